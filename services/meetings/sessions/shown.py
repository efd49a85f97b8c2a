"""A session as it is read, and what a move of it would do."""

from datetime import date, datetime
from uuid import UUID

import msgspec

from services.meetings.deadlines.shown import DeadlineShown
from services.meetings.events.sessions import AgendaItem, Part
from services.meetings.programme.shown import Programme
from shared.deadlines.zones import local, zone_named

PARTS = msgspec.json.Decoder(list[Part])
ITEMS = msgspec.json.Decoder(list[AgendaItem])


class MoveShown(msgspec.Struct, frozen=True, kw_only=True):
    """A move that was made."""

    version: int
    """Of the session, from which on these dates stood."""
    decided_by: str
    basis: str
    happened_at: datetime
    recorded_at: datetime
    was: list[Part]
    now: list[Part]


class SessionShown(msgspec.Struct, frozen=True, kw_only=True):
    """A session with all that a page of it says."""

    id: UUID
    body: UUID
    body_name: str
    short_name: str
    symbol: str
    session_label: str
    title: str
    zone: str
    place: str
    parts: list[Part]
    """The dates that stand, or stood on the day ``as_of``."""
    as_of: date | None
    closed_at: datetime | None
    changed_at: datetime
    agenda: list[AgendaItem]
    agenda_adopted_at: datetime | None
    """None while it is provisional."""
    programme: Programme
    deadlines: list[DeadlineShown]
    moves: list[MoveShown]
    """The newest first."""
    version: int

    def postponed(self) -> bool:
        """Whether any part has no date."""
        return any(part.opens is None for part in self.parts)

    def moved_from(self) -> list[Part]:
        """What the last move took its parts from; a part that it only added is not among them."""
        last = self.moves[0] if self.moves else None
        return [part for part in last.was if part not in last.now] if last else []

    def begun(self, now: datetime) -> bool:
        """Whether every part has opened, so that the session may be closed."""
        today = local(now, zone_named(self.zone)).date()
        return all(part.opens is not None and part.opens <= today for part in self.parts)
