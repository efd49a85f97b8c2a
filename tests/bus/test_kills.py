"""kill -9 of a replica, at each step of its work and at any time: nothing lost, nothing twice."""

import asyncio
import random
from uuid import UUID

import asyncpg
import pytest

from shared.ids import new_id
from tests.bus import nodes, tiny
from tests.bus.children import Children
from tests.bus.ledger import KEPT, eventually, exactly_once, settled
from tests.bus.nodes import World

BATCHES = 3
PER_COMMIT = 4


async def commit(world: World, chance: random.Random, events: int) -> None:
    """Into twenty aggregates, as the dice will have it."""
    counters = [new_id() for _ in range(20)]
    async with nodes.writer(world.origin) as node:
        for _ in range(events // PER_COMMIT):
            await tiny.count(node.database, chance.choice(counters), PER_COMMIT)


@pytest.mark.parametrize("step", ["fetched", "in_batch", "published", "forgotten"])
async def test_a_relay_killed_at_a_step_of_its_work(
    step: str, world: World, children: Children, admin: asyncpg.Connection, chance: random.Random
) -> None:
    await commit(world, chance, BATCHES * 500)

    await children.start("origin", step, after=chance.randrange(BATCHES - 1)).dies()
    async with nodes.origin(world.origin), nodes.mirror(world.mirror):
        await settled(admin)

    await exactly_once(admin)


@pytest.mark.parametrize("step", ["applied", "committed"])
async def test_a_consumer_killed_before_and_after_its_commit(
    step: str, world: World, children: Children, admin: asyncpg.Connection, chance: random.Random
) -> None:
    await commit(world, chance, 400)

    async with nodes.origin(world.origin):
        await children.start("mirror", step, after=chance.randrange(300)).dies()
        async with nodes.mirror(world.mirror):
            await settled(admin)

    await exactly_once(admin)


async def test_the_active_puller_is_killed_and_the_one_in_waiting_takes_over(
    world: World, children: Children, admin: asyncpg.Connection, chance: random.Random
) -> None:
    async with nodes.origin(world.origin):
        active = children.start("mirror")
        await active.ready()
        await commit(world, chance, 200)
        await eventually(admin, f"SELECT ({KEPT}) >= 200")
        waiting = children.start("mirror")
        await waiting.ready()

        writing = asyncio.create_task(commit(world, chance, 1000))
        await asyncio.sleep(chance.uniform(0.05, 0.5))
        active.kill()
        await writing
        await settled(admin)

    assert waiting.process.poll() is None
    await exactly_once(admin)


async def test_replicas_killed_at_any_time_while_64_write(
    world: World, children: Children, admin: asyncpg.Connection, chance: random.Random
) -> None:
    counters = [new_id() for _ in range(8)]
    done = asyncio.Event()

    async def write(node: nodes.Node, counter: UUID) -> None:
        for _ in range(12):
            await tiny.count(node.database, counter)

    async def kill_at_random() -> None:
        while not done.is_set():
            role = chance.choice(["origin", "mirror"])
            victim = children.start(role)
            await victim.ready()
            await asyncio.sleep(chance.uniform(0, 0.6))
            victim.kill()

    killing = asyncio.create_task(kill_at_random())
    async with nodes.writer(world.origin) as node:
        for _ in range(4):
            await asyncio.gather(*(write(node, chance.choice(counters)) for _ in range(64)))
    done.set()
    await killing
    async with nodes.origin(world.origin), nodes.mirror(world.mirror):
        await settled(admin)

    await exactly_once(admin)
