"""Over HTTP, since that is where a command is met: one test per outcome."""

from datetime import date
from uuid import UUID, uuid4

import asyncpg
import pytest

from shared.messages import Role
from tests.services.workplan.calendar import Calendar
from tests.services.workplan.plans import PLAN, adopt, deliver, milestone, move, shown
from tests.system import System


async def test_an_adopted_plan_is_public(
    system: System, group: UUID, admin: asyncpg.Connection
) -> None:
    async with await system.person(Role.CHAIR, group) as chair, system.client() as outsider:
        plan = await adopt(chair, group)
        answer = await outsider.get(f"/workplans/{plan}")
        listed = await outsider.get("/workplan.json")

    assert answer.json()["plan"]["basis"] == PLAN["basis"]
    assert answer.headers["etag"] == '"1"'
    assert [each["id"] for each in listed.json()] == [plan]
    types = await admin.fetch("SELECT type FROM workplan.event_log")
    assert [row["type"] for row in types] == ["workplan.plan.adopted.v1"]


async def test_a_second_plan_of_the_same_title_is_a_conflict(system: System, group: UUID) -> None:
    async with await system.person(Role.SECRETARIAT, group) as officer:
        await adopt(officer, group)
        refused = await officer.post("/workplans", json=PLAN | {"body": str(group)})

    assert refused.status_code == 409


async def test_a_plan_ends_after_it_begins(system: System, group: UUID) -> None:
    wrong = PLAN | {"body": str(group), "ends": "2017-01-01"}
    async with await system.person(Role.SECRETARIAT, group) as officer:
        refused = await officer.post("/workplans", json=wrong)

    assert refused.status_code == 422
    assert refused.json()["detail"].startswith("ends:")


async def test_a_plan_needs_a_body_that_is_known(system: System) -> None:
    async with await system.person(Role.SECRETARIAT) as officer:
        refused = await officer.post("/workplans", json=PLAN | {"body": str(uuid4())})

    assert refused.status_code == 404


async def test_only_officers_of_the_body_plan(
    system: System, group: UUID, calendar: Calendar
) -> None:
    other = await calendar.body("Another")
    async with (
        await system.person(Role.SECRETARIAT, group) as officer,
        await system.person(Role.SECRETARIAT, other) as elsewhere,
        await system.person(Role.DELEGATE, group) as delegate,
    ):
        plan = await adopt(officer, group)
        report = await milestone(officer, plan, "Report", day="2020-05-18")

        for person in (elsewhere, delegate):
            adopting = await person.post("/workplans", json=PLAN | {"body": str(group)})
            planning = await person.post(
                f"/workplans/{plan}/milestones", json={"title": "X", "day": "2020-05-18"}
            )
            dropping = await person.post(f"/milestones/{report}/dropping", json={"reason": "X"})
            answers = [
                adopting,
                planning,
                dropping,
                await deliver(person, report, "2019-03-01"),
                await move(person, report, "2020-06-01"),
            ]
            assert [each.status_code for each in answers] == [403] * 5


async def test_a_planned_milestone_is_due_at_six_at_the_place(
    system: System, group: UUID, admin: asyncpg.Connection
) -> None:
    async with await system.person(Role.SECRETARIAT, group) as officer:
        plan = await adopt(officer, group)
        report = await milestone(officer, plan, "Report", day="2020-05-18", topics="a; b; a")
        found = (await shown(officer, report))["milestone"]

    assert found["due_at"] == "2020-05-18T16:00:00Z"
    assert found["planned"] == found["current"] == {"first": "2020-05-18", "due": "2020-05-18"}
    assert (found["topics"], found["state"]) == (["a", "b"], "on_track")
    told = await admin.fetchval(
        "SELECT body->>'due_at' FROM workplan.event_log WHERE type LIKE '%planned%'"
    )
    assert told == "2020-05-18T16:00:00Z"


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({}, "either a day"),
        ({"day": "2031-01-01"}, "Choose a day within it"),
        ({"day": "2020-05-18", "title": " "}, "in a few words"),
    ],
)
async def test_a_milestone_that_is_not_planned_right_is_refused(
    system: System, group: UUID, wrong: dict[str, str], says: str
) -> None:
    async with await system.person(Role.SECRETARIAT, group) as officer:
        plan = await adopt(officer, group)
        content = {"title": "Report"} | wrong
        refused = await officer.post(f"/workplans/{plan}/milestones", json=content)

    assert refused.status_code == 422
    assert says in refused.json()["detail"]


async def test_a_session_that_is_not_known_is_refused(system: System, group: UUID) -> None:
    async with await system.person(Role.SECRETARIAT, group) as officer:
        plan = await adopt(officer, group)
        content = {"title": "Report", "session": str(uuid4())}
        refused = await officer.post(f"/workplans/{plan}/milestones", json=content)

    assert refused.status_code == 404
    assert "calendar" in refused.json()["detail"]


