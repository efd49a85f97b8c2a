"""What is due, and its reminders, in PostgreSQL. Sole caller of their write SQL."""

from datetime import datetime
from uuid import UUID

import asyncpg
import msgspec

from services.notifications.reminders import model
from services.notifications.reminders.model import DueItem, Owner, Reminder, State
from shared.queries import queries
from shared.transaction import Connection, Transaction

SQL = queries("services.notifications.reminders")


class Late(msgspec.Struct, frozen=True, kw_only=True):
    """What should have fired by now: it waits for its owner's answer, or for its owner's news."""

    reminders: int
    seconds: float
    """How long the first of them waits, in the world's time; 0 when there is none."""


async def keep(tx: Transaction, item: DueItem) -> None:
    """As it is now, with reminders that replace those for another date."""
    await tx.connection.execute(SQL["keep_due"], *msgspec.structs.astuple(item))
    rows = await tx.connection.fetch(SQL["pending_reminders"], item.id)
    pending = [msgspec.convert(dict(row), Reminder) for row in rows]
    await tx.connection.execute(SQL["drop_reminders"], item.id)
    rows = await tx.connection.fetch(SQL["fired_leads"], item.id, item.due)
    fired = {row["lead"] for row in rows}
    for each in model.plan(item, pending, tx.recorded_at, fired):
        await tx.connection.execute(SQL["add_reminder"], *msgspec.structs.astuple(each))
        tx.timers_due = True


async def session_of(connection: Connection, item: UUID) -> UUID | None:
    """The session that it hangs on; None for what hangs on none, or was not told of yet."""
    session: UUID | None = await connection.fetchval(SQL["session_of"], item)
    return session


async def end(tx: Transaction, item: UUID, state: State, generation: int) -> None:
    """Nothing is due any more."""
    await tx.connection.execute(SQL["end_due"], item, state, generation)
    await tx.connection.execute(SQL["drop_reminders"], item)


async def next_due(pool: asyncpg.Pool, owner: Owner) -> datetime | None:
    """Of the world's clock."""
    due: datetime | None = await pool.fetchval(SQL["next_reminder"], owner)
    return due


async def late(pool: asyncpg.Pool, now: datetime) -> Late:
    """For the gauge: one short query on a small table."""
    [row] = await pool.fetch(SQL["lateness"], now)
    waited = (now - row["since"]).total_seconds() if row["since"] else 0.0
    return Late(reminders=row["reminders"], seconds=max(0.0, waited))
