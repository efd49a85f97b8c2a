"""The bus alone, between two services that do next to nothing, on servers of its own."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import msgspec

from benchmarks._system import folder
from infra.embedded import Servers, embedded
from shared.registry import reaction
from shared.transaction import Transaction
from tests.bus import nodes, tiny

DATABASE = "bench"


@reaction(tiny.Counted, since="beginning")
async def keep(event: tiny.Counted, tx: Transaction) -> None:
    """The least that a reaction does: one row."""
    await tx.connection.execute(tiny.KEEP, "keep", event.id, event.number)


def place(servers: Servers, name: str) -> nodes.Place:
    """As a replica would be told."""
    login = msgspec.structs.asdict(servers.nats.login(name))
    dsn = servers.postgres.dsn(name, DATABASE)
    return nodes.Place(dsn=dsn, url=servers.nats.url, **login)


@asynccontextmanager
async def bus() -> AsyncGenerator[Servers]:
    """Both servers with everything synced (``fsync``, ``sync_interval: always``), and empty."""
    with folder() as place:
        async with embedded(place, tiny.SERVICES) as servers:
            await tiny.make_template(servers.postgres, DATABASE)
            yield servers
