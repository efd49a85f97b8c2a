"""From a rule and the dates it counts from to the wall time of the deadline."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from shared.deadlines.rules import Anchor, Direction, Roll, Rule, Unit, WallTime
from shared.deadlines.stations import ONE_DAY, Station
from shared.deadlines.zones import local, resolve, wall_of, zone_named
from shared.errors import RuleBroken

# A day where only the day is known, else an aware moment; None or absent while there is none.
AnchorDates = Mapping[Anchor, date | datetime | None]


def apply(rule: Rule, anchor_dates: AnchorDates, station: Station) -> WallTime | None:
    """The deadline, or None while its anchor has no date (postponed without a new one).

    RuleBroken where hours are to be counted from a day whose time is not known.
    """
    anchor = anchor_dates.get(rule.anchor)
    if anchor is None:
        return None
    if isinstance(anchor, datetime) and anchor.tzinfo is None:
        raise ValueError("an anchor's moment carries its offset")
    try:
        if rule.unit is Unit.HOURS:
            return after_hours(rule, anchor, station)
        return on_day(rule, anchor, station)
    except OverflowError as error:
        raise RuleBroken(f"No calendar reaches as far as this deadline from {anchor}.") from error


def on_day(rule: Rule, anchor: date, station: Station) -> WallTime:
    """The day that the rule counts to, at its time of day."""
    if rule.at is None:
        raise ValueError("a rule in days has a time of day")
    if isinstance(anchor, datetime):
        anchor = local(anchor, zone_named(station.zone)).date()
    day = rolled(counted(rule, anchor, station), rule.roll, station)
    return WallTime(at=datetime.combine(day, rule.at), zone=station.zone, rule=rule)


def counted(rule: Rule, anchor: date, station: Station) -> date:
    """The day before it is moved off a holiday."""
    step = ONE_DAY if rule.direction is Direction.AFTER else -ONE_DAY
    start = anchor - step if rule.counts_anchor_day else anchor
    match rule.unit:
        case Unit.WEEKS:
            return start + 7 * rule.count * step
        case Unit.WORKING_DAYS:
            day = start
            for _ in range(rule.count):
                day = station.working_day(day + step, step)
            return day
        case _:
            return start + rule.count * step


def rolled(day: date, roll: Roll, station: Station) -> date:
    """``day``, or the nearest working day to the side that the rule names."""
    if roll is Roll.STAYS:
        return day
    return station.working_day(day, ONE_DAY if roll is Roll.LATER else -ONE_DAY)


def after_hours(rule: Rule, anchor: date, station: Station) -> WallTime:
    """So many hours of elapsed time from a moment, whatever clocks do in between."""
    moment = moment_of(rule, anchor, station)
    hours = timedelta(hours=rule.count)
    instant = moment + hours if rule.direction is Direction.AFTER else moment - hours
    wall, zone = wall_of(instant, station.zone)
    return WallTime(at=wall, zone=zone, rule=rule)


def moment_of(rule: Rule, anchor: date, station: Station) -> datetime:
    """The anchor as an instant: its own, or its day at the rule's time."""
    if isinstance(anchor, datetime):
        return anchor.astimezone(UTC)
    if rule.at is None:
        raise RuleBroken(
            f"Hours count from a moment, and of {anchor} only the day is known: give a time of day."
        )
    return resolve(datetime.combine(anchor, rule.at), station.zone)
