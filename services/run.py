"""Runs services in this process: on the servers of one machine, or against those that are given."""

import asyncio
import secrets
import socket
import sys
from collections.abc import AsyncGenerator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import asyncpg
import msgspec
import uvicorn
import uvloop
from litestar.plugins import InitPlugin
from litestar.types import ASGIApp

from infra.embedded import Servers, embedded, roomy
from infra.logs import configure
from services.application import SERVICES, application, clock_of
from shared.http.site import Site
from shared.migrations import migrate
from shared.service import Service
from shared.settings import Place, Settings

Main = Callable[[], Coroutine[Any, Any, None]]
NAMES = tuple(service.name for service in SERVICES)
LIVE_PAGES = 10_000
"""Open pages with server-sent events; each is one connection."""
SHUTDOWN_SECONDS = 3


def run(main: Main) -> None:
    """On uvloop, with logs set up."""
    configure()
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(main())


@asynccontextmanager
async def on_one_machine(settings: Settings) -> AsyncGenerator[Settings]:
    """Start both servers on the data folder, migrate, and say where everything is."""
    folder = roomy(settings.data.absolute())
    async with embedded(folder, NAMES) as servers:
        await migrate_all(servers.postgres.dsn("migrator"))
        yield msgspec.structs.replace(
            settings,
            data=folder,
            places=places(servers),
            key=settings.key or kept_key(folder / "key"),
        )


def places(servers: Servers) -> dict[str, Place]:
    """Each service's own logins, and the demonstration's for the clock."""
    host = servers.nats.url.removeprefix("nats://")

    def nats(user: str) -> str:
        return f"nats://{user}:{servers.nats.passwords[user]}@{host}"

    found = {name: Place(dsn=servers.postgres.dsn(name), nats=nats(name)) for name in NAMES}
    return found | {"demo": Place(dsn="", nats=nats("demo"))}


async def migrate_all(dsn: str) -> None:
    """Every service's schema, one after the other."""
    connection = await asyncpg.connect(dsn)
    try:
        for name in NAMES:
            await migrate(connection, name)
    finally:
        await connection.close()


def kept_key(file: Path) -> str:
    """Made once, so that a restart signs nobody out."""
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(48))
    return file.read_text()


async def serve(
    services: Sequence[Service],
    settings: Settings,
    beside: Callable[[Site], InitPlugin] | None = None,
    ready: Callable[[], None] | None = None,
) -> None:
    """Until the process is told to end."""
    clock = clock_of(settings)
    more = {"beside": beside} if beside else {}
    composed = application(services, settings, clock, **more)
    await listen(composed.asgi, settings, ready)


async def listen(asgi: ASGIApp, settings: Settings, ready: Callable[[], None] | None) -> None:
    """One port. Requests under way may end; live pages come back by themselves."""
    config = uvicorn.Config(
        asgi,
        host=settings.host,
        port=settings.port,
        log_config=None,
        access_log=False,
        limit_concurrency=LIVE_PAGES,
        timeout_graceful_shutdown=SHUTDOWN_SECONDS,
        server_header=False,
    )
    await Announced(config, ready).serve()


class Announced(uvicorn.Server):
    """Says when the port is open."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None] | None) -> None:
        super().__init__(config)
        self.ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """A port that is taken ends the program with a sentence."""
        try:
            await super().startup(sockets)
        except SystemExit:
            taken = f"{self.config.host}:{self.config.port}"
            sys.exit(f"{taken} cannot be used. Set PENHOLDER_PORT to another port.")
        if self.ready and self.started:
            self.ready()
