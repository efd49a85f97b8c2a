"""The rules of the states of milestones. No await, no clock, no randomness, no driver.

A green light must be true. A milestone is on track only when none of the reasons below holds:
each is one that a chair would be blamed for not having seen.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

import msgspec

from services.workplan.milestones.model import Milestone
from services.workplan.plans.model import Plan

SOON = timedelta(days=14)


class State(StrEnum):
    """As marked on pages: each has a word and a shape there."""

    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    LATE = "late"
    DELIVERED = "delivered"
    CANCELLED = "cancelled"


class Why(StrEnum):
    """What stands against a green light."""

    OVERDUE = "overdue"
    SOON = "soon"
    NO_DATE = "no_date"
    AWAITS_LATE = "awaits_late"
    AWAITS_NO_DATE = "awaits_no_date"
    AWAITS_LATER = "awaits_later"
    AWAITS_DROPPED = "awaits_dropped"
    AFTER_PLAN = "after_plan"


TO_DECIDE = frozenset(
    {Why.OVERDUE, Why.NO_DATE, Why.AFTER_PLAN, Why.AWAITS_LATER, Why.AWAITS_DROPPED}
)
"""What somebody has to decide on; waiting for one that is late is decided where it is late."""


class Because(msgspec.Struct, frozen=True, kw_only=True):
    """One reason; ``other`` is the milestone it comes from, where that is another one."""

    why: Why
    other: UUID | None = None
    title: str = ""
    due: date | None = None


class Light(msgspec.Struct, frozen=True, kw_only=True):
    """The state of a milestone at a moment, with all that led to it."""

    state: State
    because: tuple[Because, ...] = ()


def lights(
    plan: Plan, milestones: Sequence[Milestone], edges: Mapping[UUID, set[UUID]], now: datetime
) -> dict[UUID, Light]:
    """Of all milestones of a plan together, since they wait for one another."""
    known = {each.id: each for each in milestones}
    return {each.id: light(plan, each, known, edges, now) for each in milestones}


def light(
    plan: Plan,
    milestone: Milestone,
    known: Mapping[UUID, Milestone],
    edges: Mapping[UUID, set[UUID]],
    now: datetime,
) -> Light:
    """Delivered and dropped are final; late is late whatever else holds."""
    if milestone.dropped_because is not None:
        return Light(state=State.CANCELLED)
    if milestone.delivered_on is not None:
        return Light(state=State.DELIVERED)
    own = own_reasons(plan, milestone, now)
    awaited = [known[one] for one in unfinished(milestone.id, known, edges)]
    because = (*own, *(reason for other in awaited for reason in owed(plan, milestone, other, now)))
    if any(each.why is Why.OVERDUE for each in own):
        return Light(state=State.LATE, because=because)
    return Light(state=State.AT_RISK if because else State.ON_TRACK, because=because)


def own_reasons(plan: Plan, milestone: Milestone, now: datetime) -> list[Because]:
    """Those of the milestone by itself; a day ends at 6 p.m. at the place of the plan."""
    due_at = plan.due_at(milestone.due)
    if due_at is None:
        return [Because(why=Why.NO_DATE)]
    found = []
    if due_at < now:
        found.append(Because(why=Why.OVERDUE, due=milestone.due))
    elif due_at - now <= SOON:
        found.append(Because(why=Why.SOON, due=milestone.due))
    if milestone.due and milestone.due > plan.ends:
        found.append(Because(why=Why.AFTER_PLAN, due=plan.ends))
    return found


def unfinished(
    start: UUID, known: Mapping[UUID, Milestone], edges: Mapping[UUID, set[UUID]]
) -> list[UUID]:
    """What it waits for, directly or through others; behind what is delivered nothing counts."""
    found: dict[UUID, None] = {}
    queue = sorted(edges.get(start, set()))
    while queue:
        one = queue.pop(0)
        if one in found or one not in known or known[one].delivered_on is not None:
            continue
        found[one] = None
        if known[one].dropped_because is None:
            queue += sorted(edges.get(one, set()))
    return list(found)


def owed(plan: Plan, milestone: Milestone, other: Milestone, now: datetime) -> list[Because]:
    """What a milestone that is waited for holds against the one that waits."""
    why = None
    due_at = plan.due_at(other.due)
    if other.dropped_because is not None:
        why = Why.AWAITS_DROPPED
    elif due_at is None:
        why = Why.AWAITS_NO_DATE
    elif due_at < now:
        why = Why.AWAITS_LATE
    elif milestone.due and other.due and other.due > milestone.due:
        why = Why.AWAITS_LATER
    if why is None:
        return []
    return [Because(why=why, other=other.id, title=other.title, due=other.due)]
