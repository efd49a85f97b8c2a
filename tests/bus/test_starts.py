"""A reaction that is added later starts from the beginning or now, and does so once."""

import asyncio

import asyncpg

from shared.ids import new_id
from shared.registry import Reaction, reaction
from shared.transaction import Transaction
from tests.bus import nodes, tiny
from tests.bus.ledger import eventually, exactly_once, settled
from tests.bus.nodes import World
from tests.bus.tiny import Counted

NUMBERS = "SELECT array_agg(number ORDER BY entry) FROM mirror.kept WHERE reaction = $1"
LEFT = "SELECT count(*) FROM mirror.reaction_replay"


@reaction(Counted, since="beginning")
async def keep_all(event: Counted, tx: Transaction) -> None:
    await tx.connection.execute(tiny.KEEP, "keep_all", event.id, event.number)


@reaction(Counted, since="now")
async def keep_new(event: Counted, tx: Transaction) -> None:
    await tx.connection.execute(tiny.KEEP, "keep_new", event.id, event.number)


async def live(world: World, admin: asyncpg.Connection, *reactions: Reaction[Counted]) -> None:
    """One life of the mirror, until it has all that there is."""
    async with nodes.origin(world.origin), nodes.mirror(world.mirror, reactions):
        await settled(admin)
        await eventually(admin, f"SELECT ({LEFT}) = 0")


async def test_from_the_beginning_it_is_given_what_the_others_had_once(
    world: World, admin: asyncpg.Connection
) -> None:
    old, new = new_id(), new_id()
    async with nodes.writer(world.origin) as node:
        await tiny.count(node.database, old, 250)
        await live(world, admin, tiny.keep)
        await tiny.count(node.database, old, 10)
        await tiny.count(node.database, new, 10)

    await live(world, admin, tiny.keep, keep_all)
    await live(world, admin, tiny.keep, keep_all)

    await exactly_once(admin, "keep")
    await exactly_once(admin, "keep_all")


async def test_now_leaves_out_what_stood_even_if_it_was_never_applied(
    world: World, admin: asyncpg.Connection
) -> None:
    counter = new_id()
    async with nodes.writer(world.origin) as node:
        await tiny.count(node.database, counter, 5)
        await live(world, admin, tiny.keep)
        await tiny.count(node.database, counter, 3)  # stands, and the mirror is away
        await live(world, admin, tiny.keep, keep_new)
        await tiny.count(node.database, counter, 2)
        await live(world, admin, tiny.keep, keep_new)

    assert await admin.fetchval(NUMBERS, "keep_new") == [9, 10]
    assert await admin.fetchval("SELECT count(*) FROM mirror.reaction_skip") == 0
    await exactly_once(admin)


async def test_two_replicas_that_add_it_at_once_do_not_do_it_twice(
    world: World, admin: asyncpg.Connection
) -> None:
    async with nodes.writer(world.origin) as node:
        for counter in [new_id() for _ in range(20)]:
            await tiny.count(node.database, counter, 10)
    await live(world, admin, tiny.keep)

    both = (tiny.keep, keep_all)
    async with (
        nodes.origin(world.origin),
        nodes.mirror(world.mirror, both) as one,
        nodes.mirror(world.mirror, both) as other,
    ):
        assert one.consumer
        assert other.consumer
        await asyncio.gather(one.consumer.progress.reconcile(), other.consumer.progress.reconcile())
        await settled(admin)

    await exactly_once(admin, "keep")
    await exactly_once(admin, "keep_all")
