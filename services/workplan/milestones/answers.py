"""What others may ask of milestones, and what they are answered."""

from datetime import datetime

import asyncpg

from services.meetings.events.sessions import Part
from services.workplan.asks import (
    STANDING_MILESTONES,
    WOULD_SHIFT,
    IfMoved,
    MilestonesOf,
    Shift,
    Standing,
)
from services.workplan.milestones import model, store
from services.workplan.milestones.store import SQL
from services.workplan.plans.model import END_OF_DAY
from services.workplan.sessions import store as sessions
from shared.deadlines.zones import resolve
from shared.registry import answer


@answer(WOULD_SHIFT)
async def would_shift(question: IfMoved, pool: asyncpg.Pool) -> list[Shift]:
    """By the computation of the move itself; a part that is not named keeps its days."""
    async with pool.acquire() as connection:
        parts = dict(await sessions.parts(connection, question.session))
        hanging = await store.hanging_on(connection, question.session)
        milestones = await store.get_all(connection, hanging)
    parts |= {number: asked(question, number) for number in {*question.opens, *question.closes}}
    shifted = [(before, model.shift(before, parts)) for before in milestones]
    return [
        Shift(id=before.id, title=before.title, was=before.due, now=after.due)
        for before, after in shifted
        if before.due != after.due
    ]


def asked(question: IfMoved, number: int) -> Part:
    """A part as it would be."""
    return Part(number=number, opens=question.opens.get(number), closes=question.closes.get(number))


@answer(STANDING_MILESTONES)
async def standing_milestones(question: MilestonesOf, pool: asyncpg.Pool) -> list[Standing]:
    """What is delivered, dropped or unknown is left out."""
    rows = await pool.fetch(SQL["standing"], question.milestones)
    return [
        Standing(
            id=row["id"],
            due=resolve(datetime.combine(row["due"], END_OF_DAY), row["zone"])
            if row["due"]
            else None,
            generation=row["version"],
        )
        for row in rows
    ]
