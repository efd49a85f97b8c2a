"""An independent opinion on times: which instant a wall time, a rule and a lead mean.

Shares no code with ``shared.deadlines``: instants are found by trying every offset that the zone
knows around that day, days are counted one at a time.
"""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
END_OF_DAY = time(18)
"""A day of a plan ends so, at the place."""
LEADS = {"deadline": ("7 days", "1 day", "3 hours"), "milestone": ("7 days", "1 day")}


def shown(instant: datetime, zone: str) -> datetime:
    """What the clock on the wall shows."""
    return instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0)


def instants(wall: datetime, zone: str) -> list[datetime]:
    """All at which the clock shows ``wall``: none in a gap, two in an hour that is repeated."""
    around = [wall.replace(tzinfo=UTC) + hours * HOUR for hours in range(-48, 49)]
    offsets = {shown(each, zone) - each.replace(tzinfo=None) for each in around}
    found = {(wall - offset).replace(tzinfo=UTC) for offset in offsets}
    return sorted(each for each in found if shown(each, zone) == wall)


def instant(wall: datetime, zone: str) -> datetime:
    """The first of them; in a gap the moment at which it ends."""
    while not (found := instants(wall, zone)):
        wall = wall.replace(second=0, microsecond=0) + MINUTE
    return found[0]


def at(day: date, clock: str) -> datetime:
    """A wall time."""
    return datetime.combine(day, time.fromisoformat(clock))


def works(day: date) -> bool:
    """Invented places have no holidays."""
    return day.weekday() < 5


def due(rule: dict[str, Any], anchor: date | None, zone: str) -> datetime | None:
    """Of a rule as a command gives it, counted from a day; None without a day."""
    if anchor is None:
        return None
    step = -DAY if rule.get("direction", "before") == "before" else DAY
    at = time.fromisoformat(rule["at"])
    if rule["unit"] == "hours":
        hours = int(rule["count"]) * (1 if step > timedelta() else -1)
        return instant(datetime.combine(anchor, at), zone) + hours * HOUR
    day = counted(rule["count"], rule["unit"], step, anchor)
    while rule.get("roll", "stays") != "stays" and not works(day):
        day += DAY if rule["roll"] == "later" else -DAY
    return instant(datetime.combine(day, at), zone)


def counted(count: int, unit: str, step: timedelta, day: date) -> date:
    """One day after the other."""
    left = count * 7 if unit == "weeks" else count
    while left:
        day += step
        if unit != "working_days" or works(day):
            left -= 1
    return day


def end_of(day: date | None, zone: str) -> datetime | None:
    """When a milestone of that day is due."""
    return instant(datetime.combine(day, END_OF_DAY), zone) if day else None


def reminder(at: datetime, zone: str, lead: str) -> datetime:
    """When somebody is reminded: days go by the clock on the wall, hours by the sun."""
    count, unit = lead.split()
    if unit.startswith("hour"):
        return at - int(count) * HOUR
    return instant(shown(at, zone) - int(count) * DAY, zone)
