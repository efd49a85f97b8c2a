"""The whole system on servers of its own, everything synced, each replica a process of its own."""

import asyncio
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg
import httpx

from infra.embedded import Servers, embedded
from services.run import NAMES, migrate_all, places
from shared.access import directory
from shared.access.tokens import Claims, Tokens
from shared.clock import SystemClock
from shared.ids import new_id
from shared.messages import Held, Role

KEY = "only for measuring, thirty-two characters"
START_SECONDS = 60.0
LOOK_SECONDS = 0.02
PENHOLDER = Path(sys.executable).with_name("penholder")


@contextmanager
def folder() -> Iterator[Path]:
    """One that the unprivileged user may enter, when root measures."""
    with tempfile.TemporaryDirectory(prefix="penholder-bench-") as name:
        Path(name).chmod(0o711)
        yield Path(name) / "servers"


def free_port() -> int:
    """Nobody's at this moment."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
        return port


@asynccontextmanager
async def process(
    command: Sequence[str], at: str, environment: dict[str, str]
) -> AsyncGenerator[subprocess.Popen[bytes]]:
    """Running, and answering with 200 ``at`` this address; ended with the block."""
    said = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the process below
    child = subprocess.Popen(  # noqa: ASYNC220
        command, env=os.environ | environment, stdout=said, stderr=said
    )
    try:
        async with asyncio.timeout(START_SECONDS), httpx.AsyncClient() as http:
            while not await answers(http, at):
                if child.poll() is not None:
                    said.seek(0)
                    raise RuntimeError(f"{command} has ended: {said.read().decode()}")
                await asyncio.sleep(LOOK_SECONDS)
        yield child
    finally:
        child.terminate()
        await asyncio.to_thread(child.wait)
        said.close()


async def answers(http: httpx.AsyncClient, at: str) -> bool:
    """Whether it is there yet."""
    try:
        return (await http.get(at)).status_code == 200
    except httpx.HTTPError:
        return False


class System:
    """Both servers with a migrated database, and people whom every service knows of."""

    def __init__(self, servers: Servers, stack: AsyncExitStack) -> None:
        self.servers = servers
        self.stack = stack
        self.tokens = Tokens(KEY)

    async def serve(self, *names: str) -> int:
        """One more process with these services; the answer is its port."""
        port = free_port()
        environment = {"PENHOLDER_KEY": KEY, "PENHOLDER_PORT": str(port)}
        for name, place in places(self.servers).items():
            if place.dsn:
                environment |= {
                    f"PENHOLDER_DSN_{name.upper()}": place.dsn,
                    f"PENHOLDER_NATS_{name.upper()}": place.nats,
                }
        at = f"http://127.0.0.1:{port}/health"
        await self.stack.enter_async_context(
            process([str(PENHOLDER), "serve", *names], at, environment)
        )
        return port

    async def person(self, role: Role, delegation: UUID | None = None) -> str:
        """The token of somebody who holds the role in every body."""
        person = new_id()
        for name in NAMES:
            connection = await asyncpg.connect(self.servers.postgres.dsn(name))
            await directory.keep_person(connection, person, delegation)
            await directory.keep_role(connection, person, Held(role=role))
            await connection.close()
        expires = int((SystemClock().real() + timedelta(hours=2)).timestamp())
        return self.tokens.issue(Claims(person=person, name="Bench", csrf="c", expires=expires))

    async def delegation(self, code: str, name: str) -> UUID:
        """A State that every service knows of."""
        made = directory.Delegation(id=new_id(), code=code, name=name, sort=name.lower())
        for each in NAMES:
            connection = await asyncpg.connect(self.servers.postgres.dsn(each))
            await directory.keep_delegation(connection, made)
            await connection.close()
        return made.id

    async def client(self, port: int, token: str) -> httpx.AsyncClient:
        """Kept open as long as the system."""
        client = httpx.AsyncClient(
            base_url=f"http://127.0.0.1:{port}",
            headers={"authorization": f"Bearer {token}"},
            timeout=60,
        )
        return await self.stack.enter_async_context(client)


@asynccontextmanager
async def system() -> AsyncGenerator[System]:
    """With ``fsync`` and ``sync_interval: always``; gone in the end."""
    with folder() as place:
        async with embedded(place, NAMES) as servers, AsyncExitStack() as stack:
            await migrate_all(servers.postgres.dsn("migrator"))
            yield System(servers, stack)


async def made(client: httpx.AsyncClient, at: str, wanted: Any) -> str:
    """The id of what was made."""
    answer = await client.post(at, json=wanted)
    if answer.status_code != 201:
        raise RuntimeError(f"{at}: {answer.text}")
    return str(answer.json()["id"])
