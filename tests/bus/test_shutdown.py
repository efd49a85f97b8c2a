"""A service ends when it is told to, whatever state its servers are in."""

import asyncio
import os
import random
import signal
from time import monotonic

import pytest

from infra.embedded import NatsServer, PostgresServer
from infra.embedded.processes import working_in
from infra.embedded.server import Server
from shared.ids import new_id
from shared.loops import end
from tests.bus import nodes, tiny
from tests.bus.nodes import World

BOUND_SECONDS = 10.0


async def stop_at_some_point(world: World, chance: random.Random, during: float) -> float:
    """How long it took to end, once told."""
    async with nodes.origin(world.origin) as node:
        async with nodes.mirror(world.mirror):
            writing = asyncio.create_task(tiny.count(node.database, new_id(), 300))
            await asyncio.sleep(chance.uniform(0, during))
            told = monotonic()
        writing.cancel()
        await asyncio.wait([writing])
    return monotonic() - told


async def test_at_any_moment_under_load(world: World, chance: random.Random) -> None:
    took = [await stop_at_some_point(world, chance, 0.4) for _ in range(12)]

    assert max(took) < BOUND_SECONDS


@pytest.mark.parametrize("away", ["nats", "postgres", "both"])
async def test_with_a_server_away(
    away: str,
    world: World,
    bus_nats: NatsServer,
    bus_postgres: PostgresServer,
    chance: random.Random,
) -> None:
    async with nodes.origin(world.origin) as node, nodes.mirror(world.mirror):
        await tiny.count(node.database, new_id(), 20)
        if away != "postgres":
            bus_nats.kill()
        if away != "nats":
            bus_postgres.kill()
        await asyncio.sleep(chance.uniform(0, 3))
        told = monotonic()
    took = monotonic() - told
    if away != "postgres":
        bus_nats.start()
    if away != "nats":
        bus_postgres.start()

    assert took < BOUND_SECONDS


@pytest.mark.parametrize("frozen", ["nats", "postgres"])
async def test_with_a_server_that_has_stopped_answering(
    frozen: str, world: World, bus_nats: NatsServer, bus_postgres: PostgresServer
) -> None:
    """Worse than dead: the connections stand, and nothing comes."""
    server: Server = bus_nats if frozen == "nats" else bus_postgres
    async with nodes.origin(world.origin) as node, nodes.mirror(world.mirror) as listener:
        await tiny.count(node.database, new_id(), 20)
        stopped = working_in(server.store, server.program)
        for each in stopped:
            os.kill(each, signal.SIGSTOP)
        try:
            await asyncio.sleep(1)
            async with asyncio.timeout(BOUND_SECONDS):
                await end([node.running, listener.running])
        finally:
            for each in stopped:
                os.kill(each, signal.SIGCONT)

    assert node.running.done()
    assert listener.running.done()
