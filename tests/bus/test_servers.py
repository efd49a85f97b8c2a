"""The servers are killed, come back, or lose all they had: nothing is lost, nothing comes twice."""

import asyncio
import random
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress

import asyncpg
import nats
import pytest
from nats.aio.client import Client

from infra.embedded import NatsServer, PostgresServer
from shared.ids import new_id
from tests.bus import nodes, tiny
from tests.bus.ledger import KEPT, PENDING, eventually, exactly_once, settled
from tests.bus.nodes import Node, World


@asynccontextmanager
async def load(node: Node, chance: random.Random) -> AsyncGenerator[None]:
    """Eight people at work, as long as the block lasts; an outage of the database interrupts."""
    counters = [new_id() for _ in range(8)]

    async def work() -> None:
        while True:
            with suppress(OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
                await tiny.count(node.database, chance.choice(counters))
            await asyncio.sleep(chance.uniform(0, 0.02))

    workers = [asyncio.create_task(work()) for _ in range(8)]
    try:
        yield
    finally:
        for each in workers:
            each.cancel()
        await asyncio.wait(workers)


async def operator(server: NatsServer) -> Client:
    return await nats.connect(server.url, **server.login("operator").options())


@pytest.mark.parametrize("loses_store", [False, True])
async def test_nats_is_killed_under_load(
    world: World,
    bus_nats: NatsServer,
    admin: asyncpg.Connection,
    chance: random.Random,
    *,
    loses_store: bool,
) -> None:
    async with nodes.origin(world.origin) as node, nodes.mirror(world.mirror):
        async with load(node, chance):
            await eventually(admin, f"SELECT ({KEPT}) > 100")
            bus_nats.kill()
            await asyncio.sleep(chance.uniform(0, 1))
            if loses_store:
                bus_nats.lose_store()
            else:
                bus_nats.start()
            await asyncio.sleep(1)
        await settled(admin)

    await exactly_once(admin)


async def test_the_store_is_lost_with_what_was_acknowledged_and_read_by_nobody(
    world: World, bus_nats: NatsServer, admin: asyncpg.Connection
) -> None:
    async with nodes.origin(world.origin) as node:
        await tiny.count(node.database, new_id(), 50)
        await eventually(admin, f"SELECT ({PENDING}) = 0")
        bus_nats.lose_store()

        async with nodes.mirror(world.mirror):
            await settled(admin)

    await exactly_once(admin)


async def test_the_stream_is_deleted_under_an_idle_relay(
    world: World, bus_nats: NatsServer, admin: asyncpg.Connection
) -> None:
    counter = new_id()
    async with nodes.origin(world.origin) as node, nodes.mirror(world.mirror):
        await tiny.count(node.database, counter)
        await settled(admin)
        hand = await operator(bus_nats)
        await hand.jetstream().delete_stream("origin")
        await hand.close()
        await asyncio.sleep(1.5)
        await tiny.count(node.database, counter)
        await settled(admin)

    await exactly_once(admin)


async def test_postgresql_is_killed_under_load_and_comes_back(
    world: World, bus_postgres: PostgresServer, chance: random.Random, bus_database: str
) -> None:
    async with nodes.origin(world.origin) as node, nodes.mirror(world.mirror):
        async with load(node, chance):
            await asyncio.sleep(chance.uniform(0.5, 1.5))
            bus_postgres.kill()
            await asyncio.sleep(chance.uniform(0, 1))
            bus_postgres.start()
            await asyncio.sleep(1)
        admin = await asyncpg.connect(bus_postgres.dsn(database=bus_database))
        await settled(admin)
        await exactly_once(admin)
        assert await admin.fetchval("SELECT count(*) FROM mirror.parked") == 0
        await admin.close()
