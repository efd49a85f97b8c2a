"""What operators watch of reminders."""

from services.notifications.reminders import store
from shared.registry import gauge
from shared.transaction import Database


@gauge("reminders_late_seconds", "How long the oldest reminder that is due has waited")
async def reminders_late_seconds(database: Database) -> float:
    """0 when none is due; it rises while an owner does not answer."""
    return (await store.late(database.pool, database.clock.now())).seconds
