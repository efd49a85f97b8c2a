"""Workplans in PostgreSQL, with the facts that go with each change. Sole caller of write SQL."""

from collections.abc import Sequence
from uuid import UUID

import msgspec

from services.workplan.plans.model import Plan
from shared.errors import Conflict, NotFound
from shared.messages import Event
from shared.queries import queries
from shared.transaction import Connection, Transaction

SQL = queries("services.workplan.plans")


async def place_of(connection: Connection, body: UUID) -> tuple[str, str]:
    """The zone and the place of a body."""
    row = await connection.fetchrow(SQL["place_of_body"], body)
    if row is None:
        raise NotFound("body: there is no body with this id.")
    return row["zone"], row["place"]


async def add(tx: Transaction, plan: Plan, facts: Sequence[Event]) -> None:
    """Conflict when the body has a plan of that title."""
    values = (plan.id, plan.body, plan.title, plan.basis, plan.begins, plan.ends, tx.now)
    if not await tx.connection.fetchval(SQL["add_plan"], *values):
        raise Conflict(f"title: this body has a plan named {plan.title}. Give another title.")
    await tx.record(*facts)


async def get(connection: Connection, plan: UUID) -> Plan:
    """With the place of its body."""
    row = await connection.fetchrow(SQL["get_plan"], plan)
    if row is None:
        raise NotFound(f"There is no workplan with the id {plan}.")
    return msgspec.convert(dict(row), Plan)
