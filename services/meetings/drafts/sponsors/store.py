"""The ledger of sponsors in PostgreSQL. Sole caller of write SQL."""

from collections.abc import Sequence
from uuid import UUID

import msgspec

from services.meetings.drafts.sponsors.model import Act, Source
from shared.messages import Event
from shared.queries import queries
from shared.transaction import Connection, Transaction

SQL = queries("services.meetings.drafts.sponsors")


async def acts(connection: Connection, draft: UUID) -> list[Act]:
    """In the order in which they happened."""
    rows = await connection.fetch(SQL["acts"], draft)
    return [msgspec.convert(dict(row), Act) for row in rows]


async def enter(
    tx: Transaction, draft: UUID, delegation: UUID, source: Source, *, joined: bool
) -> None:
    """One more line of the ledger."""
    moments = (tx.now, tx.recorded_at, tx.actor.id)
    await tx.connection.execute(SQL["add_act"], draft, delegation, joined, source, *moments)


async def keep(
    tx: Transaction,
    draft: UUID,
    delegation: UUID,
    source: Source,
    facts: Sequence[Event],
    *,
    joined: bool,
) -> None:
    """With the facts that go with it; where there are none, nothing was changed."""
    if facts:
        await enter(tx, draft, delegation, source, joined=joined)
        await tx.record(*facts)
