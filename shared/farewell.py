"""Ending what others made, in bounded time: a server that is away, or silent, holds up nothing."""

import asyncio
from contextlib import suppress

import asyncpg
import nats.errors
from nats.aio.client import Client

from shared.loops import end

CLOSE_SECONDS = 2.0


async def close_client(client: Client) -> None:
    """Its own ``close`` first writes what is still to be sent, and where that fails stops halfway.

    Without a server there is nobody to send it to; with a silent one the socket is closed for it.
    """
    if not client.is_connected:
        client._pending.clear()
        client._pending_data_size = 0
    try:
        with suppress(OSError, nats.errors.Error):  # TimeoutError is an OSError
            async with asyncio.timeout(CLOSE_SECONDS):
                await client.close()
    finally:
        if client._reconnection_task:
            await end([client._reconnection_task])
        for subscription in client._subs.values():
            subscription._stop_processing()
        if client._transport:
            client._transport.close()  # type: ignore[no-untyped-call]


async def close_pool(pool: asyncpg.Pool) -> None:
    """Its own ``close`` waits for whoever holds a connection, and for a server that is silent."""
    try:
        async with asyncio.timeout(CLOSE_SECONDS):
            await pool.close()
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
        pool.terminate()


async def close_connection(connection: asyncpg.Connection) -> None:
    """Take leave of the server if it listens; in any case the connection, and its locks, end."""
    try:
        with suppress(OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
            await connection.close(timeout=CLOSE_SECONDS)
    finally:
        connection.terminate()
