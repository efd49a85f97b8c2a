"""The plan of the Expert Group as its chair shows it, on 15 June 2020."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import httpx
import icalendar
import pytest
from lxml import etree, html

from shared.messages import Role
from tests.browser import faults
from tests.services.workplan.calendar import Calendar
from tests.services.workplan.example import load
from tests.services.workplan.plans import adopt
from tests.system import System

PAGE = {"accept": "text/html"}


@pytest.fixture
def start() -> datetime:
    return datetime(2020, 6, 15, 9, tzinfo=UTC)


async def words(client: httpx.AsyncClient, address: str) -> str:
    """What stands in the page, with single spaces."""
    answer = await client.get(address, headers=PAGE)
    assert answer.status_code == 200, answer.text
    (main,) = html.document_fromstring(answer.text).findall(".//main")
    return " ".join("".join(str(text) for text in main.itertext()).split())


async def titles(client: httpx.AsyncClient, address: str) -> list[str]:
    return [each["title"] for each in (await client.get(address)).json()["milestones"]]


async def test_the_chair_sees_what_needs_a_decision_what_moved_and_what_is_done(
    system: System, group: UUID, calendar: Calendar
) -> None:
    async with await system.person(Role.SECRETARIAT) as officer, system.client() as outsider:
        plan = await load(calendar, officer, group)
        page = await words(outsider, f"/workplans/{plan}?since=2020-01-01")
        answer = (await outsider.get(f"/workplans/{plan}")).json()

    for sentence in (
        "All 9 milestones",
        "1 late",
        "Comments of Member States on the compilation was due on 29 May 2020 and is not delivered."
        " Deliver it, move it or drop it.",
        "Report to the Commission at its twenty-ninth session waits for a date:"
        " Twenty-ninth session has none at present.",
        "Sixth meeting was moved: COVID-19 (decided by the extended Bureau)",
        "Twenty-ninth session was postponed without a date: COVID-19",
        "Sixth meeting from 8 April 2020 to 29 July 2020",
        "from 18 May 2020 to a date to be announced",
        "waits for “Comments of Member States on the compilation”, which is late",
    ):
        assert sentence in page
    assert "Plan a milestone" not in page
    assert answer["plan"]["counts"] == {"delivered": 3, "on_track": 2, "at_risk": 3, "late": 1}


async def test_filters_stay_in_the_address_and_the_rows_are_the_same(
    system: System, group: UUID, calendar: Calendar
) -> None:
    async with await system.person(Role.SECRETARIAT) as officer, system.client() as outsider:
        plan = await load(calendar, officer, group)
        late = await titles(outsider, f"/workplans/{plan}.json?state=late")
        about = await titles(outsider, f"/workplans/{plan}.json?topic=Prevention")
        none = await words(outsider, f"/workplans/{plan}?state=late&topic=Prevention")
        shown = await outsider.get(f"/workplans/{plan}?state=late&since=2020-01-01", headers=PAGE)

    assert late == ["Comments of Member States on the compilation"]
    assert about == ["Sixth meeting"]
    assert "No milestone fits" in none
    assert "state=at_risk&amp;since=2020-01-01" in shown.text
    assert shown.text.count("<g><title>") >= 1
    assert "Fourth meeting" not in shown.text.split("<table")[1]


async def test_the_page_is_small(system: System, group: UUID, calendar: Calendar) -> None:
    async with await system.person(Role.SECRETARIAT) as officer:
        plan = await load(calendar, officer, group)
        page = await officer.get(f"/workplans/{plan}", headers=PAGE)

    assert len(page.content) < 40_000


async def test_the_drawing_stands_by_itself(
    system: System, group: UUID, calendar: Calendar
) -> None:
    async with await system.person(Role.SECRETARIAT) as officer:
        plan = await load(calendar, officer, group)
        answer = await officer.get(f"/workplans/{plan}.svg")

    drawn = etree.fromstring(answer.content)
    assert answer.headers["content-type"].startswith("image/svg+xml")
    assert drawn.tag == "{http://www.w3.org/2000/svg}svg"
    assert "Sixth meeting: 27–29 July 2020, planned 6–8 April 2020" in answer.text


async def test_a_calendar_keeps_what_waits_for_a_date_as_cancelled(
    system: System, group: UUID, calendar: Calendar
) -> None:
    async with await system.person(Role.SECRETARIAT) as officer:
        plan = await load(calendar, officer, group)
        answer = await officer.get(f"/workplans/{plan}.ics")

    events = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")
    found: dict[str, Any] = {str(event["summary"]): event for event in events}
    sixth = found["Sixth meeting"]
    report = found["Report to the Commission at its twenty-ninth session"]
    assert len(found) == 9
    assert (str(sixth["status"]), sixth["sequence"]) == ("CONFIRMED", 2)
    assert f"{sixth['dtstart'].dt} {sixth['dtend'].dt}" == "2020-07-27 2020-07-30"
    assert (str(report["status"]), str(report["dtstart"].dt)) == ("CANCELLED", "2020-05-18")


async def test_the_plan_as_it_stood_before_the_postponement(
    system: System, group: UUID, calendar: Calendar
) -> None:
    async with await system.person(Role.SECRETARIAT) as officer:
        plan = await load(calendar, officer, group)
        page = await words(officer, f"/workplans/{plan}?as_of=2020-03-01")

    assert "As it stood on Sun 1 Mar 2020" in page
    assert "Nothing needed a decision." in page
    assert "27–29 July 2020" not in page


async def test_a_milestone_tells_its_history(
    system: System, group: UUID, calendar: Calendar
) -> None:
    async with await system.person(Role.SECRETARIAT) as officer, system.client() as outsider:
        plan = await load(calendar, officer, group)
        found = (await outsider.get(f"/workplans/{plan}")).json()["milestones"]
        one = next(each["id"] for each in found if each["title"] == "Sixth meeting")
        page = await words(outsider, f"/milestones/{one}")
        for_officer = await words(officer, f"/milestones/{one}")

    assert "Planned for 6–8 April 2020Tue 3 Apr 2018, 12:00 Vienna entered Mon 15 Jun" in page
    assert "from 8 April 2020 to 29 July 2020" in page
    assert "Enter the delivery" not in page
    assert "Enter the delivery" in for_officer
    assert "Move it" not in for_officer


async def test_a_form_plans_and_a_refusal_comes_back_with_what_was_typed(
    system: System, group: UUID, calendar: Calendar
) -> None:
    async with await system.person(Role.CHAIR, group) as chair:
        plan = await adopt(chair, group)
        form = f"/workplans/{plan}/planning"
        await words(chair, form)
        sent = {"title": "Report", "topics": "a; b", "_from": form, "_next": f"/workplans/{plan}"}
        refused = await chair.post(f"/workplans/{plan}/milestones", data=sent)
        made = await chair.post(f"/workplans/{plan}/milestones", data=sent | {"day": "2020-12-03"})
        listed = (await chair.get(f"/workplans/{plan}")).json()["milestones"]

    assert (refused.status_code, made.status_code) == (422, 303)
    assert "give either a day" in refused.text
    assert 'value="a; b"' in refused.text
    assert [(each["title"], each["topics"]) for each in listed] == [("Report", ["a", "b"])]


async def test_every_page_stands_at_every_width_and_axe_finds_nothing(
    system: System, group: UUID, calendar: Calendar
) -> None:
    async with await system.person(Role.SECRETARIAT) as officer:
        plan = await load(calendar, officer, group)
        found = (await officer.get(f"/workplans/{plan}")).json()["milestones"]
        own = next(each["id"] for each in found if each["state"] == "late")
        hanging = next(each["id"] for each in found if each["title"] == "Sixth meeting")
        addresses = {
            "list": "/workplan",
            "adoption": "/workplan/adoption",
            "plan": f"/workplans/{plan}?since=2020-01-01",
            "filtered": f"/workplans/{plan}?state=at_risk",
            "past": f"/workplans/{plan}?as_of=2019-06-01",
            "planning": f"/workplans/{plan}/planning",
            "own": f"/milestones/{own}",
            "hanging": f"/milestones/{hanging}",
        }
        pages = {
            name: (await officer.get(address, headers=PAGE)).text
            for name, address in addresses.items()
        }

    assert await faults(pages) == {}
