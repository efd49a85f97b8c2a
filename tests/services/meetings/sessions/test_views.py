"""What is read of sessions: as JSON, as pages, in calendars."""

from datetime import timedelta
from typing import Any

import icalendar
import pytest

from shared.messages import Role
from tests.services.meetings import world
from tests.system import System

PAGE = {"accept": "text/html"}
JULY = [world.days("2020-07-27", "2020-07-31")]
NO_DATE = [{"opens": None, "closes": None}]
FIRST_MOVE = {"Penholder-Happened": "2020-04-01T10:00:00Z"}


async def test_a_session_is_read_with_all_that_hangs_on_it(system: System) -> None:
    async with await system.person(Role.SECRETARIAT) as officer, system.client() as outsider:
        session = await world.session(officer, await world.body(officer))
        await world.deadline(officer, session)
        await world.meeting(officer, session)
        await world.move(officer, session, JULY)
        shown = await outsider.get(f"/sessions/{session}")

    it = shown.json()
    assert shown.headers["etag"] == '"2"'
    assert it["parts"] == [{"number": 1, **JULY[0]}]
    assert it["moves"][0]["was"][0]["opens"] == "2020-05-18"
    assert (it["moves"][0]["decided_by"], it["moves"][0]["basis"]) == (
        "The extended Bureau",
        "COVID-19",
    )
    assert it["deadlines"][0]["due"] == "2020-07-06T11:00:00Z"
    assert it["programme"]["meetings"][0]["day"] == "2020-07-27"


async def test_the_dates_of_a_day_are_those_that_stood_then(system: System) -> None:
    async with await system.person(Role.SECRETARIAT) as officer, system.client() as outsider:
        session = await world.session(officer, await world.body(officer), headers=world.HISTORIC)
        await system.step(system.clock.now() + timedelta(days=10))
        await world.move(officer, session, JULY)
        for day, opens in (
            ("2018-06-01", "2020-05-18"),
            ("2019-03-10", "2020-05-18"),
            ("2019-03-11", "2020-07-27"),
        ):
            shown = await outsider.get(f"/sessions/{session}?as_of={day}")
            assert shown.json()["parts"][0]["opens"] == opens
        before = await outsider.get(f"/sessions/{session}?as_of=2018-05-31")

    assert before.status_code == 404


async def test_the_calendar_keeps_a_postponed_session(system: System) -> None:
    async with await system.person(Role.SECRETARIAT) as officer, system.client() as outsider:
        session = await world.session(officer, await world.body(officer))
        before = read(await outsider.get("/calendar.ics"))
        await world.move(officer, session, NO_DATE)
        waiting = read(await outsider.get("/calendar.ics"))
        page = await outsider.get("/calendar", headers=PAGE)
        await world.move(officer, session, JULY, 2)
        moved = read(await outsider.get("/calendar.ics"))

    assert [str(each["STATUS"]) for each in (before, waiting, moved)] == [
        "CONFIRMED",
        "TENTATIVE",
        "CONFIRMED",
    ]
    assert [each["SEQUENCE"] for each in (before, waiting, moved)] == [1, 2, 3]
    assert len({str(each["UID"]) for each in (before, waiting, moved)}) == 1
    assert str(waiting["SUMMARY"]).startswith("Postponed, date to be announced: Twenty-ninth")
    assert str(moved.decoded("DTSTART")) == "2020-07-27"
    assert "Date to be announced" in page.text


async def test_only_what_moved_is_marked(system: System) -> None:
    async with await system.person(Role.SECRETARIAT) as officer, system.client() as outsider:
        session = await world.session(officer, await world.body(officer))
        added = [*world.TWENTY_NINTH, world.days("2020-12-03", "2020-12-03")]
        await world.move(officer, session, added)
        first = (await outsider.get("/calendar.json")).json()["coming"]
        await world.move(officer, session, [*JULY, added[1]], 2)
        second = (await outsider.get("/calendar.json")).json()["coming"]

    assert [[part["moved"] for part in month["parts"]] for month in first] == [[False], [False]]
    assert [[part["moved"] for part in month["parts"]] for month in second] == [[True], [False]]


async def test_a_programme_that_was_kept_is_never_an_old_one(system: System) -> None:
    async with await system.person(Role.SECRETARIAT) as officer, system.client() as outsider:
        session = await world.session(officer, await world.body(officer))
        at = f"/sessions/{session}/programme"
        seen = [await outsider.get(at, headers=PAGE)]
        meeting = await world.meeting(officer, session)
        seen.append(await outsider.get(at, headers=PAGE))
        later = {"title": "Renamed", "day": "2020-05-19", "starts": "15:00", "ends": "18:00"}
        await world.edit(officer, f"/meetings/{meeting}", later | {"room": "Boardroom D"}, 1)
        seen.append(await outsider.get(at, headers=PAGE))
        await world.move(officer, session, JULY)
        seen.append(await outsider.get(at, headers=PAGE))
        await world.edit(officer, f"/meetings/{meeting}", {}, 3, "DELETE")
        seen.append(await outsider.get(at, headers=PAGE))

    words = ["No meeting", "1st plenary", "Renamed", "28 July 2020", "meeting cancelled"]
    for index, word in enumerate(words):
        assert [word in page.text for page in seen].index(True) == index, word


def read(answer: Any) -> icalendar.Event:
    [event] = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")
    assert isinstance(event, icalendar.Event)
    return event


@pytest.mark.parametrize(
    "path",
    ["/calendar", "/sessions/{session}", "/sessions/{session}/programme", "/deadlines",
     "/sessions/{session}/agenda", "/meetings/{meeting}", "/deadlines/{deadline}",
     "/sessions/new", "/sessions/{session}/move", "/sessions/{session}/meetings/new",
     "/sessions/{session}/deadlines/new",
     "/sessions/{session}/move/preview?opens=2020-07-27&closes=2020-07-31",
     "/sessions/{session}/move/preview?opens=2020-07-27&closes=2020-07-01"],
)  # fmt: skip
async def test_every_page_stands(path: str, system: System) -> None:
    async with await system.person(Role.SECRETARIAT) as officer:
        session = await world.session(officer, await world.body(officer))
        ids = {
            "session": session,
            "meeting": await world.meeting(officer, session),
            "deadline": await world.deadline(officer, session),
        }
        await world.edit(officer, f"/sessions/{session}/agenda", {"lines": "1. Opening"}, 1)
        page = await officer.get(path.format(**ids), headers=PAGE)

    assert page.status_code == 200, page.text
    assert page.text.count("<h1>") == 1
    assert len(page.content) < 40_000
