"""PostgreSQL and NATS with nothing to install first: two children on one folder.

``async with embedded(folder, services) as servers`` starts them, keeps them running and stops
them. In tests ``PostgresServer`` and ``NatsServer`` are started and stopped by hand, and can be
killed or lose their store.
"""

import asyncio
import logging
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import msgspec

from infra.embedded.account import roomy
from infra.embedded.errors import CannotStart, PortTaken
from infra.embedded.nats import Login, NatsServer
from infra.embedded.postgres import PostgresServer
from infra.embedded.roles import admit, close_defaults, prepare_roles
from infra.embedded.server import Server

__all__ = [
    "CannotStart",
    "Login",
    "NatsServer",
    "Ports",
    "PostgresServer",
    "Servers",
    "admit",
    "close_defaults",
    "embedded",
    "prepare_roles",
    "roomy",
]

logger = logging.getLogger(__name__)
LOOK_SECONDS = 0.25
RETRY_SECONDS = 1.0


class Ports(msgspec.Struct, frozen=True, kw_only=True):
    """Chosen by whoever starts it; None is any free one."""

    postgres: int | None = None
    nats: int | None = None


class Servers(msgspec.Struct, frozen=True, kw_only=True):
    """Both, ready: ask them for addresses and logins."""

    postgres: PostgresServer
    nats: NatsServer


@asynccontextmanager
async def embedded(
    folder: Path, services: Sequence[str], *, fsync: bool = True, ports: Ports | None = None
) -> AsyncGenerator[Servers]:
    """Both servers on ``folder``, with roles and database; started again if one is killed.

    CannotStart when the folder is in use, not ours, or not one that the servers may enter.
    """
    ports = ports or Ports()
    postgres = PostgresServer(folder / "postgres", services, fsync=fsync, port=ports.postgres)
    nats = NatsServer(folder / "nats", services, fsync=fsync, port=ports.nats)
    try:
        await begin(postgres)
        await begin(nats)
        await postgres.prepare_database()
        keepers = [asyncio.create_task(keep(each)) for each in (postgres, nats)]
        try:
            yield Servers(postgres=postgres, nats=nats)
        finally:
            for each in keepers:
                each.cancel()
            await asyncio.wait(keepers)
    finally:
        await asyncio.gather(*(asyncio.to_thread(each.stop) for each in (nats, postgres)))


async def begin(server: Server) -> None:
    """As ``start`` does, with all waits in another thread; the child must be this thread's own."""
    await asyncio.to_thread(server.prepare)
    while True:
        server.spawn()
        try:
            return await asyncio.to_thread(server.wait_ready)
        except PortTaken:
            server.move()


async def keep(server: Server) -> None:
    """Whoever ended it, it was not us: start it again, where everybody looks for it."""
    while True:
        await asyncio.sleep(LOOK_SECONDS)
        if server.wanted and not server.running:
            logger.warning("%s, process %s, has ended; it starts again", server.program, server.pid)
            try:
                await begin(server)
            except (CannotStart, OSError):
                logger.exception("%s did not start again", server.program)
                server.wanted = True
                await asyncio.sleep(RETRY_SECONDS)
