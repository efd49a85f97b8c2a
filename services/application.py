"""The one composition: an application with one plugin for each service that runs in it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from litestar import Litestar
from litestar.di import Provide
from litestar.openapi.config import OpenAPIConfig
from litestar.plugins import InitPlugin
from litestar.types import ASGIApp
from msgspec import Struct

from infra.operations import plugin as operations
from infra.operations.start import StartPlugin
from services.identity.service import IDENTITY
from services.meetings.service import MEETINGS
from services.notifications.service import NOTIFICATIONS
from services.workplan.service import WORKPLAN
from shared.access.tokens import Tokens
from shared.clock import Clock, SteppedClock, SystemClock
from shared.http.assets import asset
from shared.http.formats import Formats
from shared.http.forms import Forms
from shared.http.language import choose_language
from shared.http.problems import Problems
from shared.http.safety import Safety
from shared.http.site import Site
from shared.http.wire import LARGEST_JSON
from shared.plugin import ServicePlugin
from shared.service import Service
from shared.settings import Settings
from shared.web.render import Pages

SERVICES = (IDENTITY, MEETINGS, WORKPLAN, NOTIFICATIONS)
"""All there are. A process runs any of them."""
VERSION = "0.1.0"
EXAMPLE_PAGES = Path(__file__).parents[1] / "example" / "pages"


class Composed(Struct, frozen=True, kw_only=True):
    """An application, and what it was composed of."""

    asgi: ASGIApp
    litestar: Litestar
    plugins: tuple[ServicePlugin, ...]
    tokens: Tokens


def clock_of(settings: Settings) -> Clock:
    """The machine's, or the demonstration's."""
    if settings.clock == "system":
        return SystemClock()
    return SteppedClock(datetime.fromisoformat(settings.clock))


def application(
    services: Sequence[Service],
    settings: Settings,
    clock: Clock,
    beside: Callable[[Site], InitPlugin] = StartPlugin,
) -> Composed:
    """Whatever runs in this process, behind one port. ``beside`` has the first page."""
    tokens = Tokens(settings.key)
    folders = {name: path for each in services for name, path in each.templates.items()}
    folders |= {"infra/operations": operations.PAGES, "example": EXAMPLE_PAGES}
    site = Site(
        pages=Pages(folders),
        tokens=tokens,
        clock=clock,
        base=settings.address,
        zone=settings.zone,
        place=settings.place,
    )
    plugins = tuple(
        ServicePlugin(each, settings.places[each.name], site, settings) for each in services
    )
    app = Litestar(
        route_handlers=[asset, choose_language],
        plugins=[*plugins, operations.OperationsPlugin(plugins, site), beside(site)],
        dependencies={"site": Provide(lambda: site, sync_to_thread=False)},
        exception_handlers=Problems(site).handlers(),
        logging_config=None,
        request_max_body_size=LARGEST_JSON,
        openapi_config=OpenAPIConfig(title="Penholder", version=VERSION),
    )
    asgi = Safety(Formats(Forms(app, tokens, clock)))
    return Composed(asgi=asgi, litestar=app, plugins=plugins, tokens=tokens)
