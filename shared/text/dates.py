"""Dates as United Nations documents print them: "24 May 2019", "28 April–9 May 2025"."""

import re
from datetime import date

MONTHS = re.findall(
    r"\w+",
    "January February March April May June July August September October November December",
)
MONTH = "|".join(MONTHS)
DATE = re.compile(rf"\b(\d{{1,2}})\s+({MONTH})\s+(\d{{4}})\b")
_SPAN = re.compile(
    rf"\b(\d{{1,2}})(?:\s+({MONTH}))?(?:\s+(\d{{4}}))?\s*(?:[-–—]|to|and)\s*"
    rf"(\d{{1,2}})\s+({MONTH})\s+(\d{{4}})\b"
)


def calendar(day: str, month: str, year: str) -> date | None:
    """None for a day that does not exist."""
    try:
        return date(int(year), MONTHS.index(month) + 1, int(day))
    except ValueError:
        return None


def in_words(day: date) -> str:
    """ "24 May 2019"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def first(text: str) -> date | None:
    """The first date in the text."""
    match = DATE.search(text)
    return calendar(*match.groups()) if match else None


def span(text: str) -> tuple[date, ...]:
    """First and last day of "11-15 April 2011"; a single date is both; () for none."""
    if match := _SPAN.search(text):
        day, month, year, last_day, last_month, last_year = match.groups()
        begin = calendar(day, month or last_month, year or last_year)
        end = calendar(last_day, last_month, last_year)
        return (begin, end) if begin and end and begin <= end else ()
    only = first(text)
    return (only, only) if only else ()
