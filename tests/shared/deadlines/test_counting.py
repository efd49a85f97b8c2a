# ruff: noqa: DTZ001 - wall times carry no offset on purpose
from datetime import UTC, date, datetime, time, timedelta

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.deadlines.counting import apply
from shared.deadlines.rules import Anchor, Direction, Roll, Rule, Unit, WallTime
from shared.deadlines.stations import GENEVA, NAIROBI, NEW_YORK, STATIONS, VIENNA, Station
from shared.errors import RuleBroken

ONE_PM = time(13)
OPENING = date(2019, 5, 20)  # a Monday: the twenty-eighth session of the Commission, main part


def rule(count: int, unit: Unit, direction: str, anchor: Anchor, at: time | None = ONE_PM) -> Rule:
    return Rule(count=count, unit=unit, direction=Direction(direction), anchor=anchor, at=at)


def day_of(deadline: WallTime | None) -> date:
    assert deadline is not None
    return deadline.at.date()


@pytest.mark.parametrize(
    ("counted", "anchor", "station", "day"),
    [
        (rule(3, Unit.WEEKS, "before", Anchor.PART_OPENS), OPENING, VIENNA, date(2019, 4, 29)),
        (rule(6, Unit.WEEKS, "before", Anchor.PART_OPENS), OPENING, GENEVA, date(2019, 4, 8)),
        (rule(2, Unit.DAYS, "after", Anchor.PART_OPENS), OPENING, VIENNA, date(2019, 5, 22)),
        # Monday: the day after is day one, Friday day four.
        (
            rule(4, Unit.WORKING_DAYS, "after", Anchor.PART_OPENS), OPENING, NEW_YORK,
            date(2019, 5, 24),
        ),
        # Over Memorial Day, which is one in New York only.
        (
            rule(4, Unit.WORKING_DAYS, "after", Anchor.PART_OPENS), date(2019, 5, 23), NEW_YORK,
            date(2019, 5, 30),
        ),
        (
            rule(4, Unit.WORKING_DAYS, "after", Anchor.PART_OPENS), date(2019, 5, 23), NAIROBI,
            date(2019, 5, 29),
        ),
        # Back over Easter in Vienna.
        (
            rule(5, Unit.WORKING_DAYS, "before", Anchor.PART_OPENS), date(2019, 4, 24), VIENNA,
            date(2019, 4, 15),
        ),
        (rule(0, Unit.DAYS, "before", Anchor.PART_OPENS), OPENING, VIENNA, OPENING),
    ],
)  # fmt: skip
def test_counted_days(counted: Rule, anchor: date, station: Station, day: date) -> None:
    deadline = apply(counted, {Anchor.PART_OPENS: anchor}, station)

    assert deadline == WallTime(at=datetime.combine(day, ONE_PM), zone=station.zone, rule=counted)


def test_one_in_the_afternoon_stays_so_across_a_change_of_clocks() -> None:
    opening = date(2019, 4, 8)
    counted = rule(2, Unit.WEEKS, "before", Anchor.PART_OPENS)

    deadline = apply(counted, {Anchor.PART_OPENS: opening}, VIENNA)

    assert deadline is not None
    assert deadline.at == datetime(2019, 3, 25, 13)
    assert deadline.instant() == datetime(2019, 3, 25, 12, tzinfo=UTC)


@pytest.mark.parametrize("dates", [{}, {Anchor.PART_OPENS: None}, {Anchor.ISSUE: OPENING}])
def test_postponed_without_a_date_has_no_deadline(dates: dict[Anchor, date | None]) -> None:
    counted = rule(3, Unit.WEEKS, "before", Anchor.PART_OPENS)

    assert apply(counted, dates, VIENNA) is None


def test_a_moment_is_taken_as_the_stations_own_day() -> None:
    late_in_new_york = datetime(2019, 5, 21, 2, tzinfo=UTC)
    counted = rule(1, Unit.DAYS, "after", Anchor.SUBMISSION)

    assert day_of(apply(counted, {Anchor.SUBMISSION: late_in_new_york}, NEW_YORK)) == date(
        2019, 5, 21
    )
    assert day_of(apply(counted, {Anchor.SUBMISSION: late_in_new_york}, VIENNA)) == date(
        2019, 5, 22
    )


