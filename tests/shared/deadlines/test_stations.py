from datetime import date, timedelta

import msgspec
import pytest
from dateutil.easter import easter as dateutil_easter  # type: ignore[import-untyped]

from shared.deadlines.holidays import EasterDay, FixedDay, OnDate, WeekdayOfMonth, easter
from shared.deadlines.stations import NEW_YORK, ONE_DAY, STATIONS, VIENNA, Station
from shared.errors import RuleBroken


def test_easter_agrees_with_another_implementation() -> None:
    years = range(1945, 2201)

    assert [easter(year) for year in years] == [dateutil_easter(year) for year in years]


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize("weekday", range(1, 8))
def test_weekdays_of_a_month_agree_with_a_scan(month: int, weekday: int) -> None:
    days = [date(2020, 1, 1) + timedelta(days=day) for day in range(366)]
    found = [day for day in days if day.month == month and day.isoweekday() == weekday]

    computed = [
        WeekdayOfMonth(name="x", month=month, weekday=weekday, nth=nth).in_year(2020)
        for nth in (1, 2, 3, 4, -1)
    ]

    assert computed == [*found[:4], found[-1]]


@pytest.mark.parametrize(
    ("station", "day", "works"),
    [
        (VIENNA, date(2019, 4, 19), False),  # Good Friday
        (VIENNA, date(2019, 4, 22), False),  # Easter Monday
        (NEW_YORK, date(2019, 4, 22), True),
        (NEW_YORK, date(2019, 11, 28), False),  # Thanksgiving
        (NEW_YORK, date(2019, 5, 27), False),  # Memorial Day
        (VIENNA, date(2018, 12, 25), False),
        (VIENNA, date(2019, 5, 18), False),  # a Saturday
        (VIENNA, date(2019, 5, 20), True),
    ],
)
def test_working_days_of_the_stations(station: Station, day: date, *, works: bool) -> None:
    assert station.works(day) is works


def test_an_officer_replaces_a_stations_holidays() -> None:
    eid = OnDate(name="Eid al-Fitr", day=date(2019, 6, 5))

    station = msgspec.structs.replace(VIENNA, holidays=(*VIENNA.holidays, eid))

    assert VIENNA.works(date(2019, 6, 5))
    assert not station.works(date(2019, 6, 5))
    assert station.works(date(2020, 6, 5))


def test_a_working_week_may_begin_on_sunday() -> None:
    station = Station(place="Amman", zone="Asia/Amman", working_week=(7, 1, 2, 3, 4))

    assert station.working_day(date(2019, 5, 24), ONE_DAY) == date(2019, 5, 26)


def test_stations_travel_as_data() -> None:
    for station in STATIONS:
        assert msgspec.json.decode(msgspec.json.encode(station), type=Station) == station


def test_a_station_that_never_works_is_refused_when_counted() -> None:
    every_day = tuple(
        FixedDay(name="closed", month=day.month, day=day.day)
        for day in (date(2019, 1, 1) + timedelta(days=number) for number in range(365))
    )
    station = Station(place="Nowhere", zone="UTC", working_week=(1, 2), holidays=every_day)

    with pytest.raises(RuleBroken, match="no working day near"):
        station.working_day(date(2019, 5, 20), ONE_DAY)


@pytest.mark.parametrize("week", [(), (0,), (8,), (1, 9)])
def test_a_working_week_without_sense_is_refused(week: tuple[int, ...]) -> None:
    with pytest.raises(RuleBroken, match="a working week"):
        Station(place="Vienna", zone="Europe/Vienna", working_week=week)


def test_a_station_needs_a_zone() -> None:
    with pytest.raises(RuleBroken, match="is not a time zone"):
        Station(place="Vienna", zone="Vienna")


def test_a_holiday_that_is_no_day_is_refused() -> None:
    with pytest.raises(RuleBroken):
        FixedDay(name="Leap day", month=2, day=29)
    with pytest.raises(RuleBroken):
        EasterDay(name="far", days=200)
    with pytest.raises(RuleBroken):
        WeekdayOfMonth(name="fifth", month=1, weekday=1, nth=5)
