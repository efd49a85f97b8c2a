"""The pages on which a plan is adopted and a milestone is planned."""

from datetime import date
from uuid import UUID

import msgspec

from services.workplan.lights.views import MilestoneShown, milestones_of
from services.workplan.plans.shown import PlanShown, plan_of, plan_shown
from services.workplan.plans.store import SQL
from services.workplan.sessions.store import SQL as SESSIONS
from shared.access.look import Look
from shared.access.sight import EVERYONE
from shared.registry import view


class SessionChoice(msgspec.Struct, frozen=True, kw_only=True):
    """A session that a milestone may hang on."""

    id: UUID
    title: str
    short_name: str | None
    closed: bool
    parts: int
    opens: date | None
    closes: date | None


class Planning(msgspec.Struct, frozen=True, kw_only=True):
    """What is needed to plan a milestone."""

    plan: PlanShown
    sessions: list[SessionChoice]
    milestones: list[MilestoneShown]


@view("/workplans/{workplan}/planning", sees=EVERYONE, page="workplan/plans/planning.html")
async def show_planning(look: Look, workplan: UUID) -> Planning:
    """The sessions to count from, and the milestones to wait for."""
    row = await look.row(SQL["show_plan"], workplan, what="workplan")
    plan = plan_of(row)
    milestones = (await milestones_of(look, [plan], look.now))[plan.id]
    sessions = await look.reference(SESSIONS["sessions"], plan.body)
    return Planning(
        plan=plan_shown(row, milestones),
        sessions=msgspec.convert([dict(each) for each in sessions], list[SessionChoice]),
        milestones=[each for each in milestones if each.dropped_because is None],
    )


class BodyChoice(msgspec.Struct, frozen=True, kw_only=True):
    """A body that may adopt a plan."""

    id: UUID
    name: str


class Adopting(msgspec.Struct, frozen=True, kw_only=True):
    """What is needed to adopt a plan."""

    bodies: list[BodyChoice]


@view("/workplan/adoption", sees=EVERYONE, page="workplan/plans/adoption.html")
async def show_adoption(look: Look) -> Adopting:
    """The bodies to choose from."""
    rows = await look.reference(SQL["list_bodies"])
    return Adopting(bodies=msgspec.convert([dict(row) for row in rows], list[BodyChoice]))
