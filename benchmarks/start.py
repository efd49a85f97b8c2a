"""How soon everything on one machine is there again, and how much memory it takes.

``penholder up`` on a data folder that exists: PostgreSQL, NATS and all four services. Memory is
the proportional set size (what processes share counts once) of the process and all its children.
"""

import asyncio
import os
import re
import signal
import subprocess
from collections.abc import Awaitable, Callable
from pathlib import Path
from statistics import median
from time import perf_counter

import httpx

from benchmarks import _stage as stage
from benchmarks._figures import load, note, show
from benchmarks._load import Client, Work, carried_out, request
from benchmarks._system import (
    KEY,
    LOOK_SECONDS,
    PENHOLDER,
    START_SECONDS,
    answers,
    folder,
    free_port,
)
from shared.access.tokens import COOKIE

RUNS = 5
IDLE_SECONDS = 5.0
SESSIONS = 20
READS = 2000
PASSWORD = re.compile(r"Sign in as (\S+) with the password (\S+)")


class Up:
    """``penholder up`` on one folder, as often as it is started."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.log = data.with_name("log")
        self.port = free_port()
        self.child: subprocess.Popen[bytes] | None = None

    async def start(self) -> float:
        """Seconds until it answers."""
        environment = {
            "PENHOLDER_DATA": str(self.data),
            "PENHOLDER_PORT": str(self.port),
            "PENHOLDER_KEY": KEY,
        }
        start = perf_counter()
        with self.log.open("ab") as log:
            self.child = subprocess.Popen(  # noqa: ASYNC220
                [PENHOLDER, "up"], env=os.environ | environment, stdout=log, stderr=log
            )
        async with asyncio.timeout(START_SECONDS), httpx.AsyncClient() as http:
            at = f"http://127.0.0.1:{self.port}/health"
            while not await answers(http, at):  # noqa: ASYNC110
                await asyncio.sleep(LOOK_SECONDS)
        return perf_counter() - start

    async def stop(self) -> None:
        """In order."""
        if self.child:
            self.child.send_signal(signal.SIGINT)
            await asyncio.to_thread(self.child.wait)

    def memory(self) -> float:
        """MB, of all its processes."""
        return sum(pss(each) for each in family(self.child.pid if self.child else 0)) / 1000

    async def officer(self) -> httpx.AsyncClient:
        """The first one, with the password that the first start has said."""
        found = PASSWORD.search(self.log.read_text())
        if found is None:
            raise RuntimeError(self.log.read_text())
        client = httpx.AsyncClient(base_url=f"http://127.0.0.1:{self.port}", timeout=60)
        asked = {"email": found[1], "password": found[2]}
        token = (await client.post("/sign-in", json=asked)).json()["token"]
        client.headers["authorization"] = f"Bearer {token}"
        return client


def family(pid: int) -> list[int]:
    """A process and all that came from it."""
    children = Path(f"/proc/{pid}/task").glob("*/children")
    found = [int(each) for file in children for each in file.read_text().split()]
    return [pid, *(one for child in found for one in family(child))]


def pss(pid: int) -> int:
    """kB; a process that has just ended has none."""
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    found = re.search(r"^Pss:\s+(\d+) kB", text, re.MULTILINE)
    return int(found[1]) if found else 0


async def work(up: Up) -> None:
    """What a day brings: sessions, a programme, a draft that is read, many readers."""
    officer = await up.officer()
    body = await patiently(lambda: stage.body(officer))
    sessions = [await stage.session(officer, body, f"Session {n}") for n in range(SESSIONS)]
    await stage.programme(officer, sessions[0])
    delegation = await officer.post("/delegations", json={"code": "AUT", "name": "Austria"})
    sponsor = delegation.json()["id"]
    draft = await patiently(lambda: stage.issued(officer, sessions[0], sponsor))
    token = officer.headers["authorization"].partition(" ")[2]
    headers = {"accept": "text/html", "cookie": f"{COOKIE}={token}"}
    pages = ["/calendar", "/today", "/inbox", f"/sessions/{sessions[0]}", f"/drafts/{draft}"]
    pages += [f"/sessions/{sessions[0]}/programme"]
    asked = [request(page, headers) for page in pages] * (READS // len(pages) // 8)
    done = await carried_out(Work([Client(up.port, asked)] * 8))
    await officer.aclose()
    if done.refused:
        raise RuntimeError(f"{done.refused} of {done.answers} pages were refused")


async def patiently(make: Callable[[], Awaitable[str]]) -> str:
    """The copies of what identity says come a moment later."""
    async with asyncio.timeout(30):
        while True:
            try:
                return await make()
            except RuntimeError:
                await asyncio.sleep(0.5)


async def main() -> None:
    """Prints seconds and MB."""
    load()
    note(f"medians of {RUNS} starts; work: {SESSIONS} sessions, {READS:,} pages, 8 readers")
    with folder() as data:
        up = Up(data)
        try:
            first = await up.start()
            await work(up)
            await asyncio.sleep(IDLE_SECONDS)
            worked = up.memory()
            starts: list[float] = []
            for _ in range(RUNS):
                await up.stop()
                starts.append(await up.start())
            await asyncio.sleep(IDLE_SECONDS)
            idle = up.memory()
        finally:
            await up.stop()
    show("start on existing data", median(starts), "s", None, "less than 5")
    show("first start, data made", first, "s")
    show("memory, idle", idle, "MB", None, "less than 300", 0)
    show("memory, after work", worked, "MB", None, "less than 300", 0)
    load()


if __name__ == "__main__":
    asyncio.run(main())
