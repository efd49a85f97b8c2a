"""Telling an alert to people: in batches that each commit, so that a kill loses none."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

import asyncpg
import msgspec

from services.notifications.alerts.store import SQL
from services.notifications.audiences import store as audiences
from services.notifications.audiences.model import Concern
from services.notifications.audiences.store import Concerned
from services.notifications.deliveries import store as deliveries
from services.notifications.events.alerts import AlertRaised
from shared.messages import NOBODY, Cause
from shared.registry import Means
from shared.transaction import Transaction

BATCH = 500
ALERTS = 50


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """Items of one alert that concern the same people and have come equally far."""

    items: list[int]
    concern: Concern
    after: UUID


async def tell_all(means: Means) -> None:
    """Until nobody is left to be told, or other replicas are at what is left."""
    pool = means.database.pool
    while pending := await pool.fetch(SQL["pending_alerts"], ALERTS):
        told = [await tell_some(means, row) for row in pending]
        if not any(told):
            return


async def tell_some(means: Means, pending: asyncpg.Record) -> bool:
    """One batch of one alert; False when another replica is at it."""
    alert = pending["id"]
    cause = Cause(root=pending["root"], actor=NOBODY.id, audience=pending["audience"])
    async with means.database.transaction(cause) as tx:
        if not await tx.connection.fetchval(SQL["claim_alert"], alert):
            return False
        job = first_job(await tx.connection.fetch(SQL["fanout_of"], alert))
        if job is None:
            return False
        people = await audiences.people(tx.connection, job.concern, job.after, BATCH)
        if people:
            settled = means.database.clock.real() + timedelta(seconds=deliveries.SETTLE_SECONDS)
            numbers = await tell(tx, alert, job, people)
            await deliveries.queue(tx, alert, numbers, settled)
        if len(people) == BATCH:
            await tx.connection.execute(SQL["advance_fanout"], alert, job.items, people[-1].person)
        else:
            await tx.connection.execute(SQL["finish_fanout"], alert, job.items)
        if await tx.connection.fetchval(SQL["take_growth"], alert):
            await tx.record(AlertRaised(id=alert, cause=pending["root"]))
    return True


def first_job(rows: Sequence[asyncpg.Record]) -> Job | None:
    """The first item, and with it those that go to the same people: they share a number."""
    if not rows:
        return None
    concern, after = rows[0]["concern"], rows[0]["after"]
    alike = [row["item"] for row in rows if (row["concern"], row["after"]) == (concern, after)]
    return Job(items=alike, concern=msgspec.json.decode(concern, type=Concern), after=after)


async def tell(
    tx: Transaction, alert: UUID, job: Job, people: Sequence[Concerned]
) -> dict[UUID, int]:
    """The new number of each inbox."""
    await tx.connection.execute(SQL["mark_grown"], alert)
    rows = await tx.connection.fetch(
        SQL["tell_people"],
        [each.person for each in people],
        [each.why for each in people],
        alert,
        job.items,
        tx.now,
    )
    return {row["person"]: row["number"] for row in rows}
