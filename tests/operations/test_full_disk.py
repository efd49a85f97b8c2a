"""The disk of the database is really full: what is asked is refused whole, until there is room."""

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncGenerator, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import asyncpg
import httpx
import pytest

from infra.embedded import NatsServer, PostgresServer
from services.application import SERVICES
from services.identity.service import IDENTITY
from services.meetings.service import MEETINGS
from shared.clock import SteppedClock
from shared.http.problems import MEDIA_TYPE
from shared.messages import Role
from shared.migrations import migrate
from tests.system import System

SIZE = "192m"
NAMES = tuple(each.name for each in SERVICES)
BODIES = "SELECT count(*) FROM meetings.body"
ESTABLISHED = "SELECT count(*) FROM meetings.event_log"
MOST = 4000
"""Bodies at most, until the last free block of a table is full."""
PATIENCE_SECONDS = 30


@pytest.fixture
def disk(folder: Path) -> Iterator[Path]:
    """A file system of its own, smaller than what is to be written."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("only root on Linux may mount a file system")
    place = folder / "disk"
    place.mkdir(mode=0o755)
    mounting = ["mount", "-t", "tmpfs", "-o", f"size={SIZE},mode=755", "tmpfs", str(place)]
    mounted = subprocess.run(mounting, capture_output=True, text=True, check=False)
    if mounted.returncode:
        pytest.skip(f"no file system can be mounted here: {mounted.stderr.strip()}")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)
    place.rmdir()


@pytest.fixture
async def small(disk: Path) -> AsyncGenerator[PostgresServer]:
    """A database of all services on it."""
    server = PostgresServer(disk / "postgres", NAMES, fsync=False)
    server.start()
    await server.prepare_database()
    migrator = await asyncpg.connect(server.dsn("migrator"))
    for name in NAMES:
        await migrate(migrator, name)
    await migrator.close()
    yield server
    server.stop()


@pytest.fixture
async def system(small: PostgresServer, nats_server: NatsServer) -> AsyncGenerator[System]:
    clock = SteppedClock(datetime(2019, 3, 1, 9, tzinfo=UTC))
    system = System(small, "penholder", nats_server, (IDENTITY, MEETINGS), clock)
    async with system.running():
        yield system


def fill(disk: Path) -> Path:
    """Not a block is left."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        for size in (1 << 20, 1 << 12):
            try:
                while True:
                    file.write(b"\0" * size)
            except OSError:
                continue
    return ballast


async def establish(officer: httpx.AsyncClient, number: int) -> httpx.Response:
    body = {"short_name": "B", "zone": "UTC", "place": "Vienna", "session_label": "s" * 600}
    named = {"name": f"Body {number} {'n' * 500}", "symbol": f"E/CN.{number}"}
    return await officer.post("/bodies", json=body | named)


async def until_refused(officer: httpx.AsyncClient) -> tuple[int, httpx.Response]:
    """How many were established, and the first answer that was none of that."""
    for number in range(MOST):
        answer = await establish(officer, number)
        if answer.status_code != 201:
            return number, answer
    raise AssertionError("the disk was never full")


async def counted(server: PostgresServer) -> tuple[int, int]:
    """Bodies, and facts that say so."""
    admin = await asyncpg.connect(server.dsn())
    counts = (await admin.fetchval(BODIES), await admin.fetchval(ESTABLISHED))
    await admin.close()
    return counts


async def test_a_full_disk_refuses_whole_and_loses_nothing(
    system: System, small: PostgresServer, disk: Path
) -> None:
    async with await system.person(Role.SECRETARIAT) as officer:
        ballast = fill(disk)
        kept, refused = await until_refused(officer)
        read = await officer.get("/bodies.json")
        during = await counted(small)
        ballast.unlink()
        after = await establish(officer, kept)

    assert (refused.status_code, refused.headers["content-type"]) == (503, MEDIA_TYPE)
    assert "The disk is full" in refused.json()["detail"]
    assert read.status_code == 200
    assert during == (kept, kept)
    assert after.status_code == 201
    assert await counted(small) == (kept + 1, kept + 1)


async def test_a_log_that_cannot_grow_stops_the_server_and_loses_nothing(
    system: System, small: PostgresServer, disk: Path
) -> None:
    async with await system.person(Role.SECRETARIAT) as officer:
        assert (await establish(officer, 0)).status_code == 201
        ballast = fill(disk)
        await end_log(small)
        during = [(await establish(officer, number)).status_code for number in range(1, 4)]
        ballast.unlink()
        await again(small)
        async with asyncio.timeout(PATIENCE_SECONDS):
            while (await establish(officer, MOST)).status_code != 201:  # noqa: ASYNC110
                await asyncio.sleep(0.2)

    kept = 2 + during.count(201)
    assert set(during) <= {201, 503}
    assert 503 in during
    assert "PANIC" in (small.folder / "log").read_text()
    assert await counted(small) == (kept, kept)


async def end_log(server: PostgresServer) -> None:
    """Go on to log files that are not there until one cannot be made."""
    with suppress(asyncpg.PostgresError, OSError, asyncpg.InterfaceError):
        admin = await asyncpg.connect(server.dsn())
        try:
            for _ in range(20):
                await admin.fetchval("SELECT pg_logical_emit_message(true, 'x', repeat('x', 1000))")
                await admin.fetchval("SELECT pg_switch_wal()")
        finally:
            admin.terminate()


async def again(server: PostgresServer) -> None:
    """As whoever runs it does: a server that has ended is started again."""
    await asyncio.sleep(1)
    if not server.running:
        await asyncio.to_thread(server.start)
