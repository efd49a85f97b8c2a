"""The first start of a reaction: what it does about a history that was there before it."""

from typing import Any

import asyncpg
from nats.aio.client import Client

from shared.asks import Head, every_head
from shared.clock import Clock
from shared.registry import Reaction
from shared.transaction import SQL, Connection


async def start_reactions(
    owner: str,
    reactions: list[Reaction[Any]],
    pool: asyncpg.Pool,
    client: Client,
    clock: Clock,
) -> None:
    """Store what was never started here before; Unanswered when the owner is needed and away.

    A reaction 'now' skips each version that stands at this moment. One 'from the beginning' has to
    be replayed up to where the others are; beyond that it goes along with them.
    """
    known = {row["reaction"] for row in await pool.fetch(SQL["started_reactions"], owner)}
    fresh = [each for each in reactions if each.name not in known]
    if not fresh:
        return
    heads: list[Head] = []
    if any(each.since == "now" for each in fresh):
        heads = [head async for page in every_head(client, owner) for head in page]
    async with pool.acquire() as connection, connection.transaction():
        await connection.execute(SQL["stop_progress"])
        for each in fresh:
            if await connection.fetchval(SQL["start_reaction"], owner, each.name, clock.real()):
                await note_history(connection, owner, each, heads)


async def note_history(
    connection: Connection, owner: str, reaction: Reaction[Any], heads: list[Head]
) -> None:
    """Per aggregate, what this one reaction has to catch up with or to leave out."""
    if reaction.since == "beginning":
        await connection.execute(SQL["replay_for"], owner, reaction.name)
    else:
        ids, versions = [head.aggregate for head in heads], [head.version for head in heads]
        await connection.execute(SQL["skip_for"], owner, reaction.name, ids, versions)
