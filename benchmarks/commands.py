"""Whole commands over HTTP: delegations join the sponsors of drafts, beside mere commits.

First in a process of the one service; then all four in one process, as on one machine, where each
command is told at the same time to everybody whose delegation may follow the draft. Each client
has a draft of its own: the commands of one draft would only wait for each other.
"""

import asyncio
from statistics import median
from time import perf_counter
from uuid import UUID

import asyncpg

from benchmarks import _stage as stage
from benchmarks._figures import load, note, show
from benchmarks._floor import COMMIT, TABLE
from benchmarks._load import CLIENTS, Client, Work, carried_out, request
from benchmarks._system import System, system
from infra.embedded.postgres import DATABASE
from services.run import NAMES
from shared.messages import Role

RUNS = 3
STATES = 60
SECONDS = 3.0


async def commits(dsn: str) -> float:
    """A second, by as many connections as there are clients, one row each."""
    connections = [await asyncpg.connect(dsn) for _ in range(CLIENTS)]
    start = perf_counter()

    async def insert(connection: asyncpg.Connection) -> int:
        done = 0
        while perf_counter() - start < SECONDS:
            await connection.execute(COMMIT)
            done += 1
        return done

    done = sum(await asyncio.gather(*(insert(each) for each in connections)))
    rate = done / (perf_counter() - start)
    for each in connections:
        await each.close()
    return rate


async def delegates(world: System) -> list[str]:
    """The tokens of one delegate of each State."""
    states = [await world.delegation(f"S{n:02}", f"State {n:02}") for n in range(STATES)]
    return [await world.person(Role.DELEGATE, state) for state in states]


def joining(draft: str, token: str) -> str:
    """As a program would send it."""
    headers = {"authorization": f"Bearer {token}", "content-type": "application/json"}
    return request(f"/drafts/{draft}/sponsors", headers, "POST", "{}")


async def main() -> None:
    """Prints commands a second."""
    load()
    note(f"{CLIENTS} clients, each {STATES} commands of as many delegates, medians of {RUNS} runs")
    await measure("commands over HTTP, one service", ["identity"], ["meetings"])
    await measure(f"commands over HTTP, alerts to {STATES} told", [], list(NAMES))
    load()


async def measure(figure: str, beside: list[str], names: list[str]) -> None:
    """With a process of these services; ``beside`` has one of its own and does nothing."""
    joined: list[float] = []
    committed: list[float] = []
    async with system() as world:
        if beside:
            await world.serve(*beside)
        port = await world.serve(*names)
        officer = await world.client(port, await world.person(Role.SECRETARIAT))
        tokens = await delegates(world)
        sponsor: UUID = await world.delegation("AUT", "Austria")
        session = await stage.session(officer, await stage.body(officer), "Thirtieth session")
        admin = world.servers.postgres.dsn(database=DATABASE)
        connection = await asyncpg.connect(admin)
        await connection.execute(TABLE)
        await connection.close()
        for _ in range(RUNS):
            drafts = [await stage.issued(officer, session, str(sponsor)) for _ in range(CLIENTS)]
            work = [Client(port, [joining(draft, each) for each in tokens]) for draft in drafts]
            done = await carried_out(Work(work))
            if done.refused:
                raise RuntimeError(f"{done.refused} of {done.answers} were refused")
            joined.append(done.answers / done.seconds)
            committed.append(await commits(admin))
    show(figure, median(joined), "/s", median(committed), "", 0)


if __name__ == "__main__":
    asyncio.run(main())
