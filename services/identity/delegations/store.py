"""Delegations in PostgreSQL, with the facts that go with each change."""

from collections.abc import Sequence

from shared.access import directory
from shared.access.directory import Delegation
from shared.errors import Conflict
from shared.messages import Event
from shared.queries import queries
from shared.transaction import Transaction

SQL = queries("services.identity.delegations")


async def add(tx: Transaction, delegation: Delegation, facts: Sequence[Event]) -> None:
    """Conflict when it is registered already: one State has one delegation."""
    if await tx.connection.fetchval(SQL["has_delegation"], delegation.code, delegation.name):
        raise Conflict(f"{delegation.name} ({delegation.code}) is registered already.")
    await directory.keep_delegation(tx.connection, delegation)
    await tx.record(*facts)
