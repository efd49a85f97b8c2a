"""From a commit in one service to what another has made of it, beside the least that it could be.

The least: a commit, a publish and a fetch, taken by turns with it.
"""

import asyncio
from statistics import median
from time import perf_counter

from benchmarks._bus import DATABASE, bus, keep, place
from benchmarks._figures import load, note, percentile, show
from benchmarks._floor import Floor, floor
from shared.ids import new_id
from shared.messages import Envelope
from shared.progress import Progress, Step
from tests.bus import nodes, tiny

SAMPLES = 300
RUNS = 3
EVENTS = 3000
LOOK_SECONDS = 0.01


class Timed(Progress):
    """Says when an event of interest has been applied and committed."""

    applied_at = asyncio.Event()

    async def step(self, envelope: Envelope) -> Step:
        step = await super().step(envelope)
        self.applied_at.set()
        return step


async def latency(origin: nodes.Place, mirror: nodes.Place, least: Floor) -> list[float]:
    """From before the commit in one service to after the commit in the other."""
    took: list[float] = []
    async with nodes.origin(origin) as node, nodes.mirror(mirror, [keep], kind=Timed):
        counter = new_id()
        await tiny.count(node.database, counter)
        await Timed.applied_at.wait()
        for _ in range(SAMPLES):
            await least.take()
            Timed.applied_at.clear()
            start = perf_counter()
            await tiny.count(node.database, counter)
            await Timed.applied_at.wait()
            took.append(perf_counter() - start)
    return took


async def throughput(origin: nodes.Place, mirror: nodes.Place) -> float:
    """Events applied a second, one transaction each, with the stream full when it starts."""
    async with nodes.writer(origin) as node:
        for _ in range(EVENTS // 100):
            await tiny.count(node.database, new_id(), 100)
    async with nodes.origin(origin), nodes.mirror(mirror, [keep]) as node:
        if node.consumer is None:
            raise RuntimeError("the mirror does not listen")
        start = perf_counter()
        while node.consumer.progress.applied < EVENTS:  # noqa: ASYNC110
            await asyncio.sleep(LOOK_SECONDS)
        return EVENTS / (perf_counter() - start)


async def main() -> None:
    """Prints milliseconds, and events a second."""
    load()
    note(f"{SAMPLES} events one by one, medians of {RUNS} runs; {EVENTS:,} events at once")
    halves: list[tuple[float, float]] = []
    tails: list[tuple[float, float]] = []
    async with bus() as servers:
        origin, mirror = place(servers, "origin"), place(servers, "mirror")
        async with floor(servers.postgres, servers.nats, DATABASE) as least:
            for _ in range(RUNS):
                least.took.clear()
                took = await latency(origin, mirror, least)
                halves.append((percentile(took, 50), percentile(least.took, 50)))
                tails.append((percentile(took, 99), percentile(least.took, 99)))
        rates = [await throughput(origin, mirror) for _ in range(RUNS)]
    for name, pairs, aim in (("p50", halves, ""), ("p99", tails, "at most 4")):
        took, floors = (median(each) for each in zip(*pairs, strict=True))
        show(f"commit to applied, {name}", took, "ms", floors, aim)
    show("applied, one transaction each", median(rates), "events/s", None, "", 0)
    load()


if __name__ == "__main__":
    asyncio.run(main())
