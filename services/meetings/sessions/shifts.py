"""What would shift with a session: its own deadlines and meetings, and milestones of workplans."""

from datetime import datetime
from uuid import UUID

import msgspec

from services.meetings.deadlines import model as deadline_rules
from services.meetings.deadlines import store as deadlines
from services.meetings.programme import model as meeting_rules
from services.meetings.programme import store as programme
from services.meetings.sessions.model import Session
from services.workplan.asks import WOULD_SHIFT, IfMoved, Shift
from shared.access.look import Look
from shared.errors import Unanswered
from shared.transaction import Connection


class Shifted(msgspec.Struct, frozen=True, kw_only=True):
    """A deadline or a meeting, and what would become of it."""

    id: UUID
    title: str
    detail: str
    """The rule of a deadline, the room of a meeting."""
    was: datetime | None
    now: datetime | None
    """Instants (UTC); None without a date."""
    off_day: bool = False
    """Whether the new day is none on which the duty station works."""
    unplaced: bool = False
    """Whether its part has a date and yet no such day: the meeting is to be placed anew."""


async def shifted_deadlines(
    connection: Connection, before: Session, after: Session
) -> list[Shifted]:
    """Those that would be due at another time, or at none."""
    works = deadline_rules.station(after).works
    stand = await deadlines.of_session(connection, before.id)
    pairs = [(each, deadline_rules.timed(each, after)) for each in stand]
    return [
        Shifted(
            id=was.id,
            title=was.title,
            detail=deadline_rules.words(was.rule, before),
            was=was.due,
            now=now.due,
            off_day=now.wall is not None and not works(now.wall.date()),
        )
        for was, now in pairs
        if was.due != now.due
    ]


async def shifted_meetings(
    connection: Connection, before: Session, after: Session
) -> list[Shifted]:
    """Those that would be held at another time, or that wait for a place."""
    found = []
    for meeting in await programme.of_session(connection, before.id):
        was = meeting_rules.booking(meeting, before)
        now = meeting_rules.booking(meeting, after)
        if was != now:
            found.append(
                Shifted(
                    id=meeting.id,
                    title=meeting.title,
                    detail=meeting.room,
                    was=was.starts_at if was else None,
                    now=now.starts_at if now else None,
                    unplaced=now is None and after.part(meeting.part).opens is not None,
                )
            )
    return sorted(found, key=lambda each: (each.was is None, each.was, each.title))


async def bookings(connection: Connection, after: Session) -> list[meeting_rules.Booking]:
    """What the session would hold."""
    meetings = await programme.of_session(connection, after.id)
    return [each for each in (meeting_rules.booking(one, after) for one in meetings) if each]


async def would_shift(look: Look, after: Session) -> list[Shift] | None:
    """The milestones of workplans that hang on the session."""
    question = IfMoved(
        session=after.id,
        opens={part.number: part.opens for part in after.parts},
        closes={part.number: part.closes for part in after.parts},
    )
    try:
        shifts: list[Shift] = await look.ask(WOULD_SHIFT, question)
    except Unanswered:
        return None
    return shifts
