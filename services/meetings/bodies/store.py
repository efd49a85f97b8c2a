"""Bodies in PostgreSQL, with the facts that go with each change. Sole caller of write SQL."""

from collections.abc import Sequence, Set
from uuid import UUID

import msgspec

from services.meetings.bodies.model import Body
from services.meetings.events.bodies import MembersChanged
from shared.errors import Conflict, NotFound, RuleBroken
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


async def members(connection: Connection, body: UUID) -> frozenset[UUID]:
    """The delegations that are its members."""
    rows = await connection.fetch(SQL["members_of"], body)
    return frozenset(row["delegation"] for row in rows)


async def change_members(
    tx: Transaction, body: Body, after: Set[UUID], facts: Sequence[MembersChanged]
) -> None:
    """RuleBroken where one of them is no delegation here."""
    if not facts:
        return
    if await tx.connection.fetchval(SQL["unknown_delegations"], list(after)):
        raise RuleBroken("members: One of these is no delegation here. Have it registered first.")
    await tx.connection.execute(SQL["set_rule"], body.id, body.members_only)
    await tx.connection.execute(SQL["drop_members"], body.id, list(after))
    await tx.connection.execute(SQL["add_members"], body.id, list(after))
    await tx.record(*facts)
