"""Calendars that programs subscribe to (RFC 5545, with the name of RFC 7986).

A move must arrive as a move: an entry keeps its UID for life, its SEQUENCE rises with each
change, a cancelled one stays in the calendar and says so. The lines are written here, because
it is several times as fast as building them as components; the tests read them back.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from msgspec import Struct

from shared.deadlines.zones import wall_of
from shared.formats.lines import fold, property_text, property_uri
from shared.formats.timezones import vtimezone

REFRESH = "PT15M"


class Status(StrEnum):
    """The three that a VEVENT may have."""

    CONFIRMED = "CONFIRMED"
    TENTATIVE = "TENTATIVE"
    CANCELLED = "CANCELLED"


class Timed(Struct, frozen=True, kw_only=True):
    """Aware instants, shown on the clocks of an IANA zone; a deadline ends when it starts."""

    starts: datetime
    ends: datetime
    zone: str


class AllDay(Struct, frozen=True, kw_only=True):
    """Whole days, the last one included (the file names the day after it)."""

    first: date
    last: date


class Entry(Struct, frozen=True, kw_only=True):
    """``stamp`` is when this state of the entry was made, ``sequence`` its aggregate's version."""

    uid: str
    sequence: int
    status: Status
    when: Timed | AllDay
    title: str
    last_modified: datetime
    stamp: datetime
    place: str = ""
    url: str = ""
    description: str = ""


def render(name: str, entries: Sequence[Entry]) -> bytes:
    """A calendar with a VTIMEZONE for each zone that it uses; ValueError for entries that lie."""
    if len({entry.uid for entry in entries}) != len(entries):
        raise ValueError("two entries of a calendar have the same UID")
    first, last = years(entries)
    zones = {entry.when.zone for entry in entries if isinstance(entry.when, Timed)} - {"UTC"}
    parts = [fold(line) for line in calendar_properties(name)]
    parts += [vtimezone(zone, first, last) for zone in sorted(zones)]
    parts += [fold(line) for entry in entries for line in event(entry)]
    return f"{''.join(parts)}END:VCALENDAR\r\n".encode()


def calendar_properties(name: str) -> Iterator[str]:
    """The name and the refresh interval twice: as standardised, and as older programs read it."""
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield "PRODID:-//Penholder//Calendar//EN"
    yield "CALSCALE:GREGORIAN"
    yield "METHOD:PUBLISH"
    yield f"NAME:{property_text(name)}"
    yield f"X-WR-CALNAME:{property_text(name)}"
    yield f"REFRESH-INTERVAL;VALUE=DURATION:{REFRESH}"
    yield f"X-PUBLISHED-TTL:{REFRESH}"


def event(entry: Entry) -> Iterator[str]:
    """The unfolded lines of a VEVENT."""
    yield "BEGIN:VEVENT"
    yield f"UID:{property_text(entry.uid)}"
    yield f"DTSTAMP:{utc(entry.stamp)}"
    yield f"LAST-MODIFIED:{utc(entry.last_modified)}"
    yield f"SEQUENCE:{entry.sequence:d}"
    yield f"STATUS:{entry.status.value}"
    yield from times(entry.when)
    yield f"SUMMARY:{property_text(entry.title)}"
    if entry.place:
        yield f"LOCATION:{property_text(entry.place)}"
    if entry.url:
        yield f"URL:{property_uri(entry.url)}"
    if entry.description:
        yield f"DESCRIPTION:{property_text(entry.description)}"
    yield "END:VEVENT"


def times(when: Timed | AllDay) -> Iterator[str]:
    """Start and end; an event that ends as it starts has no DTEND, which must be later."""
    if isinstance(when, AllDay):
        if when.last < when.first:
            raise ValueError("an entry ends before it starts")
        yield f"DTSTART;VALUE=DATE:{when.first:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{when.last + timedelta(days=1):%Y%m%d}"
        return
    if when.ends < when.starts:
        raise ValueError("an entry ends before it starts")
    yield f"DTSTART{in_zone(when.starts, when.zone)}"
    if when.ends > when.starts:
        yield f"DTEND{in_zone(when.ends, when.zone)}"


def in_zone(instant: datetime, zone: str) -> str:
    """Wall time with its zone, or UTC where the wall time would mean another instant."""
    wall, named = wall_of(instant, zone)
    if named == "UTC":
        return f":{wall:%Y%m%dT%H%M%S}Z"
    return f";TZID={named}:{wall:%Y%m%dT%H%M%S}"


def utc(instant: datetime) -> str:
    """Refuses a naive time, which would be read as the machine's."""
    if instant.tzinfo is None:
        raise ValueError("an instant carries its offset")
    return f"{instant.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def years(entries: Iterable[Entry]) -> tuple[int, int]:
    """The years that the zones' definitions must cover, with one to spare on both sides."""
    days = [
        day.year
        for entry in entries
        if isinstance(entry.when, Timed)
        for day in (entry.when.starts, entry.when.ends)
    ]
    return (min(days) - 1, max(days) + 1) if days else (0, 0)
