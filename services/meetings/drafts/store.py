"""Drafts in PostgreSQL, with the facts that go with each change. Sole caller of write SQL."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from services.meetings.bodies import store as bodies
from services.meetings.drafts import model
from services.meetings.drafts.model import Draft
from services.meetings.drafts.sponsors.model import Delegation, Printed
from services.meetings.sessions import store as sessions
from shared.access.sight import sees
from shared.errors import Conflict, NotFound
from shared.messages import Event
from shared.queries import queries
from shared.text.structure import Document
from shared.transaction import Connection, Transaction

SQL = queries("services.meetings.drafts")
SEES_DRAFT = sees(
    "draft",
    "everybody once it is issued; before that its main sponsor and the body's secretariat",
    SQL,
)
SEES_SUBMISSION = sees(
    "submission", "the main sponsor of the draft and the body's secretariat", SQL
)
SEES_DESK = sees("desk", "the body's secretariat", SQL)


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """A text that was handed in and is not issued."""

    id: UUID
    draft: UUID
    number: int
    title: str
    document: Document
    submitted_at: datetime


class Issued(msgspec.Struct, frozen=True, kw_only=True):
    """A revision, without its text."""

    id: UUID
    number: int
    symbol: str


async def get(connection: Connection, draft: UUID) -> Draft:
    """As it stands."""
    row = await connection.fetchrow(SQL["get_draft"], draft)
    if row is None:
        raise NotFound("There is no draft here, or it is not yours to see.")
    return msgspec.convert(dict(row), Draft)


async def body_of(connection: Connection, draft: UUID) -> UUID:
    """For permissions: in which body a command about this draft acts."""
    return (await get(connection, draft)).body


async def delegations(connection: Any) -> list[Delegation]:
    """All of them, in the order of documents; from a pool or a connection."""
    rows = await connection.fetch(SQL["delegations"])
    return [msgspec.convert(dict(row), Delegation) for row in rows]


async def add(tx: Transaction, draft: Draft, facts: Sequence[Event]) -> None:
    """A draft that was just handed in; its text comes with ``submit``."""
    await tx.connection.execute(
        SQL["add_draft"],
        draft.id,
        draft.body,
        draft.session,
        draft.item,
        draft.delegation,
        draft.open_to_sponsors,
        draft.title,
        tx.now,
    )
    await tx.record(*facts)


async def submit(
    tx: Transaction,
    waiting: Waiting,
    *,
    warnings: Sequence[str],
    file_name: str,
    on_behalf: bool,
) -> None:
    """It takes the place of a text of the same draft that still waited."""
    await tx.connection.execute(SQL["replace_submission"], waiting.draft)
    await tx.connection.execute(
        SQL["add_submission"],
        waiting.id,
        waiting.draft,
        waiting.number,
        waiting.title,
        msgspec.json.encode(waiting.document).decode(),
        msgspec.json.encode(warnings).decode(),
        file_name,
        tx.now,
        tx.recorded_at,
        tx.actor.id,
        on_behalf,
    )


async def waiting(connection: Any, draft: UUID) -> Waiting | None:
    """The text that is to be issued next; from a pool or a connection."""
    row = await connection.fetchrow(SQL["waiting"], draft)
    if row is None:
        return None
    document = msgspec.json.decode(row["structure"], type=Document)
    return msgspec.convert(
        {**{name: row[name] for name in row.keys() if name != "structure"}, "document": document},  # noqa: SIM118
        Waiting,
    )


async def newest(connection: Any, draft: UUID) -> Issued | None:
    """The revision that the next one revises."""
    row = await connection.fetchrow(SQL["newest_revision"], draft)
    return msgspec.convert(dict(row), Issued) if row else None


async def next_symbol(tx: Transaction, draft: Draft, wanted: str | None) -> tuple[str, int | None]:
    """The next of the body's series for the session, or the one that the document has elsewhere."""
    body = await bodies.get(tx.connection, draft.body)
    session = await sessions.get(tx.connection, draft.session)
    prefix = model.series(
        body.symbol, body.draft_series, session.title, session.parts, tx.now.date()
    )
    if wanted is None:
        while True:
            number = await tx.connection.fetchval(SQL["next_in_series"], prefix)
            if not await taken(tx, f"{prefix}{number}"):
                return f"{prefix}{number}", number
    symbol = str(model.require_symbol(wanted, "symbol").base)
    if await taken(tx, symbol):
        raise Conflict(f"symbol: {symbol} is the symbol of another document.")
    if number := model.numbered(symbol, prefix):
        await tx.connection.execute(SQL["take_in_series"], prefix, number)
    return symbol, number


async def taken(tx: Transaction, symbol: str) -> bool:
    """Whether a document has the symbol already."""
    found: bool = await tx.connection.fetchval(SQL["symbol_taken"], symbol)
    return found


async def issue(tx: Transaction, draft: Draft, number: int | None, facts: Sequence[Event]) -> None:
    """Under its first symbol; ``number`` is the one in its series, if it is of one."""
    values = (draft.id, draft.symbol, number, draft.title, tx.now)
    await tx.connection.execute(SQL["issue_draft"], *values)
    await tx.record(*facts)


async def revise(tx: Transaction, draft: Draft, facts: Sequence[Event]) -> None:
    """Under its next revision."""
    values = (draft.id, draft.revision, draft.title)
    await tx.connection.execute(SQL["revise_draft"], *values)
    await tx.record(*facts)


async def add_revision(
    tx: Transaction,
    waiting: Waiting,
    revision: Issued,
    *,
    revises: UUID | None,
    summary: str,
    printed: Sequence[Printed],
) -> None:
    """The text as it waited, with the sponsors in its head, from now on unchangeable."""
    await tx.connection.execute(
        SQL["add_revision"],
        revision.id,
        waiting.id,
        revision.symbol,
        revises,
        summary,
        tx.now,
        tx.recorded_at,
        tx.actor.id,
    )
    await tx.connection.execute(
        SQL["print_sponsors"],
        revision.id,
        list(range(len(printed))),
        [each.delegation for each in printed],
        [each.name for each in printed],
        [each.star for each in printed],
        [each.note for each in printed],
    )
    await tx.connection.execute(SQL["end_submission"], waiting.draft, "issued")


async def conclude(tx: Transaction, draft: Draft, facts: Sequence[Event]) -> None:
    """What still waited to be issued is issued no more."""
    if not facts:
        return
    values = (draft.id, draft.outcome, draft.became, tx.now)
    await tx.connection.execute(SQL["conclude_draft"], *values)
    await tx.connection.execute(SQL["end_submission"], draft.id, "withdrawn")
    await tx.record(*facts)
