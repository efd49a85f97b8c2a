"""What meetings answers to others about deadlines."""

import asyncpg
import msgspec

from services.meetings.asks import STANDING_DEADLINES, DeadlinesOf, Standing
from services.meetings.deadlines.store import SQL
from shared.registry import answer


@answer(STANDING_DEADLINES)
async def standing_deadlines(question: DeadlinesOf, pool: asyncpg.Pool) -> list[Standing]:
    """Those that stand: what was committed before the answer is in it."""
    rows = await pool.fetch(SQL["standing_deadlines"], question.deadlines)
    return msgspec.convert([dict(row) for row in rows], list[Standing])
