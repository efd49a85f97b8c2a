# ruff: noqa: DTZ001 - wall times carry no offset on purpose
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from shared.deadlines.zones import resolve, wall_of
from shared.errors import RuleBroken

MINUTE = timedelta(minutes=1)
ZONES = (
    "Europe/Vienna",
    "America/New_York",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "Pacific/Apia",
    "Asia/Kathmandu",
    "Africa/Nairobi",
    "UTC",
)


@lru_cache
def days_of_change(zone: str) -> list[datetime]:
    """Midnights, in UTC, of days on which the zone's offset changes."""
    place, first = ZoneInfo(zone), datetime(1985, 1, 1, tzinfo=UTC)
    days = [first + timedelta(days=day) for day in range(55 * 365)]
    offsets = [day.astimezone(place).utcoffset() for day in days]
    return [day for day, old, new in zip(days, offsets, offsets[1:], strict=False) if old != new]


def scanned(wall: datetime, zone: str) -> datetime:
    """The oracle: look at the clock in the place every minute, and take what the promise says."""
    place, start = ZoneInfo(zone), wall.replace(tzinfo=UTC) - timedelta(hours=40)
    seen = [start + minute * MINUTE for minute in range(80 * 60)]
    shown = [(moment.astimezone(place).replace(tzinfo=None), moment) for moment in seen]
    exact = [moment for clock, moment in shown if clock == wall]
    if exact:
        return exact[0]
    return min(pair for pair in shown if pair[0] > wall)[1]


@st.composite
def near_a_change(draw: st.DrawFn) -> tuple[datetime, str]:
    zone = draw(st.sampled_from(ZONES))
    days = days_of_change(zone) or [datetime(2019, 3, 31, tzinfo=UTC)]
    day = draw(st.sampled_from(days)).replace(tzinfo=None)
    return day + draw(st.integers(-24 * 60, 72 * 60)) * MINUTE, zone


@settings(max_examples=150, deadline=None)
@given(near_a_change())
@example((datetime(2019, 3, 31, 2, 30), "Europe/Vienna"))
@example((datetime(2019, 10, 27, 2, 30), "Europe/Vienna"))
@example((datetime(2019, 10, 6, 2, 15), "Australia/Lord_Howe"))
@example((datetime(2011, 12, 30, 13, 0), "Pacific/Apia"))
@example((datetime(2019, 5, 5, 3, 0), "Africa/Casablanca"))
def test_a_wall_time_resolves_as_clocks_in_the_place_show(case: tuple[datetime, str]) -> None:
    assert resolve(*case) == scanned(*case)


@settings(max_examples=300, deadline=None)
@given(
    st.datetimes(datetime(1950, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),
    st.sampled_from(ZONES),
)
@example(datetime(2019, 10, 27, 1, 30, tzinfo=UTC), "Europe/Vienna")
def test_an_instant_comes_back_from_its_wall_time(instant: datetime, zone: str) -> None:
    assert resolve(*wall_of(instant, zone)) == instant


@pytest.mark.parametrize(
    ("wall", "zone", "instant"),
    [
        # A gap goes to the moment of the change, not an hour on.
        (datetime(2019, 3, 31, 2, 0), "Europe/Vienna", datetime(2019, 3, 31, 1, 0)),
        (datetime(2019, 3, 31, 2, 59, 59, 999999), "Europe/Vienna", datetime(2019, 3, 31, 1, 0)),
        (datetime(2019, 3, 31, 3, 0), "Europe/Vienna", datetime(2019, 3, 31, 1, 0)),
        # Twice: the first.
        (datetime(2019, 10, 27, 2, 0), "Europe/Vienna", datetime(2019, 10, 27, 0, 0)),
        (datetime(2019, 11, 3, 1, 30), "America/New_York", datetime(2019, 11, 3, 5, 30)),
        # Samoa had no 30 December 2011.
        (datetime(2011, 12, 30, 13, 0), "Pacific/Apia", datetime(2011, 12, 30, 10, 0)),
        (datetime(2019, 5, 22, 13, 0), "Europe/Vienna", datetime(2019, 5, 22, 11, 0)),
    ],
)
def test_known_instants(wall: datetime, zone: str, instant: datetime) -> None:
    assert resolve(wall, zone) == instant.replace(tzinfo=UTC)


@pytest.mark.parametrize(
    "zone",
    ["", "Vienna", "Europe/Wien", "Europe", "../etc/passwd", "/etc/localtime", "localtime", "EST",
     "right/UTC", "posix/UTC", "Europe/Vienna\x00", "Europe/\ud800"],
)  # fmt: skip
def test_what_is_not_a_zone_is_refused(zone: str) -> None:
    with pytest.raises(RuleBroken, match="is not a time zone"):
        resolve(datetime(2019, 5, 22, 13, 0), zone)


@pytest.mark.parametrize("year", [1, 1944, 2201, 9999])
def test_a_year_that_cannot_be_right_is_refused(year: int) -> None:
    with pytest.raises(RuleBroken, match="cannot be right"):
        resolve(datetime(year, 5, 22, 13, 0), "Europe/Vienna")


def test_a_wall_time_with_an_offset_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="no offset"):
        resolve(datetime(2019, 5, 22, 13, 0, tzinfo=UTC), "Europe/Vienna")
