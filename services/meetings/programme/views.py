"""What may be read of the programme: query to response, past the model."""

from datetime import date, datetime, time
from uuid import UUID

import msgspec

from services.meetings.events.sessions import Part
from services.meetings.programme import calendar
from services.meetings.programme.kept import PROGRAMMES, STAMPS, Stamp
from services.meetings.programme.model import USUAL_HALF_DAYS
from services.meetings.programme.shown import MeetingShown, Programme
from services.meetings.programme.store import SQL
from services.meetings.sessions.officers import OFFICERS
from services.meetings.sessions.store import SQL as SESSIONS
from shared.access.look import Look
from shared.access.sight import EVERYONE
from shared.registry import view

PARTS = msgspec.json.Decoder(list[Part])
MEETINGS = msgspec.json.Decoder(list[MeetingShown])


@view(
    "/sessions/{session}/programme",
    sees=EVERYONE,
    page="meetings/programme/programme.html",
    formats={"ics": calendar.rendered},
)
async def show_programme(look: Look, session: UUID) -> Programme:
    """The programme of work of a session: days, rooms, meetings."""
    stamp = await STAMPS.ask(session, lambda: stamp_of(look, session))
    kept = PROGRAMMES.get(session, stamp)
    return kept or await made(look, session)


async def stamp_of(look: Look, session: UUID) -> Stamp:
    """What tells whether a programme that was kept still stands."""
    row = await look.row(SQL["programme_stamp"], session, what="session")
    return row["programme_version"], row["version"], row["body_version"]


async def made(look: Look, session: UUID) -> Programme:
    """Read as a whole in one statement, with the versions that it was made from."""
    row = await look.row(SQL["show_programme"], session, what="session")
    programme = Programme(
        id=row["id"],
        title=row["title"],
        short_name=row["short_name"],
        body=row["body"],
        zone=row["zone"],
        place=row["place"],
        parts=PARTS.decode(row["parts"]),
        meetings=MEETINGS.decode(row["meetings"]),
        version=row["version"],
    )
    stamp = (row["programme_version"], row["version"], row["body_version"])
    return PROGRAMMES.keep(session, stamp, programme)


class MeetingPage(msgspec.Struct, frozen=True, kw_only=True):
    """One meeting with what is around it."""

    id: UUID
    session: UUID
    session_title: str
    body: UUID
    title: str
    room: str
    part: int
    day: date | None
    starts: time
    ends: time
    starts_at: datetime
    ends_at: datetime
    zone: str
    place: str
    cancelled: bool
    changed_at: datetime
    version: int


@view("/meetings/{meeting}", sees=EVERYONE, page="meetings/programme/meeting.html")
async def show_meeting(look: Look, meeting: UUID) -> MeetingPage:
    """One meeting; officers move and cancel it here."""
    row = await look.row(SQL["show_meeting"], meeting, what="meeting")
    return MeetingPage(**dict(row))


class MeetingForm(msgspec.Struct, frozen=True, kw_only=True):
    """What an officer needs to schedule a meeting."""

    session: UUID
    title: str
    place: str
    parts: list[Part]
    rooms: list[str]
    """Those that were used at the place before."""
    half_days: tuple[tuple[time, time], ...] = USUAL_HALF_DAYS


@view("/sessions/{session}/meetings/new", sees=OFFICERS, page="meetings/programme/new.html")
async def new_meeting(look: Look, session: UUID) -> MeetingForm:
    """The form with which an officer schedules a meeting."""
    row = await look.row(SESSIONS["session_for_officer"], session, what="session")
    rooms = await look.reference(SQL["rooms_at"], row["place"])
    return MeetingForm(
        session=session,
        title=row["title"],
        place=row["place"],
        parts=PARTS.decode(row["parts"]),
        rooms=[room["name"] for room in rooms],
    )
