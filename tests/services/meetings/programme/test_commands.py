"""The programme over HTTP: one test per outcome."""

import asyncio
from typing import Any

import asyncpg
import icalendar
import pytest

from shared.messages import Role
from tests.services.meetings import world
from tests.system import System

OTHER_DAYS = [world.days("2020-05-20", "2020-05-21")]


async def told(admin: asyncpg.Connection, verb: str) -> int:
    event = f"meetings.meeting.{verb}.v1"
    count: int = await admin.fetchval(
        "SELECT count(*) FROM meetings.event_log WHERE type = $1", event
    )
    return count


def wanted(**more: Any) -> dict[str, Any]:
    usual = {"title": "2nd plenary meeting", "day": "2020-05-18", "room": "Boardroom A"}
    return usual | {"starts": "10:00", "ends": "13:00"} | more


async def test_a_meeting_is_scheduled_at_wall_times(
    system: System, admin: asyncpg.Connection
) -> None:
    async with await system.person(Role.SECRETARIAT) as officer, system.client() as outsider:
        session = await world.session(officer, await world.body(officer))
        await world.meeting(officer, session)
        shown = (await outsider.get(f"/sessions/{session}/programme")).json()

    body = await admin.fetchval(
        "SELECT body FROM meetings.event_log WHERE type = 'meetings.meeting.scheduled.v1'"
    )
    assert '"starts": "2020-05-18T10:00:00"' in body
    [meeting] = shown["meetings"]
    assert (meeting["day"], meeting["starts"]) == ("2020-05-18", "10:00:00")
    assert meeting["starts_at"] == "2020-05-18T08:00:00Z"


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"day": "2020-05-23"}, "18 May 2020 to 22 May 2020"),
        ({"ends": "10:00"}, "ends after it starts"),
        ({"part": 2}, "there is no part 2"),
        ({"room": " "}, "has a title and a room"),
    ],
)
async def test_a_meeting_that_cannot_be_is_refused(
    more: dict[str, Any], words: str, system: System
) -> None:
    async with await system.person(Role.SECRETARIAT) as officer:
        session = await world.session(officer, await world.body(officer))
        refused = await officer.post(f"/sessions/{session}/meetings", json=wanted(**more))

    assert (refused.status_code, words in refused.json()["detail"]) == (422, True)


@pytest.mark.parametrize(
    ("starts", "ends", "room", "code"),
    [
        ("12:00", "14:00", "Boardroom A", 409),
        ("10:00", "13:00", "Boardroom D", 201),
        ("13:00", "15:00", "Boardroom A", 201),
        ("08:00", "10:00", "Boardroom A", 201),
    ],
)
async def test_a_room_holds_one_meeting_at_a_time(
    starts: str, ends: str, room: str, code: int, system: System
) -> None:
    async with await system.person(Role.SECRETARIAT) as officer:
        body = await world.body(officer)
        session = await world.session(officer, body)
        other = await world.session(officer, body, "Other", OTHER_DAYS)
        await world.meeting(officer, session, day="2020-05-20")
        booked = wanted(day="2020-05-20", starts=starts, ends=ends, room=room)
        answer = await officer.post(f"/sessions/{other}/meetings", json=booked)

    assert answer.status_code == code
    if code == 409:
        assert "Boardroom A is taken by 1st plenary meeting" in answer.json()["detail"]
        assert "20 May 2020, 10:00–13:00 Vienna" in answer.json()["detail"]


async def test_of_many_who_want_a_room_at_once_one_gets_it(
    system: System, admin: asyncpg.Connection
) -> None:
    async with await system.person(Role.SECRETARIAT) as officer:
        body = await world.body(officer)
        sessions = [
            await world.session(officer, body, f"Session {number}", world.TWENTY_NINTH)
            for number in range(6)
        ]
        answers = await asyncio.gather(
            *(officer.post(f"/sessions/{each}/meetings", json=wanted()) for each in sessions)
        )

    assert sorted(each.status_code for each in answers) == [201, 409, 409, 409, 409, 409]
    assert await admin.fetchval("SELECT count(*) FROM meetings.meeting") == 1


