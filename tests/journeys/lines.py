"""Where the four services run: in one process, or each in its own on a port of its own."""

import asyncio
import re
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol, cast

import httpx

from infra.embedded import NatsServer, PostgresServer
from services.application import SERVICES
from shared.access.tokens import Tokens
from shared.clock import SteppedClock
from shared.service import Service
from tests.processes import KEY, Processes, environment
from tests.system import System

NAMES = tuple(each.name for each in SERVICES)
PARAMETER = re.compile(r"{\w+}")


class Line(Protocol):
    """Started and stopped in the portal's loop."""

    tokens: Tokens
    mortal: bool
    """Whether one of its services can be killed alone."""

    async def start(self) -> None: ...
    async def stop(self) -> None: ...
    async def restart(self, name: str) -> None: ...
    def transport(self) -> httpx.AsyncBaseTransport: ...


class InOne:
    """All in this process; ``services`` may be others than the real ones: a planted fault."""

    mortal = False

    def __init__(
        self,
        postgres: PostgresServer,
        database: str,
        nats: NatsServer,
        now: datetime,
        services: Sequence[Service] = SERVICES,
    ) -> None:
        self.system = System(postgres, database, nats, services, SteppedClock(now))
        self.tokens = self.system.composed.tokens
        self.over = asyncio.Event()
        self.task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """In a task of its own, since what is entered there must be left there."""
        ready = asyncio.Event()

        async def run() -> None:
            async with self.system.running():
                ready.set()
                await self.over.wait()

        self.task = asyncio.create_task(run())
        waits = asyncio.create_task(ready.wait())
        await asyncio.wait([self.task, waits], return_when=asyncio.FIRST_COMPLETED)
        if self.task.done():
            waits.cancel()
            await self.task

    async def stop(self) -> None:
        self.over.set()
        if self.task:
            await self.task

    async def restart(self, name: str) -> None:
        raise AssertionError(f"{name} is not a process of its own")

    def transport(self) -> httpx.AsyncBaseTransport:
        return httpx.ASGITransport(cast(Any, self.system.composed.asgi))


class InFour:
    """One process for each service, against the same servers."""

    mortal = True

    def __init__(
        self,
        postgres: PostgresServer,
        database: str,
        nats: NatsServer,
        now: datetime,
        folder: Path,
    ) -> None:
        settings = environment(postgres, database, nats, NAMES, now)
        self.processes = Processes(settings, folder)
        self.tokens = Tokens(KEY)

    async def start(self) -> None:
        """All at once."""
        for name in NAMES:
            self.processes.add(name)
        await asyncio.to_thread(self.processes.wait_ready)

    async def stop(self) -> None:
        for each in self.processes.replicas:
            await asyncio.to_thread(each.kill)

    async def restart(self, name: str) -> None:
        for each in self.processes.of(name):
            await asyncio.to_thread(each.restart)

    def transport(self) -> httpx.AsyncBaseTransport:
        return Routed(self.processes)


class Routed(httpx.AsyncBaseTransport):
    """What a reverse proxy does: each address leads to the service that declares it."""

    def __init__(self, processes: Processes) -> None:
        self.processes = processes
        self.inner = httpx.AsyncHTTPTransport()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        address = httpx.URL(self.processes.address(owner(request.url.path)))
        request.url = request.url.copy_with(host=address.host, port=address.port)
        return await self.inner.handle_async_request(request)

    async def aclose(self) -> None:
        await self.inner.aclose()


def owner(path: str) -> str:
    """The service that has the address."""
    return next(name for pattern, name in routes() if pattern.fullmatch(path))


def routes() -> list[tuple[re.Pattern[str], str]]:
    """Of all commands and views; the most specific first."""
    found: dict[str, str] = {}
    for service in SERVICES:
        found |= {spec.at.split(" ")[1]: service.name for spec in service.commands}
        found |= {spec.at: service.name for spec in service.views}
    ordered = sorted(found, key=lambda at: at.count("{"))
    return [(re.compile(PARAMETER.sub("[^/]+", at)), found[at]) for at in ordered]
