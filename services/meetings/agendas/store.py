"""Agendas in PostgreSQL, with the facts that go with each change. Sole caller of write SQL."""

from collections.abc import Sequence
from uuid import UUID

import msgspec

from services.meetings.agendas.model import Agenda
from services.meetings.events.sessions import AgendaItem
from services.meetings.sessions import store as sessions
from shared.messages import Event
from shared.queries import queries
from shared.transaction import Connection, Transaction

SQL = queries("services.meetings.agendas")


async def items(connection: Connection, session: UUID) -> tuple[AgendaItem, ...]:
    """In the order of the agenda; none before one is proposed."""
    rows = await connection.fetch(SQL["agenda_items"], session)
    return msgspec.convert([dict(row) for row in rows], tuple[AgendaItem, ...])


async def get(connection: Connection, session: UUID) -> Agenda:
    """Of a session that exists; without items before one is proposed."""
    adopted_at = await connection.fetchval(SQL["agenda_adopted_at"], session)
    return Agenda(
        session=session, items=await items(connection, session), adopted=adopted_at is not None
    )


async def keep(tx: Transaction, agenda: Agenda, facts: Sequence[Event]) -> None:
    """As a whole: the session's versions say what it was before."""
    if not facts:
        return
    await tx.record(*facts)
    adopted_at = tx.now if agenda.adopted else None
    await tx.connection.execute(SQL["keep_agenda"], agenda.session, adopted_at)
    await tx.connection.execute(SQL["clear_items"], agenda.session)
    numbers = [item.number for item in agenda.items]
    titles = [item.title for item in agenda.items]
    await tx.connection.execute(SQL["add_items"], agenda.session, numbers, titles)
    await sessions.touch(tx, agenda.session)
