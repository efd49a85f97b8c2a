"""One PostgreSQL and one nats-server that may be killed; a database and a store for each test."""

import random
import shutil
import tempfile
from collections.abc import AsyncGenerator, Iterator
from pathlib import Path
from uuid import uuid4

import asyncpg
import msgspec
import pytest

from infra.embedded import NatsServer, PostgresServer, admit
from tests.bus import tiny
from tests.bus.children import Children
from tests.bus.nodes import Place, World

TEMPLATE = "bus_template"


@pytest.fixture(scope="session")
def folder() -> Iterator[Path]:
    """One that the unprivileged user may enter, when root runs the tests."""
    folder = Path(tempfile.mkdtemp(prefix="penholder-bus-"))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def bus_postgres(folder: Path) -> Iterator[PostgresServer]:
    server = PostgresServer(folder / "postgres", tiny.SERVICES, fsync=False)
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def running_nats(folder: Path) -> Iterator[NatsServer]:
    server = NatsServer(folder / "nats", tiny.SERVICES, fsync=False)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def bus_nats(running_nats: NatsServer) -> NatsServer:
    """Empty."""
    running_nats.lose_store()
    return running_nats


@pytest.fixture(scope="session")
async def bus_template(bus_postgres: PostgresServer) -> str:
    await tiny.make_template(bus_postgres, TEMPLATE)
    return TEMPLATE


@pytest.fixture
async def bus_database(bus_postgres: PostgresServer, bus_template: str) -> AsyncGenerator[str]:
    name = f"bus_{uuid4().hex}"
    server = await asyncpg.connect(bus_postgres.dsn(database="postgres"))
    await server.execute(f"CREATE DATABASE {name} TEMPLATE {bus_template}")
    await admit(server, name, tiny.SERVICES)
    await server.close()
    yield name
    server = await asyncpg.connect(bus_postgres.dsn(database="postgres"))
    await server.execute(f"DROP DATABASE {name} WITH (FORCE)")
    await server.close()


@pytest.fixture
async def admin(
    bus_postgres: PostgresServer, bus_database: str
) -> AsyncGenerator[asyncpg.Connection]:
    connection = await asyncpg.connect(bus_postgres.dsn(database=bus_database))
    yield connection
    await connection.close()


@pytest.fixture
def world(bus_postgres: PostgresServer, bus_nats: NatsServer, bus_database: str) -> World:
    def place(name: str) -> Place:
        login = msgspec.structs.asdict(bus_nats.login(name))
        return Place(dsn=bus_postgres.dsn(name, bus_database), url=bus_nats.url, **login)

    return World(origin=place("origin"), mirror=place("mirror"))


@pytest.fixture
def children(world: World) -> Iterator[Children]:
    """Processes that do not outlive the test."""
    children = Children(world)
    yield children
    children.kill_all()


@pytest.fixture
def seed() -> int:
    """Printed with a failure; put it here to see the same again."""
    seed = random.SystemRandom().randrange(1 << 32)
    print(f"seed {seed}")  # noqa: T201
    return seed


@pytest.fixture
def chance(seed: int) -> random.Random:
    return random.Random(seed)
