"""Deadlines over HTTP: one test per outcome."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import asyncpg
import icalendar
import msgspec
import pytest

from services.meetings.asks import STANDING_DEADLINES, DeadlinesOf
from services.meetings.deadlines import store
from shared.messages import Role
from tests.services.meetings import world
from tests.system import System

CO_SPONSORSHIP = {
    "subject": "co-sponsorship",
    "title": "Co-sponsorship",
    "part": 2,
    "rule": {
        "count": 2,
        "unit": "days",
        "direction": "after",
        "anchor": "part_opens",
        "at": "13:00",
    },
}


async def facts(admin: asyncpg.Connection) -> list[Any]:
    rows = await admin.fetch(
        "SELECT body FROM meetings.event_log WHERE type LIKE 'meetings.deadline.%'"
        " ORDER BY position"
    )
    return [msgspec.json.decode(row["body"]) for row in rows]


async def twenty_eighth(officer: Any) -> str:
    body = await world.body(officer)
    title, parts = "Twenty-eighth session", world.TWENTY_EIGHTH
    return await world.session(officer, body, title, parts, headers=world.HISTORIC)


async def test_a_deadline_counts_from_the_part_that_it_names(
    system: System, admin: asyncpg.Connection
) -> None:
    async with await system.person(Role.SECRETARIAT) as officer:
        session = await twenty_eighth(officer)
        await world.deadline(officer, session, **CO_SPONSORSHIP)

    [fact] = await facts(admin)
    assert (fact["wall"], fact["due"]) == ("2019-05-22T13:00:00", "2019-05-22T11:00:00Z")
    assert fact["rule"] == "two days after the opening of the part, 1 p.m. Vienna time"
    async with admin.transaction():
        await admin.execute("SET LOCAL search_path TO meetings")
        due = await store.standing(admin, UUID(session), "co-sponsorship")
        none = await store.standing(admin, UUID(session), "drafts")
    assert (due, none) == (datetime(2019, 5, 22, 11, tzinfo=UTC), None)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"part": 3}, "there is no part 3"),
        ({"part": 2, "rule": {"count": 1, "unit": "days", "at": "13:00",
                              "anchor": "session_opens"}}, "part_opens"),
        ({"rule": {"count": 1, "unit": "days", "at": "13:00", "anchor": "submission"}}, "a part"),
        ({"rule": {"count": 1, "unit": "days"}}, "time of day"),
        ({"rule": {"count": -1, "unit": "days", "at": "13:00"}}, "negative"),
        ({"title": " "}, "what is due"),
    ],
)  # fmt: skip
async def test_a_rule_that_cannot_be_is_refused(
    more: dict[str, Any], words: str, system: System
) -> None:
    async with await system.person(Role.SECRETARIAT) as officer:
        session = await twenty_eighth(officer)
        refused = await officer.post(f"/sessions/{session}/deadlines", json=CO_SPONSORSHIP | more)

    assert (refused.status_code, words in refused.json()["detail"]) == (422, True)


async def test_the_same_is_due_once_in_a_session(system: System) -> None:
    async with await system.person(Role.SECRETARIAT) as officer:
        session = await twenty_eighth(officer)
        await world.deadline(officer, session)
        wanted = {"subject": "drafts", "title": "Submission of draft resolutions"}
        rule = {"rule": world.THREE_WEEKS_BEFORE}
        refused = await officer.post(f"/sessions/{session}/deadlines", json=wanted | rule)

    assert refused.status_code == 409


async def test_a_changed_deadline_says_what_it_was(
    system: System, admin: asyncpg.Connection
) -> None:
    change = {
        "title": "Co-sponsorship",
        "part": 2,
        "rule": CO_SPONSORSHIP["rule"] | {"at": "18:00"},  # type: ignore[operator]
        "reason": "The Committee sits longer",
    }
    async with await system.person(Role.SECRETARIAT) as officer:
        session = await twenty_eighth(officer)
        deadline = await world.deadline(officer, session, **CO_SPONSORSHIP)
        changed = await world.edit(officer, f"/deadlines/{deadline}", change, 1)
        again = await world.edit(officer, f"/deadlines/{deadline}", change, 2)
        stale = await world.edit(officer, f"/deadlines/{deadline}", change, 1)

    moved = (await facts(admin))[1:]
    assert (changed.json()["version"], again.json()["version"]) == (2, 2)
    assert stale.status_code == 412
    assert [(each["was"], each["due"], each["reason"]) for each in moved] == [
        ("2019-05-22T11:00:00Z", "2019-05-22T16:00:00Z", "The Committee sits longer")
    ]


async def test_a_cancelled_deadline_does_not_stand(
    system: System, admin: asyncpg.Connection
) -> None:
    async with await system.person(Role.SECRETARIAT) as officer, system.client() as outsider:
        session = await twenty_eighth(officer)
        deadline = await world.deadline(officer, session, **CO_SPONSORSHIP)
        kept = await world.deadline(officer, session, subject="amendments", title="B", part=2)
        question = DeadlinesOf(deadlines=[UUID(deadline), UUID(kept)])
        means = system.plugin("meetings").means
        before = await means.ask(STANDING_DEADLINES, question)
        gone = await world.edit(officer, f"/deadlines/{deadline}", {}, 1, "DELETE")
        after = await means.ask(STANDING_DEADLINES, question)
        calendar = await outsider.get("/deadlines.ics")

    assert gone.status_code == 200
    assert {str(each.id): each.generation for each in before} == {deadline: 1, kept: 1}
    assert [str(each.id) for each in after] == [kept]
    events = icalendar.Calendar.from_ical(calendar.content).walk("VEVENT")
    assert sorted((str(each["STATUS"]), each["SEQUENCE"]) for each in events) == [
        ("CANCELLED", 2),
        ("CONFIRMED", 1),
    ]


async def test_what_is_due_is_listed_by_its_time(system: System) -> None:
    async with await system.person(Role.SECRETARIAT) as officer, system.client() as outsider:
        session = await twenty_eighth(officer)
        await world.deadline(officer, session, title="Past")
        await world.deadline(officer, session, **CO_SPONSORSHIP)
        await world.deadline(officer, session, title="Drafts", part=2)
        listed = await outsider.get("/deadlines.json")

    assert [each["title"] for each in listed.json()] == ["Drafts", "Co-sponsorship"]


async def test_a_form_sets_a_deadline(system: System, admin: asyncpg.Connection) -> None:
    sent = {
        "subject": "drafts",
        "title": "Drafts",
        "part": "2",
        "rule.count": "3",
        "rule.unit": "weeks",
        "rule.direction": "before",
        "rule.anchor": "part_opens",
        "rule.at": "13:00",
        "rule.counts_anchor_day": "",
        "rule.roll": "stays",
    }
    async with await system.person(Role.SECRETARIAT) as officer:
        session = await twenty_eighth(officer)
        made = await officer.post(f"/sessions/{session}/deadlines", data=sent)

    assert made.status_code == 303
    assert [fact["wall"] for fact in await facts(admin)] == ["2019-04-29T13:00:00"]


async def test_others_may_not_set_one(system: System) -> None:
    async with await system.person(Role.SECRETARIAT) as officer:
        session = await twenty_eighth(officer)
    async with await system.person(Role.DELEGATE) as delegate:
        refused = await delegate.post(f"/sessions/{session}/deadlines", json=CO_SPONSORSHIP)

    assert refused.status_code == 403
