"""The copy of bodies and sessions in PostgreSQL. Sole caller of write SQL."""

from collections.abc import Iterable, Mapping
from uuid import UUID

import msgspec

from services.meetings.events.bodies import BodyEstablished
from services.meetings.events.sessions import Part
from shared.errors import NotFound
from shared.queries import queries
from shared.transaction import Connection

SQL = queries("services.workplan.sessions")


async def keep_body(connection: Connection, body: BodyEstablished) -> None:
    """Under its latest names."""
    values = (body.id, body.name, body.short_name, body.zone, body.place)
    await connection.execute(SQL["keep_body"], *values)


async def keep_session(
    connection: Connection, session: UUID, body: UUID, title: str, parts: Iterable[Part]
) -> None:
    """Locks it first: what is planned on a session is committed before or after its move."""
    await connection.execute(SQL["keep_session"], session, body, title)
    await connection.execute(SQL["drop_parts"], session)
    rows = [(session, part.number, part.opens, part.closes) for part in parts]
    await connection.executemany(SQL["keep_part"], rows)


async def close_session(connection: Connection, session: UUID) -> None:
    """Its dates stand for good."""
    await connection.execute(SQL["close_session"], session)


async def hold_session(connection: Connection, session: UUID) -> str:
    """Its title; its dates stand still until the end of the transaction."""
    title = await connection.fetchval(SQL["hold_session"], session)
    if title is None:
        raise NotFound("session: there is no session with this id. Choose one from the calendar.")
    return str(title)


async def parts(connection: Connection, session: UUID) -> Mapping[int, Part]:
    """By number; empty for a session that nobody has told of."""
    rows = await connection.fetch(SQL["parts"], session)
    return {row["number"]: msgspec.convert(dict(row), Part) for row in rows}
