"""How a view reads: as somebody, and never past what that person may see."""

from typing import Any

import asyncpg

from shared.access.sight import Sees, Viewer, viewer
from shared.errors import NotFound
from shared.messages import Actor
from shared.registry import Means


class Look:
    """How a view reads: each query is asked as somebody, at a moment of the world's time."""

    def __init__(self, means: Means, actor: Actor, sees: Sees) -> None:
        self.pool = means.database.pool
        self.ask = means.ask
        """Ask another service; Unanswered says that the view shows less, and says so."""
        self.workbench = means.workbench
        self.actor = actor
        self.sees = sees
        self.now = means.database.clock.now()

    async def rows(self, query: str, *values: Any) -> list[asyncpg.Record]:
        """What the actor sees of it; ``$1`` is the viewer wherever there is a rule."""
        return await self.pool.fetch(query, *self.asked_by(query), *values)

    async def row(self, query: str, *values: Any, what: str) -> asyncpg.Record:
        """The one row, or a refusal that does not tell whether it exists for somebody else."""
        row = await self.pool.fetchrow(query, *self.asked_by(query), *values)
        if row is None:
            raise NotFound(f"There is no {what} here, or it is not yours to see.")
        return row

    async def reference(self, query: str, *values: Any) -> list[asyncpg.Record]:
        """What is open to everybody (names of bodies, of States): asked without a viewer."""
        return await self.pool.fetch(query, *values)

    def asked_by(self, query: str) -> list[Viewer]:
        """A query that forgot the rule is a mistake of ours, and never reaches the database."""
        if self.sees.rule is None:
            return []
        if self.sees.rule not in query:
            raise TypeError(f"this query does not say who sees: {query[:60]}")
        return [viewer(self.actor)]
