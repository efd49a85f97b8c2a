"""What the world's clock asks of reminders: a timer for each owner, so that none holds up another.

Without the owner's answer a reminder stays due. It is asked again, after longer and longer pauses.
"""

import asyncio
from datetime import datetime, timedelta

from services.notifications.reminders import firing, store
from services.notifications.reminders.model import Owner
from shared.errors import Unanswered
from shared.registry import Means, timer
from shared.transaction import Database

FIRST_PAUSE = 0.5
LONGEST_PAUSE = 30.0
ELSEWHERE = timedelta(milliseconds=200)
"""What is still due when the work returns is in another replica's hands for a moment."""


async def next_of(database: Database, owner: Owner) -> datetime | None:
    """A stepped clock is told the truth, for it waits for what is due."""
    due = await store.next_due(database.pool, owner)
    if due is None or database.clock.stepped:
        return due
    return max(due, database.clock.now() + ELSEWHERE)


async def next_deadline(database: Database) -> datetime | None:
    """Of a deadline's reminders."""
    return await next_of(database, "meetings")


async def next_milestone(database: Database) -> datetime | None:
    """Of a milestone's reminders."""
    return await next_of(database, "workplan")


@timer("deadline_reminders", clock="world", next_due=next_deadline)
async def remind_of_deadlines(means: Means) -> None:
    """7 days, 1 day and 3 hours before."""
    await fire_all(means, "meetings")


@timer("milestone_reminders", clock="world", next_due=next_milestone)
async def remind_of_milestones(means: Means) -> None:
    """7 days and 1 day before."""
    await fire_all(means, "workplan")


async def fire_all(means: Means, owner: Owner) -> None:
    """Until nothing is due, however long the owner is away."""
    pause = FIRST_PAUSE
    while True:
        try:
            while await firing.fire_due(means, owner):
                pause = FIRST_PAUSE
        except Unanswered:
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)
        else:
            return
