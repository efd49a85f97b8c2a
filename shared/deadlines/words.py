"""A rule in the words of the field, through gettext: every piece is a message of its own."""

from datetime import time
from gettext import NullTranslations

from shared.deadlines.rules import Anchor, Direction, Roll, Rule, Unit
from shared.deadlines.stations import Station

ENGLISH = NullTranslations()


def describe(rule: Rule, station: Station, tongue: NullTranslations = ENGLISH) -> str:
    """As in "three weeks before the opening of the session, 1 p.m. Vienna time"."""
    parts = [counting(rule, tongue)]
    if rule.counts_anchor_day:
        parts.append(tongue.gettext("that day included"))
    elif rule.unit is Unit.WORKING_DAYS and rule.count:
        parts.append(from_next_day(rule, tongue))
    if rule.at is not None:
        hour = tongue.gettext("{time} {place} time")
        parts.append(hour.format(time=time_of_day(rule.at, tongue), place=station.place))
    if rule.roll is Roll.EARLIER:
        parts.append(tongue.gettext("the working day before if that is not one"))
    elif rule.roll is Roll.LATER:
        parts.append(tongue.gettext("the working day after if that is not one"))
    return tongue.gettext(", ").join(parts)


def counting(rule: Rule, tongue: NullTranslations) -> str:
    """The span, its direction and what it counts from."""
    anchor = anchor_words(rule.anchor, tongue)
    if rule.count == 0:
        at = rule.unit is Unit.HOURS
        text = tongue.gettext("at {anchor}") if at else tongue.gettext("on the day of {anchor}")
        return text.format(anchor=anchor)
    if rule.direction is Direction.BEFORE:
        text = tongue.gettext("{span} before {anchor}")
    else:
        text = tongue.gettext("{span} after {anchor}")
    return text.format(span=span(rule, tongue), anchor=anchor)


def from_next_day(rule: Rule, tongue: NullTranslations) -> str:
    """Working days are where people ask which day is the first."""
    if rule.direction is Direction.BEFORE:
        return tongue.gettext("counted from the day before it")
    return tongue.gettext("counted from the day after it")


def span(rule: Rule, tongue: NullTranslations) -> str:
    """As in "four working days"; numbers below ten in words, as the editors' manual has it."""
    match rule.unit:
        case Unit.HOURS:
            text = tongue.ngettext("{count} hour", "{count} hours", rule.count)
        case Unit.DAYS:
            text = tongue.ngettext("{count} day", "{count} days", rule.count)
        case Unit.WORKING_DAYS:
            text = tongue.ngettext("{count} working day", "{count} working days", rule.count)
        case Unit.WEEKS:
            text = tongue.ngettext("{count} week", "{count} weeks", rule.count)
    return text.format(count=number(rule.count, tongue))


def number(count: int, tongue: NullTranslations) -> str:
    """A tongue whose numbers bend with case or gender may answer with figures."""
    words = (
        tongue.gettext("zero"),
        tongue.gettext("one"),
        tongue.gettext("two"),
        tongue.gettext("three"),
        tongue.gettext("four"),
        tongue.gettext("five"),
        tongue.gettext("six"),
        tongue.gettext("seven"),
        tongue.gettext("eight"),
        tongue.gettext("nine"),
    )
    return words[count] if count < len(words) else str(count)


def anchor_words(anchor: Anchor, tongue: NullTranslations) -> str:
    """What is counted from, as it stands after "before" or "after"."""
    match anchor:
        case Anchor.SESSION_OPENS:
            return tongue.gettext("the opening of the session")
        case Anchor.PART_OPENS:
            return tongue.gettext("the opening of the part")
        case Anchor.PART_CLOSES:
            return tongue.gettext("the closing of the part")
        case Anchor.MEETING:
            return tongue.gettext("the meeting")
        case Anchor.SUBMISSION:
            return tongue.gettext("submission")
        case Anchor.ISSUE:
            return tongue.gettext("issue")
        case Anchor.SILENCE:
            return tongue.gettext("the start of the silence procedure")
        case Anchor.DEADLINE:
            return tongue.gettext("the deadline it depends on")


def time_of_day(at: time, tongue: NullTranslations) -> str:
    """As documents print it: "1 p.m.", "10.30 a.m.", "noon"; 12 o'clock is never a.m. or p.m."""
    if (at.hour, at.minute) == (12, 0):
        return tongue.gettext("noon")
    if (at.hour, at.minute) == (0, 0):
        return tongue.gettext("midnight at the start of the day,")
    minutes = f".{at.minute:02}" if at.minute else ""
    half = tongue.gettext("{time} a.m.") if at.hour < 12 else tongue.gettext("{time} p.m.")
    return half.format(time=f"{(at.hour - 1) % 12 + 1}{minutes}")
