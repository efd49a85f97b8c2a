from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.web.times import day, days, iso, relative, when

VIENNA, NEW_YORK, TOKYO = "Europe/Vienna", "America/New_York", "Asia/Tokyo"
NOW = datetime(2020, 4, 1, 12, 0, tzinfo=UTC)


def test_a_time_shows_its_place_and_the_readers_clock() -> None:
    instant = datetime(2020, 4, 6, 11, 0, tzinfo=UTC)

    assert when(instant, VIENNA, "Vienna", NEW_YORK) == (
        "Mon 6 Apr 2020, 13:00 Vienna (your time 07:00)"
    )
    assert when(instant, VIENNA, "Vienna") == "Mon 6 Apr 2020, 13:00 Vienna"


def test_clocks_that_agree_are_not_said_twice() -> None:
    instant = datetime(2020, 4, 6, 11, 0, tzinfo=UTC)

    assert when(instant, VIENNA, "Vienna", "Europe/Paris") == "Mon 6 Apr 2020, 13:00 Vienna"


@pytest.mark.parametrize(
    ("instant", "words"),
    [
        (
            datetime(2020, 4, 6, 16, 0, tzinfo=UTC),
            "Mon 6 Apr 2020, 18:00 Vienna (your time Tue 7 Apr, 01:00)",
        ),
        (
            datetime(2020, 12, 31, 16, 0, tzinfo=UTC),
            "Thu 31 Dec 2020, 17:00 Vienna (your time Fri 1 Jan 2021, 01:00)",
        ),
    ],
)
def test_another_day_of_the_reader_is_named(instant: datetime, words: str) -> None:
    assert when(instant, VIENNA, "Vienna", TOKYO) == words


@pytest.mark.parametrize(
    ("instant", "words"),
    [
        # New York is already in summer time, Vienna is not: five hours between them, not six.
        (datetime(2020, 3, 20, 12, 0, tzinfo=UTC), "13:00 Vienna (your time 08:00)"),
        (datetime(2020, 3, 29, 0, 59, tzinfo=UTC), "01:59 Vienna (your time Sat 28 Mar, 20:59)"),
        (datetime(2020, 3, 29, 1, 0, tzinfo=UTC), "03:00 Vienna (your time Sat 28 Mar, 21:00)"),
        # The hour from two to three comes twice, so that it says which.
        (datetime(2020, 10, 25, 0, 30, tzinfo=UTC), "02:30 UTC+2 Vienna (your time Sat 24 Oct, "),
        (datetime(2020, 10, 25, 1, 30, tzinfo=UTC), "02:30 UTC+1 Vienna (your time Sat 24 Oct, "),
        (datetime(2020, 10, 25, 2, 0, tzinfo=UTC), "03:00 Vienna (your time Sat 24 Oct, 22:00)"),
    ],
)
def test_both_changes_of_summer_time(instant: datetime, words: str) -> None:
    assert words in when(instant, VIENNA, "Vienna", NEW_YORK)


def test_the_readers_hour_that_comes_twice_says_which() -> None:
    first = when(datetime(2020, 11, 1, 5, 30, tzinfo=UTC), VIENNA, "Vienna", NEW_YORK)
    second = when(datetime(2020, 11, 1, 6, 30, tzinfo=UTC), VIENNA, "Vienna", NEW_YORK)

    assert first.endswith("(your time 01:30 UTC−4)")
    assert second.endswith("(your time 01:30 UTC−5)")


@given(
    st.datetimes(datetime(2019, 1, 1), datetime(2022, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    st.datetimes(datetime(2019, 1, 1), datetime(2022, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
)
def test_two_minutes_are_never_said_alike(one: datetime, other: datetime) -> None:
    one, other = one.replace(second=0, microsecond=0), other.replace(second=0, microsecond=0)

    alike = when(one, VIENNA, "Vienna") == when(other, VIENNA, "Vienna")

    assert alike == (one == other)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2020, 5, 18), date(2020, 5, 18), "18 May 2020"),
        (date(2020, 5, 18), date(2020, 5, 22), "18–22 May 2020"),
        (date(2020, 3, 30), date(2020, 4, 3), "30 March–3 April 2020"),
        (date(2019, 12, 30), date(2020, 1, 3), "30 December 2019–3 January 2020"),
        (date(2019, 5, 20), date(2020, 5, 22), "20 May 2019–22 May 2020"),
    ],
)
def test_what_the_ends_share_is_said_once(start: date, end: date, words: str) -> None:
    assert days(start, end) == words


def test_days_in_words() -> None:
    assert day(date(2020, 4, 6)) == "6 April 2020"
    assert day(date(2020, 4, 6), weekday=True) == "Monday, 6 April 2020"


@pytest.mark.parametrize(
    ("distance", "words"),
    [
        (timedelta(seconds=59), "now"),
        (timedelta(minutes=59, seconds=59), "in 59 minutes"),
        (timedelta(hours=1, minutes=59), "in 1 hour"),
        (timedelta(hours=47, minutes=59), "in 47 hours"),
        (timedelta(days=2), "in 2 days"),
        (timedelta(days=2, hours=23), "in 2 days"),
        (timedelta(days=30), "in 4 weeks"),
        (timedelta(days=100), "in 3 months"),
        (timedelta(minutes=-12), "12 minutes ago"),
        (timedelta(days=-3, hours=-20), "3 days ago"),
    ],
)
def test_nobody_is_promised_more_time_than_there_is(distance: timedelta, words: str) -> None:
    assert relative(NOW + distance, NOW) == words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "lun. 6 avr. 2020, 13:00 Vienne"),
        ("es", "lun 6 abr 2020, 13:00 Vienne"),
        ("ru", "пн 6 апр. 2020, 13:00 Vienne"),
        ("zh", "2020年4月6日周一 13:00 Vienne"),
        ("ar", "الاثنين 6 أبريل 2020، 13:00 Vienne"),
    ],
)
def test_the_other_languages(language: str, words: str) -> None:
    instant = datetime(2020, 4, 6, 11, 0, tzinfo=UTC)

    assert when(instant, VIENNA, "Vienne", language=language) == words


def test_the_machine_reads_utc() -> None:
    assert iso(datetime(2020, 4, 6, 11, 0, tzinfo=UTC)) == "2020-04-06T11:00:00Z"
