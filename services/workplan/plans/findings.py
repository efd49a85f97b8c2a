"""What a chair should see first: what needs a decision, what moved, what is next."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from services.workplan.lights.model import TO_DECIDE, Why
from services.workplan.lights.views import MilestoneShown, Moved
from services.workplan.plans.shown import Decision, Next, Shifted, Slipped


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
