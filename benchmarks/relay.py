"""How fast the relay is, and how late a reaction, each beside the least that it could be.

``python -m benchmarks.relay`` starts servers of its own, with everything synced to disk
(``fsync``, ``sync_interval: always``). Figures depend on the disk, their ratio much less.
"""

import asyncio
import tempfile
from collections.abc import AsyncGenerator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from statistics import quantiles
from time import perf_counter
from uuid import uuid4

import asyncpg
import msgspec
import nats

from infra.embedded import NatsServer, PostgresServer, embedded
from shared.asks import LogSince, log_since
from shared.ids import new_id
from shared.messages import Envelope
from shared.progress import Progress, Step
from shared.publisher import Outgoing, Publisher
from shared.registry import reaction
from shared.relay import BATCH, Relay
from shared.transaction import Transaction
from tests.bus import nodes, tiny

DATABASE = "bench"
EVENTS = 20_000
SAMPLES = 500
COMMIT = "INSERT INTO mirror.kept (reaction, aggregate, number) VALUES ('floor', $1, 1)"
Both = tuple[PostgresServer, NatsServer]


@reaction(tiny.Counted, since="beginning")
async def keep(event: tiny.Counted, tx: Transaction) -> None:
    """The least that a reaction does: one row."""
    await tx.connection.execute(tiny.KEEP, "keep", event.id, event.number)


def place(both: Both, name: str) -> nodes.Place:
    """As a replica would be told."""
    postgres, server = both
    login = msgspec.structs.asdict(server.login(name))
    return nodes.Place(dsn=postgres.dsn(name, DATABASE), url=server.url, **login)


@asynccontextmanager
async def servers() -> AsyncGenerator[Both]:
    """Both, empty, and gone in the end."""
    with folder() as place:
        async with embedded(place, tiny.SERVICES) as both:
            await tiny.make_template(both.postgres, DATABASE)
            yield both.postgres, both.nats


@contextmanager
def folder() -> Iterator[Path]:
    """One that the unprivileged user may enter, when root measures."""
    with tempfile.TemporaryDirectory(prefix="penholder-bench-") as name:
        Path(name).chmod(0o711)
        yield Path(name) / "servers"


async def fill(origin: nodes.Place, events: int) -> None:
    """Two hundred counters, each with its events in one commit."""
    async with nodes.writer(origin) as node:
        for _ in range(200):
            await tiny.count(node.database, new_id(), events // 200)


async def raw_rate(origin: nodes.Place, events: int) -> float:
    """Events a second, by batches of the same size that are ready before the clock starts."""
    async with nodes.writer(origin) as node:
        row = await node.database.pool.fetchrow("SELECT aggregate FROM head LIMIT 1")
        assert row
        question = LogSince(aggregate=row["aggregate"], version=0)
        sample = (await log_since(question, node.database.pool))[0]
        batches = [
            [
                Outgoing.of(0, msgspec.structs.replace(sample, aggregate=counter, version=number))
                for number in range(1, BATCH + 1)
            ]
            for counter in [uuid4() for _ in range(events // BATCH)]
        ]
        publisher = Publisher("origin", node.client)
        await publisher.ensure_stream()
        start = perf_counter()
        for each in batches:
            await publisher.publish_batch(each)
        return events / (perf_counter() - start)


async def relay_rate(origin: nodes.Place, events: int) -> float:
    """Events a second, with everything pending when the clock starts."""
    async with nodes.writer(origin) as node:
        relay = Relay("origin", origin.connect, node.client)
        await relay.publisher.ensure_stream()
        connection = await origin.connect()
        start = perf_counter()
        await relay.drain(connection)
        rate = events / (perf_counter() - start)
        assert relay.publisher.published == events
        await connection.close()
        return rate


async def floor(both: Both, samples: int) -> list[float]:
    """A commit, a publish, a fetch, one after the other: what no relay and no consumer saves."""
    postgres, server = both
    connection = await asyncpg.connect(postgres.dsn(database=DATABASE))
    client = await nats.connect(server.url, **server.login("operator").options())
    stream = client.jetstream()
    await stream.add_stream(name="floor", subjects=["floor"])
    pull = await stream.pull_subscribe("floor", "reader")
    took: list[float] = []
    for _ in range(samples):
        start = perf_counter()
        await connection.execute(COMMIT, uuid4())
        await stream.publish("floor", b"{}")
        [msg] = await pull.fetch(1, timeout=5)
        took.append(perf_counter() - start)
        await msg.ack()
    await client.close()
    await connection.close()
    return took


class Timed(Progress):
    """Says when an event of interest has been applied and committed."""

    applied_at = asyncio.Event()

    async def step(self, envelope: Envelope) -> Step:
        step = await super().step(envelope)
        self.applied_at.set()
        return step


async def latency(origin: nodes.Place, mirror: nodes.Place, samples: int) -> list[float]:
    """From before the commit in one service to after the commit in the other."""
    took: list[float] = []
    async with nodes.origin(origin) as node, nodes.mirror(mirror, [keep], kind=Timed) as listener:
        counter = new_id()
        await tiny.count(node.database, counter)
        await Timed.applied_at.wait()
        assert listener.consumer
        for _ in range(samples):
            Timed.applied_at.clear()
            start = perf_counter()
            await tiny.count(node.database, counter)
            await Timed.applied_at.wait()
            took.append(perf_counter() - start)
    return took


async def throughput(mirror: nodes.Place, origin: nodes.Place, events: int) -> float:
    """Events applied a second, one transaction each, with the stream full when it starts."""
    async with nodes.origin(origin), nodes.mirror(mirror, [keep]) as node:
        assert node.consumer
        start = perf_counter()
        while node.consumer.progress.applied < events:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
        return events / (perf_counter() - start)


def shown(name: str, took: list[float]) -> float:
    """Prints the middle and the 99th percentile in milliseconds; the answer is the latter."""
    cuts = [cut * 1000 for cut in quantiles(took, n=100)]
    print(f"{name:<28} p50 {cuts[49]:6.2f} ms   p99 {cuts[98]:6.2f} ms")  # noqa: T201
    return cuts[98]


async def main() -> None:
    """Prints every figure; each rate in events a second."""
    async with servers() as both:
        origin, mirror = place(both, "origin"), place(both, "mirror")
        least = await floor(both, SAMPLES)
        took = await latency(origin, mirror, SAMPLES)
        times = shown("commit to applied", took) / shown("commit + publish + fetch", least)
        print(f"{'p99, times the floor':<28} {times:.2f} (at most 4)")  # noqa: T201
        await fill(origin, EVENTS)
        relayed = await relay_rate(origin, EVENTS)
        raw = await raw_rate(origin, EVENTS)
        print(f"{'relay':<28} {relayed:,.0f}/s of {raw:,.0f}/s raw")  # noqa: T201
        print(f"{'of raw':<28} {relayed / raw:.2f} (at least 0.6)")  # noqa: T201
        applied = await throughput(mirror, origin, 3000)
        print(f"{'applied':<28} {applied:,.0f}/s")  # noqa: T201


if __name__ == "__main__":
    asyncio.run(main())
