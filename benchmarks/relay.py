"""How fast the relay is, beside batches of the same size that only have to be sent.

By turns, each on an emptied stream. Figures depend on the disk, their ratio much less.
"""

import asyncio
from statistics import median
from time import perf_counter
from uuid import uuid4

import msgspec
import nats

from benchmarks._bus import bus, place
from benchmarks._figures import load, note, show
from infra.embedded import NatsServer
from shared.asks import LogSince, log_since
from shared.ids import new_id
from shared.messages import Envelope
from shared.publisher import Outgoing, Publisher
from shared.relay import BATCH, Relay
from tests.bus import nodes, tiny

RUNS = 9
EVENTS = 10_000
COUNTERS = 200


async def fill(origin: nodes.Place) -> Envelope:
    """Some counters, each with its events in one commit; the answer is one of the events."""
    async with nodes.writer(origin) as node:
        for counter in [new_id() for _ in range(COUNTERS)]:
            await tiny.count(node.database, counter, EVENTS // COUNTERS)
        question = LogSince(aggregate=counter, version=0)
        return (await log_since(question, node.database.pool))[0]


async def raw_rate(origin: nodes.Place, sample: Envelope) -> float:
    """Events a second, by batches that are ready before the clock starts."""
    batches = [
        [
            Outgoing.of(0, msgspec.structs.replace(sample, aggregate=counter, version=number))
            for number in range(1, BATCH + 1)
        ]
        for counter in [uuid4() for _ in range(EVENTS // BATCH)]
    ]
    async with nodes.writer(origin) as node:
        publisher = Publisher("origin", node.client)
        await publisher.ensure_stream()
        start = perf_counter()
        for each in batches:
            await publisher.publish_batch(each)
        return EVENTS / (perf_counter() - start)


async def relay_rate(origin: nodes.Place) -> float:
    """Events a second, with everything pending when the clock starts."""
    async with nodes.writer(origin) as node:
        relay = Relay("origin", origin.connect, node.client)
        await relay.publisher.ensure_stream()
        connection = await origin.connect()
        start = perf_counter()
        await relay.drain(connection)
        rate = EVENTS / (perf_counter() - start)
        await connection.close()
        if relay.publisher.published != EVENTS:
            raise RuntimeError(f"{relay.publisher.published} of {EVENTS} were published")
        return rate


async def empty(server: NatsServer) -> None:
    """As it was before."""
    client = await nats.connect(server.url, **server.login("operator").options())
    await client.jetstream().purge_stream("origin")
    await client.close()


async def main() -> None:
    """Prints events a second."""
    load()
    note(f"{EVENTS:,} events of {COUNTERS} aggregates, batches of {BATCH}, medians of {RUNS} runs")
    relayed: list[float] = []
    raw: list[float] = []
    async with bus() as servers:
        origin = place(servers, "origin")
        for _ in range(RUNS):
            sample = await fill(origin)
            relayed.append(await relay_rate(origin))
            await empty(servers.nats)
            raw.append(await raw_rate(origin, sample))
            await empty(servers.nats)
    ratios = [ours / most for ours, most in zip(relayed, raw, strict=True)]
    note(f"ratios of neighbours, from {min(ratios):.2f} to {max(ratios):.2f}")
    show("relay", median(relayed), "events/s", median(raw), "at least 0.6", 0, median(ratios))
    load()


if __name__ == "__main__":
    asyncio.run(main())
