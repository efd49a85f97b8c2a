"""PUBLIC. The meetings of a session: numbered half days in a room."""

from datetime import datetime
from uuid import UUID

from shared.messages import Event


class MeetingScheduled(Event, frozen=True, kw_only=True, tag="meetings.meeting.scheduled.v1"):
    """A meeting has its time and room. Wall times, in the zone of the body's duty station."""

    body: UUID
    session: UUID
    title: str
    starts: datetime
    ends: datetime
    zone: str
    room: str


class MeetingMoved(Event, frozen=True, kw_only=True, tag="meetings.meeting.moved.v1"):
    """It takes another time or room; no times when its session has no dates."""

    body: UUID
    session: UUID
    title: str
    starts: datetime | None
    ends: datetime | None
    zone: str
    room: str


class MeetingCancelled(Event, frozen=True, kw_only=True, tag="meetings.meeting.cancelled.v1"):
    """It does not take place."""

    body: UUID
    session: UUID