@pytest.mark.parametrize("unit", [Unit.DAYS, Unit.WORKING_DAYS])
@pytest.mark.parametrize("direction", Direction)
def test_the_anchors_own_day_may_be_day_one(unit: Unit, direction: Direction) -> None:
    counted = Rule(
        count=1, unit=unit, direction=direction, anchor=Anchor.SUBMISSION, at=ONE_PM,
        counts_anchor_day=True,
    )  # fmt: skip

    assert day_of(apply(counted, {Anchor.SUBMISSION: OPENING}, VIENNA)) == OPENING


@pytest.mark.parametrize(
    ("roll", "day"),
    [
        (Roll.STAYS, date(2019, 4, 21)),
        (Roll.EARLIER, date(2019, 4, 18)),
        (Roll.LATER, date(2019, 4, 23)),
    ],
)
def test_easter_sunday_rolls_to_a_working_day(roll: Roll, day: date) -> None:
    counted = Rule(
        count=0, unit=Unit.DAYS, direction=Direction.AFTER, anchor=Anchor.PART_OPENS, at=ONE_PM,
        roll=roll,
    )  # fmt: skip

    assert day_of(apply(counted, {Anchor.PART_OPENS: date(2019, 4, 21)}, VIENNA)) == day


@settings(max_examples=200, deadline=None)
@given(
    count=st.integers(0, 400),
    direction=st.sampled_from(Direction),
    moment=st.datetimes(datetime(2018, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)),
    station=st.sampled_from(STATIONS),
)
def test_hours_are_elapsed_time(
    count: int, direction: Direction, moment: datetime, station: Station
) -> None:
    counted = rule(count, Unit.HOURS, direction, Anchor.SILENCE, at=None)

    deadline = apply(counted, {Anchor.SILENCE: moment}, station)

    assert deadline is not None
    sign = 1 if direction is Direction.AFTER else -1
    assert deadline.instant() - moment == sign * timedelta(hours=count)


def test_a_silence_of_72_hours_that_ends_in_a_repeated_hour_is_not_cut_short() -> None:
    """It ends at the second 02:30 in Vienna; the wall clock alone would mean the first."""
    start = datetime(2019, 10, 24, 1, 30, tzinfo=UTC)

    deadline = apply(
        rule(72, Unit.HOURS, "after", Anchor.SILENCE, at=None), {Anchor.SILENCE: start}, VIENNA
    )

    assert deadline is not None
    assert (deadline.at, deadline.zone) == (datetime(2019, 10, 27, 1, 30), "UTC")


def test_48_hours_before_a_day_begin_at_its_time() -> None:
    counted = rule(48, Unit.HOURS, "before", Anchor.SESSION_OPENS, at=time(10))

    deadline = apply(counted, {Anchor.SESSION_OPENS: OPENING}, VIENNA)

    assert deadline is not None
    assert deadline.at == datetime(2019, 5, 18, 10)


def test_hours_from_a_day_without_a_time_are_refused() -> None:
    counted = rule(48, Unit.HOURS, "before", Anchor.SESSION_OPENS, at=None)

    with pytest.raises(RuleBroken, match="only the day is known"):
        apply(counted, {Anchor.SESSION_OPENS: OPENING}, VIENNA)


@settings(max_examples=200, deadline=None)
@given(
    count=st.integers(0, 60),
    direction=st.sampled_from(Direction),
    anchor=st.dates(date(2018, 1, 1), date(2027, 12, 31)),
    station=st.sampled_from(STATIONS),
)
def test_working_days_agree_with_a_calendar_on_the_wall(
    count: int, direction: Direction, anchor: date, station: Station
) -> None:
    counted = rule(count, Unit.WORKING_DAYS, direction, Anchor.ISSUE)

    day = day_of(apply(counted, {Anchor.ISSUE: anchor}, station))

    first, last = sorted((anchor, day))
    between = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    assert sum(station.works(each) for each in between if each != anchor) == count
    assert count == 0 or station.works(day)


def test_the_furthest_date_is_refused_not_a_crash() -> None:
    for unit in (Unit.DAYS, Unit.WORKING_DAYS, Unit.WEEKS):
        with pytest.raises(RuleBroken):
            apply(rule(200, unit, "after", Anchor.ISSUE), {Anchor.ISSUE: date(9999, 12, 1)}, VIENNA)


def test_rules_and_wall_times_travel_as_data() -> None:
    deadline = apply(
        rule(3, Unit.WEEKS, "before", Anchor.PART_OPENS), {Anchor.PART_OPENS: OPENING}, VIENNA
    )

    assert msgspec.json.decode(msgspec.json.encode(deadline), type=WallTime) == deadline
