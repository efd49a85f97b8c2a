"""People in PostgreSQL, with the facts that go with each change. Sole caller of write SQL."""

from collections.abc import Sequence
from uuid import UUID

from services.identity.events.people import PersonJoined, PersonLeft, RoleGranted, RoleRevoked
from services.identity.people.model import Account
from shared.access import directory
from shared.errors import Conflict, NotFound
from shared.messages import Actor, Held, Role
from shared.queries import queries
from shared.transaction import Transaction

SQL = queries("services.identity.people")


async def add(
    tx: Transaction, account: Account, password: str, facts: Sequence[PersonJoined]
) -> None:
    """``password`` is hashed already. Conflict when the address is another person's."""
    values = (account.person, account.name, account.email, account.zone, account.language)
    if not await tx.connection.fetchval(SQL["add_account"], *values, password):
        raise Conflict(f"email: Somebody has an account with the address {account.email}.")
    for fact in facts:
        await require_delegation(tx, fact.delegation)
        await directory.keep_person(tx.connection, fact.id, fact.delegation)
    await tx.record(*facts)


async def require_delegation(tx: Transaction, delegation: UUID | None) -> None:
    """None is the secretariat."""
    if delegation and not await tx.connection.fetchval(SQL["is_delegation"], delegation):
        raise NotFound(f"delegation: No delegation has the id {delegation}.")


async def get(tx: Transaction, person: UUID) -> Actor:
    """With the roles held; held itself until the transaction ends."""
    await tx.hold(person)
    rows = await tx.connection.fetch(directory.SQL["roles_of_person"], person)
    if not rows:
        raise NotFound(f"There is no person with the id {person}.")
    held = (Held(role=Role(row["role"]), body=row["body"]) for row in rows if row["role"])
    return Actor(id=person, delegation=rows[0]["delegation"], held=frozenset(held))


async def save_roles(tx: Transaction, facts: Sequence[RoleGranted | RoleRevoked]) -> None:
    """Identity reads the same copy as every other service, and writes it here."""
    for fact in facts:
        held = Held(role=fact.role, body=fact.body)
        keep = directory.keep_role if isinstance(fact, RoleGranted) else directory.drop_role
        await keep(tx.connection, fact.id, held)
    await tx.record(*facts)


async def erase(tx: Transaction, person: UUID) -> None:
    """Name and address are gone for good; the id stays in the logs and means nobody."""
    await tx.connection.execute(SQL["erase_account"], person)
    await directory.drop_person(tx.connection, person)
    await tx.record(PersonLeft(id=person))
