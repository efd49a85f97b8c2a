"""PUBLIC. What others may ask of workplan."""

from datetime import date, datetime
from uuid import UUID

import msgspec

from shared.registry import Ask


class IfMoved(msgspec.Struct, frozen=True, kw_only=True):
    """Which milestones would shift if a session's parts took these days? Nothing is changed."""

    session: UUID
    opens: dict[int, date | None]
    """By the number of the part; None where it would have no date."""
    closes: dict[int, date | None]


class Shift(msgspec.Struct, frozen=True, kw_only=True):
    """One milestone and what would become of it."""

    id: UUID
    title: str
    was: date | None
    now: date | None


class MilestonesOf(msgspec.Struct, frozen=True, kw_only=True):
    """Which of these milestones stand undelivered, and for when?"""

    milestones: list[UUID]


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """A milestone as it stands at the moment of the answer."""

    id: UUID
    due: datetime | None
    generation: int
    """The version of the milestone: a reminder of another generation must not fire."""


WOULD_SHIFT = Ask("ask.workplan.would_shift", IfMoved, list[Shift])
STANDING_MILESTONES = Ask("ask.workplan.standing_milestones", MilestonesOf, list[Standing])
