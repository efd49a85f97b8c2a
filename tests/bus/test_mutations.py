"""Two relays that one might write instead, and what comes of it: the real one stands beside them.

The mutants work on the same outbox with the same publisher; only how they read it differs.
"""

import asyncio
import random
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from uuid import UUID

import asyncpg
import nats
import pytest

from infra.embedded import NatsServer
from shared.asks import envelope
from shared.cloudevents import read
from shared.farewell import close_connection
from shared.ids import new_id
from shared.loops import end
from shared.publisher import Outgoing, Publisher
from shared.relay import Relay
from shared.transaction import SQL, Connection, Database
from tests.bus import nodes, tiny
from tests.bus.ledger import PENDING, eventually
from tests.bus.nodes import Place, World

WRITERS, COMMITS, COUNTERS = 64, 8, 16
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


async def skip_locked_relay(place: Place) -> None:
    """One of several: each takes what no other has locked, and keeps the lock while it sends."""
    async with nodes.connected(place) as (_, client):
        publisher = Publisher("origin", client)
        connection = await place.connect()
        try:
            await publisher.ensure_stream()
            while True:
                async with connection.transaction():
                    rows = await connection.fetch(SKIPPING, 20, [], [])
                    batch = [Outgoing.of(row["position"], envelope(row)) for row in rows]
                    if batch:
                        outcome = await publisher.publish(batch)
                        await connection.execute(SQL["forget_pending"], outcome.acknowledged)
                await asyncio.sleep(0.001)
        finally:
            await close_connection(connection)


async def real_relay(place: Place) -> None:
    async with nodes.origin(place):
        await asyncio.Event().wait()


async def cursor_relay(place: Place) -> None:
    async with nodes.origin(place, CursorRelay):
        await asyncio.Event().wait()


RELAYS = {"real": real_relay, "cursor": cursor_relay, "skip locked": skip_locked_relay}


@asynccontextmanager
async def three(kind: str, place: Place) -> AsyncGenerator[None]:
    running = [asyncio.create_task(RELAYS[kind](place)) for _ in range(3)]
    try:
        yield
    finally:
        await end(running)


async def commit(database: Database, counter: UUID, hold: float) -> None:
    """A transaction that stays open for a while after its events have their positions."""
    async with database.transaction(tiny.cause()) as tx:
        await tx.connection.execute(tiny.ALONE, counter)
        reached = await tx.connection.fetchval(tiny.HEAD, counter) or 0
        for number in (reached + 1, reached + 2):
            await tx.record(tiny.Counted(id=counter, number=number))
        await asyncio.sleep(hold)


async def write(place: Place, chance: random.Random) -> None:
    """64 at once, random hold times, and one long transaction."""
    counters = [new_id() for _ in range(COUNTERS)]

    async def writer(database: Database) -> None:
        for _ in range(COMMITS):
            await commit(database, chance.choice(counters), chance.uniform(0, 0.02))

    async with nodes.writer(place, WRITERS + 1) as node:
        long = asyncio.create_task(commit(node.database, new_id(), 1.5))
        await asyncio.gather(*(writer(node.database) for _ in range(WRITERS)))
        await long


async def relayed(server: NatsServer) -> list[tuple[UUID, int]]:
    """What the stream has, in its order."""
    client = await nats.connect(server.url, **server.login("operator").options())
    stream = client.jetstream()
    found: list[tuple[UUID, int]] = []
    for sequence in range(1, (await stream.stream_info("origin")).state.messages + 1):
        msg = await stream.get_msg("origin", sequence)
        event = read(msg.headers or {}, msg.data or b"")
        found.append((event.aggregate, event.version))
    await client.close()
    return found


def disorder(events: list[tuple[UUID, int]]) -> int:
    """How many came before one that they should have followed."""
    last: dict[UUID, int] = {}
    wrong = 0
    for aggregate, version in events:
        wrong += version != last.get(aggregate, 0) + 1
        last[aggregate] = max(version, last.get(aggregate, 0))
    return wrong


async def test_the_real_relay_loses_nothing_and_keeps_the_order(
    world: World, bus_nats: NatsServer, admin: asyncpg.Connection, chance: random.Random
) -> None:
    async with three("real", world.origin):
        await write(world.origin, chance)
        await eventually(admin, f"SELECT ({PENDING}) = 0", 10)

    events = await relayed(bus_nats)

    assert len(events) == (WRITERS * COMMITS + 1) * 2
    assert disorder(events) == 0


async def test_a_cursor_loses_what_commits_late(
    world: World, bus_nats: NatsServer, admin: asyncpg.Connection, chance: random.Random
) -> None:
    async with three("cursor", world.origin):
        await write(world.origin, chance)
        with pytest.raises(AssertionError, match="not so after"):
            await eventually(admin, f"SELECT ({PENDING}) = 0", 3)

    assert len(await relayed(bus_nats)) < (WRITERS * COMMITS + 1) * 2


async def test_skip_locked_among_several_relays_mixes_up_the_order(
    world: World, bus_nats: NatsServer, admin: asyncpg.Connection, chance: random.Random
) -> None:
    async with three("skip locked", world.origin):
        await write(world.origin, chance)
        await eventually(admin, f"SELECT ({PENDING}) = 0", 10)

    assert disorder(await relayed(bus_nats)) > 0
