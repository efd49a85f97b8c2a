"""What may be read of workplans: all of them, and the chair's page of each."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated
from uuid import UUID

from litestar.params import QueryParameter

from services.workplan.lights.model import State
from services.workplan.lights.views import MilestoneShown, milestones_of
from services.workplan.plans.findings import decisions, slipped, upcoming
from services.workplan.plans.shown import PlanShown, Standing, plan_of, plan_shown
from services.workplan.plans.store import SQL
from services.workplan.timelines import views as timelines
from shared.access.look import Look
from shared.access.sight import EVERYONE
from shared.deadlines.zones import resolve
from shared.errors import RuleBroken
from shared.formats import ics
from shared.http.views import Listed
from shared.registry import Rendered, view

PAGE = 20
LATELY = timedelta(days=90)
FILTERS = ("state", "topic", "since", "as_of")


def drawn(answer: Standing, *, base: str, now: datetime) -> Rendered:
    """The timeline by itself."""
    return Rendered(
        content=timelines.drawing(answer.milestones, answer.today), media_type="image/svg+xml"
    )


def calendar(answer: Standing, *, base: str, now: datetime) -> Rendered:
    """The days on which something is due, to subscribe to."""
    entries = timelines.entries([*answer.milestones, *answer.dropped], answer.plan.place, base)
    return Rendered(
        content=ics.render(answer.plan.title, list(entries)),
        media_type="text/calendar; charset=utf-8",
    )


@view("/workplan", sees=EVERYONE, page="workplan/plans/plans.html")
async def list_plans(look: Look, after: UUID | None = None) -> Listed[PlanShown]:
    """All plans, the latest first, each with its lights."""
    rows = await look.rows(SQL["list_plans"], after, PAGE)
    plans = [plan_of(row) for row in rows]
    milestones = await milestones_of(look, plans, look.now)
    items = [plan_shown(row, milestones[row["id"]]) for row in rows]
    return Listed(items=items, after=str(items[-1].id) if len(items) == PAGE else None)


@view(
    "/workplans/{workplan}",
    sees=EVERYONE,
    page="workplan/plans/plan.html",
    formats={"svg": drawn, "ics": calendar},
)
async def show_plan(
    look: Look,
    workplan: UUID,
    light: Annotated[str, QueryParameter(name="state")] = "",
    topic: str = "",
    since: str = "",
    as_of: str = "",
) -> Standing:
    """How a plan stands; ``as_of`` (a day, or a moment with its zone) looks back.

    The framework takes ``state`` for its own, so that only the address calls it so.
    """
    row = await look.row(SQL["show_plan"], workplan, what="workplan")
    plan = plan_of(row)
    at = moment(as_of, plan.zone, look.now)
    every = (await milestones_of(look, [plan], at))[plan.id]
    first = day("since", since) if since else plan.today(at - LATELY)
    kept = [each for each in every if each.state is not State.CANCELLED]
    return Standing(
        plan=plan_shown(row, every),
        version=row["version"],
        as_of=at,
        past=at < look.now,
        today=plan.today(at),
        since=first,
        asked=dict(zip(FILTERS, (light, topic, since, as_of), strict=True)),
        decisions=decisions(kept),
        slipped=slipped(every, resolve(datetime.combine(first, time()), plan.zone)),
        next=upcoming(kept, at),
        milestones=[each for each in kept if fits(each, light, topic)],
        dropped=[each for each in every if each.state is State.CANCELLED],
        topics=sorted({name for each in every for name in each.topics}),
    )


def moment(as_of: str, zone: str, now: datetime) -> datetime:
    """A day is looked back on from its end, at the place of the plan; the future is not known."""
    if not as_of:
        return now
    if "T" not in as_of:
        end = datetime.combine(day("as_of", as_of) + timedelta(days=1), time())
        return min(resolve(end, zone) - timedelta(microseconds=1), now)
    try:
        at = datetime.fromisoformat(as_of)
    except ValueError:
        at = datetime.min  # noqa: DTZ901
    if at.tzinfo is None:
        raise RuleBroken("as_of: give a day (2020-04-06), or a moment with its zone (RFC 3339).")
    return min(at.astimezone(UTC), now)


def day(name: str, words: str) -> date:
    """As a form sends it."""
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise RuleBroken(f"{name}: give a day, such as 2020-04-06.") from None


def fits(milestone: MilestoneShown, state: str, topic: str) -> bool:
    """Whether it passes the filters of the address."""
    return state in ("", milestone.state) and (not topic or topic in milestone.topics)
