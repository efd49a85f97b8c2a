"""Deliveries in PostgreSQL. Sole caller of their write SQL."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

import msgspec

from services.notifications.deliveries.model import Mail
from services.notifications.events.alerts import DeliveryFailed
from shared.ids import new_id
from shared.messages import NOBODY, Cause
from shared.queries import queries
from shared.registry import Means
from shared.transaction import Database, Transaction

SQL = queries("services.notifications.deliveries")
CHANNEL = "mail"
SETTLE_SECONDS = 0.5
"""Of the real clock, since the last thing that was added to the alert."""
LEASE = timedelta(seconds=60)
LONGEST_PAUSE = timedelta(hours=1)


class Delivery(msgspec.Struct, frozen=True, kw_only=True):
    """What is to go out to one person: what the alert told after ``after``, up to ``number``."""

    id: UUID
    alert: UUID
    person: UUID
    channel: str
    after: int
    number: int
    attempts: int
    waits: int


async def queue(
    tx: Transaction, alert: UUID, numbers: Mapping[UUID, int], settled: datetime
) -> None:
    """One mail for each person, at ``settled`` (real), unless the alert grows until then."""
    people = sorted(numbers)
    await tx.connection.execute(
        SQL["queue_deliveries"],
        [new_id() for _ in people],
        people,
        [numbers[person] for person in people],
        alert,
        CHANNEL,
        settled,
    )
    tx.timers_due = True


async def claim(means: Means, limit: int) -> list[Delivery]:
    """What is due, under a lease of the real clock."""
    real = means.database.clock.real()
    limits = (real, real + LEASE, limit, LONGEST_PAUSE)
    rows = await means.database.pool.fetch(SQL["claim_deliveries"], *limits)
    return [msgspec.convert(dict(row), Delivery) for row in rows]


async def next_due(database: Database) -> datetime | None:
    """By the real clock."""
    due: datetime | None = await database.pool.fetchval(SQL["next_delivery"])
    return due


async def settle(
    tx: Transaction, delivery: Delivery, state: Literal["sent", "dropped", "failed"]
) -> bool:
    """False when somebody else has settled it since: a lease that ran out."""
    return bool(await tx.connection.fetchval(SQL["settle_delivery"], delivery.id, state))


async def keep_mail(means: Means, delivery: Delivery, mail: Mail) -> None:
    """In the local mailbox, once: the mail and its settling commit together."""
    async with means.database.transaction(await cause_of(means, delivery)) as tx:
        if await settle(tx, delivery, "sent"):
            await tx.connection.execute(
                SQL["keep_mail"],
                delivery.id,
                delivery.person,
                delivery.alert,
                mail.message_id,
                mail.subject,
                mail.text,
                tx.now,
            )


async def finish(means: Means, delivery: Delivery, state: Literal["sent", "dropped"]) -> None:
    """It went out, or there is nothing to say any more."""
    async with means.database.transaction(await cause_of(means, delivery)) as tx:
        await settle(tx, delivery, state)


async def fail(means: Means, delivery: Delivery, reason: str) -> None:
    """For good. The reason is kept in the log, so it names no address."""
    async with means.database.transaction(await cause_of(means, delivery)) as tx:
        if await settle(tx, delivery, "failed"):
            channel = delivery.channel
            await tx.record(DeliveryFailed(id=delivery.id, channel=channel, reason=reason))


async def try_later(means: Means, delivery: Delivery, pause: timedelta, *, attempted: bool) -> None:
    """An absence of our own services costs no attempt."""
    await means.database.pool.execute(
        SQL["try_later"],
        delivery.id,
        means.database.clock.real() + pause,
        delivery.attempts + attempted,
        delivery.waits + (not attempted),
    )


async def cause_of(means: Means, delivery: Delivery) -> Cause:
    """Whatever comes of it belongs to the alert's chain."""
    root = await means.database.pool.fetchval(SQL["root_of"], delivery.alert)
    return Cause(root=root, actor=NOBODY.id)
