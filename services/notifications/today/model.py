"""What state something that is due is in, for who has to act. No await, clock, or driver."""

from datetime import datetime, timedelta
from typing import Literal

from services.notifications.reminders.model import Owner

SOON = timedelta(hours=48)
RECENTLY = timedelta(days=7)
Mark = Literal["waiting", "at_risk", "late", "moved", "delivered"]


def mark(owner: Owner, due: datetime, moved_at: datetime | None, now: datetime) -> Mark:
    """Never a green light: that something will be delivered is not known here.

    A deadline that has passed is closed; a milestone whose day is over and that is not delivered
    is late; what comes within 48 hours is at risk of being missed.
    """
    if due < now:
        return "late" if owner == "workplan" else "delivered"
    if due - now <= SOON:
        return "at_risk"
    if moved_at and now - moved_at <= RECENTLY:
        return "moved"
    return "waiting"
