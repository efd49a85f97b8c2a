"""Folders in which root's servers can live too, and one pair of servers to look at."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import AsyncGenerator, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from infra.embedded import NatsServer, PostgresServer, Servers, embedded
from tests.infra.services import SERVICES

root_only = pytest.mark.skipif(os.geteuid() != 0, reason="only root lends its servers to a user")


@contextmanager
def left_behind(server: PostgresServer | NatsServer) -> Iterator[subprocess.Popen[bytes]]:
    """A server of ours whose Penholder has gone, as if the kernel had not told it so."""
    orphan = subprocess.Popen(
        server.command(),
        cwd=server.store,
        user=server.account.uid if server.account else None,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield orphan
    finally:
        orphan.kill()
        orphan.wait()


@contextmanager
def open_folder() -> Iterator[Path]:
    """Empty, with a space in its name; unlike pytest's own, whoever knows it may enter it."""
    folder = Path(tempfile.mkdtemp(prefix="penholder test "))
    folder.chmod(0o711)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


@pytest.fixture
def place() -> Iterator[Path]:
    with open_folder() as folder:
        yield folder


@pytest.fixture
def postgres(place: Path) -> Iterator[PostgresServer]:
    """Not started yet."""
    server = PostgresServer(place / "postgres", SERVICES, fsync=False)
    yield server
    server.stop()


@pytest.fixture
def nats_server(place: Path) -> Iterator[NatsServer]:
    """Not started yet."""
    server = NatsServer(place / "nats", SERVICES, fsync=False)
    yield server
    server.stop()


@pytest.fixture(scope="session")
async def servers() -> AsyncGenerator[Servers]:
    """Both, for tests that only look at who may do what."""
    with open_folder() as folder:
        async with embedded(folder, SERVICES, fsync=False) as both:
            yield both
