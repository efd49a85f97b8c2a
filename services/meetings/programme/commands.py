"""What may be asked of meetings, where, by whom, and what then happens."""

from datetime import date, time
from typing import Annotated
from uuid import UUID

import msgspec

from services.meetings.programme import model, store
from services.meetings.sessions import store as sessions
from shared.ids import new_id
from shared.messages import Command, Role
from shared.registry import command
from shared.transaction import Connection, Transaction

TimeOfDay = Annotated[str, msgspec.Meta(pattern=r"^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$")]
"""As a form's field has it, with or without seconds."""


class ScheduleMeeting(Command, frozen=True, kw_only=True):
    """Let a session meet for half a day in a room."""

    session: UUID
    title: str
    """With its number as the body counts: "36th plenary meeting"."""
    day: date
    starts: TimeOfDay
    ends: TimeOfDay
    room: str
    part: int = 1


async def in_session(command: ScheduleMeeting, connection: Connection) -> UUID:
    """The body that sits in it."""
    return await sessions.body_of(connection, command.session)


@command(
    ScheduleMeeting,
    at="POST /sessions/{session}/meetings",
    allow={Role.SECRETARIAT},
    body=in_session,
)
async def schedule_meeting(command: ScheduleMeeting, tx: Transaction) -> UUID:
    """In a room that is free."""
    session = await sessions.hold(tx.connection, command.session)
    meeting = model.Meeting(
        id=new_id(),
        session=session.id,
        part=command.part,
        day=model.day_of(command.day, command.part, session),
        starts=time.fromisoformat(command.starts),
        ends=time.fromisoformat(command.ends),
        title=command.title.strip(),
        place=session.place,
        room=command.room.strip(),
    )
    await store.add(tx, meeting, session, model.schedule(meeting, session))
    return meeting.id


class MoveMeeting(Command, frozen=True, kw_only=True):
    """Let it be held at another time or in another room."""

    meeting: UUID
    title: str
    day: date
    starts: TimeOfDay
    ends: TimeOfDay
    room: str
    part: int = 1


class CancelMeeting(Command, frozen=True, kw_only=True):
    """Let it not take place."""

    meeting: UUID


async def of_meeting(command: MoveMeeting | CancelMeeting, connection: Connection) -> UUID:
    """The body that would meet."""
    session = await store.session_of(connection, command.meeting)
    return await sessions.body_of(connection, session)


@command(MoveMeeting, at="PUT /meetings/{meeting}", allow={Role.SECRETARIAT}, body=of_meeting)
async def move_meeting(command: MoveMeeting, tx: Transaction) -> UUID:
    """One that lost its place when its session was moved is placed anew in the same way."""
    session = await sessions.hold(
        tx.connection, await store.session_of(tx.connection, command.meeting)
    )
    await tx.hold(command.meeting)
    before = await store.get(tx.connection, command.meeting)
    wanted = msgspec.structs.replace(
        before,
        part=command.part,
        day=model.day_of(command.day, command.part, session),
        starts=time.fromisoformat(command.starts),
        ends=time.fromisoformat(command.ends),
        title=command.title.strip(),
        room=command.room.strip(),
        placed=True,
    )
    meeting, facts = model.move(before, wanted, session)
    await store.move(tx, meeting, session, facts)
    return meeting.id


@command(CancelMeeting, at="DELETE /meetings/{meeting}", allow={Role.SECRETARIAT}, body=of_meeting)
async def cancel_meeting(command: CancelMeeting, tx: Transaction) -> UUID:
    """Its room is free from here on."""
    session = await sessions.hold(
        tx.connection, await store.session_of(tx.connection, command.meeting)
    )
    await tx.hold(command.meeting)
    before = await store.get(tx.connection, command.meeting)
    meeting, facts = model.cancel(before, session)
    await store.cancel(tx, meeting, facts)
    return meeting.id
