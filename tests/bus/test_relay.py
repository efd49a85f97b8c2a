"""The relay goes past what the server refuses, and shows what waits."""

from uuid import UUID

import asyncpg
from nats.aio.client import Client
from nats.js.api import StreamConfig
from prometheus_client import CollectorRegistry, generate_latest

from shared.clock import SystemClock
from shared.gauges import Gauges
from shared.ids import new_id
from shared.lock import Connect
from shared.messages import Event
from shared.publisher import Publisher
from shared.relay import Relay
from shared.transaction import Database
from tests.bus import nodes, tiny
from tests.bus.ledger import KEPT, PENDING, eventually, exactly_once
from tests.bus.nodes import World

REFUSED = 600
MOST = 2000


class Shouted(Event, frozen=True, kw_only=True, tag="origin.counter.shouted.v1"):
    text: str


class Strict(Publisher):
    """Whose stream takes only small messages, so that the server refuses a larger one."""

    async def ensure_stream(self) -> None:
        await self.jetstream.add_stream(
            StreamConfig(
                name="origin", subjects=["evt.origin.>"], allow_atomic=True, max_msg_size=MOST
            )
        )


class StrictRelay(Relay):
    def __init__(self, service: str, connect: Connect, client: Client) -> None:
        super().__init__(service, connect, client)
        self.publisher = Strict(service, client)


async def shout(database: Database, aggregate: UUID) -> None:
    """What the server will not take, and something behind it."""
    async with database.transaction(tiny.cause()) as tx:
        await tx.record(Shouted(id=aggregate, text="x" * MOST))
        await tx.record(tiny.Counted(id=aggregate, number=2))


async def test_more_refused_events_than_a_batch_holds_do_not_hold_up_the_others(
    world: World, admin: asyncpg.Connection
) -> None:
    sound = new_id()
    async with nodes.writer(world.origin) as node:
        for each in [new_id() for _ in range(REFUSED)]:
            await shout(node.database, each)
        await tiny.count(node.database, sound, 10)

    async with nodes.origin(world.origin, StrictRelay) as node:
        await eventually(admin, f"SELECT ({PENDING}) = {2 * REFUSED}", 20)
        await tiny.count(node.database, sound)
        await eventually(admin, f"SELECT ({PENDING}) = {2 * REFUSED}", 20)
        assert node.relay
        assert node.relay.publisher.published == 11


async def test_large_events_go_out_all_the_same(world: World, admin: asyncpg.Connection) -> None:
    async with nodes.writer(world.origin) as node:
        for each in [new_id() for _ in range(30)]:
            async with node.database.transaction(tiny.cause()) as tx:
                for _ in range(2):
                    await tx.record(Shouted(id=each, text="x" * 250_000))

    async with nodes.origin(world.origin) as node:
        await eventually(admin, f"SELECT ({PENDING}) = 0")
        assert node.relay
        assert node.relay.publisher.published == 60


async def test_what_waits_is_measured_and_then_gone(
    world: World, admin: asyncpg.Connection
) -> None:
    async with nodes.writer(world.origin) as node:
        await tiny.count(node.database, new_id(), 7)
    gauges = Gauges(registry := CollectorRegistry())

    async with (
        nodes.origin(world.origin) as origin,
        nodes.mirror(world.mirror) as mirror,
    ):
        await eventually(admin, f"SELECT ({KEPT}) = 7 AND ({PENDING}) = 0")
        assert origin.relay
        assert mirror.relay
        assert mirror.consumer
        pool, clock = origin.database.pool, SystemClock()
        await gauges.read(origin.relay, [], pool, clock)
        await gauges.read(mirror.relay, [mirror.consumer], mirror.database.pool, clock)

    shown = generate_latest(registry).decode()
    assert 'penholder_relay_backlog_events{service="origin"} 0.0' in shown
    assert 'penholder_relay_published_events_total{service="origin"} 7.0' in shown
    assert 'penholder_consumer_applied_events_total{owner="origin",service="mirror"} 7.0' in shown
    assert 'penholder_consumer_lag_events{owner="origin",service="mirror"} 0.0' in shown
    assert 'penholder_parked_events{owner="origin",service="mirror"} 0.0' in shown
    await exactly_once(admin)


async def test_the_backlog_and_its_age_are_measured(
    world: World, admin: asyncpg.Connection
) -> None:
    async with nodes.writer(world.origin) as node:
        await tiny.count(node.database, new_id(), 7)
        await admin.execute(
            "UPDATE origin.event_log SET recorded_at = recorded_at - interval '1 hour'"
            " WHERE version = 1"
        )
        relay = Relay("origin", world.origin.connect, node.client)
        gauges = Gauges(registry := CollectorRegistry())
        await gauges.read(relay, [], node.database.pool, SystemClock())

    labels = {"service": "origin"}
    assert registry.get_sample_value("penholder_relay_backlog_events", labels) == 7
    age = registry.get_sample_value("penholder_relay_oldest_pending_seconds", labels)
    assert age is not None
    assert 3600 <= age < 3700
