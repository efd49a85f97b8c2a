"""Alerts are told as soon as something new is in them."""

from datetime import datetime, timedelta

from services.notifications.alerts import fanout
from services.notifications.alerts.store import SQL
from shared.registry import Means, timer
from shared.transaction import Database

PAUSE = timedelta(milliseconds=100)
"""What is left when the work returns is another replica's: look again a moment later."""


async def next_due(database: Database) -> datetime | None:
    """At once, if there is anything."""
    waits = await database.pool.fetchval(SQL["has_fanout"])
    return database.clock.real() + PAUSE if waits else None


@timer("fanout", clock="real", next_due=next_due)
async def tell_people(means: Means) -> None:
    """Every replica helps; a claim keeps two from telling the same alert at once."""
    await fanout.tell_all(means)
