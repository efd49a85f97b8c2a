"""What may be read of workplans: the chair's page, and what is needed to plan."""

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, Any
from urllib.parse import urlencode
from uuid import UUID

import msgspec
from litestar.params import QueryParameter
from markupsafe import Markup

from services.workplan.lights.model import TO_DECIDE, Because, State, Why
from services.workplan.lights.views import MilestoneShown, Moved, milestones_of
from services.workplan.plans.model import Plan
from services.workplan.plans.store import SQL
from services.workplan.sessions.store import SQL as SESSIONS
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
ORDER = (State.LATE, State.AT_RISK, State.ON_TRACK, State.DELIVERED)
FILTERS = ("state", "topic", "since", "as_of")


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


def decisions(milestones: Iterable[MilestoneShown]) -> list[Decision]:
    """The late ones first."""
    found = [
        Decision(
            milestone=each.id,
            title=each.title,
            session_title=each.session_title,
            planned=each.planned.due if each.planned else None,
            due=each.current.due if each.current else None,
            because=because,
        )
        for each in milestones
        for because in each.because
        if because.why in TO_DECIDE
    ]
    return sorted(found, key=lambda each: list(Why).index(each.because.why))


def slipped(milestones: Iterable[MilestoneShown], since: datetime) -> list[Slipped]:
    """By cause, the newest first."""
    groups: dict[UUID, list[tuple[MilestoneShown, Moved]]] = {}
    for each in milestones:
        for move in each.moves:
            if move.happened_at >= since:
                groups.setdefault(move.root, []).append((each, move))
    found = [group(moves) for moves in groups.values()]
    return sorted(found, key=lambda each: each.happened_at, reverse=True)


def group(moves: list[tuple[MilestoneShown, Moved]]) -> Slipped:
    """One cause with all that it moved."""
    _, cause = moves[0]
    return Slipped(
        root=cause.root,
        reason=cause.reason,
        decided_by=cause.decided_by,
        session=cause.session,
        happened_at=cause.happened_at,
        milestones=[
            Shifted(
                milestone=each.id,
                title=each.title,
                was=move.was.due if move.was else None,
                now=move.now.due if move.now else None,
            )
            for each, move in moves
        ],
    )


def upcoming(milestones: Iterable[MilestoneShown], at: datetime) -> Next | None:
    """The first that is due from now on."""
    for each in milestones:
        if each.delivered_on is None and each.current and each.due_at and each.due_at >= at:
            return Next(
                milestone=each.id,
                title=each.title,
                due_at=each.due_at,
                first=each.current.first,
                due=each.current.due,
            )
    return None


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


def plan_of(row: Any) -> Plan:
    """What the rules need of a row."""
    return msgspec.convert({name: row[name] for name in Plan.__struct_fields__}, Plan)


def plan_shown(row: Any, milestones: Iterable[MilestoneShown]) -> PlanShown:
    """A row with the count of its lights."""
    counts = Counter(each.state for each in milestones)
    return msgspec.convert(dict(row) | {"counts": dict(counts)}, PlanShown)
