"""What cannot be applied stops its own aggregate only, shows, and goes on when it is released."""

import asyncpg

from shared.ids import new_id
from tests.bus import nodes, tiny
from tests.bus.ledger import KEPT, TWICE, eventually, exactly_once, settled
from tests.bus.nodes import World

SOUND = 100
EACH = 100
PARKED = "SELECT count(*) FROM mirror.parked"
UNTOUCHED = """SELECT count(*) FROM (SELECT FROM mirror.kept WHERE aggregate <> ALL($1)
    GROUP BY aggregate HAVING count(*) = $2) AS whole"""
MEND = """UPDATE origin.event_log SET body = body || jsonb_build_object('number', version)
    WHERE aggregate = $1 AND NOT body ? 'number'"""


async def test_one_unreadable_and_one_that_raises_among_ten_thousand(
    world: World, admin: asyncpg.Connection
) -> None:
    garbled, unlucky = new_id(), new_id()
    async with nodes.writer(world.origin) as node:
        for counter in [new_id() for _ in range(SOUND - 2)]:
            await tiny.count(node.database, counter, 12)
        await tiny.count(node.database, garbled, 5)
        await tiny.record_garbage(node.database, garbled)
        await tiny.count(node.database, garbled, 5)
        await tiny.count(node.database, unlucky, 20)

    async with nodes.origin(world.origin), nodes.mirror(world.mirror, [tiny.keep_but_13]) as node:
        await eventually(admin, f"SELECT ({PARKED}) = 2 AND ({KEPT}) = {(SOUND - 2) * 12 + 5 + 12}")
