"""What cannot be applied stops its own aggregate only, shows, and goes on when it is released."""

import asyncio
from uuid import UUID

import asyncpg

from shared.clock import SystemClock
from shared.gauges import measure
from shared.ids import new_id
from shared.transaction import Database
from tests.bus import nodes, tiny
from tests.bus.ledger import KEPT, eventually, exactly_once, settled
from tests.bus.nodes import World

COUNTERS, EACH = 830, 12
PARKED = "SELECT count(*) FROM mirror.parked"
MEND = """UPDATE origin.event_log SET body = body || jsonb_build_object('number', version)
    WHERE aggregate = $1 AND NOT body ? 'number'"""


async def fill(database: Database, garbled: UUID, unlucky: UUID) -> None:
    """Ten thousand events; one of each of these two cannot be applied, with others behind it."""

    async def some(counters: list[UUID]) -> None:
        for each in counters:
            await tiny.count(database, each, EACH)

    sound = [new_id() for _ in range(COUNTERS)]
    await asyncio.gather(*(some(sound[start::8]) for start in range(8)))
    await tiny.count(database, garbled, 5)
    await tiny.garble(database, garbled)
    await tiny.count(database, garbled, 14)
    await tiny.count(database, unlucky, 20)


async def test_one_unreadable_and_one_that_raises_among_ten_thousand(
    world: World, admin: asyncpg.Connection
) -> None:
    garbled, unlucky = new_id(), new_id()
    stubborn = {unlucky}
    async with nodes.writer(world.origin) as node:
        await fill(node.database, garbled, unlucky)

    reactions = [tiny.keep_except(stubborn)]
    async with nodes.origin(world.origin), nodes.mirror(world.mirror, reactions) as node:
        whole = COUNTERS * EACH + 5 + 12
        await eventually(admin, f"SELECT ({PARKED}) = 2 AND ({KEPT}) = {whole}", 60)
        errors = await admin.fetch("SELECT error FROM mirror.parked ORDER BY version")
        assert ["number" in errors[0]["error"], errors[1]["error"]] == [True, "Unlucky()"]
        measured = await measure(node.database.pool, SystemClock())
        assert measured.parked == {"origin": 2}

        stubborn.clear()
        await admin.execute(MEND, garbled)
        assert node.consumer
        await node.consumer.progress.release(garbled)
        await node.consumer.progress.release(unlucky)
        await settled(admin)

    assert await admin.fetchval(PARKED) == 0
    await exactly_once(admin)


async def test_releasing_what_was_not_mended_parks_it_again(
    world: World, admin: asyncpg.Connection
) -> None:
    unlucky = new_id()
    async with (
        nodes.origin(world.origin) as node,
        nodes.mirror(world.mirror, [tiny.keep_except({unlucky})]) as listener,
    ):
        await tiny.count(node.database, unlucky, 20)
        await eventually(admin, f"SELECT ({PARKED}) = 1")
        assert listener.consumer
        await listener.consumer.progress.release(unlucky)

    assert await admin.fetchval("SELECT version FROM mirror.parked") == 13
    assert await admin.fetchval(KEPT) == 12
