"""The preview of a move: what it shows, whom it names, and that nothing changes."""

from collections.abc import Sequence
from typing import Any

import pytest

from services.identity.asks import PEOPLE, PeopleOf, Person
from services.meetings.service import MEETINGS
from services.notifications.asks import AUDIENCE, Audience, AudienceFor
from services.workplan.asks import WOULD_SHIFT, IfMoved, Shift
from shared.messages import Role
from shared.registry import Ask
from shared.service import Service
from tests.services.meetings import world
from tests.services.meetings.sessions.neighbours import answering
from tests.system import System

PAGE = {"accept": "text/html"}
JULY = [world.days("2020-07-27", "2020-07-31")]


@pytest.fixture
def services() -> Sequence[Service]:
    """Meetings alone: what others would say is said by the tests, or by nobody."""
    return (MEETINGS,)


async def test_the_preview_shows_what_would_shift_and_changes_nothing(system: System) -> None:
    async with await system.person(Role.SECRETARIAT) as officer:
        body = await world.body(officer)
        session = await world.session(officer, body)
        deadline = await world.deadline(officer, session)
        meeting = await world.meeting(officer, session, day="2020-05-22")
        sixth = await world.session(officer, body, "Other", JULY)
        await world.meeting(officer, session, title="2nd meeting")
        await world.meeting(officer, sixth, title="Theirs", day="2020-07-27")
        at = f"/sessions/{session}/move/preview?opens=2020-07-27&closes=2020-07-29"
        preview = (await officer.get(at)).json()
        after = (await officer.get(f"/sessions/{session}")).json()

    assert preview["deadlines"] == [
        {
            "id": deadline,
            "title": "Submission of draft resolutions",
            "detail": "three weeks before the opening of the part, 1 p.m. Vienna time",
            "was": "2020-04-27T11:00:00Z",
            "now": "2020-07-06T11:00:00Z",
            "off_day": False,
            "unplaced": False,
        }
    ]
    assert {each["title"]: each["now"] for each in preview["meetings"]} == {
        "1st plenary meeting": None,
        "2nd meeting": "2020-07-27T08:00:00Z",
    }
    assert [each["id"] for each in preview["meetings"] if each["unplaced"]] == [meeting]
    assert [(each["room"], each["other"]) for each in preview["clashes"]] == [
        ("Boardroom A", "Theirs")
    ]
    assert (preview["milestones"], preview["told"]) == (None, None)
    assert (after["version"], after["moves"]) == (1, [])


async def test_the_preview_names_the_people_and_the_move_carries_their_token(
    system: System,
) -> None:
    asked: list[Any] = []
    token, person, milestone = world.ident(1), world.ident(2), world.ident(3)

    async def shifts(question: IfMoved) -> list[Shift]:
        asked.append(question.opens)
        return [Shift(id=milestone, title="Report of UNODC", was=None, now=None)]

    async def audience(question: AudienceFor) -> Audience:
        asked.append(question.things)
        return Audience(token=token, people=[person])

    async def people(question: PeopleOf) -> list[Person]:
        asked.append(question.people)
        named = {"name": "Aiko Tanaka", "delegation": "Japan"}
        return [Person(id=person, email="a@b.test", zone="UTC", **named)]

    async with await system.person(Role.SECRETARIAT) as officer:
        body = await world.body(officer)
        session = await world.session(officer, body)
        deadline = await world.deadline(officer, session)
        at = f"/sessions/{session}/move/preview?opens=&closes=&decided_by=Bureau&basis=COVID"
        neighbours: dict[Ask[Any, Any], Any] = {
            WOULD_SHIFT: shifts,
            AUDIENCE: audience,
            PEOPLE: people,
        }
        async with answering(system, neighbours):
            told = (await officer.get(at)).json()["told"]
            page = await officer.get(at, headers=PAGE)

    assert told["people"] == [{"name": "Aiko Tanaka", "delegation": "Japan"}]
    assert (told["token"], told["total"]) == (str(token), 1)
    things = [world.ident(session), world.ident(deadline), milestone]
    assert asked[:3] == [{1: None}, things, [person]]
    assert f'name="audience" value="{token}"' in page.text
    assert "Report of UNODC" in page.text


async def test_the_preview_is_for_the_secretariat_of_the_body(system: System) -> None:
    async with await system.person(Role.SECRETARIAT) as officer:
        body = await world.body(officer)
        session = await world.session(officer, body)
    at = f"/sessions/{session}/move/preview?opens=2020-07-27&closes=2020-07-29"
    async with (
        await system.person(Role.DELEGATE, world.ident(body)) as delegate,
        await system.person(Role.SECRETARIAT, world.ident(body)) as own,
        system.client() as outsider,
    ):
        codes = [(await each.get(at)).status_code for each in (delegate, outsider, own)]

    assert codes == [404, 404, 200]


async def test_a_deadline_on_a_day_off_is_pointed_out(system: System) -> None:
    async with await system.person(Role.SECRETARIAT) as officer:
        session = await world.session(officer, await world.body(officer))
        rule = {"count": 2, "unit": "days", "direction": "after", "at": "13:00"}
        await world.deadline(officer, session, rule=rule)
        at = f"/sessions/{session}/move/preview?opens=2020-12-03&closes=2020-12-03"
        preview = await officer.get(at)
        page = await officer.get(at, headers=PAGE)

    assert [each["off_day"] for each in preview.json()["deadlines"]] == [True]
    assert "not a working day" in page.text


async def test_a_move_that_a_rule_forbids_is_shown_as_such(system: System) -> None:
    async with await system.person(Role.SECRETARIAT) as officer:
        session = await world.session(officer, await world.body(officer))
        at = f"/sessions/{session}/move/preview"
        queries = [
            "opens=2020-07-29&closes=2020-07-27",
            "opens=2020-05-18&closes=2020-05-22",
            "opens=soon&closes=later",
            "opens=2020-07-29",
            "opens=2019-02-01&closes=2019-02-02",
        ]
        refused = [(await officer.get(f"{at}?{query}")).json()["refused"] for query in queries]
        page = await officer.get(f"{at}?{queries[0]}", headers=PAGE)

    found = ["close before", "nothing would move", "is no date", "give both", "is past"]
    assert [words in text for words, text in zip(found, refused, strict=True)] == [True] * 5
    assert "Move the session" not in page.text
