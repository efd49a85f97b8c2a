"""A new world for each example: its own database, its own broker, the services at work."""

import shutil
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from uuid import uuid4

import asyncpg

from infra.embedded import NatsServer, PostgresServer, admit
from services.application import SERVICES
from shared.service import Service
from tests.journeys.lines import NAMES, InFour, InOne, Line
from tests.journeys.portal import Portal
from tests.journeys.world import World

Lines = Callable[[PostgresServer, str, NatsServer, datetime, Path], Line]


def in_one(services: Sequence[Service] = SERVICES) -> Lines:
    """In this process."""
    return lambda postgres, database, nats, now, _: InOne(postgres, database, nats, now, services)


def in_four(
    postgres: PostgresServer, database: str, nats: NatsServer, now: datetime, folder: Path
) -> Line:
    """In four processes."""
    return InFour(postgres, database, nats, now, folder)


class Opening:
    """Opens worlds and removes what is left of them."""

    def __init__(
        self, portal: Portal, postgres: PostgresServer, template: str, folder: Path, line: Lines
    ) -> None:
        self.portal = portal
        self.postgres = postgres
        self.template = template
        self.folder = folder
        self.line = line

    def open(self, now: datetime) -> World:
        """The broker is a child of this thread, which lives as long as the test."""
        name = f"journey_{uuid4().hex}"
        place = self.folder / name
        self.portal.call(self.create(name))
        server = NatsServer(place / "nats", NAMES, fsync=False)
        server.start()
        (place / "log").mkdir()
        line = self.line(self.postgres, name, server, now, place / "log")
        world = World(self.portal, line, server, self.postgres.dsn(database=name))
        try:
            world.open(now)
        except BaseException:
            server.stop()
            raise
        return world

    def close(self, world: World) -> None:
        """Nothing of it is left."""
        try:
            world.close()
        finally:
            world.nats_server.stop()
            shutil.rmtree(world.nats_server.folder.parent)
            self.portal.call(self.drop(world.dsn.rpartition("/")[2]))

    async def create(self, name: str) -> None:
        admin = await asyncpg.connect(self.postgres.dsn(database="postgres"))
        await admin.execute(f"CREATE DATABASE {name} TEMPLATE {self.template} OWNER migrator")
        await admit(admin, name, NAMES)
        await admin.close()

    async def drop(self, name: str) -> None:
        admin = await asyncpg.connect(self.postgres.dsn(database="postgres"))
        await admin.execute(f"DROP DATABASE {name} WITH (FORCE)")
        await admin.close()
