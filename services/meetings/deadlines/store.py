"""Deadlines in PostgreSQL, with the facts that go with each change. Sole caller of write SQL."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import asyncpg
import msgspec

from services.meetings.deadlines import model
from services.meetings.deadlines.model import Deadline
from services.meetings.sessions.model import Session
from shared.deadlines.rules import Rule
from shared.errors import Conflict, NotFound
from shared.messages import Event
from shared.queries import queries
from shared.transaction import Connection, Transaction

SQL = queries("services.meetings.deadlines")


async def standing(connection: Connection, session: UUID, subject: str) -> datetime | None:
    """The instant (UTC) after which ``subject`` is closed in the session.

    None while there is no such deadline, or while it has no date: then nothing has passed.
    """
    due: datetime | None = await connection.fetchval(SQL["standing_in_session"], session, subject)
    return due


async def get(connection: Connection, deadline: UUID) -> Deadline:
    """As it stands, also when it is cancelled."""
    row = await connection.fetchrow(SQL["get_deadline"], deadline)
    if row is None:
        raise NotFound(f"There is no deadline with the id {deadline}.")
    return read(row)


async def of_session(connection: Connection, session: UUID) -> list[Deadline]:
    """All that stand, without those that were cancelled."""
    return [read(row) for row in await connection.fetch(SQL["deadlines_of_session"], session)]


async def session_of(connection: Connection, deadline: UUID) -> UUID:
    """The session in which it falls due."""
    session: UUID | None = await connection.fetchval(SQL["session_of_deadline"], deadline)
    if session is None:
        raise NotFound(f"There is no deadline with the id {deadline}.")
    return session


def read(row: asyncpg.Record) -> Deadline:
    """A row; its rule is kept as JSON."""
    rule = msgspec.json.decode(row["rule"], type=Rule)
    return msgspec.convert(dict(row) | {"rule": rule}, Deadline)


async def add(tx: Transaction, deadline: Deadline, facts: Sequence[Event]) -> None:
    """Conflict when the same thing is due in the session already."""
    added = await tx.connection.fetchval(
        SQL["add_deadline"],
        deadline.id,
        deadline.session,
        deadline.subject,
        deadline.title,
        deadline.part,
        msgspec.json.encode(deadline.rule).decode(),
        deadline.wall,
        deadline.zone,
        deadline.place,
        deadline.due,
        tx.now,
    )
    if not added:
        raise Conflict(f"The session has a deadline “{deadline.title}” already. Change that one.")
    await tx.record(*facts)


async def keep(tx: Transaction, deadline: Deadline, facts: Sequence[Event]) -> None:
    """Under its latest rule and time."""
    if not facts:
        return
    values = (deadline.title, deadline.part, msgspec.json.encode(deadline.rule).decode())
    times = (deadline.wall, deadline.zone, deadline.due, tx.now)
    try:
        await tx.connection.execute(SQL["keep_deadline"], deadline.id, *values, *times)
    except asyncpg.UniqueViolationError as error:
        raise Conflict(f"The session has a deadline “{deadline.title}” already.") from error
    await tx.record(*facts)


async def cancel(tx: Transaction, deadline: Deadline, facts: Sequence[Event]) -> None:
    """The row stays: calendars say that it was cancelled."""
    if facts:
        await tx.connection.execute(SQL["cancel_deadline"], deadline.id, tx.now)
        await tx.record(*facts)


async def follow(tx: Transaction, session: Session, reason: str) -> None:
    """Every deadline of a session that was moved in this transaction."""
    for deadline in await of_session(tx.connection, session.id):
        stands, facts = model.follow(deadline, session, reason)
        await keep(tx, stands, facts)
