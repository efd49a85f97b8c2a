"""Where a date stands on a chart, and which months its axis names."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from babel.dates import format_date

Dates = tuple[date, date]
"""First and last day, both included."""

WIDTH = 1120
MARGIN = 12
NARROWEST = 6
"""A single day in a plan of four years can still be seen."""
LABEL = 44
"""Room that the short name of a month needs."""


class Tick(NamedTuple):
    """The first day of a month that is named; ``year`` only where a year begins or the axis."""

    day: date
    month: str
    year: str | None


class Scale(NamedTuple):
    """Whole months from ``first`` to the day before ``end``, over the width of the chart."""

    first: date
    end: date

    @classmethod
    def over(cls, days: Iterable[date]) -> "Scale":
        """The months that all of the days fall into."""
        known = sorted(days)
        return cls(known[0].replace(day=1), next_month(known[-1]))

    def x(self, day: date) -> float:
        """The beginning of a day."""
        share = (day - self.first) / (self.end - self.first)
        return round(MARGIN + share * (WIDTH - 2 * MARGIN), 1)

    def right(self, day: date) -> float:
        """The end of a day."""
        return self.x(day + timedelta(days=1))

    def width(self, span: Dates) -> float:
        """From the beginning of the first day to the end of the last."""
        return max(NARROWEST, round(self.right(span[1]) - self.x(span[0]), 1))


def next_month(day: date) -> date:
    """The first day of the month after."""
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1)


def ticks(scale: Scale, language: str) -> Iterator[Tick]:
    """Every month, quarter, half year or year, as there is room for their names."""
    stride = stride_of(scale)
    month = scale.first
    while month < scale.end:
        if month == scale.first or (month.month - 1) % stride == 0:
            begins = month == scale.first or month.month == 1
            year = format_date(month, "y", locale=language) if begins else None
            yield Tick(month, format_date(month, "LLL", locale=language), year)
        month = next_month(month)


def stride_of(scale: Scale) -> int:
    """How many months lie from one name to the next."""
    months = (scale.end.year - scale.first.year) * 12 + scale.end.month - scale.first.month
    each = (WIDTH - 2 * MARGIN) / months
    return next((count for count in (1, 3, 6) if count * each >= LABEL), 12)
