"""From the answer to a command to the alert on a watcher's open page, through two services.

All four services in one process, as on one machine; each sample moves another session. The least
that it could be is a commit, a publish and a fetch, taken by turns with it.
"""

import asyncio
from datetime import timedelta
from statistics import median
from time import perf_counter

import httpx

from benchmarks import _stage as stage
from benchmarks._figures import load, note, percentile, show
from benchmarks._floor import Floor, floor
from benchmarks._system import System, system
from infra.embedded.postgres import DATABASE
from services.run import NAMES
from shared.messages import Role

RUNS = 3
SAMPLES = 100
QUIET_SECONDS = 3.0


class Page:
    """An open page: when the latest alert came."""

    def __init__(self) -> None:
        self.alerts = asyncio.Queue[float]()
        self.open = asyncio.Event()

    async def listen(self, client: httpx.AsyncClient) -> None:
        """As an EventSource does."""
        async with client.stream("GET", "/live", timeout=None) as answer:
            async for line in answer.aiter_lines():
                self.open.set()
                if line == "event: alert":
                    self.alerts.put_nowait(perf_counter())

    async def settle(self) -> None:
        """Until nothing has come for a while."""
        while True:
            try:
                async with asyncio.timeout(QUIET_SECONDS):
                    await self.alerts.get()
            except TimeoutError:
                return


async def move(officer: httpx.AsyncClient, session: str, weeks: int) -> float:
    """When the answer was there."""
    wanted = {
        "parts": stage.week(stage.monday() + timedelta(weeks=weeks)),
        "decided_by": "The extended Bureau",
        "basis": "Decision 28/1",
    }
    answer = await officer.put(
        f"/sessions/{session}/dates", json=wanted, headers={"if-match": f'"{weeks}"'}
    )
    answered = perf_counter()
    answer.raise_for_status()
    return answered


async def run(
    officer: httpx.AsyncClient, page: Page, sessions: list[str], weeks: int, least: Floor
) -> list[float]:
    """Seconds of each sample."""
    took: list[float] = []
    for session in sessions:
        await least.take()
        answered = await move(officer, session, weeks)
        async with asyncio.timeout(30):
            took.append(await page.alerts.get() - answered)
    return took


async def watched(world: System) -> tuple[httpx.AsyncClient, Page, asyncio.Task[None], list[str]]:
    """An officer, an open page of a chair, and the sessions that the officer will move."""
    port = await world.serve(*NAMES)
    officer = await world.client(port, await world.person(Role.SECRETARIAT))
    watcher = await world.client(port, await world.person(Role.CHAIR))
    page = Page()
    listening = asyncio.create_task(page.listen(watcher))
    body = await stage.body(officer)
    await page.open.wait()
    sessions = [await stage.session(officer, body, f"Session {n}") for n in range(SAMPLES)]
    await page.settle()
    return officer, page, listening, sessions


async def main() -> None:
    """Prints milliseconds from the answer to the alert."""
    load()
    note(f"{SAMPLES} sessions moved one by one, medians of {RUNS} runs")
    halves: list[tuple[float, float]] = []
    tails: list[tuple[float, float]] = []
    async with system() as world:
        officer, page, listening, sessions = await watched(world)
        async with floor(world.servers.postgres, world.servers.nats, DATABASE) as least:
            for weeks in range(1, RUNS + 1):
                least.took.clear()
                took = await run(officer, page, sessions, weeks, least)
                halves.append((percentile(took, 50), percentile(least.took, 50)))
                tails.append((percentile(took, 99), percentile(least.took, 99)))
                await page.settle()
        listening.cancel()
    for name, pairs in (("p50", halves), ("p99", tails)):
        took_, floors = (median(each) for each in zip(*pairs, strict=True))
        show(f"commit to alert on the page, {name}", took_, "ms", floors)
    load()


if __name__ == "__main__":
    asyncio.run(main())
