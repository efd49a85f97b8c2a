"""A green light must be true."""

from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.workplan.lights.model import Light, State, Why, lights
from services.workplan.milestones.model import Anchor, Days, Hang, Milestone
from tests.services.workplan.test_milestones import PLAN

NOW = datetime(2020, 3, 16, 12, tzinfo=UTC)
HANG = Hang(session=uuid4(), part=1, anchor=Anchor.OPENS, days=0)
FAR = date(2021, 4, 8)


def due(
    day: date | None, delivered_on: date | None = None, dropped: str | None = None
) -> Milestone:
    days = Days(first=day, due=day) if day else None
    return Milestone(
        id=uuid4(),
        plan=PLAN.id,
        title="Report",
        hang=HANG if day is None else None,
        baseline=days,
        current=days,
        delivered_on=delivered_on,
        dropped_because=dropped,
    )


def lit(milestone: Milestone, *awaited: Milestone, now: datetime = NOW) -> Light:
    edges = {milestone.id: {each.id for each in awaited}}
    return lights(PLAN, [milestone, *awaited], edges, now)[milestone.id]


@pytest.mark.parametrize(
    ("milestone", "state", "why"),
    [
        (due(FAR), State.ON_TRACK, []),
        (due(date(2020, 3, 31)), State.ON_TRACK, []),
        (due(date(2020, 3, 30)), State.ON_TRACK, []),
        (due(date(2020, 3, 29)), State.AT_RISK, [Why.SOON]),
        (due(date(2020, 3, 16)), State.AT_RISK, [Why.SOON]),
        (due(date(2020, 3, 15)), State.LATE, [Why.OVERDUE]),
        (due(None), State.AT_RISK, [Why.NO_DATE]),
        (due(date(2022, 1, 3)), State.AT_RISK, [Why.AFTER_PLAN]),
        (due(date(2020, 3, 15), delivered_on=date(2020, 3, 16)), State.DELIVERED, []),
        (due(date(2020, 3, 15), dropped="Overtaken"), State.CANCELLED, []),
    ],
)
def test_by_itself(milestone: Milestone, state: State, why: list[Why]) -> None:
    light = lit(milestone)

    assert light.state is state
    assert [each.why for each in light.because] == why


@pytest.mark.parametrize(
    ("awaited", "why"),
    [
        (due(date(2020, 3, 15)), [Why.AWAITS_LATE]),
        (due(None), [Why.AWAITS_NO_DATE]),
        (due(date(2021, 4, 9)), [Why.AWAITS_LATER]),
        (due(FAR), []),
        (due(date(2020, 3, 20)), []),
        (due(date(2020, 3, 15), dropped="Overtaken"), [Why.AWAITS_DROPPED]),
        (due(date(2020, 3, 15), delivered_on=date(2020, 3, 16)), []),
    ],
)
def test_by_what_it_waits_for(awaited: Milestone, why: list[Why]) -> None:
    light = lit(due(FAR), awaited)

    assert light.state is (State.AT_RISK if why else State.ON_TRACK)
    assert [each.why for each in light.because] == why


def test_a_day_ends_at_six_in_the_evening_at_the_place() -> None:
    milestone = due(date(2020, 3, 16))

    at_six = datetime(2020, 3, 16, 17, tzinfo=UTC)
    assert lit(milestone, now=at_six).state is State.AT_RISK
    assert lit(milestone, now=at_six.replace(second=1)).state is State.LATE


def test_what_is_late_far_up_the_chain_shows_at_its_end() -> None:
    late, middle, last = due(date(2020, 3, 1)), due(date(2020, 12, 1)), due(FAR)
    edges = {last.id: {middle.id}, middle.id: {late.id}}

    light = lights(PLAN, [late, middle, last], edges, NOW)[last.id]

    assert [(each.why, each.other) for each in light.because] == [(Why.AWAITS_LATE, late.id)]


def test_behind_what_is_delivered_nothing_counts() -> None:
    late, done, last = due(date(2020, 3, 1)), due(FAR, delivered_on=date(2020, 3, 2)), due(FAR)
    edges = {last.id: {done.id}, done.id: {late.id}}

    assert lights(PLAN, [late, done, last], edges, NOW)[last.id].state is State.ON_TRACK


milestones = st.builds(
    due,
    st.none() | st.dates(date(2020, 1, 1), date(2022, 3, 1)),
    st.none() | st.none() | st.just(date(2020, 3, 1)),
)


@given(st.lists(milestones, min_size=1, max_size=6), st.data())
def test_green_is_true(found: list[Milestone], data: st.DataObject) -> None:
    edges: dict[UUID, set[UUID]] = {}
    for index, each in enumerate(found):
        before = data.draw(st.sets(st.sampled_from(found[:index])) if index else st.just(set()))
        edges[each.id] = {other.id for other in before}
    known = {each.id: each for each in found}

    for one, light in lights(PLAN, found, edges, NOW).items():
        if light.state is not State.ON_TRACK:
            continue
        assert light.because == ()
        own = known[one].due
        assert own is not None
        assert date(2020, 3, 29) < own <= PLAN.ends
        for other in (known[each] for each in edges[one]):
            assert other.delivered_on or (other.due and NOW.date() <= other.due <= own)
