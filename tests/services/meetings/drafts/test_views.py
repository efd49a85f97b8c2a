"""What is read of drafts: pages, changes in every format, symbols."""

from pathlib import Path

import pytest

from tests.services.meetings.drafts.room import LONGER, SHORT, Room

PAGE = {"accept": "text/html"}
LARGEST = 60_000


async def test_any_two_revisions_are_compared(room: Room) -> None:
    draft = await room.issued()
    await room.revised(draft, 1)
    await room.revised(draft, 2, LONGER.replace("Urges", "Calls upon"))

    last = (await room.shown(f"/drafts/{draft}/changes"))["redline"]
    all_ = (await room.shown(f"/drafts/{draft}/changes?from=0&to=2"))["redline"]
    back = (await room.shown(f"/drafts/{draft}/changes?from=2&to=0"))["redline"]
    assert (last["before"], last["after"]) == (
        "E/CN.15/2019/L.1/Rev.1",
        "E/CN.15/2019/L.1/Rev.2",
    )
    assert last["counts"]["edited"] == 1
    assert (all_["counts"]["inserted"], back["counts"]["deleted"]) == (1, 1)
    kept = await room.admin.fetchval("SELECT count(*) FROM meetings.comparison")
    assert kept == 4  # two at issue, two on demand
    await room.shown(f"/drafts/{draft}/changes?from=0&to=2")
    assert await room.admin.fetchval("SELECT count(*) FROM meetings.comparison") == kept


async def test_changes_as_page_and_as_text(room: Room) -> None:
    draft = await room.issued()
    await room.revised(draft, 1)

    inline = await room.outsider.get(f"/drafts/{draft}/changes", headers=PAGE)
    sides = await room.outsider.get(f"/drafts/{draft}/changes?layout=sides", headers=PAGE)
    text = await room.outsider.get(f"/drafts/{draft}/changes.txt")
    assert "<del> to continue</del>" in inline.text
    assert 'id="change-1"' in inline.text
    assert 'class="redline redline-sides"' in sides.text
    assert text.headers["content-type"] == "text/plain; charset=utf-8"
    assert text.text.startswith("E/CN.15/2019/L.1 → E/CN.15/2019/L.1/Rev.1\n1 paragraph edited")


async def test_one_text_has_no_changes(room: Room) -> None:
    draft = await room.issued()

    assert (await room.shown(f"/drafts/{draft}/changes"))["redline"] is None
    assert (await room.shown(f"/drafts/{draft}/changes?from=0&to=0"))["redline"] is None
    assert (await room.outsider.get(f"/drafts/{draft}/changes?from=0&to=4")).status_code == 404
    page = await room.outsider.get(f"/drafts/{draft}/changes", headers=PAGE)
    assert "There is one text so far" in page.text


async def test_a_symbol_leads_to_its_text(room: Room) -> None:
    draft = await room.issued()
    await room.revised(draft, 1)

    first = await room.outsider.get("/symbols/E-CN.15-2019-L.1")
    second = await room.outsider.get("/symbols/E-CN.15-2019-L.1-Rev.1")
    none = await room.outsider.get("/symbols/nothing")
    assert (first.status_code, second.status_code, none.status_code) == (302, 302, 404)
    assert first.headers["location"] == f"/drafts/{draft}?revision=0"
    assert second.headers["location"] == f"/drafts/{draft}?revision=1"


async def test_the_history_of_a_draft(room: Room) -> None:
    draft = await room.issued()
    await room.revised(draft, 1)
    await room.made(room.norway.post(f"/drafts/{draft}/sponsors", json={}))
    asked = {"outcome": "adopted", "became": "E/RES/2019/19"}
    await room.made(room.officer.post(f"/drafts/{draft}/conclusion", json=asked))

    seen = (await room.shown(f"/drafts/{draft}/history"))["history"]
    assert {each["what"] for each in seen} == {"issued", "revised", "joined", "concluded"}
    assert seen[0]["what"] == "concluded"
    page = await room.outsider.get(f"/drafts/{draft}/history", headers=PAGE)
    assert 'href="/symbols/E-RES-2019-19"' in page.text


async def test_lists_go_on_where_they_ended(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("services.meetings.drafts.views.texts.PAGE", 2)
    drafts = [await room.issued() for _ in range(3)] + [await room.submitted()]
    first = await room.officer.get("/drafts.json")
    second = await room.officer.get(f"/drafts.json?after={first.json()[-1]['id']}")

    assert [each["id"] for each in first.json() + second.json()] == drafts
    assert 'rel="next"' in first.headers["link"]


@pytest.mark.parametrize("as_officer", [False, True], ids=["outsider", "officer"])
async def test_every_page_stands_and_is_light(
    room: Room, documents: Path, *, as_officer: bool
) -> None:
    text = (documents / "E-CN.15-2019-L.6-Rev.1.txt").read_text()
    draft = await room.issued(text.replace("Requests", "Invites", 1))
    await room.revised(draft, 1, text)
    waiting = await room.submitted(SHORT)
    await room.due("co-sponsorship")
    paragraph = (await room.shown(f"/drafts/{draft}"))["text"][5]["id"]
    http = room.officer if as_officer else room.outsider
    addresses = [
        "/drafts",
        f"/drafts/{draft}",
        f"/drafts/{draft}?revision=0",
        f"/drafts/{draft}/changes",
        f"/drafts/{draft}/sponsors",
        f"/drafts/{draft}/sponsors?as_of=2019-03-01T09:00:00Z",
        f"/drafts/{draft}/history",
        f"/drafts/{draft}/revisions/new",
        f"/drafts/{draft}/paragraphs/{paragraph}",
        f"/sessions/{room.session}/drafts/new",
    ]
    for address in addresses + (["/desk", f"/drafts/{waiting}"] if as_officer else []):
        shown = await http.get(address, headers=PAGE)
        assert shown.status_code == 200, (address, shown.text)
        assert "<h1>" in shown.text
        assert len(shown.content) < LARGEST, address
