"""Two services of the tests' own: ``origin`` counts, ``mirror`` keeps what it hears of it.

Nothing in the mirror's table forbids a repetition: what was applied twice is there to be seen.
"""

from collections.abc import Collection
from uuid import UUID

import asyncpg

from infra.embedded import PostgresServer
from infra.embedded.roles import MIGRATOR
from shared.ids import new_id
from shared.messages import Cause, Event
from shared.migrations import GRANTS, files
from shared.registry import Reaction, reaction
from shared.service import Service
from shared.transaction import Database, Transaction

SERVICES = ("origin", "mirror")
KEPT = """CREATE TABLE kept (
    entry bigint GENERATED ALWAYS AS IDENTITY, reaction text NOT NULL, aggregate uuid NOT NULL,
    number bigint NOT NULL
)"""
KEEP = "INSERT INTO kept (reaction, aggregate, number) VALUES ($1, $2, $3)"
ALONE = "SELECT pg_advisory_xact_lock(hashtextextended($1::uuid::text, 0))"
HEAD = "SELECT version FROM head WHERE aggregate = $1"


class Counted(Event, frozen=True, kw_only=True, tag="origin.counter.counted.v1"):
    """The number is the version that the event has."""

    number: int


class Muttered(Event, frozen=True, kw_only=True, tag="origin.counter.muttered.v1"):
    """Nobody listens to it."""


class Garbled(Event, frozen=True, kw_only=True, tag="origin.counter.counted.v1"):
    """What a broken release might have said: nobody can read it as what it says it is."""


class Unlucky(Exception):
    """A reaction does not get over the number 13."""


@reaction(Counted, since="beginning")
async def keep(event: Counted, tx: Transaction) -> None:
    await tx.connection.execute(KEEP, "keep", event.id, event.number)


def keep_except(unlucky: Collection[UUID]) -> Reaction[Counted]:
    """The same reaction, which raises at number 13 of these, after it has done half its work."""

    async def keep(event: Counted, tx: Transaction) -> None:
        await tx.connection.execute(KEEP, "keep", event.id, event.number)
        if event.number == 13 and event.id in unlucky:
            raise Unlucky

    return reaction(Counted, since="beginning")(keep)


def service(name: str, *reactions: Reaction[Counted]) -> Service:
    nothing: tuple[()] = ()
    return Service(
        name=name,
        events=nothing,
        commands=nothing,
        views=nothing,
        reactions=reactions,
        answers=nothing,
        lifts=nothing,
        timers=nothing,
        gauges=nothing,
        routes=nothing,
        templates={},
    )


def cause() -> Cause:
    return Cause(root=new_id(), actor=UUID(int=1))


async def count(database: Database, aggregate: UUID, times: int = 1) -> None:
    """In one transaction; a lock makes each number the version that it is recorded with."""
    async with database.transaction(cause()) as tx:
        await tx.connection.execute(ALONE, aggregate)
        reached = await tx.connection.fetchval(HEAD, aggregate) or 0
        for number in range(reached + 1, reached + times + 1):
            await tx.record(Counted(id=aggregate, number=number))


async def garble(database: Database, aggregate: UUID) -> None:
    """An event without its number."""
    async with database.transaction(cause()) as tx:
        await tx.record(Garbled(id=aggregate))


async def make_template(postgres: PostgresServer, name: str) -> None:
    """Both schemas, empty, in a database to be copied for each test."""
    await postgres.prepare_database(name)
    migrator = await asyncpg.connect(postgres.dsn(MIGRATOR, name))
    for each in SERVICES:
        async with migrator.transaction():
            await migrator.execute(f"CREATE SCHEMA IF NOT EXISTS {each}")
            await migrator.execute(f"SET LOCAL search_path TO {each}")
            await migrator.execute("CREATE TABLE migration (name text PRIMARY KEY)")
            for _, sql in files("shared"):
                await migrator.execute(sql)
            await migrator.execute(KEPT)
            await migrator.execute(GRANTS.format(schema=each))
    await migrator.close()
