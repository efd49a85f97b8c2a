"""The copies in PostgreSQL. Sole caller of their write SQL."""

from collections.abc import Iterable
from uuid import UUID

import msgspec

from services.meetings.events.bodies import BodyEstablished
from services.meetings.events.sessions import Part
from services.notifications.things.model import Draft, Meeting, Thing
from shared.queries import queries
from shared.transaction import Connection, Transaction

SQL = queries("services.notifications.things")


async def keep_body(tx: Transaction, body: BodyEstablished) -> None:
    """Under its latest names."""
    await tx.connection.execute(
        SQL["keep_body"],
        body.id,
        body.name,
        body.short_name,
        body.zone,
        body.place,
        body.session_label,
    )


async def keep_thing(tx: Transaction, thing: Thing) -> None:
    """Under its latest title."""
    await tx.connection.execute(SQL["keep_thing"], *msgspec.structs.astuple(thing))


async def keep_parts(tx: Transaction, session: UUID, body: UUID, parts: Iterable[Part]) -> None:
    """The dates that stand now."""
    await tx.connection.execute(SQL["drop_parts"], session)
    await tx.connection.executemany(
        SQL["keep_part"], [(session, each.number, body, each.opens, each.closes) for each in parts]
    )


async def close_parts(tx: Transaction, session: UUID) -> None:
    """They are no longer ahead."""
    await tx.connection.execute(SQL["close_parts"], session)


async def keep_meeting(tx: Transaction, meeting: Meeting) -> None:
    """At its latest time and place."""
    await tx.connection.execute(SQL["keep_meeting"], *msgspec.structs.astuple(meeting))


async def get_meeting(connection: Connection, meeting: UUID) -> Meeting | None:
    """As it was last told."""
    row = await connection.fetchrow(SQL["get_meeting"], meeting)
    return msgspec.convert(dict(row), Meeting) if row else None


async def cancel_meeting(tx: Transaction, meeting: UUID) -> None:
    """The row stays: its title is needed for the words of the alert."""
    await tx.connection.execute(SQL["cancel_meeting"], meeting)


async def keep_draft(tx: Transaction, draft: UUID, delegation: UUID, *, issued: bool) -> None:
    """With its main sponsor, who sponsors it too."""
    await tx.connection.execute(SQL["keep_draft"], draft, delegation, issued)
    await keep_sponsor(tx, draft, delegation)


async def keep_sponsor(tx: Transaction, draft: UUID, delegation: UUID) -> None:
    """Once, however often it is told."""
    await tx.connection.execute(SQL["keep_sponsor"], draft, delegation)


async def drop_sponsor(tx: Transaction, draft: UUID, delegation: UUID) -> None:
    """The main sponsor stays concerned: the draft is still theirs."""
    await tx.connection.execute(SQL["drop_sponsor"], draft, delegation)


async def get_draft(connection: Connection, draft: UUID) -> Draft | None:
    """None when nothing was told of it yet."""
    row = await connection.fetchrow(SQL["get_draft"], draft)
    return msgspec.convert(dict(row), Draft) if row else None


async def title_of(connection: Connection, thing: UUID) -> str:
    """Empty when nothing was told of it yet."""
    title: str | None = await connection.fetchval(SQL["title_of"], thing)
    return title or ""
