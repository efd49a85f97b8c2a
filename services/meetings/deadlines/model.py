"""The rules of session deadlines. No await, no clock, no randomness, no driver."""

from datetime import date, datetime
from uuid import UUID

import msgspec

from services.meetings.events.deadlines import DeadlineCancelled, DeadlineMoved, DeadlineSet
from services.meetings.sessions.model import Session, require_open
from shared.deadlines.counting import apply
from shared.deadlines.rules import Anchor, Rule
from shared.deadlines.stations import STATIONS, Station
from shared.deadlines.words import describe
from shared.deadlines.zones import resolve
from shared.errors import RuleBroken


class Deadline(msgspec.Struct, frozen=True, kw_only=True):
    """What is due in a session; the wall time follows from the rule, the instant from that."""

    id: UUID
    session: UUID
    subject: str
    title: str
    part: int
    rule: Rule
    wall: datetime | None = None
    zone: str
    place: str
    due: datetime | None = None
    cancelled: bool = False


def station(session: Session) -> Station:
    """With its holidays where they are known; else every weekday is a working day."""
    known = (each for each in STATIONS if (each.place, each.zone) == (session.place, session.zone))
    return next(known, None) or Station(place=session.place, zone=session.zone)


def words(rule: Rule, session: Session) -> str:
    """The rule as people read it."""
    return describe(rule, station(session))


def anchors(session: Session, part: int) -> dict[Anchor, date | datetime | None]:
    """What a session deadline may count from."""
    counted = session.part(part)
    return {
        Anchor.SESSION_OPENS: session.part(1).opens,
        Anchor.PART_OPENS: counted.opens,
        Anchor.PART_CLOSES: counted.closes,
    }


def timed(deadline: Deadline, session: Session) -> Deadline:
    """Counted anew from the dates that stand."""
    wall = apply(deadline.rule, anchors(session, deadline.part), station(session))
    return msgspec.structs.replace(
        deadline,
        wall=wall.at if wall else None,
        due=resolve(wall.at, wall.zone) if wall else None,
        zone=wall.zone if wall else session.zone,
    )


def set_deadline(deadline: Deadline, session: Session) -> tuple[Deadline, list[DeadlineSet]]:
    """In a session that is not closed; without a time while its part has no date."""
    require_open(session, "nothing more falls due in it")
    require_rule(deadline)
    stands = timed(deadline, session)
    fact = DeadlineSet(
        id=stands.id,
        body=session.body,
        session=session.id,
        subject=stands.subject,
        title=stands.title,
        rule=words(stands.rule, session),
        wall=stands.wall,
        zone=stands.zone,
        place=stands.place,
        due=stands.due,
    )
    return stands, [fact]


def change(
    was: Deadline, wanted: Deadline, session: Session, reason: str
) -> tuple[Deadline, list[DeadlineMoved]]:
    """By another rule or under another title; what stands already raises nothing."""
    require_open(session, "nothing more falls due in it")
    if was.cancelled:
        raise RuleBroken("This deadline was cancelled. Set a new one.")
    require_rule(wanted)
    stands = timed(wanted, session)
    return (was, []) if stands == was else (stands, [moved(was, stands, session, reason)])


def follow(was: Deadline, session: Session, reason: str) -> tuple[Deadline, list[DeadlineMoved]]:
    """Where the session went; a deadline that keeps its time tells nobody."""
    stands = timed(was, session)
    return stands, [] if stands == was else [moved(was, stands, session, reason)]


def cancel(
    deadline: Deadline, session: Session, reason: str
) -> tuple[Deadline, list[DeadlineCancelled]]:
    """Cancelling twice tells nobody twice."""
    if deadline.cancelled:
        return deadline, []
    fact = DeadlineCancelled(
        id=deadline.id, body=session.body, session=session.id, reason=reason.strip()
    )
    return msgspec.structs.replace(deadline, cancelled=True), [fact]


def moved(was: Deadline, stands: Deadline, session: Session, reason: str) -> DeadlineMoved:
    """The fact, with both times."""
    return DeadlineMoved(
        id=stands.id,
        body=session.body,
        session=session.id,
        subject=stands.subject,
        title=stands.title,
        rule=words(stands.rule, session),
        was=was.due,
        wall=stands.wall,
        zone=stands.zone,
        place=stands.place,
        due=stands.due,
        reason=reason.strip(),
    )


def require_rule(deadline: Deadline) -> None:
    """It counts from what a session has: the opening or the closing of a part."""
    if not (deadline.subject.strip() and deadline.title.strip()):
        raise RuleBroken("subject, title: say what is due.")
    if deadline.rule.anchor not in (
        Anchor.SESSION_OPENS,
        Anchor.PART_OPENS,
        Anchor.PART_CLOSES,
    ):
        raise RuleBroken("rule.anchor: a deadline of a session counts from a part of it.")
    if deadline.rule.anchor is Anchor.SESSION_OPENS and deadline.part != 1:
        raise RuleBroken(
            "rule.anchor: the session opens with part 1. To count from another part, choose the"
            " opening of the part (part_opens)."
        )
