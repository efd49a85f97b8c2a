"""Milestones as they are shown: what was planned, what stands, what moved and why, what is done."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

import asyncpg
import msgspec

from services.workplan.lights import model
from services.workplan.milestones import store
from services.workplan.milestones.model import Days, Hang, Milestone
from services.workplan.milestones.store import SQL
from services.workplan.plans.model import Plan
from shared.access.look import Look

Rows = Sequence[asyncpg.Record]


class Moved(msgspec.Struct, frozen=True, kw_only=True):
    """One change of days; ``session`` is the title of the one that took the milestone along."""

    was: Days | None
    now: Days | None
    reason: str
    decided_by: str
    session: str | None
    root: UUID
    """The first command of the chain: what moved together has the same."""
    happened_at: datetime
    recorded_at: datetime

    @property
    def in_words(self) -> str:
        """The cause as a drawing says it."""
        return f"{self.reason} ({self.decided_by})"


class Awaited(msgspec.Struct, frozen=True, kw_only=True):
    """A milestone that must be delivered first."""

    id: UUID
    title: str


class MilestoneShown(msgspec.Struct, frozen=True, kw_only=True):
    """A milestone at a moment; ``planned`` is the baseline, ``current`` what stands."""

    id: UUID
    plan: UUID
    title: str
    topics: tuple[str, ...]
    description: str
    responsible: str
    hang: Hang | None
    session_title: str | None
    session_parts: int
    planned: Days | None
    current: Days | None
    due_at: datetime | None
    """UTC: 6 p.m. of the day on which it is due, at the place of the plan."""
    state: model.State
    because: tuple[model.Because, ...]
    moves: list[Moved]
    awaits: list[Awaited]
    delivered_on: date | None
    document: str
    dropped_because: str | None
    version: int
    changed_at: datetime

    @property
    def last_known(self) -> Days | None:
        """The days that stand, or the last that did."""
        known = [self.planned, *(move.now for move in self.moves), self.current]
        return next((days for days in reversed(known) if days), None)

    @property
    def delivered_late(self) -> int:
        """By how many days."""
        if self.delivered_on is None or self.current is None:
            return 0
        return max(0, (self.delivered_on - self.current.due).days)


async def milestones_of(
    look: Look, plans: Sequence[Plan], as_of: datetime
) -> dict[UUID, list[MilestoneShown]]:
    """By plan, in the order of their days, as they stood at ``as_of``."""
    ids = [plan.id for plan in plans]
    rows = await look.rows(SQL["milestones_as_of"], ids, as_of)
    moves = moves_of(await look.rows(SQL["dues_as_of"], ids, as_of))
    edges = store.graph(await look.rows(SQL["dependencies_as_of"], ids, as_of))
    found: dict[UUID, list[MilestoneShown]] = {}
    for plan in plans:
        own = [row for row in rows if row["plan"] == plan.id]
        milestones = [store.milestone_of(row) for row in own]
        lit = model.lights(plan, milestones, edges, as_of)
        titles = {each.id: each.title for each in milestones}
        found[plan.id] = [
            shown(plan, each, row, lit[each.id], moves[each.id], awaited(each.id, edges, titles))
            for each, row in zip(milestones, own, strict=True)
        ]
    return found


def shown(
    plan: Plan,
    milestone: Milestone,
    row: asyncpg.Record,
    light: model.Light,
    moves: list[Moved],
    awaits: list[Awaited],
) -> MilestoneShown:
    """All that is known of it."""
    return MilestoneShown(
        id=milestone.id,
        plan=milestone.plan,
        title=milestone.title,
        topics=milestone.topics,
        description=milestone.description,
        responsible=milestone.responsible,
        hang=milestone.hang,
        session_title=row["session_title"],
        session_parts=row["parts"],
        planned=milestone.baseline,
        current=milestone.current,
        due_at=plan.due_at(milestone.due),
        state=light.state,
        because=light.because,
        moves=moves,
        awaits=awaits,
        delivered_on=milestone.delivered_on,
        document=milestone.document,
        dropped_because=milestone.dropped_because,
        version=row["version"],
        changed_at=row["changed_at"],
    )


def awaited(
    milestone: UUID, edges: Mapping[UUID, set[UUID]], titles: Mapping[UUID, str]
) -> list[Awaited]:
    """In the order in which they were planned."""
    ids = sorted(edges.get(milestone, set()) & titles.keys())
    return [Awaited(id=one, title=titles[one]) for one in ids]


def moves_of(rows: Rows) -> dict[UUID, list[Moved]]:
    """From what each was due on, one after the other; a change of the first day alone is none."""
    found: dict[UUID, list[Moved]] = {}
    stood: dict[UUID, Days | None] = {}
    for row in rows:
        moves = found.setdefault(row["milestone"], [])
        was = stood.get(row["milestone"])
        now = stood[row["milestone"]] = store.days_of(row["begins"], row["due"])
        if row["number"] > 1 and (was and was.due) != (now and now.due):
            moves.append(moved(row, was, now))
    return found


def moved(row: asyncpg.Record, was: Days | None, now: Days | None) -> Moved:
    """One change, with who decided and on what ground."""
    return Moved(
        was=was,
        now=now,
        reason=row["reason"],
        decided_by=row["decided_by"],
        session=row["session"],
        root=row["root"],
        happened_at=row["happened_at"],
        recorded_at=row["recorded_at"],
    )
