"""Bodies in PostgreSQL, with the facts that go with each change. Sole caller of write SQL."""

from collections.abc import Sequence
from uuid import UUID

import msgspec

from services.meetings.bodies.model import Body
from shared.errors import Conflict, NotFound
from shared.messages import Event
from shared.queries import queries
from shared.transaction import Connection, Transaction

SQL = queries("services.meetings.bodies")


async def add(tx: Transaction, body: Body, facts: Sequence[Event]) -> None:
    """Conflict when the name or the symbol is another body's."""
    values = msgspec.structs.astuple(body)
    if not await tx.connection.fetchval(SQL["add_body"], *values):
        raise Conflict(f"There is a body named {body.name}, or one with the symbol {body.symbol}.")
    await tx.record(*facts)


async def get(connection: Connection, body: UUID) -> Body:
    """As it stands, for rules that need its zone or its words."""
    row = await connection.fetchrow(SQL["get_body"], body)
    if row is None:
        raise NotFound(f"There is no body with the id {body}.")
    return msgspec.convert(dict(row), Body)
