"""The rules alone: what stands is always what the latest dates give."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.meetings.events.sessions import Part
from services.workplan.milestones import model
from services.workplan.milestones.model import Anchor, Days, Hang, Milestone, Reason
from services.workplan.plans.model import Plan
from shared.errors import Conflict, RuleBroken

SESSION = uuid4()
PLAN = Plan(
    id=uuid4(),
    body=uuid4(),
    title="Workplan",
    basis="Resolution 26/4",
    begins=date(2018, 1, 1),
    ends=date(2021, 12, 31),
    zone="Europe/Vienna",
    place="Vienna",
)
REASON = Reason(why="COVID-19", decided_by="the Bureau")


def part(opens: date | None, days: int = 2, number: int = 1) -> Part:
    closes = opens + timedelta(days=days) if opens else None
    return Part(number=number, opens=opens, closes=closes)


def hanging(hang: Hang, parts: dict[int, Part]) -> Milestone:
    days = model.when_planned(None, hang, parts, PLAN)
    return Milestone(
        id=uuid4(), plan=PLAN.id, title="Report", hang=hang, baseline=days, current=days
    )


def fixed(day: date = date(2020, 4, 6)) -> Milestone:
    days = Days(first=day, due=day)
    return Milestone(
        id=uuid4(), plan=PLAN.id, title="Report", hang=None, baseline=days, current=days
    )


dates = st.dates(date(2015, 1, 1), date(2030, 1, 1))
parts = st.builds(part, st.none() | dates, st.integers(0, 10))
hangs = st.builds(
    Hang,
    session=st.just(SESSION),
    part=st.just(1),
    anchor=st.sampled_from(Anchor),
    days=st.integers(-400, 400),
)


@given(hangs, parts, st.lists(parts, max_size=8))
def test_what_stands_is_what_the_latest_dates_give(
    hang: Hang, first: Part, later: list[Part]
) -> None:
    planned = hanging(hang, {1: first})
    milestone = planned

    for latest in [*later, first]:
        milestone = model.shift(milestone, {1: latest})
        anchor = latest.opens if hang.anchor is Anchor.OPENS else latest.closes
        assert milestone.due == (anchor + timedelta(days=hang.days) if anchor else None)
        assert milestone.baseline == planned.baseline

    assert milestone == planned


@pytest.mark.parametrize(
    ("anchor", "days", "expected"),
    [
        (Anchor.CLOSES, 0, Days(first=date(2020, 4, 6), due=date(2020, 4, 8))),
        (Anchor.OPENS, 0, Days(first=date(2020, 4, 6), due=date(2020, 4, 6))),
        (Anchor.OPENS, -42, Days(first=date(2020, 2, 24), due=date(2020, 2, 24))),
        (Anchor.CLOSES, 30, Days(first=date(2020, 5, 8), due=date(2020, 5, 8))),
    ],
)
def test_days_count_from_the_anchor(anchor: Anchor, days: int, expected: Days) -> None:
    hang = Hang(session=SESSION, part=1, anchor=anchor, days=days)

    assert hang.days_in({1: part(date(2020, 4, 6))}) == expected


def test_a_part_that_was_taken_away_leaves_no_date() -> None:
    hang = Hang(session=SESSION, part=2, anchor=Anchor.OPENS, days=0)
    planned = hanging(hang, {2: part(date(2020, 4, 6), number=2)})

    assert model.shift(planned, {1: part(date(2020, 5, 1))}).due is None


def test_what_is_done_moves_no_more() -> None:
    hang = Hang(session=SESSION, part=1, anchor=Anchor.CLOSES, days=0)
    done = model.deliver(
        hanging(hang, {1: part(date(2019, 3, 27))}),
        date(2019, 3, 29),
        "held",
        [],
        date(2019, 3, 30),
    )

    assert model.shift(done, {1: part(date(2019, 9, 1))}) == done


def test_a_slip_says_what_the_day_was_is_and_why() -> None:
    before = fixed()
    after = model.move(before, date(2020, 7, 27), REASON)

    (slip,) = model.slips(PLAN, before, after, REASON)

    assert (slip.was, slip.now) == (date(2020, 4, 6), date(2020, 7, 27))
    assert slip.due_at is not None
    assert slip.due_at.isoformat() == "2020-07-27T16:00:00+00:00"
    assert slip.reason == "COVID-19 (the Bureau)"


def test_the_same_day_again_is_no_slip() -> None:
    before = fixed()

    assert model.slips(PLAN, before, model.move(before, date(2020, 4, 6), REASON), REASON) == []


@given(st.lists(dates, min_size=1, max_size=6))
def test_moves_by_decision_never_change_the_baseline(days: list[date]) -> None:
    milestone = fixed()

    for day in days:
        milestone = model.move(milestone, day, REASON)

    assert milestone.due == days[-1]
    assert milestone.baseline == fixed().baseline


def test_a_move_needs_a_reason_and_somebody_who_decided() -> None:
    with pytest.raises(RuleBroken, match="who decided"):
        model.move(fixed(), date(2020, 7, 27), Reason(why="COVID-19"))


def test_it_is_delivered_only_after_what_it_waits_for() -> None:
    first, second = fixed(), fixed()

    with pytest.raises(Conflict, match="not delivered yet"):
        model.deliver(second, date(2020, 4, 6), "E/CN.15/2020/1", [first], date(2020, 4, 7))

    done = model.deliver(first, date(2020, 4, 6), "X/1", [], date(2020, 4, 7))
    with pytest.raises(RuleBroken, match="6 April 2020"):
        model.deliver(second, date(2020, 4, 5), "X/2", [done], date(2020, 4, 7))
    assert model.deliver(second, date(2020, 4, 6), "X/2", [done], date(2020, 4, 7)).document


def test_nothing_is_delivered_in_the_future_or_twice() -> None:
    with pytest.raises(RuleBroken, match="still to come"):
        model.deliver(fixed(), date(2020, 4, 6), "X/1", [], date(2020, 4, 5))
    done = model.deliver(fixed(), date(2020, 4, 6), "X/1", [], date(2020, 4, 6))
    with pytest.raises(Conflict, match="was delivered on 6 April 2020"):
        model.deliver(done, date(2020, 4, 6), "X/1", [], date(2020, 4, 6))


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=20))
def test_no_sequence_of_dependencies_makes_a_cycle(wishes: list[tuple[int, int]]) -> None:
    milestones = [fixed() for _ in range(7)]
    edges: dict[UUID, set[UUID]] = {}

    for one, other in wishes:
        try:
            model.depend(milestones[one], milestones[other], edges)
        except Conflict:
            continue
        edges.setdefault(milestones[one].id, set()).add(milestones[other].id)

    for milestone in milestones:
        below = [model.reached(each, edges) for each in edges.get(milestone.id, set())]
        assert all(milestone.id not in found for found in below)


def test_a_refused_dependency_would_have_closed_a_cycle() -> None:
    a, b, c = fixed(), fixed(), fixed()
    edges = {a.id: {b.id}, b.id: {c.id}}

    with pytest.raises(Conflict, match="neither could ever be delivered"):
        model.depend(c, a, edges)
    model.depend(a, c, edges)


@pytest.mark.parametrize(
    ("day", "hang"),
    [
        (None, None),
        (date(2020, 1, 1), Hang(session=SESSION, part=1, anchor=Anchor.OPENS, days=0)),
        (date(2022, 1, 1), None),
        (None, Hang(session=SESSION, part=3, anchor=Anchor.OPENS, days=0)),
        (None, Hang(session=SESSION, part=1, anchor=Anchor.OPENS, days=9000)),
    ],
)
def test_it_is_planned_on_a_day_of_the_plan_or_on_a_part(
    day: date | None, hang: Hang | None
) -> None:
    with pytest.raises(RuleBroken):
        model.when_planned(day, hang, {1: part(date(2020, 4, 6))}, PLAN)
