"""Plans as they are shown."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from urllib.parse import urlencode
from uuid import UUID

import asyncpg
import msgspec
from markupsafe import Markup

from services.workplan.lights.model import Because, State
from services.workplan.lights.views import MilestoneShown
from services.workplan.plans.model import Plan
from services.workplan.timelines import views as timelines

ORDER = (State.LATE, State.AT_RISK, State.ON_TRACK, State.DELIVERED)


class PlanShown(msgspec.Struct, frozen=True, kw_only=True):
    """A plan, with how many of its milestones are in which state."""

    id: UUID
    body: UUID
    body_name: str
    short_name: str
    title: str
    basis: str
    begins: date
    ends: date
    adopted_at: datetime
    zone: str
    place: str
    version: int
    counts: dict[State, int]

    @property
    def total(self) -> int:
        """Without what was dropped."""
        return sum(self.counts.get(state, 0) for state in ORDER)


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody has to decide on: which milestone, and why."""

    milestone: UUID
    title: str
    session_title: str | None
    planned: date | None
    due: date | None
    because: Because


class Shifted(msgspec.Struct, frozen=True, kw_only=True):
    """One milestone of those that moved together."""

    milestone: UUID
    title: str
    was: date | None
    now: date | None


class Slipped(msgspec.Struct, frozen=True, kw_only=True):
    """What moved for one cause."""

    root: UUID
    reason: str
    decided_by: str
    session: str | None
    happened_at: datetime
    milestones: list[Shifted]


class Next(msgspec.Struct, frozen=True, kw_only=True):
    """What is due next."""

    milestone: UUID
    title: str
    due_at: datetime
    first: date
    due: date


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """A plan as it stands at a moment: what needs a decision, what slipped, all milestones."""

    plan: PlanShown
    version: int
    as_of: datetime
    past: bool
    """Whether somebody looks back rather than at the present."""
    today: date
    since: date
    asked: dict[str, str]
    """The filters as they stand in the address."""
    decisions: list[Decision]
    slipped: list[Slipped]
    next: Next | None
    milestones: list[MilestoneShown]
    dropped: list[MilestoneShown]
    topics: list[str]

    def address(self, **changed: str) -> str:
        """The same page with another filter; the others stay. An empty one goes."""
        asked = {name: words for name, words in (self.asked | changed).items() if words}
        return f"/workplans/{self.plan.id}" + (f"?{urlencode(asked)}" if asked else "")

    def picture(self, language: str) -> Markup:
        """The same rows as in the table, drawn."""
        return timelines.picture(self.milestones, self.today, language)


def plan_of(row: asyncpg.Record) -> Plan:
    """What the rules need of a row."""
    return msgspec.convert({name: row[name] for name in Plan.__struct_fields__}, Plan)


def plan_shown(row: asyncpg.Record, milestones: Iterable[MilestoneShown]) -> PlanShown:
    """A row with the count of its lights."""
    counts = Counter(each.state for each in milestones)
    return msgspec.convert(dict(row) | {"counts": dict(counts)}, PlanShown)
