"""Previews that came to nothing are forgotten after a day."""

from datetime import datetime

from services.notifications.audiences import store
from shared.registry import Means, timer
from shared.transaction import Database


async def next_due(database: Database) -> datetime | None:
    """A day after the oldest one was made."""
    return await store.next_forgotten(database.pool)


@timer("audiences", clock="real", next_due=next_due)
async def forget_previews(means: Means) -> None:
    """The real clock's day: a stepped world may pass a year between preview and command."""
    await store.forget_unused(means.database.pool, means.database.clock.real())
