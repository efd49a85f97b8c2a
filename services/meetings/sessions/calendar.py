"""The calendar of all sessions: a page, and what programs subscribe to."""

from collections.abc import Iterable
from datetime import date, datetime
from itertools import groupby
from uuid import UUID

import msgspec

from services.meetings.sessions.store import SQL
from shared.access.look import Look
from shared.access.sight import EVERYONE
from shared.deadlines.zones import local, zone_named
from shared.formats.ics import AllDay, Entry, Status
from shared.formats.ics import render as render_ics
from shared.registry import Rendered, view


class PartShown(msgspec.Struct, frozen=True, kw_only=True):
    """One part of a session, as a calendar has it."""

    id: UUID
    """Of the session."""
    body: UUID
    short_name: str
    title: str
    place: str
    zone: str
    part: int
    parts: int
    opens: date | None
    closes: date | None
    last_opens: date | None
    """The last first day that it had; None if it never had one."""
    last_closes: date | None
    closed: bool
    moved: bool
    changed_at: datetime
    version: int


class Month(msgspec.Struct, frozen=True, kw_only=True):
    """What opens in a month."""

    first: date
    parts: list[PartShown]


class Calendar(msgspec.Struct, frozen=True, kw_only=True):
    """All sessions: those to come by month, those without a date, and the past."""

    coming: list[Month]
    undated: list[PartShown]
    past: list[Month]
    """The latest first."""

    def all(self) -> list[PartShown]:
        """In the order of their days."""
        months = [*reversed(self.past), *self.coming]
        return [part for month in months for part in month.parts] + self.undated


def months(parts: Iterable[PartShown]) -> list[Month]:
    """In the order given."""
    dated = [(part.opens.replace(day=1), part) for part in parts if part.opens]
    grouped = groupby(dated, key=lambda pair: pair[0])
    return [Month(first=first, parts=[part for _, part in pairs]) for first, pairs in grouped]


def as_ics(answer: Calendar, *, base: str, now: datetime) -> Rendered:
    """Whole days; a part keeps its UID wherever it goes."""
    entries = [entry(part, base) for part in answer.all()]
    content = render_ics("Sessions", [each for each in entries if each])
    return Rendered(content=content, media_type="text/calendar; charset=utf-8")


def entry(part: PartShown, base: str) -> Entry | None:
    """While it is postponed, at the last days that it had, tentative, and its title says so."""
    if part.last_opens is None or part.last_closes is None:
        return None
    title = part.title if part.parts == 1 else f"{part.title}, part {part.part}"
    title = f"{title} ({part.short_name})"
    return Entry(
        uid=f"session-{part.id}-{part.part}@penholder",
        sequence=part.version,
        status=Status.CONFIRMED if part.opens else Status.TENTATIVE,
        when=AllDay(first=part.last_opens, last=part.last_closes),
        title=title if part.opens else f"Postponed, date to be announced: {title}",
        last_modified=part.changed_at,
        stamp=part.changed_at,
        place=part.place,
        url=f"{base}/sessions/{part.id}",
    )


@view(
    "/calendar",
    sees=EVERYONE,
    page="meetings/sessions/calendar.html",
    formats={"ics": as_ics},
)
async def show_calendar(look: Look, body: UUID | None = None) -> Calendar:
    """All sessions, or those of one body."""
    rows = await look.rows(SQL["calendar"], body)
    parts = msgspec.convert([dict(row) for row in rows], list[PartShown])
    coming = [part for part in parts if not is_past(part, look.now)]
    past = [part for part in parts if is_past(part, look.now)]
    return Calendar(
        coming=months(coming),
        undated=[part for part in coming if part.opens is None],
        past=months(reversed(past)),
    )


def is_past(part: PartShown, now: datetime) -> bool:
    """Once the last day at the place is over."""
    return part.closes is not None and part.closes < local(now, zone_named(part.zone)).date()
