"""Firing: by one replica, once, and never for a date that does not stand.

The claim is held while the owner is asked, 2 s at most: so a replica that is killed frees it at
once, and a change that arrives meanwhile waits for the outcome.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

import asyncpg
import msgspec

from services.meetings.asks import STANDING_DEADLINES, DeadlinesOf
from services.notifications.alerts import store as alerts
from services.notifications.alerts.model import Due
from services.notifications.audiences.model import public
from services.notifications.reminders import model
from services.notifications.reminders.model import Owner, Reminder
from services.notifications.reminders.store import SQL
from services.workplan.asks import STANDING_MILESTONES, MilestonesOf
from shared.ids import new_id
from shared.messages import NOBODY, Cause
from shared.registry import Means
from shared.transaction import Transaction

BATCH = 100
ON_TIME = timedelta(minutes=5)
Standing = dict[UUID, tuple[datetime | None, int]]


async def fire_due(means: Means, owner: Owner) -> int:
    """A batch of what is due now; how many were settled. Unanswered leaves them due."""
    async with means.database.transaction(Cause(root=new_id(), actor=NOBODY.id)) as tx:
        rows = await tx.connection.fetch(SQL["claim_reminders"], owner, tx.now, BATCH)
        if not rows:
            return 0
        standing = await ask(means, owner, sorted({row["item"] for row in rows}))
        await settle(tx, rows, standing)
        return len(rows)


async def ask(means: Means, owner: Owner, items: list[UUID]) -> Standing:
    """What stands at this moment, by the one who decides it."""
    if owner == "meetings":
        deadlines = await means.ask(STANDING_DEADLINES, DeadlinesOf(deadlines=items))
        return {each.id: (each.due, each.generation) for each in deadlines}
    milestones = await means.ask(STANDING_MILESTONES, MilestonesOf(milestones=items))
    return {each.id: (each.due, each.generation) for each in milestones}


async def settle(tx: Transaction, rows: Sequence[asyncpg.Record], standing: Standing) -> None:
    """What falls due together in one session is one alert; every other is a cause of its own."""
    roots: dict[tuple[UUID, str, datetime], UUID] = {}
    latest = {row["item"]: row["lead"] for row in rows}
    for row in rows:
        fields = {name: row[name] for name in Reminder.__struct_fields__}
        reminder = msgspec.convert(fields, Reminder)
        key = (reminder.item, reminder.lead)
        match model.decide(reminder, standing.get(reminder.item), row["reached"]):
            case "drop":
                await tx.connection.execute(SQL["drop_reminder"], *key)
            case "wait":
                await tx.connection.execute(SQL["supersede"], *key)
            case "fire" if latest[reminder.item] != reminder.lead:  # after an absence of ours
                await tx.connection.execute(SQL["drop_reminder"], *key)
            case "fire":
                await tx.connection.execute(SQL["drop_reminder"], *key)
                together = (row["within"], reminder.lead, reminder.due)
                root = roots.setdefault(together, new_id())
                await fire(tx, reminder, row, root)


async def fire(tx: Transaction, reminder: Reminder, row: asyncpg.Record, root: UUID) -> None:
    """Recorded and raised in one: neither without the other."""
    fired = (reminder.item, reminder.lead, reminder.generation, tx.now, reminder.due)
    if not await tx.connection.fetchval(SQL["record_firing"], *fired):
        return
    fact = Due(
        id=reminder.item,
        body=row["body"],
        title=row["title"],
        due=reminder.due,
        zone=row["zone"],
        place=row["place"],
        lead=reminder.lead,
        late_at=tx.now if tx.now - reminder.fires_at > ON_TIME else None,
    )
    things = (reminder.item, row["within"], row["session"], row["body"])
    nearest = tuple(dict.fromkeys(thing for thing in things if thing is not None))
    await alerts.add(tx, root, fact, public(row["body"], nearest))
