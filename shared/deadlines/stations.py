"""Duty stations: their zone, their working week and their holidays, all of it data.

The four below are a start. Days that are announced each year (Eid al-Fitr, Eid al-Adha, Diwali,
a holiday observed on a Monday because it fell on a Sunday) are not computed here: an officer
adds them as ``OnDate``, or replaces the station's value as a whole.
"""

from datetime import date, timedelta

from msgspec import Struct

from shared.deadlines.holidays import EasterDay, FixedDay, Holiday, WeekdayOfMonth, days_off
from shared.deadlines.zones import zone_named
from shared.errors import RuleBroken

ONE_DAY = timedelta(days=1)
# Longer than any closure: a station without a working day for so long has none at all.
LONGEST_CLOSURE = 400


class Station(Struct, frozen=True, kw_only=True):
    """``place`` stands beside times on pages; the week lists ISO weekdays (1 is Monday)."""

    place: str
    zone: str
    working_week: tuple[int, ...] = (1, 2, 3, 4, 5)
    holidays: tuple[Holiday, ...] = ()

    def __post_init__(self) -> None:
        zone_named(self.zone)
        if not self.working_week or not set(self.working_week) <= set(range(1, 8)):
            raise RuleBroken(
                f"{self.place}: a working week has at least one day, from 1 (Monday) to 7."
            )

    def works(self, day: date) -> bool:
        if day.isoweekday() not in self.working_week:
            return False
        return day not in days_off(self.holidays, day.year)

    def working_day(self, day: date, step: timedelta) -> date:
        """``day`` itself or, going by ``step`` (a day forward or back), the first that works."""
        for _ in range(LONGEST_CLOSURE):
            if self.works(day):
                return day
            day += step
        raise RuleBroken(f"{self.place} has no working day near {day}: check its holidays.")


NEW_YEAR = FixedDay(name="New Year's Day", month=1, day=1)
GOOD_FRIDAY = EasterDay(name="Good Friday", days=-2)
EASTER_MONDAY = EasterDay(name="Easter Monday", days=1)
ASCENSION = EasterDay(name="Ascension Day", days=39)
WHIT_MONDAY = EasterDay(name="Whit Monday", days=50)
LABOUR_DAY = FixedDay(name="Labour Day", month=5, day=1)
CHRISTMAS = FixedDay(name="Christmas Day", month=12, day=25)
BOXING_DAY = FixedDay(name="26 December", month=12, day=26)

VIENNA = Station(
    place="Vienna",
    zone="Europe/Vienna",
    holidays=(
        NEW_YEAR,
        GOOD_FRIDAY,
        EASTER_MONDAY,
        LABOUR_DAY,
        WHIT_MONDAY,
        FixedDay(name="Austrian National Day", month=10, day=26),
        CHRISTMAS,
        BOXING_DAY,
    ),
)
NEW_YORK = Station(
    place="New York",
    zone="America/New_York",
    holidays=(
        NEW_YEAR,
        WeekdayOfMonth(name="Presidents' Day", month=2, weekday=1, nth=3),
        GOOD_FRIDAY,
        WeekdayOfMonth(name="Memorial Day", month=5, weekday=1, nth=-1),
        FixedDay(name="Independence Day", month=7, day=4),
        WeekdayOfMonth(name="Labor Day", month=9, weekday=1, nth=1),
        WeekdayOfMonth(name="Thanksgiving Day", month=11, weekday=4, nth=4),
        CHRISTMAS,
    ),
)
GENEVA = Station(
    place="Geneva",
    zone="Europe/Zurich",
    holidays=(NEW_YEAR, GOOD_FRIDAY, EASTER_MONDAY, ASCENSION, WHIT_MONDAY, CHRISTMAS),
)
NAIROBI = Station(
    place="Nairobi",
    zone="Africa/Nairobi",
    holidays=(
        NEW_YEAR,
        GOOD_FRIDAY,
        EASTER_MONDAY,
        LABOUR_DAY,
        FixedDay(name="Madaraka Day", month=6, day=1),
        FixedDay(name="Mashujaa Day", month=10, day=20),
        FixedDay(name="Jamhuri Day", month=12, day=12),
        CHRISTMAS,
        BOXING_DAY,
    ),
)
STATIONS = (VIENNA, NEW_YORK, GENEVA, NAIROBI)
