"""Dates and times in words, the same on pages and in mails: every time shows its place.

Instants are aware; zones are IANA names. Months and weekdays come from the CLDR, in the six
languages of the United Nations; English follows the house style of its documents.
"""

from datetime import UTC, date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime, format_interval, format_timedelta

from shared.web.translations import translations

WALL = {"zh": "y年M月d日EEE HH:mm", "ar": "EEE d MMM y، HH:mm"}
DAY_AND_TIME = {"zh": "M月d日EEE HH:mm", "ar": "EEE d MMM، HH:mm"}
DAY = {"en": "d MMMM y"}
WEEKDAY = {"en": "EEEE, d MMMM y"}
SHORT = {"en": "d MMM y"}

Unit = Literal["minute", "hour", "day", "week", "month"]
UNITS: dict[Unit, timedelta] = {
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(weeks=1),
    "month": timedelta(days=30),
}
ONLY_THE_GRANULARITY = 10**6
"""No count reaches this threshold, so the distance is said in the unit chosen here."""


def when(
    instant: datetime, zone: str, place: str, viewer_zone: str | None = None, language: str = "en"
) -> str:
    """``Mon 6 Apr 2020, 13:00 Vienna (your time 07:00)``."""
    there = at_place(instant, zone, place, language)
    here = your_time(instant, zone, viewer_zone, language)
    return f"{there} ({here})" if here else there


def at_place(instant: datetime, zone: str, place: str, language: str = "en") -> str:
    """``Mon 6 Apr 2020, 13:00 Vienna``; an hour that comes twice says which by its offset."""
    local = instant.astimezone(ZoneInfo(zone))
    wall = format_datetime(local, WALL.get(language, "EEE d MMM y, HH:mm"), locale=language)
    return f"{wall} {offset(local)} {place}" if comes_twice(local) else f"{wall} {place}"


def your_time(
    instant: datetime, zone: str, viewer_zone: str | None, language: str = "en"
) -> str | None:
    """``your time 07:00``, with the day where it is another; None where the clocks agree."""
    if viewer_zone is None:
        return None
    there, here = instant.astimezone(ZoneInfo(zone)), instant.astimezone(ZoneInfo(viewer_zone))
    if there.utcoffset() == here.utcoffset():
        return None
    words = format_datetime(here, viewer_pattern(there, here, language), locale=language)
    if comes_twice(here):
        words = f"{words} {offset(here)}"
    return translations(language).gettext("your time %(time)s") % {"time": words}


def viewer_pattern(there: datetime, here: datetime, language: str) -> str:
    """As much of the date as differs from the date at the place."""
    if there.date() == here.date():
        return "HH:mm"
    if there.year == here.year:
        return DAY_AND_TIME.get(language, "EEE d MMM, HH:mm")
    return WALL.get(language, "EEE d MMM y, HH:mm")


def comes_twice(local: datetime) -> bool:
    """Whether the wall time is one of the hour that the end of summer time repeats."""
    first, second = local.replace(fold=0).utcoffset(), local.replace(fold=1).utcoffset()
    return first is not None and second is not None and first > second


def offset(local: datetime) -> str:
    """``UTC+2``, ``UTC−3:30``."""
    minutes = int((local.utcoffset() or timedelta()).total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'−' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")


def clock_time(instant: datetime, zone: str) -> str:
    """``13:00``, for a row that already names its day and its place."""
    return f"{instant.astimezone(ZoneInfo(zone)):%H:%M}"


def day(value: date, language: str = "en", *, weekday: bool = False) -> str:
    """``6 April 2020``, or ``Monday, 6 April 2020``."""
    pattern = WEEKDAY.get(language, "full") if weekday else DAY.get(language, "long")
    return format_date(value, pattern, locale=language)


def short_day(value: date, language: str = "en") -> str:
    """``6 Apr 2020``, for charts and narrow columns."""
    return format_date(value, SHORT.get(language, "medium"), locale=language)


def days(start: date, end: date, language: str = "en") -> str:
    """``18–22 May 2020``, ``30 March–3 April 2020``: what the ends share is said once."""
    if start == end:
        return day(start, language)
    if language != "en":
        return format_interval(start, end, "yMMMMd", locale=language)
    if start.year != end.year:
        return f"{day(start)}–{day(end)}"
    shared = "d" if start.month == end.month else "d MMMM"
    return f"{format_date(start, shared, locale='en')}–{day(end)}"


def relative(instant: datetime, now: datetime, language: str = "en") -> str:
    """``in 2 days``: rounded towards now, so that nobody is promised more time than there is."""
    distance = instant - now
    if abs(distance) < timedelta(minutes=1):
        return translations(language).gettext("now")
    unit = unit_of(abs(distance))
    whole = abs(distance) // UNITS[unit] * UNITS[unit]
    return format_timedelta(
        whole if distance > timedelta() else -whole,
        granularity=unit,
        threshold=ONLY_THE_GRANULARITY,
        add_direction=True,
        locale=language,
    )


def unit_of(distance: timedelta) -> Unit:
    """Hours up to 48 of them, since that is how the rules count; then days, weeks, months."""
    if distance < timedelta(hours=1):
        return "minute"
    if distance < timedelta(hours=48):
        return "hour"
    if distance < timedelta(weeks=3):
        return "day"
    return "week" if distance < timedelta(weeks=12) else "month"


def iso(instant: datetime) -> str:
    """The instant as ``<time datetime>`` has it, in UTC."""
    return f"{instant.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
