"""VTIMEZONE components, made from the zone data that deadlines are resolved with."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from msgspec import Struct

from shared.deadlines.zones import SECOND, zone_named
from shared.formats.lines import fold

# No zone has ever kept an offset for less than this and then gone back to the one before.
STRIDE = timedelta(days=7)


class Observance(Struct, frozen=True):
    """An offset in force, and the one that it took over from."""

    before: timedelta
    offset: timedelta
    name: str
    daylight: bool


@lru_cache(maxsize=256)
def vtimezone(zone: str, first: int, last: int) -> str:
    """The folded lines that define ``zone`` from the first to the last year, both included.

    Each change is listed by its date: a yearly rule would be wrong for zones whose governments
    decide from year to year.
    """
    place = zone_named(zone)
    start, end = datetime(first, 1, 1, tzinfo=UTC), datetime(last + 1, 1, 1, tzinfo=UTC)
    onsets: defaultdict[Observance, list[datetime]] = defaultdict(list)
    opening = observance(place, start, before=offset_at(place, start))
    onsets[opening].append(start)
    for change in changes(place, start, end):
        onsets[observance(place, change, before=offset_at(place, change - SECOND))].append(change)
    lines = ["BEGIN:VTIMEZONE", f"TZID:{zone}"]
    for kind, moments in onsets.items():
        lines.extend(component(kind, moments))
    lines.append("END:VTIMEZONE")
    return "".join(map(fold, lines))


def observance(place: ZoneInfo, instant: datetime, *, before: timedelta) -> Observance:
    """What clocks in the place observe from an instant on."""
    there = instant.astimezone(place)
    return Observance(
        before=before,
        offset=there.utcoffset() or timedelta(),
        name=there.tzname() or "",
        daylight=bool(there.dst()),
    )


def component(kind: Observance, moments: list[datetime]) -> Iterator[str]:
    """A STANDARD or DAYLIGHT part; onsets are said by the clock that is about to change."""
    label = "DAYLIGHT" if kind.daylight else "STANDARD"
    first, *more = (f"{moment + kind.before:%Y%m%dT%H%M%S}" for moment in moments)
    yield f"BEGIN:{label}"
    yield f"DTSTART:{first}"
    yield f"TZOFFSETFROM:{offset_text(kind.before)}"
    yield f"TZOFFSETTO:{offset_text(kind.offset)}"
    yield f"TZNAME:{kind.name}"
    if more:
        yield f"RDATE:{','.join(more)}"
    yield f"END:{label}"


def changes(place: ZoneInfo, start: datetime, end: datetime) -> Iterator[datetime]:
    """The moments within [start, end) at which what the place observes changes, in order."""
    moment = start
    while moment < end:
        following = min(moment + STRIDE, end)
        if state(place, moment) != state(place, following):
            yield first_change(place, moment, following)
        moment = following


def first_change(place: ZoneInfo, before: datetime, after: datetime) -> datetime:
    """The second between the two at which the state of ``before`` ends, by halving."""
    was = state(place, before)
    low, high = 0, (after - before) // SECOND
    while high - low > 1:
        middle = (low + high) // 2
        if state(place, before + middle * SECOND) == was:
            low = middle
        else:
            high = middle
    return before + high * SECOND


def state(place: ZoneInfo, instant: datetime) -> tuple[timedelta, str, bool]:
    """What a change is a change of: the offset, its name, whether it is daylight saving."""
    there = instant.astimezone(place)
    return there.utcoffset() or timedelta(), there.tzname() or "", bool(there.dst())


def offset_at(place: ZoneInfo, instant: datetime) -> timedelta:
    """East of Greenwich is above zero."""
    return instant.astimezone(place).utcoffset() or timedelta()


def offset_text(offset: timedelta) -> str:
    """As in +0545; seconds only where history had them."""
    total = int(offset.total_seconds())
    sign, total = ("-", -total) if total < 0 else ("+", total)
    hours, minutes, seconds = total // 3600, total // 60 % 60, total % 60
    return f"{sign}{hours:02}{minutes:02}" + (f"{seconds:02}" if seconds else "")
