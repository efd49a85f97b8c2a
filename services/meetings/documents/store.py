"""Documents in PostgreSQL, with the facts that go with them. Sole caller of write SQL."""

from collections.abc import Sequence
from uuid import UUID

import msgspec

from services.meetings.documents.model import Issuing
from services.meetings.drafts.texts import store as texts
from shared.errors import Conflict
from shared.messages import Event
from shared.queries import queries
from shared.text.structure import Document
from shared.transaction import Connection, Transaction

SQL = queries("services.meetings.documents")


async def add(
    tx: Transaction,
    document: Issuing,
    structure: Document,
    file_name: str,
    facts: Sequence[Event],
) -> None:
    """Conflict when another document or draft bears the symbol."""
    if await text_of(tx.connection, document.symbol):
        raise Conflict(f"symbol: {document.symbol} is the symbol of another document.")
    added = await tx.connection.fetchval(
        SQL["add_document"],
        document.id,
        document.body,
        document.session,
        document.symbol,
        document.title,
        document.item,
        document.derives_from,
        msgspec.json.encode(structure).decode(),
        file_name,
        tx.now,
        tx.recorded_at,
        tx.actor.id,
        structure.masthead.date,
    )
    if not added:
        raise Conflict(f"symbol: {document.symbol} is the symbol of another document.")
    await tx.record(*facts)


async def text_of(connection: Connection, symbol: str) -> UUID | None:
    """The issued text, of a draft or a document, that bears the symbol."""
    found: UUID | None = await connection.fetchval(texts.SQL["text_by_symbol"], symbol)
    return found
