"""Audiences in PostgreSQL: the people whom a concern means, and those whom a preview named."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import asyncpg
import msgspec

from services.notifications.audiences import model
from services.notifications.audiences.model import Concern
from shared.queries import queries
from shared.transaction import Connection

SQL = queries("services.notifications.audiences")


class Concerned(msgspec.Struct, frozen=True, kw_only=True):
    """A person, and why that person is told."""

    person: UUID
    why: str
    """``watch``, ``body``, ``secretariat`` or ``delegation``."""


async def people(
    connection: Connection, concern: Concern, after: UUID, limit: int
) -> list[Concerned]:
    """The next ones in the order of their ids; those who have left are left out."""
    rows = await connection.fetch(
        SQL["people_concerned"],
        concern.token,
        concern.body,
        list(concern.things),
        concern.followers,
        concern.watchers,
        concern.secretariat,
        list(concern.delegations),
        after,
        limit,
        concern.besides,
    )
    return [Concerned(person=row["person"], why=row["why"]) for row in rows]


async def keep(pool: asyncpg.Pool, token: UUID, body: UUID, things: Sequence[UUID]) -> list[UUID]:
    """The people who are named under the token from now on."""
    rows = await pool.fetch(SQL["keep_audience"], token, body, list(things))
    return [row["person"] for row in rows]


async def under(connection: Connection, token: UUID | None, ordinary: Concern) -> Concern:
    """Exactly the people of the token; a token that was never kept, or is forgotten, names nobody.

    Then the ordinary rule speaks: a change of which nobody is told is the greater harm.
    """
    if token is None or not await connection.fetchval(SQL["is_kept"], token):
        return ordinary
    return Concern(body=ordinary.body, things=(), token=token, besides=ordinary.besides)


async def forget_unused(pool: asyncpg.Pool, real: datetime) -> None:
    """What was made more than a day ago, and no alert refers to."""
    await pool.execute(SQL["forget_unused"], model.oldest_kept(real))


async def next_forgotten(pool: asyncpg.Pool) -> datetime | None:
    """When the oldest one will have been kept long enough."""
    token = await pool.fetchval(SQL["oldest_unused"])
    return model.made_at(token) + model.KEPT if token else None
