"""A programme as it is read: on pages, by programs, in calendars."""

from collections.abc import Callable
from datetime import date, datetime, time
from itertools import groupby
from uuid import UUID

import msgspec

from services.meetings.events.sessions import Part
from shared.http.lasting import Lasting


class MeetingShown(msgspec.Struct, frozen=True, kw_only=True):
    """One meeting; its hours are those of the place."""

    id: UUID
    session: UUID
    title: str
    room: str
    part: int
    day: date | None
    """None while its part has no such day: it is to be placed anew."""
    starts: time
    ends: time
    starts_at: datetime
    """The instants that stand, or the last that stood."""
    ends_at: datetime
    cancelled: bool
    changed_at: datetime
    version: int

    @property
    def href(self) -> str:
        """Its own page."""
        return f"/meetings/{self.id}"

    @property
    def hours(self) -> str:
        """``10:00–13:00``."""
        return f"{self.starts:%H:%M}–{self.ends:%H:%M}"

    @property
    def note(self) -> str:
        """Nothing more to say in the grid."""
        return ""

    @property
    def state(self) -> str | None:
        """The name of a state of the page kit."""
        return "cancelled" if self.cancelled else None


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One day of the grid."""

    label: str
    cells: list[list[MeetingShown]]
    """One for each room."""


class Programme(Lasting, frozen=True, kw_only=True, eq=False):
    """The programme of work of a session. Each is itself: what is drawn of it is kept beside it."""

    id: UUID
    """Of the session."""
    title: str
    short_name: str
    body: UUID
    zone: str
    place: str
    parts: list[Part]
    meetings: list[MeetingShown]
    version: int
    """Of the session: a meeting has its own."""

    def rooms(self) -> list[str]:
        """Those in which something takes place."""
        return sorted({meeting.room for meeting in self.meetings if meeting.day})

    def rows(self, label: Callable[[date], str]) -> list[Row]:
        """The days that have meetings; ``label`` puts a day in words."""
        rooms = self.rooms()
        dated = sorted(
            (meeting for meeting in self.meetings if meeting.day),
            key=lambda meeting: (meeting.day, meeting.starts),
        )
        return [
            Row(label=label(day), cells=cells(rooms, list(meetings)))
            for day, meetings in groupby(dated, key=lambda meeting: meeting.day)
            if day
        ]

    def unplaced(self) -> list[MeetingShown]:
        """What waits for a date, or for a new place because its part became too short."""
        return [each for each in self.meetings if each.day is None and not each.cancelled]


def cells(rooms: list[str], meetings: list[MeetingShown]) -> list[list[MeetingShown]]:
    """The meetings of a day, by room."""
    return [[meeting for meeting in meetings if meeting.room == room] for room in rooms]
