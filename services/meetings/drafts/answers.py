"""What others may ask of drafts."""

import asyncpg

from services.meetings.asks import CHANGES, Changes, ChangesIn
from services.meetings.drafts.store import SQL
from services.meetings.drafts.texts import store as texts
from shared.registry import answer
from shared.text.compare.text import redline


@answer(CHANGES)
async def changes(question: ChangesIn, pool: asyncpg.Pool) -> Changes:
    """As it was found when the revision was issued; nothing for a text that revises nothing."""
    row = await pool.fetchrow(SQL["changes_in"], question.draft, question.revision)
    found = await texts.as_issued(pool, row["revises"], row["id"]) if row else None
    if row is None or found is None:
        return Changes(symbol="", revises="", summary="", redline="")
    return Changes(
        symbol=row["symbol"],
        revises=row["revises_symbol"],
        summary=found.summary,
        redline=redline(found.comparison),
    )
