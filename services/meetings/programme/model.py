"""The rules of the programme of work. No await, no clock, no randomness, no driver."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from uuid import UUID

import msgspec

from services.meetings.events.programme import MeetingCancelled, MeetingMoved, MeetingScheduled
from services.meetings.sessions.model import Session, require_open, written
from shared.deadlines.zones import local, resolve, zone_named
from shared.errors import Conflict, RuleBroken

USUAL_HALF_DAYS = ((time(10), time(13)), (time(15), time(18)))
"""The defaults of forms; bodies sit at other hours too."""


class Meeting(msgspec.Struct, frozen=True, kw_only=True):
    """It keeps its place within the part: the day counted from the opening, and its hours."""

    id: UUID
    session: UUID
    part: int
    day: int
    """0 is the opening day of the part."""
    starts: time
    ends: time
    title: str
    place: str
    room: str
    placed: bool = True
    """Whether its part has that day; if not, it is to be placed anew."""
    cancelled: bool = False


class Booking(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting that holds a room for a time (instants in UTC)."""

    id: UUID
    title: str
    room: str
    starts_at: datetime
    ends_at: datetime


class Clash(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting that would take a room which another one has."""

    title: str
    room: str
    other: str
    """The title of the meeting that has the room."""
    other_session: str
    starts_at: datetime
    ends_at: datetime


def held_on(meeting: Meeting, session: Session) -> date | None:
    """The day that it falls on; None where its part has no such day."""
    part = session.part(meeting.part)
    if part.opens is None or part.closes is None:
        return None
    day = part.opens + timedelta(days=meeting.day)
    return day if day <= part.closes else None


def hours(meeting: Meeting, session: Session) -> tuple[datetime, datetime] | None:
    """Its wall times at the place."""
    day = held_on(meeting, session)
    if day is None:
        return None
    return datetime.combine(day, meeting.starts), datetime.combine(day, meeting.ends)


def booking(meeting: Meeting, session: Session) -> Booking | None:
    """When it holds its room; None while it has no time or is cancelled."""
    walls = hours(meeting, session)
    if walls is None or meeting.cancelled:
        return None
    return Booking(
        id=meeting.id,
        title=meeting.title,
        room=meeting.room,
        starts_at=resolve(walls[0], session.zone),
        ends_at=resolve(walls[1], session.zone),
    )


def day_of(day: date, part: int, session: Session) -> int:
    """Counted from the opening of the part; RuleBroken when it is not one of its days."""
    of = session.part(part)
    if of.opens is None or of.closes is None:
        raise RuleBroken(f"part: part {part} of {session.title} has no date yet.")
    if not of.opens <= day <= of.closes:
        raise RuleBroken(
            f"day: {written(day)} is not one of the days of part {part}, which are"
            f" {written(of.opens)} to {written(of.closes)}."
        )
    return (day - of.opens).days


def schedule(meeting: Meeting, session: Session) -> list[MeetingScheduled]:
    """On a day of its part, in a session that is not closed."""
    require_open(session, "no more meetings are scheduled in it")
    require_hours(meeting)
    walls = hours(meeting, session)
    if walls is None:
        raise RuleBroken(f"day: part {meeting.part} of {session.title} has no such day.")
    return [
        MeetingScheduled(
            id=meeting.id,
            body=session.body,
            session=session.id,
            title=meeting.title,
            starts=walls[0],
            ends=walls[1],
            zone=session.zone,
            room=meeting.room,
        )
    ]


def move(was: Meeting, wanted: Meeting, session: Session) -> tuple[Meeting, list[MeetingMoved]]:
    """To another time or room, or under another title; what stands already raises nothing."""
    require_open(session, "its meetings stay as they were held")
    if was.cancelled:
        raise RuleBroken(f"{was.title} was cancelled. Schedule a new meeting.")
    require_hours(wanted)
    if wanted == was:
        return was, []
    return wanted, [moved(wanted, session)]


def follow(was: Meeting, before: Session, now: Session) -> tuple[Meeting, list[MeetingMoved]]:
    """Where its session went; a meeting that keeps its time tells nobody."""
    stands = msgspec.structs.replace(was, placed=hours(was, now) is not None)
    if hours(was, before) == hours(was, now):
        return stands, []
    return stands, [moved(stands, now)]


def moved(meeting: Meeting, session: Session) -> MeetingMoved:
    """The fact; without times where the part has no such day."""
    walls = hours(meeting, session)
    return MeetingMoved(
        id=meeting.id,
        body=session.body,
        session=session.id,
        title=meeting.title,
        starts=walls[0] if walls else None,
        ends=walls[1] if walls else None,
        zone=session.zone,
        room=meeting.room,
    )


def cancel(meeting: Meeting, session: Session) -> tuple[Meeting, list[MeetingCancelled]]:
    """Cancelling twice tells nobody twice."""
    if meeting.cancelled:
        return meeting, []
    fact = MeetingCancelled(id=meeting.id, body=session.body, session=session.id)
    return msgspec.structs.replace(meeting, cancelled=True), [fact]


def require_hours(meeting: Meeting) -> None:
    """A meeting ends on the day it begins."""
    if meeting.ends <= meeting.starts:
        raise RuleBroken("ends: a meeting ends after it starts, on the same day.")
    if not (meeting.title.strip() and meeting.room.strip()):
        raise RuleBroken("title, room: a meeting has a title and a room.")


def refuse(clashes: Iterable[Clash], session: Session) -> None:
    """Conflict that names each room, the meeting that has it, and the time at the place."""
    zone = zone_named(session.zone)
    taken = [
        f"{each.room} is taken by {each.other} ({each.other_session}) on"
        f" {written(local(each.starts_at, zone).date())},"
        f" {local(each.starts_at, zone):%H:%M}–{local(each.ends_at, zone):%H:%M} {session.place}."
        for each in clashes
    ]
    if taken:
        raise Conflict(" ".join([*taken, "Take another room or another time."]))
