"""Watches in PostgreSQL, with the facts that go with each change. Sole caller of write SQL."""

from collections.abc import Sequence
from uuid import UUID

import msgspec

from services.notifications.watches.model import Watch
from shared.errors import NotFound
from shared.messages import Event
from shared.queries import queries
from shared.transaction import Connection, Transaction

SQL = queries("services.notifications.watches")


async def hold(tx: Transaction, person: UUID, thing: UUID) -> Watch | None:
    """What the person wants of the thing, if that was said; nobody says otherwise meanwhile."""
    await tx.connection.execute(SQL["hold_person"], person)
    row = await tx.connection.fetchrow(SQL["watch_of"], person, thing)
    if row is None:
        return None
    await tx.hold(row["id"])
    return msgspec.convert(dict(row), Watch)


async def get(connection: Connection, watch: UUID) -> Watch:
    """NotFound when it was lifted."""
    row = await connection.fetchrow(SQL["get_watch"], watch)
    if row is None:
        raise NotFound("There is no such watch here, or it was lifted already.")
    return msgspec.convert(dict(row), Watch)


async def keep(tx: Transaction, watch: Watch, facts: Sequence[Event]) -> None:
    """Without facts nothing has changed."""
    if facts:
        await tx.connection.execute(SQL["keep_watch"], *msgspec.structs.astuple(watch))
        await tx.record(*facts)


async def drop(tx: Transaction, watch: Watch, facts: Sequence[Event]) -> None:
    """The log keeps that it was."""
    await tx.connection.execute(SQL["drop_watch"], watch.id)
    await tx.record(*facts)
