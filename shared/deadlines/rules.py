"""What a deadline rule says, and the wall time that it leads to. A broken rule cannot exist."""

from datetime import datetime, time
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from shared.deadlines.zones import EARLIEST, LATEST, resolve, zone_named
from shared.errors import RuleBroken


class Anchor(StrEnum):
    """What a rule counts from."""

    SESSION_OPENS = "session_opens"
    PART_OPENS = "part_opens"
    PART_CLOSES = "part_closes"
    MEETING = "meeting"
    SUBMISSION = "submission"
    ISSUE = "issue"
    SILENCE = "silence"
    DEADLINE = "deadline"  # another deadline, on which this one depends


class Unit(StrEnum):
    """Days and weeks go by the station's calendar; hours are elapsed time between instants."""

    HOURS = "hours"
    DAYS = "days"
    WORKING_DAYS = "working_days"
    WEEKS = "weeks"


class Direction(StrEnum):
    """To which side of the anchor the deadline lies."""

    BEFORE = "before"
    AFTER = "after"


class Roll(StrEnum):
    """Where a day goes that is not a working day at the duty station."""

    STAYS = "stays"
    EARLIER = "earlier"
    LATER = "later"


FIVE_YEARS = {Unit.HOURS: 43_848, Unit.DAYS: 1_827, Unit.WORKING_DAYS: 1_305, Unit.WEEKS: 261}


class Rule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """So many units before or after the anchor, at a local time of the duty station.

    The anchor's own day is not counted ("counted from the day after"), unless
    ``counts_anchor_day``: then it is day one. For hours, ``at`` is the time at which the
    anchor's day starts to count where only its day is known.
    """

    count: int
    unit: Unit
    direction: Direction
    anchor: Anchor
    at: Annotated[time, Meta(tz=False)] | None = None
    counts_anchor_day: bool = False
    roll: Roll = Roll.STAYS

    def __post_init__(self) -> None:
        if self.count < 0:
            raise RuleBroken('A negative number counts nothing: say "after" instead of "before".')
        if self.count > FIVE_YEARS[self.unit]:
            raise RuleBroken("A deadline lies at most five years from what it counts from.")
        if self.at is None and self.unit is not Unit.HOURS:
            raise RuleBroken("A deadline needs a time of day, for example 13:00.")
        if self.at is not None and self.at.tzinfo is not None:
            raise RuleBroken("The time of day is the duty station's own: give it without offset.")
        if self.counts_anchor_day and (self.count == 0 or self.unit not in DAY_UNITS):
            raise RuleBroken("Only a count of one day or more can begin with the anchor's own day.")
        if self.roll is not Roll.STAYS and self.unit is Unit.HOURS:
            raise RuleBroken("Hours run through nights and holidays: they do not move.")


DAY_UNITS = frozenset({Unit.DAYS, Unit.WORKING_DAYS})


class WallTime(Struct, frozen=True, kw_only=True):
    """How a deadline is stored: what the clock on the wall will show, where, and why.

    ``rule`` is None where an officer set the date by hand.
    """

    at: Annotated[datetime, Meta(tz=False)]
    zone: str
    rule: Rule | None = None

    def __post_init__(self) -> None:
        zone_named(self.zone)
        if self.at.tzinfo is not None:
            raise RuleBroken("A deadline is the clock on the wall of a place: give no offset.")
        if not EARLIEST <= self.at.year <= LATEST:
            raise RuleBroken(f"The year {self.at.year} is not between {EARLIEST} and {LATEST}.")

    def instant(self) -> datetime:
        """In UTC; see ``resolve`` for times that do not exist or exist twice."""
        return resolve(self.at, self.zone)
