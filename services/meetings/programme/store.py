"""The programme in PostgreSQL, with the facts of each change. Sole caller of write SQL."""

from collections.abc import Sequence
from uuid import UUID

import msgspec

from services.meetings.programme import model
from services.meetings.programme.model import Booking, Clash, Meeting
from services.meetings.sessions.model import Session
from shared.errors import NotFound
from shared.messages import Event
from shared.queries import queries
from shared.transaction import Connection, Transaction

SQL = queries("services.meetings.programme")


async def get(connection: Connection, meeting: UUID) -> Meeting:
    """As it stands, also when it is cancelled."""
    row = await connection.fetchrow(SQL["get_meeting"], meeting)
    if row is None:
        raise NotFound(f"There is no meeting with the id {meeting}.")
    return msgspec.convert(dict(row), Meeting)


async def of_session(connection: Connection, session: UUID) -> list[Meeting]:
    """All that take place, or will once they are placed."""
    rows = await connection.fetch(SQL["meetings_of_session"], session)
    return msgspec.convert([dict(row) for row in rows], list[Meeting])


async def session_of(connection: Connection, meeting: UUID) -> UUID:
    """The session whose programme it is in."""
    session: UUID | None = await connection.fetchval(SQL["session_of_meeting"], meeting)
    if session is None:
        raise NotFound(f"There is no meeting with the id {meeting}.")
    return session


async def clashes(
    connection: Connection, session: Session, bookings: Sequence[Booking]
) -> list[Clash]:
    """Rooms that other meetings have; what moves along is not in its own way."""
    rows = await connection.fetch(
        SQL["clashes"],
        session.place,
        [each.title for each in bookings],
        [each.room for each in bookings],
        [each.starts_at for each in bookings],
        [each.ends_at for each in bookings],
        [each.id for each in bookings],
    )
    return msgspec.convert([dict(row) for row in rows], list[Clash])


async def take_rooms(tx: Transaction, session: Session, bookings: Sequence[Booking]) -> None:
    """Lock the rooms, then look: of two who want one at a time, the second is refused."""
    rooms = sorted({each.room for each in bookings})
    await tx.connection.fetch(SQL["lock_rooms"], session.place, rooms)
    model.refuse(await clashes(tx.connection, session, bookings), session)


async def add(tx: Transaction, meeting: Meeting, session: Session, facts: Sequence[Event]) -> None:
    """Conflict when another meeting has the room."""
    booking = model.booking(meeting, session)
    if booking is None:
        raise ValueError("a meeting is scheduled on a day that its part has")
    await tx.connection.execute(SQL["know_room"], session.place, meeting.room)
    await take_rooms(tx, session, [booking])
    place = (meeting.part, meeting.day, meeting.starts, meeting.ends)
    await tx.connection.execute(
        SQL["add_meeting"],
        *(meeting.id, meeting.session, *place),
        *(meeting.title, meeting.place, meeting.room),
        *(booking.starts_at, booking.ends_at, tx.now),
    )
    await tx.connection.execute(SQL["programme_changed"], meeting.session)
    await tx.record(*facts)


async def move(tx: Transaction, meeting: Meeting, session: Session, facts: Sequence[Event]) -> None:
    """Conflict when another meeting has the room at that time."""
    if facts:
        booking = model.booking(meeting, session)
        await tx.connection.execute(SQL["know_room"], session.place, meeting.room)
        await take_rooms(tx, session, [booking] if booking else [])
        await keep(tx, meeting, booking)
        await tx.record(*facts)


async def keep(tx: Transaction, meeting: Meeting, booking: Booking | None) -> None:
    """Its place in the part, and the instants that follow from it."""
    place = (meeting.part, meeting.day, meeting.starts, meeting.ends)
    await tx.connection.execute(
        SQL["keep_meeting"],
        *(meeting.id, *place, meeting.title, meeting.room, booking is not None),
        *(booking.starts_at if booking else None, booking.ends_at if booking else None, tx.now),
    )
    await tx.connection.execute(SQL["programme_changed"], meeting.session)


async def cancel(tx: Transaction, meeting: Meeting, facts: Sequence[Event]) -> None:
    """Its room is free from here on."""
    if facts:
        await tx.connection.execute(SQL["cancel_meeting"], meeting.id, tx.now)
        await tx.connection.execute(SQL["programme_changed"], meeting.session)
        await tx.record(*facts)


async def follow(tx: Transaction, before: Session, now: Session) -> None:
    """Every meeting of a session that was moved in this transaction, or none of them."""
    meetings = await of_session(tx.connection, now.id)
    bookings = [each for each in (model.booking(one, now) for one in meetings) if each]
    await take_rooms(tx, now, bookings)
    for meeting in meetings:
        stands, facts = model.follow(meeting, before, now)
        if facts:
            await keep(tx, stands, model.booking(stands, now))
            await tx.record(*facts)
