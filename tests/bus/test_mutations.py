"""Two relays that one might write instead, and what they do: the tests beside them notice.

The mutants work on the same outbox with the same publisher; only how they read it differs.
"""

import asyncio
import random
from uuid import UUID

import asyncpg
import pytest

from shared.asks import envelope
from shared.ids import new_id
from shared.lock import hang_up
from shared.publisher import Outgoing, Publisher
from shared.relay import Relay
from shared.transaction import SQL, Connection
from tests.bus import nodes, tiny
from tests.bus.ledger import PENDING, eventually
from tests.bus.nodes import Place, World

WRITERS = 64
COUNTERS = 6
CURSOR = SQL["pending_events"].replace("<> ALL($2::bigint[])", "> $2::bigint")
SKIPPING = SQL["pending_events"].replace("LIMIT $1", "LIMIT $1 FOR UPDATE OF outbox SKIP LOCKED")


class CursorRelay(Relay):
    """Remembers how far it has read, as if positions were committed in their order."""

    cursor = 0

    async def fetch(self, connection: Connection, batch: list[Outgoing]) -> list[Outgoing]:
        rows = await connection.fetch(CURSOR, 500, self.cursor, [])
        found = [Outgoing.of(row["position"], envelope(row)) for row in rows]
        self.cursor = max([self.cursor, *(each.position for each in found)])
        return found


async def skip_locked_relay(place: Place, published: list[tuple[UUID, int]]) -> None:
    """One of several: each takes what no other has locked, and keeps the lock while it sends."""
    async with nodes.connected(place) as (_, client):
        publisher = Publisher("origin", client)
        await publisher.ensure_stream()
        connection = await place.connect()
        try:
            while True:
                async with connection.transaction():
                    rows = await connection.fetch(SKIPPING, 20, [], [])
                    batch = [Outgoing.of(row["position"], envelope(row)) for row in rows]
                    if batch:
                        outcome = await publisher.publish(batch)
                        await connection.execute(SQL["forget_pending"], outcome.acknowledged)
                await asyncio.sleep(0)
        finally:
            await hang_up(connection)
