"""PUBLIC. What happens to workplans and their milestones."""

from datetime import date, datetime
from uuid import UUID

from shared.messages import Event


class WorkplanAdopted(Event, frozen=True, kw_only=True, tag="workplan.plan.adopted.v1"):
    """A body has a plan; what it set then is the baseline."""

    body: UUID
    title: str
    basis: str
    begins: date
    ends: date


class MilestonePlanned(Event, frozen=True, kw_only=True, tag="workplan.milestone.planned.v1"):
    """Something is to be done by a day, which may hang on a session."""

    body: UUID
    plan: UUID
    title: str
    session: UUID | None
    due: date | None
    due_at: datetime | None
    """The instant (UTC) at which that day ends for the plan: 6 p.m. at the duty station."""
    zone: str
    place: str


class MilestoneSlipped(Event, frozen=True, kw_only=True, tag="workplan.milestone.slipped.v1"):
    """It is now due on another day, earlier or later, or on none yet."""

    body: UUID
    plan: UUID
    title: str
    was: date | None
    now: date | None
    due_at: datetime | None
    zone: str
    place: str
    reason: str
    dropped: bool = False
    """It is due no more: nobody waits for it, and it will get no other date."""


class MilestoneDelivered(Event, frozen=True, kw_only=True, tag="workplan.milestone.delivered.v1"):
    """It is done."""

    body: UUID
    plan: UUID
    title: str
    on: date