async def test_a_move_keeps_the_baseline_and_says_why(
    system: System, group: UUID, admin: asyncpg.Connection
) -> None:
    async with await system.person(Role.SECRETARIAT, group) as officer:
        plan = await adopt(officer, group)
        report = await milestone(officer, plan, "Report", day="2020-05-18")
        moved = await move(officer, report, "2020-12-03")
        found = (await shown(officer, report))["milestone"]

    assert (moved.status_code, moved.headers["etag"]) == (200, '"2"')
    assert (found["planned"]["due"], found["current"]["due"]) == ("2020-05-18", "2020-12-03")
    (change,) = found["moves"]
    assert (change["reason"], change["decided_by"]) == ("COVID-19", "the Bureau")
    root = await admin.fetchval("SELECT root_cause FROM workplan.event_log WHERE version = 2")
    assert change["root"] == str(root)


async def test_a_move_to_the_same_day_tells_nobody(
    system: System, group: UUID, admin: asyncpg.Connection
) -> None:
    async with await system.person(Role.SECRETARIAT, group) as officer:
        plan = await adopt(officer, group)
        report = await milestone(officer, plan, "Report", day="2020-05-18")
        same = await move(officer, report, "2020-05-18")

    assert (same.status_code, same.headers["etag"]) == (200, '"1"')
    assert await admin.fetchval("SELECT count(*) FROM workplan.milestone_due") == 1


async def test_a_move_of_what_was_moved_meanwhile_is_stale(system: System, group: UUID) -> None:
    async with await system.person(Role.SECRETARIAT, group) as officer:
        plan = await adopt(officer, group)
        report = await milestone(officer, plan, "Report", day="2020-05-18")
        await move(officer, report, "2020-12-03")
        stale = await move(officer, report, "2020-12-04")

    assert stale.status_code == 412


async def test_what_hangs_on_a_session_is_not_moved_by_itself(
    system: System, group: UUID, calendar: Calendar
) -> None:
    session = await calendar.session(group, "Sixth meeting", (date(2020, 4, 6), date(2020, 4, 8)))
    async with await system.person(Role.SECRETARIAT, group) as officer:
        plan = await adopt(officer, group)
        meeting = await milestone(officer, plan, "Sixth meeting", session=session)
        refused = await move(officer, meeting, "2020-12-03")

    assert refused.status_code == 422
    assert "moves with it" in refused.json()["detail"]


async def test_a_delivery_stands(system: System, group: UUID, admin: asyncpg.Connection) -> None:
    async with await system.person(Role.CHAIR, group) as chair:
        plan = await adopt(chair, group)
        report = await milestone(chair, plan, "Report", day="2019-02-27")
        done = await deliver(chair, report, "2019-03-01", "E/CN.15/2019/5")
        again = await deliver(chair, report, "2019-03-01", "E/CN.15/2019/5")
        found = (await shown(chair, report))["milestone"]

    assert (done.status_code, again.status_code) == (201, 409)
    assert (found["state"], found["delivered_on"]) == ("delivered", "2019-03-01")
    assert await admin.fetchval("SELECT type FROM workplan.event_log WHERE version = 2") == (
        "workplan.milestone.delivered.v1"
    )


async def test_nothing_is_delivered_before_what_it_waits_for(system: System, group: UUID) -> None:
    async with await system.person(Role.CHAIR, group) as chair:
        plan = await adopt(chair, group)
        first = await milestone(chair, plan, "Compilation", day="2019-02-27")
        second = await milestone(chair, plan, "List", day="2019-02-28", depends_on=[first])
        early = await deliver(chair, second, "2019-03-01")
        await deliver(chair, first, "2019-03-01")
        done = await deliver(chair, second, "2019-03-01")

    assert (early.status_code, done.status_code) == (409, 201)
    assert "depends on Compilation" in early.json()["detail"]


async def test_a_cycle_is_refused_and_a_dependency_can_be_lifted(
    system: System, group: UUID
) -> None:
    async with await system.person(Role.CHAIR, group) as chair:
        plan = await adopt(chair, group)
        first = await milestone(chair, plan, "Compilation", day="2020-02-27")
        second = await milestone(chair, plan, "List", day="2020-02-28", depends_on=[first])
        closing = await chair.post(f"/milestones/{first}/dependencies", json={"on": second})
        lifted = await chair.post(f"/milestones/{second}/dependencies/{first}/lifting", json={})
        other_way = await chair.post(f"/milestones/{first}/dependencies", json={"on": second})
        awaits = [(await shown(chair, each))["milestone"]["awaits"] for each in (first, second)]

    assert (closing.status_code, lifted.status_code, other_way.status_code) == (409, 201, 201)
    assert awaits == [[{"id": second, "title": "List"}], []]


async def test_a_dropped_milestone_stays_with_its_reason(
    system: System, group: UUID, admin: asyncpg.Connection
) -> None:
    async with await system.person(Role.CHAIR, group) as chair:
        plan = await adopt(chair, group)
        report = await milestone(chair, plan, "Report", day="2020-05-18")
        gone = await chair.post(f"/milestones/{report}/dropping", json={"reason": "Overtaken"})
        late = await deliver(chair, report, "2019-03-01")
        answer = (await chair.get(f"/workplans/{plan}")).json()

    assert (gone.status_code, late.status_code) == (201, 409)
    assert answer["milestones"] == []
    assert [each["dropped_because"] for each in answer["dropped"]] == ["Overtaken"]
    told = await admin.fetchrow(
        "SELECT body->>'dropped', type FROM workplan.event_log WHERE version = 2"
    )
    assert told is not None
    assert tuple(told) == ("true", "workplan.milestone.slipped.v1")
