"""Wall time and instants: the one place where the two are told apart."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from shared.errors import RuleBroken

SECOND = timedelta(seconds=1)
# Before 1945 there is no United Nations; offsets after 2200 are nobody's promise.
EARLIEST, LATEST = 1945, 2200


def zone_named(name: str) -> ZoneInfo:
    """The IANA zone, or RuleBroken.

    Only "Area/City" names and UTC: "localtime" depends on the machine, "right/…" counts leap
    seconds, and abbreviations such as EST do not follow the place.
    """
    try:
        if name == "UTC" or ("/" in name and not name.startswith(("posix/", "right/"))):
            return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        pass  # not a zone, a path out of the zone data, or one of its folders
    raise RuleBroken(
        f"{name!r} is not a time zone. Name one as area and city, for example Europe/Vienna."
    )


def resolve(wall: datetime, zone: str) -> datetime:
    """The instant, in UTC, of a naive wall time in an IANA zone.

    A wall time that does not exist (clocks go forward, or a country skips a day) goes to the
    next valid instant, which is the moment of the change; one that exists twice to the first.
    """
    place = zone_named(zone)
    if wall.tzinfo is not None:
        raise ValueError("a wall time carries no offset; its zone stands beside it")
    if not EARLIEST <= wall.year <= LATEST:
        raise RuleBroken(
            f"The year {wall.year} cannot be right: give one from {EARLIEST} to {LATEST}."
        )
    instant = wall.replace(tzinfo=place, fold=0).astimezone(UTC)
    if local(instant, place) == wall.replace(fold=0):
        return instant
    return change_over(wall, place, latest=instant)


def local(instant: datetime, place: ZoneInfo) -> datetime:
    """The naive wall time that clocks in the place show at an instant."""
    return instant.astimezone(place).replace(tzinfo=None, fold=0)


def change_over(wall: datetime, place: ZoneInfo, *, latest: datetime) -> datetime:
    """The moment at which clocks skipped over ``wall``, by halving; zones change on a second."""
    earliest = wall.replace(tzinfo=place, fold=1).astimezone(UTC)
    before, after = 0, -((earliest - latest) // SECOND)
    start = earliest.replace(microsecond=0)
    while after - before > 1:
        middle = (before + after) // 2
        if local(start + middle * SECOND, place) < wall:
            before = middle
        else:
            after = middle
    return start + after * SECOND


def wall_of(instant: datetime, zone: str) -> tuple[datetime, str]:
    """A wall time and zone that ``resolve`` takes back to exactly this instant.

    In the second pass of an hour that is repeated the place's own clock would mean the first,
    so there it is said in UTC.
    """
    wall = local(instant, zone_named(zone))
    if resolve(wall, zone) == instant:
        return wall, zone
    return instant.astimezone(UTC).replace(tzinfo=None), "UTC"
