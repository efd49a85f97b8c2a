"""PUBLIC. What is due in a session, by when, by which rule."""

from datetime import datetime
from uuid import UUID

from shared.messages import Event


class DeadlineSet(Event, frozen=True, kw_only=True, tag="meetings.deadline.set.v1"):
    """Something is due. The deadline's version is the generation that reminders belong to."""

    body: UUID
    session: UUID
    subject: str
    """What is due: ``drafts``, ``revised drafts``, ``co-sponsorship``, ``comments`` …"""
    title: str
    rule: str
    """In words."""
    wall: datetime | None
    """Wall time at the duty station, without an offset; None while the session has no dates."""
    zone: str
    place: str
    due: datetime | None
    """The instant (UTC) that the wall time resolves to."""


class DeadlineMoved(Event, frozen=True, kw_only=True, tag="meetings.deadline.moved.v1"):
    """It is due at another time, or at none yet."""

    body: UUID
    session: UUID
    subject: str
    title: str
    rule: str
    was: datetime | None
    """The instant (UTC) until now."""
    wall: datetime | None
    zone: str
    place: str
    due: datetime | None
    reason: str


class DeadlineCancelled(Event, frozen=True, kw_only=True, tag="meetings.deadline.cancelled.v1"):
    """Nothing is due any more."""

    body: UUID
    session: UUID
    reason: str
