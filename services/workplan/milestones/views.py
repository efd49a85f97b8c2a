"""What may be read of a milestone: where it stands, and all that happened to it."""

from datetime import datetime
from uuid import UUID

import msgspec

from services.workplan.lights.views import Awaited, MilestoneShown, Moved, milestones_of
from services.workplan.milestones.store import SQL
from services.workplan.plans.model import Plan
from services.workplan.plans.store import SQL as PLANS
from shared.access.look import Look
from shared.access.sight import EVERYONE
from shared.registry import view


class Entered(msgspec.Struct, frozen=True, kw_only=True):
    """When something happened, and when it was recorded: they differ for the past."""

    happened_at: datetime
    recorded_at: datetime


class History(msgspec.Struct, frozen=True, kw_only=True):
    """One milestone with the plan it is in, and its whole history."""

    milestone: MilestoneShown
    version: int
    body: UUID
    plan: Plan
    planned: Entered
    moves: list[Moved]
    delivered: Entered | None
    dropped: Entered | None
    others: list[Awaited]
    """Those of the same plan that it could still be made to wait for."""


@view("/milestones/{milestone}", sees=EVERYONE, page="workplan/milestones/milestone.html")
async def show_milestone(look: Look, milestone: UUID) -> History:
    """What was planned, what moved and why, what is done."""
    row = await look.row(SQL["when_entered"], milestone, what="milestone")
    plan = msgspec.convert(dict(await look.row(PLANS["get_plan"], row["plan"], what="plan")), Plan)
    every = (await milestones_of(look, [plan], look.now))[plan.id]
    shown = next(each for each in every if each.id == milestone)
    waits = {each.id for each in shown.awaits} | {milestone}
    return History(
        milestone=shown,
        version=shown.version,
        body=plan.body,
        plan=plan,
        planned=Entered(happened_at=row["planned_at"], recorded_at=row["recorded_at"]),
        moves=shown.moves,
        delivered=entered(row["delivered_at"], row["delivery_recorded_at"]),
        dropped=entered(row["dropped_at"], row["drop_recorded_at"]),
        others=[
            Awaited(id=each.id, title=each.title)
            for each in every
            if each.id not in waits and each.dropped_because is None
        ],
    )


def entered(happened: datetime | None, recorded: datetime | None) -> Entered | None:
    """Both or none."""
    if happened is None or recorded is None:
        return None
    return Entered(happened_at=happened, recorded_at=recorded)
