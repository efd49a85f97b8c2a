"""What is known here of other services' things. No await, no clock, no randomness, no driver."""

from datetime import datetime
from typing import Literal
from uuid import UUID

import msgspec

Kind = Literal["body", "session", "meeting", "deadline", "draft", "plan", "milestone"]


class Thing(msgspec.Struct, frozen=True, kw_only=True):
    """Something that may be watched, and that alerts are about."""

    id: UUID
    kind: Kind
    body: UUID
    within: UUID | None = None
    """The session or the plan that it belongs to."""
    title: str


class Meeting(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting as it was last told; wall times in ``zone``."""

    id: UUID
    body: UUID
    session: UUID
    title: str
    starts: datetime | None
    ends: datetime | None
    zone: str
    room: str


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """Whose draft it is. Before it is issued it exists for its own people only."""

    delegation: UUID
    sponsors: tuple[UUID, ...] = ()
    issued: bool
