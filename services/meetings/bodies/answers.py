"""What meetings answers to others about bodies."""

import asyncpg
import msgspec

from services.meetings.asks import BODIES, Bodies, Named
from services.meetings.bodies.store import SQL
from shared.registry import answer

MOST = 500


@answer(BODIES)
async def bodies_by_name(_: Bodies, pool: asyncpg.Pool) -> list[Named]:
    """What everybody may know."""
    rows = await pool.fetch(SQL["list_bodies"], None, MOST)
    return [msgspec.convert(dict(row), Named) for row in rows]
