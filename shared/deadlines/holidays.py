"""Holidays as data: each says on which days of a year it falls."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from msgspec import Struct

from shared.errors import RuleBroken


class FixedDay(Struct, frozen=True, kw_only=True, tag="fixed"):
    """The same day of every year."""

    name: str
    month: int
    day: int

    def __post_init__(self) -> None:
        # 29 February would silently be no holiday in three years of four.
        try:
            date(2019, self.month, self.day)
        except ValueError as error:
            raise RuleBroken(
                f"{self.name}: there is no day {self.day} of month {self.month} in every year."
            ) from error

    def in_year(self, year: int) -> date:
        return date(year, self.month, self.day)


class EasterDay(Struct, frozen=True, kw_only=True, tag="easter"):
    """A number of days after (or, below zero, before) Western Easter Sunday."""

    name: str
    days: int

    def __post_init__(self) -> None:
        if not -70 <= self.days <= 70:
            raise RuleBroken(f"{self.name}: give at most 70 days before or after Easter.")

    def in_year(self, year: int) -> date:
        return easter(year) + timedelta(days=self.days)


class WeekdayOfMonth(Struct, frozen=True, kw_only=True, tag="weekday"):
    """The nth weekday (1 Monday … 7 Sunday) of a month; the last one is the nth = -1."""

    name: str
    month: int
    weekday: int
    nth: int

    def __post_init__(self) -> None:
        if not (1 <= self.month <= 12 and 1 <= self.weekday <= 7 and self.nth in {-1, 1, 2, 3, 4}):
            raise RuleBroken(f"{self.name}: give the first to fourth, or the last, weekday.")

    def in_year(self, year: int) -> date:
        if self.nth > 0:
            first = date(year, self.month, 1)
            return first + timedelta((self.weekday - first.isoweekday()) % 7 + 7 * (self.nth - 1))
        last = date(year + self.month // 12, self.month % 12 + 1, 1) - timedelta(days=1)
        return last - timedelta((last.isoweekday() - self.weekday) % 7)


class OnDate(Struct, frozen=True, kw_only=True, tag="date"):
    """One day of one year, as announced: a feast by the moon, or a closure."""

    name: str
    day: date

    def in_year(self, year: int) -> date | None:
        return self.day if self.day.year == year else None


Holiday = FixedDay | EasterDay | WeekdayOfMonth | OnDate


@lru_cache(maxsize=512)
def days_off(holidays: Sequence[Holiday], year: int) -> frozenset[date]:
    """The days of one year on which any of the holidays falls."""
    return frozenset(day for holiday in holidays if (day := holiday.in_year(year)) is not None)


def easter(year: int) -> date:
    """Western Easter Sunday, by the anonymous Gregorian computus."""
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (century - century // 4 - (century - (century + 8) // 25 + 1) // 3) + 19 * golden + 15
    epact = moon % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    shift = (golden + 11 * epact + 22 * week) // 451
    month, day = divmod(epact + week - 7 * shift + 114, 31)
    return date(year, month, day + 1)