async def test_a_session_and_a_meeting_that_want_a_room_at_once_do_not_both_get_it(
    system: System, admin: asyncpg.Connection
) -> None:
    async with await system.person(Role.SECRETARIAT) as officer:
        body = await world.body(officer)
        moving = await world.session(officer, body)
        await world.meeting(officer, moving)
        other = await world.session(
            officer, body, "Other", [world.days("2020-07-27", "2020-07-31")]
        )
        booked = wanted(day="2020-07-27")
        move, scheduled = await asyncio.gather(
            world.move(officer, moving, [world.days("2020-07-27", "2020-07-31")]),
            officer.post(f"/sessions/{other}/meetings", json=booked),
        )

    assert sorted([move.is_success, scheduled.is_success]) == [False, True]
    assert 409 in {move.status_code, scheduled.status_code}


async def test_a_meeting_takes_another_time_and_frees_its_room(
    system: System, admin: asyncpg.Connection
) -> None:
    async with await system.person(Role.SECRETARIAT) as officer:
        session = await world.session(officer, await world.body(officer))
        meeting = await world.meeting(officer, session)
        later = wanted(starts="15:00", ends="18:00")
        moved = await world.edit(officer, f"/meetings/{meeting}", later, 1)
        again = await world.edit(officer, f"/meetings/{meeting}", later, 2)
        await world.meeting(officer, session, title="3rd")

    assert (moved.json()["version"], again.json()["version"]) == (2, 2)
    assert await told(admin, "moved") == 1


async def test_a_move_into_a_taken_room_is_refused(system: System) -> None:
    async with await system.person(Role.SECRETARIAT) as officer:
        session = await world.session(officer, await world.body(officer))
        await world.meeting(officer, session)
        meeting = await world.meeting(officer, session, room="Boardroom D")
        refused = await world.edit(officer, f"/meetings/{meeting}", wanted(), 1)
        stale = await world.edit(officer, f"/meetings/{meeting}", wanted(day="2020-05-19"), 9)

    assert (refused.status_code, stale.status_code) == (409, 412)


async def test_a_meeting_that_lost_its_day_is_placed_anew(
    system: System, admin: asyncpg.Connection
) -> None:
    async with await system.person(Role.SECRETARIAT) as officer:
        session = await world.session(officer, await world.body(officer))
        meeting = await world.meeting(officer, session, day="2020-05-22")
        await world.move(officer, session, [world.days("2020-12-03", "2020-12-03")])
        waiting = await officer.get(f"/meetings/{meeting}")
        placed = await world.edit(officer, f"/meetings/{meeting}", wanted(day="2020-12-03"), 2)

    assert (waiting.json()["day"], placed.status_code) == (None, 200)
    assert await admin.fetchval("SELECT placed FROM meetings.meeting")


async def test_a_cancelled_meeting_stays_in_calendars_and_frees_its_room(
    system: System, admin: asyncpg.Connection
) -> None:
    async with await system.person(Role.SECRETARIAT) as officer, system.client() as outsider:
        session = await world.session(officer, await world.body(officer))
        meeting = await world.meeting(officer, session)
        gone = await world.edit(officer, f"/meetings/{meeting}", {}, 1, "DELETE")
        twice = await world.edit(officer, f"/meetings/{meeting}", {}, 2, "DELETE")
        await world.meeting(officer, session, title="Instead")
        calendar = await outsider.get(f"/sessions/{session}/programme.ics")

    assert (gone.json()["version"], twice.json()["version"]) == (2, 2)
    assert await told(admin, "cancelled") == 1
    events = icalendar.Calendar.from_ical(calendar.content).walk("VEVENT")
    assert {str(each["SUMMARY"]): str(each["STATUS"]) for each in events} == {
        "1st plenary meeting, CCPCJ": "CANCELLED",
        "Instead, CCPCJ": "CONFIRMED",
    }


async def test_only_the_secretariat_of_the_body_schedules(system: System) -> None:
    async with await system.person(Role.SECRETARIAT) as officer:
        body = await world.body(officer)
        session = await world.session(officer, body)
    async with await system.person(Role.CHAIR, world.ident(body)) as chair:
        refused = await chair.post(f"/sessions/{session}/meetings", json=wanted())

    assert refused.status_code == 403
