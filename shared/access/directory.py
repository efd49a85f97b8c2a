"""The copy of people, roles and delegations that each service keeps in its own schema.

Identity writes it together with its own rows; the others from identity's facts. No names of
people, no addresses: what a person is called is asked of identity.
"""

from uuid import UUID

import asyncpg
import msgspec

from shared.messages import Actor, Held, Role
from shared.queries import queries
from shared.transaction import Connection

SQL = queries("shared.access")


class Delegation(msgspec.Struct, frozen=True, kw_only=True):
    """A State, observer or organization, as it is printed in documents."""

    id: UUID
    code: str
    """ISO 3166-1 alpha-3 where there is one."""
    name: str
    """The official name, which alphabetical order follows."""
    sort: str
    """Orders as documents do: diacritics ignored, observers after the States."""


async def keep_person(connection: Connection, person: UUID, delegation: UUID | None) -> None:
    """Known from here on; again when the person acts for somebody else."""
    await connection.execute(SQL["keep_person"], person, delegation)


async def drop_person(connection: Connection, person: UUID) -> None:
    """Whoever has left may do nothing from here on; the log keeps the id."""
    await connection.execute(SQL["drop_roles"], person)
    await connection.execute(SQL["drop_person"], person)


async def keep_role(connection: Connection, person: UUID, held: Held) -> None:
    """Held from here on; twice is once."""
    await connection.execute(SQL["keep_role"], person, held.role, held.body)


async def drop_role(connection: Connection, person: UUID, held: Held) -> None:
    """Held no more."""
    await connection.execute(SQL["drop_role"], person, held.role, held.body)


async def keep_delegation(connection: Connection, delegation: Delegation) -> None:
    """Under the name that is printed from here on."""
    await connection.execute(
        SQL["keep_delegation"], delegation.id, delegation.code, delegation.name, delegation.sort
    )


async def actor_of(pool: asyncpg.Pool, person: UUID) -> Actor | None:
    """The person with the roles held at this moment; None when nobody of that id is here."""
    rows = await pool.fetch(SQL["roles_of_person"], person)
    if not rows:
        return None
    held = (Held(role=Role(row["role"]), body=row["body"]) for row in rows if row["role"])
    return Actor(id=person, delegation=rows[0]["delegation"], held=frozenset(held))


async def delegations(pool: asyncpg.Pool) -> list[Delegation]:
    """All of them, in the order in which documents print them (a few hundred at most)."""
    rows = await pool.fetch(SQL["delegations"])
    return msgspec.convert([dict(row) for row in rows], list[Delegation])
