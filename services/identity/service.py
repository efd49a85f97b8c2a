"""Identity as a value: a new noun is one line here, what it declares is found in its modules."""

from services.identity.delegations import commands as delegation_commands
from services.identity.delegations import views as delegation_views
from services.identity.events import delegations, people
from services.identity.people import commands as person_commands
from services.identity.people import views as person_views
from services.identity.signing import routes
from shared.service import Service

IDENTITY = Service.of(
    "identity",
    *(people, delegations),
    *(delegation_commands, delegation_views),
    *(person_commands, person_views),
    routes,
)
