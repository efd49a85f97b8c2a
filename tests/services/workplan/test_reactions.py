"""What a session that moves does to the plan, through the real bus; and the preview of it."""

from datetime import UTC, date, datetime
from uuid import UUID

import asyncpg

from services.workplan.asks import STANDING_MILESTONES, WOULD_SHIFT, IfMoved, MilestonesOf
from shared.messages import Role
from tests.services.workplan.calendar import Calendar, Span
from tests.services.workplan.plans import adopt, deliver, milestone, shown
from tests.system import System

APRIL: Span = (date(2020, 4, 6), date(2020, 4, 8))
JULY: Span = (date(2020, 7, 27), date(2020, 7, 29))


async def days(system: System, one: str) -> dict[str, str] | None:
    async with system.client() as outsider:
        found: dict[str, str] | None = (await shown(outsider, one))["milestone"]["current"]
    return found


async def test_what_hangs_on_a_session_moves_with_it_under_one_cause(
    system: System, group: UUID, calendar: Calendar, admin: asyncpg.Connection
) -> None:
    session = await calendar.session(group, "Sixth meeting", APRIL)
    async with await system.person(Role.SECRETARIAT, group) as officer:
        plan = await adopt(officer, group)
        meeting = await milestone(officer, plan, "Sixth meeting", session=session)
        papers = await milestone(officer, plan, "Papers", session=session, anchor="opens", days=-42)
        own = await milestone(officer, plan, "Report", day="2020-05-18")

    root = await calendar.move(session, JULY)

    assert await days(system, meeting) == {"first": "2020-07-27", "due": "2020-07-29"}
    assert await days(system, papers) == {"first": "2020-06-15", "due": "2020-06-15"}
    assert await days(system, own) == {"first": "2020-05-18", "due": "2020-05-18"}
    slips = await admin.fetch(
        "SELECT root_cause, body->>'reason' AS reason FROM workplan.event_log"
        " WHERE type = 'workplan.milestone.slipped.v1'"
    )
    assert [row["root_cause"] for row in slips] == [root, root]
    assert slips[0]["reason"] == "Sixth meeting was moved: COVID-19 (the extended Bureau)"


async def test_postponed_without_a_date_then_back_is_exactly_where_it_was(
    system: System, group: UUID, calendar: Calendar
) -> None:
    session = await calendar.session(group, "Sixth meeting", APRIL)
    async with await system.person(Role.SECRETARIAT, group) as officer:
        plan = await adopt(officer, group)
        meeting = await milestone(officer, plan, "Sixth meeting", session=session)
        before = (await shown(officer, meeting))["milestone"]

        await calendar.move(session, None)
        waiting = (await shown(officer, meeting))["milestone"]
        await calendar.move(session, JULY)
        later = await days(system, meeting)
        await calendar.move(session, APRIL)
        after = (await shown(officer, meeting))["milestone"]

    assert (waiting["current"], waiting["due_at"]) == (None, None)
    assert (waiting["state"], waiting["because"][0]["why"]) == ("at_risk", "no_date")
    assert later == {"first": "2020-07-27", "due": "2020-07-29"}
    for name in ("planned", "current", "due_at", "state"):
        assert after[name] == before[name]
    assert len(after["moves"]) == 3


async def test_what_is_delivered_moves_no_more(
    system: System, group: UUID, calendar: Calendar
) -> None:
    session = await calendar.session(group, "Fifth meeting", (date(2019, 2, 25), date(2019, 2, 27)))
    async with await system.person(Role.SECRETARIAT, group) as officer:
        plan = await adopt(officer, group)
        meeting = await milestone(officer, plan, "Fifth meeting", session=session)
        await deliver(officer, meeting, "2019-02-27")

        await calendar.move(session, (date(2019, 5, 1), date(2019, 5, 2)))

        assert await days(system, meeting) == {"first": "2019-02-25", "due": "2019-02-27"}


async def test_a_move_of_another_part_leaves_it_alone(
    system: System, group: UUID, calendar: Calendar, admin: asyncpg.Connection
) -> None:
    december: Span = (date(2019, 12, 12), date(2019, 12, 13))
    session = await calendar.session(group, "Session", APRIL, (date(2020, 12, 3),) * 2)
    async with await system.person(Role.SECRETARIAT, group) as officer:
        plan = await adopt(officer, group)
        await milestone(officer, plan, "Report", session=session, part=1)

        await calendar.move(session, APRIL, december)

    assert await admin.fetchval("SELECT count(*) FROM workplan.milestone_due") == 1


async def test_a_session_that_longer_sits_shows_but_is_no_slip(
    system: System, group: UUID, calendar: Calendar, admin: asyncpg.Connection
) -> None:
    session = await calendar.session(group, "Sixth meeting", APRIL)
    async with await system.person(Role.SECRETARIAT, group) as officer:
        plan = await adopt(officer, group)
        meeting = await milestone(officer, plan, "Sixth meeting", session=session)

        await calendar.move(session, (date(2020, 4, 3), date(2020, 4, 8)))
        found = (await shown(officer, meeting))["milestone"]

    assert found["current"] == {"first": "2020-04-03", "due": "2020-04-08"}
    assert found["moves"] == []
    assert not await admin.fetchval(
        "SELECT count(*) FROM workplan.event_log WHERE type = 'workplan.milestone.slipped.v1'"
    )


