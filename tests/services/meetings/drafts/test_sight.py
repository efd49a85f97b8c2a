"""What is not issued does not exist for others: no page, list, count or error tells of it."""

from collections.abc import Callable

import httpx
import pytest

from tests.services.meetings.drafts.room import LONGER, Room

PEOPLE: dict[str, Callable[[Room], httpx.AsyncClient]] = {
    "outsider": lambda room: room.outsider,
    "another delegation": lambda room: room.norway,
    "officer of another body": lambda room: room.stranger,
    "own delegation": lambda room: room.austria,
    "officer": lambda room: room.officer,
}
KNOW = {"own delegation", "officer"}
VIEWS = ["", "/changes", "/sponsors", "/history", "/revisions/new", "/changes.txt"]


@pytest.mark.parametrize("who", PEOPLE)
async def test_a_draft_before_issue(room: Room, who: str) -> None:
    draft = await room.submitted()
    http = PEOPLE[who](room)

    codes = {(await http.get(f"/drafts/{draft}{each}")).status_code for each in VIEWS}
    pages = {
        (await http.get(f"/drafts/{draft}{each}", headers={"accept": "text/html"})).status_code
        for each in VIEWS
    }
    listed = (await http.get("/drafts.json")).json()
    by_session = (await http.get(f"/drafts.json?session={room.session}")).json()
    page = (await http.get("/drafts", headers={"accept": "text/html"})).text
    expected = 200 if who in KNOW else 404
    assert codes == pages == {expected}
    assert [len(listed), len(by_session)] == ([1, 1] if who in KNOW else [0, 0])
    assert ("Countering cybercrime" in page) is (who in KNOW)


@pytest.mark.parametrize("who", PEOPLE)
async def test_a_revision_before_issue(room: Room, who: str) -> None:
    draft = await room.issued()
    before = await room.shown(f"/drafts/{draft}", PEOPLE[who](room))
    await room.made(room.austria.post(f"/drafts/{draft}/revisions", json={"text": LONGER}))
    http = PEOPLE[who](room)

    after = await http.get(f"/drafts/{draft}")
    history = (await http.get(f"/drafts/{draft}/history")).json()["history"]
    page = (await http.get(f"/drafts/{draft}", headers={"accept": "text/html"})).text
    listed = (await http.get("/drafts.json")).json()
    assert (after.json() != before) is (who in KNOW)
    assert (len([each for each in history if each["what"] == "submitted"]) > 0) is (who in KNOW)
    assert ("Rev.1" in page) is (who in KNOW)
    assert listed[0]["newest"] == "E/CN.15/2019/L.1"
    assert (await http.get(f"/drafts/{draft}?revision=1")).status_code == 404
    assert (await http.get(f"/drafts/{draft}/changes?from=0&to=1")).status_code == 404
    would = await http.get(f"/drafts/{draft}/changes?waiting=true")
    assert would.status_code == (200 if who in KNOW else 404)
    assert (await http.get("/symbols/E-CN.15-2019-L.1-Rev.1")).status_code == 404


@pytest.mark.parametrize("who", PEOPLE)
async def test_the_desk_is_the_secretariats(room: Room, who: str) -> None:
    await room.submitted()
    shown = await PEOPLE[who](room).get("/desk.json")

    if who == "officer":
        assert len(shown.json()) == 1
    elif who == "officer of another body":
        assert shown.json() == []
    else:
        assert shown.status_code == 403


@pytest.mark.parametrize("who", sorted(set(PEOPLE) - KNOW))
async def test_acting_on_it_tells_no_more_than_looking(room: Room, who: str) -> None:
    draft = await room.submitted()
    http = PEOPLE[who](room)
    expected = 401 if who == "outsider" else 404
    sent = {
        f"/drafts/{draft}/sponsors": {},
        f"/drafts/{draft}/sponsors/withdrawal": {},
        f"/drafts/{draft}/revisions": {"text": LONGER},
        f"/drafts/{draft}/issue": {},
        f"/drafts/{draft}/revisions/1/issue": {},
        f"/drafts/{draft}/conclusion": {"outcome": "adopted"},
        f"/drafts/{draft}/withdrawal": {},
    }
    for address, asked in sent.items():
        assert (await http.post(address, json=asked)).status_code == expected, address


async def test_joining_tells_nothing_of_a_revision_that_waits(room: Room) -> None:
    """The version that comes with the answer counts only what everybody sees."""
    draft = await room.issued()
    version = (await room.norway.post(f"/drafts/{draft}/sponsors", json={})).json()["version"]
    await room.made(room.austria.post(f"/drafts/{draft}/revisions", json={"text": LONGER}))
    again = await room.norway.post(f"/drafts/{draft}/sponsors", json={})

    assert again.json()["version"] == version
