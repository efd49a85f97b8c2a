"""Who a body's members are, and what only they do."""

from collections.abc import AsyncGenerator
from typing import Any

import httpx
import pytest

from tests.services.meetings.drafts.room import SHORT, Room
from tests.system import System

GROUP = SHORT.replace("Austria, Canada and Ruritania*", "Norway*") + (
    "\n* On behalf of the States Members of the United Nations that are members of a group.\n"
)


@pytest.fixture
async def room(system: System, admin: Any) -> AsyncGenerator[Room]:
    room = Room(system, admin)
    async with room.stack:
        yield await room.open()


async def says(room: Room, *codes: str, version: int = 1, **more: Any) -> httpx.Response:
    asked = {"members": [str(room.delegations[code]) for code in codes], "members_only": True}
    return await room.officer.put(
        f"/bodies/{room.commission}/members",
        json=asked | more,
        headers={"If-Match": f'"{version}"'},
    )


async def test_where_only_members_sponsor_another_delegation_is_refused(room: Room) -> None:
    assert (await says(room, "AUT", "CAN")).status_code == 200
    at = f"/sessions/{room.session}/drafts"

    member = await room.austria.post(at, json={"text": SHORT})
    refused = await room.norway.post(at, json={"text": SHORT})
    group = await room.norway.post(at, json={"text": GROUP})
    entered = await room.officer.post(
        at, json={"text": SHORT, "delegation": str(room.delegations["NOR"])}
    )

    assert (member.status_code, refused.status_code) == (201, 422)
    assert "handed in by its members" in refused.json()["detail"]
    assert (group.status_code, entered.status_code) == (201, 201), group.text


async def test_a_member_of_another_body_only_may_still_co_sponsor(room: Room) -> None:
    await says(room, "AUT")
    draft = (
        await room.austria.post(f"/sessions/{room.session}/drafts", json={"text": SHORT})
    ).json()["id"]
    warned = (await room.officer.get("/desk.json")).json()[0]["warnings"]
    await room.officer.post(f"/drafts/{draft}/issue", json={})

    joined = await room.norway.post(f"/drafts/{draft}/sponsors", json={})

    assert joined.status_code == 201
    assert "Canada is no member of the body: it may co-sponsor." in warned


async def test_the_secretariat_of_the_body_changes_its_members(room: Room) -> None:
    first = await says(room, "AUT", "CAN")
    same = await says(room, "CAN", "AUT", version=2)
    form = await room.officer.post(
        f"/bodies/{room.commission}/members",
        data={
            "_method": "PUT",
            "_version": "2",
            "_from": "/bodies",
            "members[]": [str(room.delegations["NOR"]), str(room.delegations["AUT"])],
        },
    )
    shown = (await room.outsider.get(f"/bodies/{room.commission}/members.json")).json()

    assert (first.headers["etag"], same.headers["etag"]) == ('"2"', '"2"')
    assert form.status_code == 303, form.text
    members = [each["name"] for each in shown["delegations"] if each["member"]]
    assert (members, shown["members_only"], shown["version"]) == (["Austria", "Norway"], False, 3)


async def test_nobody_else_changes_them_and_each_is_a_delegation(room: Room) -> None:
    at = f"/bodies/{room.commission}/members"
    for person, status in ((room.austria, 403), (room.stranger, 403), (room.outsider, 401)):
        refused = await person.put(at, json={}, headers={"If-Match": '"1"'})
        assert refused.status_code == status

    unknown = await says(room, members=[room.session])

    assert (unknown.status_code, list(unknown.json()["errors"])) == (422, ["members"])


@pytest.mark.parametrize(
    ("field", "value"), [("symbol", "CRIME"), ("symbol", "E CN 15"), ("draft_series", "?")]
)
async def test_what_begins_no_symbol_is_refused_at_its_field(
    room: Room, field: str, value: str
) -> None:
    body = {"name": "B", "short_name": "B", "symbol": "A", "zone": "UTC", "place": "Vienna"}

    refused = await room.everywhere.post("/bodies", json=body | {field: value})

    assert (refused.status_code, list(refused.json()["errors"])) == (422, [field])
