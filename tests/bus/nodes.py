"""The tiny services at work, in the test's process or in one that can be killed."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from typing import Any

import asyncpg
import msgspec
import nats
from nats.aio.client import Client

from shared import asks
from shared.clock import SystemClock
from shared.consumer import Consumer
from shared.farewell import close_client, close_pool
from shared.lifting import Lift
from shared.loops import end
from shared.progress import Progress
from shared.registry import Reaction
from shared.relay import Relay
from shared.transaction import Database
from tests.bus import tiny

END_SECONDS = 8.0


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where one service finds its servers."""

    dsn: str
    url: str
    user: str
    password: str
    inbox_prefix: str

    async def connect(self) -> asyncpg.Connection:
        return await asyncpg.connect(self.dsn)


class World(msgspec.Struct, frozen=True, kw_only=True):
    origin: Place
    mirror: Place


class Node(msgspec.Struct, frozen=True):
    """One replica's means."""

    database: Database
    client: Client
    running: asyncio.Task[None]
    relay: Relay | None = None
    consumer: Consumer | None = None


async def quiet(_: Exception) -> None:
    """A test that stops the server knows that it is away."""


@asynccontextmanager
async def connected(place: Place, size: int = 10) -> AsyncGenerator[tuple[asyncpg.Pool, Client]]:
    client = await nats.connect(
        place.url,
        user=place.user,
        password=place.password,
        inbox_prefix=place.inbox_prefix,
        max_reconnect_attempts=-1,
        reconnect_time_wait=0.1,
        error_cb=quiet,
    )
    pool = await asyncpg.create_pool(place.dsn, min_size=1, max_size=size)
    try:
        yield pool, client
    finally:
        await close_pool(pool)
        await close_client(client)


@asynccontextmanager
async def origin(place: Place, kind: type[Relay] = Relay) -> AsyncGenerator[Node]:
    """It answers questions and relays."""
    async with connected(place) as (pool, client):
        relay = kind("origin", place.connect, client)
        await asks.serve(client, tiny.service("origin"), pool)
        running = asyncio.create_task(relay.run())
        try:
            yield Node(Database(pool, SystemClock(), relay.wake), client, running, relay)
        finally:
            async with asyncio.timeout(END_SECONDS):
                await end([running])


@asynccontextmanager
async def writer(place: Place, size: int = 10) -> AsyncGenerator[Node]:
    """It only writes: what it commits waits in the outbox for whoever relays."""

    async def nobody() -> None:
        """There is nobody to wake."""

    async with connected(place, size) as (pool, client):
        nothing = asyncio.create_task(nobody())
        await nothing
        yield Node(Database(pool, SystemClock(), nobody), client, nothing)


@asynccontextmanager
async def mirror(
    place: Place,
    reactions: Sequence[Reaction[Any]] = (tiny.keep,),
    lifts: Sequence[Lift] = (),
    kind: type[Progress] = Progress,
) -> AsyncGenerator[Node]:
    """It listens to the origin, or waits until the replica that does is gone."""
    async with connected(place) as (pool, client):
        relay = Relay("mirror", place.connect, client)
        database = Database(pool, SystemClock(), relay.wake)
        progress = kind("origin", reactions, database, client, lifts)
        consumer = Consumer("mirror", progress, place.connect, client)
        running = asyncio.create_task(consumer.run())
        try:
            yield Node(database, client, running, relay, consumer)
        finally:
            async with asyncio.timeout(END_SECONDS):
                await end([running])
