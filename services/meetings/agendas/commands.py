"""What may be asked of agendas, where, by whom, and what then happens."""

from typing import Annotated
from uuid import UUID

import msgspec

from services.meetings.agendas import model, store
from services.meetings.events.sessions import AgendaItem
from services.meetings.sessions import store as sessions
from shared.messages import Command, Role
from shared.registry import command
from shared.transaction import Connection, Transaction


class Item(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An item or sub-item as printed: ``8`` or ``8 (c)``."""

    number: str
    title: str


class ProposeAgenda(Command, frozen=True, kw_only=True):
    """Let this be the provisional agenda of a session."""

    session: UUID
    items: list[Item] = msgspec.field(default_factory=list)
    lines: Annotated[str, msgspec.Meta(max_length=50_000)] = ""
    """Instead of ``items``, as a form has them: one to a line, its number first."""


class AdoptAgenda(Command, frozen=True, kw_only=True):
    """Let the agenda of a session be adopted as it is proposed."""

    session: UUID


async def of_session(command: ProposeAgenda | AdoptAgenda, connection: Connection) -> UUID:
    """The body that sits in it."""
    return await sessions.body_of(connection, command.session)


@command(
    ProposeAgenda, at="PUT /sessions/{session}/agenda", allow={Role.SECRETARIAT}, body=of_session
)
async def propose_agenda(command: ProposeAgenda, tx: Transaction) -> UUID:
    """It belongs to the session: whoever edits it read that version."""
    await tx.hold(command.session)
    session = await sessions.hold(tx.connection, command.session)
    given = [AgendaItem(number=each.number, title=each.title) for each in command.items]
    items = tuple(given or model.read_lines(command.lines))
    before = await store.get(tx.connection, session.id)
    agenda, facts = model.propose(before, items, session)
    await store.keep(tx, agenda, facts)
    return session.id


@command(
    AdoptAgenda,
    at="POST /sessions/{session}/agenda/adoption",
    allow={Role.SECRETARIAT},
    body=of_session,
)
async def adopt_agenda(command: AdoptAgenda, tx: Transaction) -> UUID:
    """Usually at the first meeting; the officer only enters what the body did."""
    await tx.hold(command.session)
    session = await sessions.hold(tx.connection, command.session)
    agenda, facts = model.adopt(await store.get(tx.connection, session.id), session)
    await store.keep(tx, agenda, facts)
    return session.id
