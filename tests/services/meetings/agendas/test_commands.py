"""Agendas over HTTP: one test per outcome."""

from typing import Any

import asyncpg
import pytest

from shared.messages import Role
from tests.services.meetings import world
from tests.system import System

ITEMS = [
    {"number": "1", "title": "Opening of the session"},
    {"number": "8", "title": "Use and application of standards and norms"},
    {"number": "8(c)", "title": "Other matters"},
]


async def told(admin: asyncpg.Connection, verb: str) -> int:
    event = f"meetings.agenda.{verb}.v1"
    count: int = await admin.fetchval(
        "SELECT count(*) FROM meetings.event_log WHERE type = $1", event
    )
    return count


async def test_a_proposed_agenda_is_read_in_its_order(
    system: System, admin: asyncpg.Connection
) -> None:
    async with await system.person(Role.SECRETARIAT) as officer, system.client() as outsider:
        session = await world.session(officer, await world.body(officer))
        at = f"/sessions/{session}/agenda"
        proposed = await world.edit(officer, at, {"items": ITEMS}, 1)
        same = await world.edit(officer, at, {"items": ITEMS}, 2)
        shown = (await outsider.get(at)).json()

    assert (proposed.json()["version"], same.json()["version"]) == (2, 2)
    assert [item["number"] for item in shown["items"]] == ["1", "8", "8 (c)"]
    assert shown["adopted_at"] is None
    assert await told(admin, "proposed") == 1


async def test_a_form_has_one_item_to_a_line(system: System) -> None:
    lines = "1. Opening of the session\n\n8. Standards and norms\n8 (c) Other matters\n"
    async with await system.person(Role.SECRETARIAT) as officer:
        session = await world.session(officer, await world.body(officer))
        at = f"/sessions/{session}/agenda"
        sent = {"_method": "PUT", "_version": "1", "lines": lines}
        made = await officer.post(at, data=sent)
        shown = (await officer.get(at)).json()

    assert made.status_code == 303
    assert shown["items"][2] == {"number": "8 (c)", "title": "Other matters"}


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"items": []}, "at least one item"),
        ({"items": [ITEMS[0], ITEMS[0]]}, "given twice"),
        ({"items": [ITEMS[2]]}, "stands before item 8"),
        ({"items": [{"number": "first", "title": "Opening"}]}, "is not a number"),
        ({"items": [{"number": "1", "title": " "}]}, "has no title"),
        ({"lines": "Opening"}, "does not begin with a number"),
    ],
)
async def test_an_agenda_that_cannot_be_is_refused(given: Any, words: str, system: System) -> None:
    async with await system.person(Role.SECRETARIAT) as officer:
        session = await world.session(officer, await world.body(officer))
        refused = await world.edit(officer, f"/sessions/{session}/agenda", given, 1)

    assert (refused.status_code, words in refused.json()["detail"]) == (422, True)


async def test_an_adopted_agenda_stands(system: System, admin: asyncpg.Connection) -> None:
    async with await system.person(Role.SECRETARIAT) as officer:
        session = await world.session(officer, await world.body(officer))
        at = f"/sessions/{session}/agenda"
        early = await officer.post(f"{at}/adoption", json={})
        await world.edit(officer, at, {"items": ITEMS}, 1)
        adopted = await officer.post(f"{at}/adoption", json={})
        again = await officer.post(f"{at}/adoption", json={})
        changed = await world.edit(officer, at, {"items": ITEMS[:1]}, 3)

    assert early.status_code == 422
    assert (adopted.json()["version"], again.json()["version"]) == (3, 3)
    assert changed.status_code == 409
    assert await told(admin, "adopted") == 1


async def test_a_stale_edit_is_refused(system: System) -> None:
    async with await system.person(Role.SECRETARIAT) as officer:
        session = await world.session(officer, await world.body(officer))
        at = f"/sessions/{session}/agenda"
        await world.edit(officer, at, {"items": ITEMS}, 1)
        stale = await world.edit(officer, at, {"items": ITEMS[:1]}, 1)

    assert stale.status_code == 412


async def test_only_the_secretariat_proposes(system: System) -> None:
    async with await system.person(Role.SECRETARIAT) as officer:
        session = await world.session(officer, await world.body(officer))
    async with await system.person(Role.DELEGATE) as delegate:
        refused = await world.edit(delegate, f"/sessions/{session}/agenda", {"items": ITEMS}, 1)

    assert refused.status_code == 403
