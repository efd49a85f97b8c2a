"""Both servers together, and a whole Penholder that is killed."""

import asyncio
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import asyncpg
import msgspec
import nats
import pytest

from infra.embedded import CannotStart, embedded
from infra.embedded.account import UNPRIVILEGED
from infra.embedded.processes import working_in
from infra.embedded.server import Server
from tests.infra.conftest import root_only
from tests.infra.running import Children
from tests.infra.services import SERVICES

ROOT = Path(__file__).parents[2]
SECONDS = 10.0


class Running:
    """``tests/infra/running.py`` as a process of its own."""

    def __init__(
        self, folder: Path, *, python: str = sys.executable, user: str | None = None
    ) -> None:
        paths = os.pathsep.join((str(ROOT), *(each for each in sys.path if each)))
        self.process = subprocess.Popen(
            [python, "-m", "tests.infra.running", folder],
            cwd=ROOT,
            env={"PATH": os.defpath, "PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1"},
            user=user,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert self.process.stdout
        self.children = msgspec.json.decode(self.process.stdout.readline(), type=Children)

    def end(self) -> int:
        """As it is meant to end."""
        self.process.communicate()
        return self.process.returncode

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()


def left(folder: Path) -> list[int]:
    """What still works in the folder, once it has had the time to end."""
    places = [(folder / "postgres" / "data", "postgres"), (folder / "nats" / "data", "nats-server")]
    until = time.monotonic() + SECONDS
    while (pids := [pid for place in places for pid in working_in(*place)]) and (
        time.monotonic() < until
    ):
        time.sleep(0.02)
    return pids


def wait_until_back(server: Server, was: int) -> None:
    until = time.monotonic() + SECONDS
    while server.pid == was or not server.ready():
        assert time.monotonic() < until
        time.sleep(0.02)


async def test_two_side_by_side_know_nothing_of_each_other(place: Path) -> None:
    async with (
        embedded(place / "one", SERVICES, fsync=False) as one,
        embedded(place / "two", SERVICES, fsync=False) as two,
    ):
        with pytest.raises(asyncpg.InvalidPasswordError):
            await asyncpg.connect(one.postgres.dsn(), port=two.postgres.port)
        client = await nats.connect(two.nats.url, **two.nats.login("meetings").options())
        await client.close()

    assert left(place / "one") == left(place / "two") == []


async def test_the_same_folder_twice_in_a_row_is_fast_the_second_time(place: Path) -> None:
    async with embedded(place, SERVICES) as first:
        known = first.postgres.dsn("meetings")
    begun = time.monotonic()

    async with embedded(place, SERVICES) as second:
        seconds = time.monotonic() - begun
        assert second.postgres.dsn("meetings") == known

    assert seconds < 5


async def test_a_second_penholder_on_the_folder_is_refused(place: Path) -> None:
    async with embedded(place, SERVICES, fsync=False) as servers:
        with pytest.raises(CannotStart, match="already runs on"):
            async with embedded(place, SERVICES, fsync=False):
                pass
        assert servers.postgres.running
        assert servers.nats.running


async def test_what_somebody_else_kills_comes_back_where_it_was(place: Path) -> None:
    async with embedded(place, SERVICES, fsync=False) as servers:
        was = (servers.postgres.pid, servers.nats.pid)
        dsn, url = servers.postgres.dsn("migrator"), servers.nats.url

        for pid in was:
            os.kill(pid, signal.SIGKILL)
        await asyncio.to_thread(wait_until_back, servers.postgres, was[0])
        await asyncio.to_thread(wait_until_back, servers.nats, was[1])

        connection = await asyncpg.connect(dsn)
        await connection.close()
        client = await nats.connect(url, **servers.nats.login("meetings").options())
        await client.close()


def test_both_end_with_a_penholder_that_is_killed_and_the_next_one_starts_at_once(
    place: Path,
) -> None:
    first = Running(place)
    first.kill()
    begun = time.monotonic()

    second = Running(place)

    assert time.monotonic() - begun < 5
    assert second.children.dsn == first.children.dsn
    second.kill()
    assert left(place) == []


def test_it_ends_in_order(place: Path) -> None:
    running = Running(place)

    assert running.end() == 0
    assert left(place) == []


@root_only
def test_root_lends_both_to_a_user_without_rights(place: Path) -> None:
    running = Running(place)
    users = {
        Path(f"/proc/{pid}").stat().st_uid
        for pid in (running.children.postgres, running.children.nats)
    }
    running.end()

    assert 0 not in users
    assert len(users) == 1


@root_only
def test_an_ordinary_user_needs_no_root(place: Path) -> None:
    """By an interpreter that such a user may run; root's own may lie in root's folder."""
    python = next((each for each in (sys.executable, system_python()) if may_run(each)), None)
    if python is None:
        pytest.skip(f"no interpreter here that {UNPRIVILEGED} may run")
    shutil.chown(place, UNPRIVILEGED)

    running = Running(place, python=python, user=UNPRIVILEGED)
    again = running.end()

    assert running.children.user != 0
    assert again == 0
    assert left(place) == []


def system_python() -> str:
    return f"/usr/bin/python{sys.version_info.major}.{sys.version_info.minor}"


def may_run(python: str) -> bool:
    try:
        environment = {"PYTHONPATH": os.pathsep.join(each for each in sys.path if each)}
        return not subprocess.call(
            [python, "-c", "import asyncpg, msgspec"],
            user=UNPRIVILEGED,
            env=environment,
            cwd="/",
            stderr=subprocess.DEVNULL,
        )
    except OSError:
        return False
