"""What must hold in the end: every committed event applied exactly once, in rising versions."""

import asyncio
from time import monotonic

import asyncpg

PENDING = "SELECT count(*) FROM origin.outbox"
COMMITTED = "SELECT count(*) FROM origin.event_log WHERE type = 'origin.counter.counted.v1'"
KEPT = "SELECT count(*) FROM mirror.kept WHERE reaction = 'keep'"
LOST = """SELECT log.aggregate, log.version FROM origin.event_log AS log
    WHERE type = 'origin.counter.counted.v1' AND NOT EXISTS (
        SELECT FROM mirror.kept WHERE reaction = $1 AND kept.aggregate = log.aggregate
            AND kept.number = log.version)"""
TWICE = """SELECT aggregate, number FROM mirror.kept WHERE reaction = $1
    GROUP BY aggregate, number HAVING count(*) > 1"""
DISORDER = """SELECT * FROM (
    SELECT aggregate, number, lag(number) OVER (PARTITION BY aggregate ORDER BY entry) AS before
    FROM mirror.kept WHERE reaction = $1) AS kept
    WHERE number <= before"""


async def settled(admin: asyncpg.Connection, seconds: float = 40) -> None:
    """Nothing pending, and the mirror has as much as was committed, or this raises."""
    await eventually(admin, f"SELECT ({PENDING}) = 0 AND ({KEPT}) >= ({COMMITTED})", seconds)


async def eventually(admin: asyncpg.Connection, query: str, seconds: float = 20) -> None:
    until = monotonic() + seconds
    while not await admin.fetchval(query):
        state = await admin.fetchrow(f"SELECT ({PENDING}), ({KEPT}), ({COMMITTED})")
        assert monotonic() < until, f"not so after {seconds} s: {query}; {tuple(state or ())}"
        await asyncio.sleep(0.05)


async def exactly_once(admin: asyncpg.Connection, reaction: str = "keep") -> None:
    assert await admin.fetchval(COMMITTED) > 0
    for wrong in (LOST, TWICE, DISORDER):
        rows = await admin.fetch(wrong, reaction)
        assert not rows, f"{len(rows)} rows, the first {dict(rows[0])}, of {wrong}"