async def test_it_is_planned_on_the_dates_that_stand(
    system: System, group: UUID, calendar: Calendar
) -> None:
    session = await calendar.session(group, "Sixth meeting", APRIL)
    await calendar.move(session, None)
    async with await system.person(Role.SECRETARIAT, group) as officer:
        plan = await adopt(officer, group)
        meeting = await milestone(officer, plan, "Sixth meeting", session=session)
        await calendar.move(session, JULY)
        found = (await shown(officer, meeting))["milestone"]

    assert found["planned"] is None
    assert found["current"]["due"] == "2020-07-29"


async def test_a_preview_is_the_effect(
    system: System, group: UUID, calendar: Calendar, admin: asyncpg.Connection
) -> None:
    session = await calendar.session(group, "Sixth meeting", APRIL, (date(2020, 12, 3),) * 2)
    ask = system.plugin("meetings").means.ask
    async with await system.person(Role.SECRETARIAT, group) as officer:
        plan = await adopt(officer, group)
        for part, anchor, days in ((1, "opens", -42), (1, "closes", 0), (2, "closes", 30)):
            await milestone(
                officer,
                plan,
                f"{anchor} {days}",
                session=session,
                part=part,
                anchor=anchor,
                days=days,
            )
        done = await milestone(officer, plan, "Done", session=session)
        await deliver(officer, done, "2019-03-01")

    for spans in ((JULY, None), (APRIL, (date(2020, 12, 4),) * 2), (None, None)):
        opens = {n: span[0] if span else None for n, span in enumerate(spans, 1)}
        closes = {n: span[1] if span else None for n, span in enumerate(spans, 1)}
        question = IfMoved(session=session, opens=opens, closes=closes)
        preview = await ask(WOULD_SHIFT, question)
        root = await calendar.move(session, *spans)
        effect = await admin.fetch(
            "SELECT aggregate, body->>'was' AS was, body->>'now' AS now FROM workplan.event_log"
            " WHERE root_cause = $1",
            root,
        )
        expected = {
            (shift.id, *(str(day) if day else None for day in (shift.was, shift.now)))
            for shift in preview
        }
        assert {tuple(row) for row in effect} == expected
        assert expected
        assert await ask(WOULD_SHIFT, question) == []


async def test_standing_milestones_are_told_with_their_generation(
    system: System, group: UUID, calendar: Calendar
) -> None:
    session = await calendar.session(group, "Sixth meeting", APRIL)
    ask = system.plugin("meetings").means.ask
    async with await system.person(Role.SECRETARIAT, group) as officer:
        plan = await adopt(officer, group)
        meeting = UUID(await milestone(officer, plan, "Sixth meeting", session=session))
        done = UUID(await milestone(officer, plan, "Done", day="2019-03-02"))
        await deliver(officer, str(done), "2019-03-01")
    question = MilestonesOf(milestones=[meeting, done])

    first = await ask(STANDING_MILESTONES, question)
    await calendar.move(session, None)
    second = await ask(STANDING_MILESTONES, question)

    assert [(each.id, each.due, each.generation) for each in first] == [
        (meeting, datetime(2020, 4, 8, 16, tzinfo=UTC), 1)
    ]
    assert [(each.id, each.due, each.generation) for each in second] == [(meeting, None, 2)]


async def test_a_plan_is_shown_as_it_stood(system: System, group: UUID, calendar: Calendar) -> None:
    session = await calendar.session(group, "Sixth meeting", APRIL)
    async with await system.person(Role.SECRETARIAT, None) as officer:
        plan = await adopt(officer, group, on="2018-04-03")
        meeting = await milestone(officer, plan, "Sixth meeting", session=session, on="2018-04-05")
        await calendar.move(session, JULY, on=date(2019, 1, 15))
        await deliver(officer, meeting, "2019-02-01", past_too=True)

        async def at(moment: str) -> list[tuple[str, str]]:
            answer = (await officer.get(f"/workplans/{plan}?as_of={moment}")).json()
            return [(each["state"], each["current"]["due"]) for each in answer["milestones"]]

        assert await at("2018-04-04") == []
        assert await at("2018-04-05") == [("on_track", "2020-04-08")]
        assert await at("2019-01-15T08:59:59Z") == [("on_track", "2020-04-08")]
        assert await at("2019-01-15T09:00:00Z") == [("on_track", "2020-07-29")]
        assert await at("2019-01-31") == [("on_track", "2020-07-29")]
        assert await at("2019-02-01") == [("delivered", "2020-07-29")]
        assert (await officer.get(f"/workplans/{plan}?as_of=soon")).status_code == 422
