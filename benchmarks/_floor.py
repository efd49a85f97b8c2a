"""What no relay and no consumer saves: a commit, a publish and a fetch, one after the other."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from time import perf_counter

import asyncpg
import nats
from nats.js.client import JetStreamContext

from infra.embedded import NatsServer, PostgresServer

TABLE = "CREATE TABLE floor (entry bigint)"
COMMIT = "INSERT INTO floor (entry) VALUES (1)"


class Floor:
    """Taken by turns with what is measured, on the same servers."""

    def __init__(
        self,
        connection: asyncpg.Connection,
        stream: JetStreamContext,
        pull: JetStreamContext.PullSubscription,
    ) -> None:
        self.connection = connection
        self.stream = stream
        self.pull = pull
        self.took: list[float] = []

    async def take(self) -> None:
        """One sample, in seconds."""
        start = perf_counter()
        await self.connection.execute(COMMIT)
        await self.stream.publish("floor", b"{}")
        [msg] = await self.pull.fetch(1, timeout=5)
        self.took.append(perf_counter() - start)
        await msg.ack()


@asynccontextmanager
async def floor(
    postgres: PostgresServer, server: NatsServer, database: str
) -> AsyncGenerator[Floor]:
    """With a table and a stream of its own."""
    connection = await asyncpg.connect(postgres.dsn(database=database))
    client = await nats.connect(server.url, **server.login("operator").options())
    try:
        await connection.execute(TABLE)
        stream = client.jetstream()
        await stream.add_stream(name="floor", subjects=["floor"])
        yield Floor(connection, stream, await stream.pull_subscribe("floor", "reader"))
    finally:
        await client.close()
        await connection.close()
