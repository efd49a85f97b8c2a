"""PUBLIC. The copy of people, roles and delegations that each other service keeps of these facts.

A service names this module in its composition and has the copy; ``shared.access`` reads it.
"""

from services.identity.events.delegations import DelegationRegistered
from services.identity.events.people import PersonJoined, PersonLeft, RoleGranted, RoleRevoked
from shared.access import directory
from shared.messages import Held
from shared.registry import reaction
from shared.transaction import Transaction


@reaction(DelegationRegistered, since="beginning")
async def copy_delegation(event: DelegationRegistered, tx: Transaction) -> None:
    """Under its latest name."""
    await directory.keep_delegation(
        tx.connection,
        directory.Delegation(id=event.id, code=event.code, name=event.name, sort=event.sort),
    )


@reaction(PersonJoined, since="beginning")
async def copy_person(event: PersonJoined, tx: Transaction) -> None:
    """Without a name: the copy says who may do what, not who somebody is."""
    await directory.keep_person(tx.connection, event.id, event.delegation)


@reaction(PersonLeft, since="beginning")
async def drop_person(event: PersonLeft, tx: Transaction) -> None:
    """From here on a token of theirs signs nobody in."""
    await directory.drop_person(tx.connection, event.id)


@reaction(RoleGranted, since="beginning")
async def copy_role(event: RoleGranted, tx: Transaction) -> None:
    """Effective with the next request."""
    await directory.keep_role(tx.connection, event.id, Held(role=event.role, body=event.body))


@reaction(RoleRevoked, since="beginning")
async def drop_role(event: RoleRevoked, tx: Transaction) -> None:
    """Effective with the next request."""
    await directory.drop_role(tx.connection, event.id, Held(role=event.role, body=event.body))
