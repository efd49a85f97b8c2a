"""Issued documents: entered by an officer, read and compared by everybody."""

from base64 import b64encode
from pathlib import Path
from typing import Any
from uuid import uuid4

import asyncpg
import pytest

from tests.services.meetings.drafts.room import LONGER, SHORT, Room

PAGE = {"accept": "text/html"}


def asked(room: Room, **more: Any) -> dict[str, Any]:
    given = {"body": room.commission, "session": room.session, "symbol": "E/RES/2019/19"}
    return given | {"text": SHORT, **more}


async def test_documents_are_listed_by_the_date_that_they_bear(room: Room, documents: Path) -> None:
    for name, symbol in (
        ("A-RES-74-173.txt", "A/RES/74/173"),
        ("E-CN.15-2019-L.6-Rev.1.txt", "E/CN.15/2019/L.6/Rev.1"),
    ):
        text = (documents / name).read_text()
        await room.made(room.officer.post("/documents", json=asked(room, symbol=symbol, text=text)))
    await room.made(room.officer.post("/documents", json=asked(room, symbol="E/2019/30")))

    listed = await room.shown("/documents")

    entered = listed[-1]["issued_at"][:10]
    assert [(each["symbol"], each["dated"]) for each in listed] == [
        ("A/RES/74/173", "2019-12-18"),
        ("E/CN.15/2019/L.6/Rev.1", "2019-05-24"),
        ("E/2019/30", entered),
    ]
    after = await room.shown(f"/documents?after={listed[0]['id']}")
    assert after == listed[1:]


async def test_the_way_of_a_text_from_draft_to_resolution(room: Room, documents: Path) -> None:
    draft = await room.issued((documents / "E-CN.15-2019-L.6-Rev.1.txt").read_text())
    file = b64encode((documents / "E-RES-2019-19.txt").read_bytes()).decode()
    sent = asked(room, text="", file=file, file_name="a.txt", derives_from="E/CN.15/2019/L.1")
    first = await room.made(room.officer.post("/documents", json=sent))
    file = b64encode((documents / "A-RES-74-173.txt").read_bytes()).decode()
    sent |= {"symbol": "A/RES/74/173", "file": file, "derives_from": "E/RES/2019/19"}
    second = await room.made(room.officer.post("/documents", json=sent))

    shown = await room.shown(f"/documents/{first}")
    assert (shown["facts"]["preambular"], shown["facts"]["operative"]) == (15, 14)
    assert shown["came_from"]["symbol"] == "E/CN.15/2019/L.1"
    assert [each["symbol"] for each in shown["became"]] == ["A/RES/74/173"]
    changed = await room.shown(f"/documents/{second}/changes?with={first}")
    assert (changed["redline"]["before"], changed["redline"]["after"]) == (
        "E/RES/2019/19",
        "A/RES/74/173",
    )
    text = (await room.outsider.get(f"/documents/{second}/changes.txt?with={first}")).text
    assert "[-36th-]{+50th+} plenary meeting" in text
    before = (await room.outsider.get(f"/documents/{first}/changes.txt")).text
    assert "{+an+} important platform" in before
    assert len({each["id"] for each in shown["text"]}) == len(shown["text"])
    then = {each["id"] for each in (await room.shown(f"/drafts/{draft}"))["text"]}
    assert len(then & {each["id"] for each in shown["text"]}) >= 29
    for address in (
        "/documents",
        "/documents/new",
        f"/documents/{first}",
        f"/documents/{second}/changes",
        f"/documents/{second}/changes?with={first}&layout=sides",
    ):
        page = await room.officer.get(address, headers=PAGE)
        assert page.status_code == 200, (address, page.text)
        assert len(page.content) < 60_000, address


async def test_a_symbol_leads_to_a_document(room: Room) -> None:
    made = await room.made(room.officer.post("/documents", json=asked(room)))
    found = await room.outsider.get("/symbols/E-RES-2019-19")

    assert (found.status_code, found.headers["location"]) == (302, f"/documents/{made}")
    assert await room.events(made) == ["document.issued"]
    assert [each["symbol"] for each in await room.shown("/documents.json")] == ["E/RES/2019/19"]


@pytest.mark.parametrize(
    ("sent", "code", "field"),
    [
        ({"text": ""}, 422, "file"),
        ({"text": "", "file": b64encode(b"\0\1\2" * 90).decode()}, 422, "file"),
        ({"symbol": "Resolution 19"}, 422, "symbol"),
        ({"derives_from": "E/CN.15/2019/L.77"}, 422, "derives_from"),
        ({"derives_from": "nothing"}, 422, "derives_from"),
        ({"symbol": "E/CN.15/2019/L.1"}, 409, "symbol"),
        ({"symbol": "E/RES/2019/18"}, 409, "symbol"),
    ],
)
async def test_bad_input_is_refused_whole_at_its_field(
    room: Room, sent: dict[str, str], code: int, field: str
) -> None:
    await room.issued()
    await room.made(room.officer.post("/documents", json=asked(room, symbol="E/RES/2019/18")))
    refused = await room.officer.post("/documents", json=asked(room) | sent)

    assert (refused.status_code, list(refused.json()["errors"])) == (code, [field])
    assert await room.admin.fetchval("SELECT count(*) FROM meetings.document") == 1


async def test_a_session_of_another_body_is_refused(room: Room) -> None:
    other = await room.sits(room.other_body, "Sixth meeting")
    refused = await room.officer.post("/documents", json=asked(room, session=other))
    unknown = await room.officer.post("/documents", json=asked(room, session=str(uuid4())))

    assert (refused.status_code, unknown.status_code) == (422, 404)


async def test_only_the_secretariat_of_the_body_enters_documents(room: Room) -> None:
    for person, code in ((room.austria, 403), (room.stranger, 403), (room.outsider, 401)):
        assert (await person.post("/documents", json=asked(room))).status_code == code


async def test_a_comparison_needs_another_text(room: Room) -> None:
    made = await room.made(room.officer.post("/documents", json=asked(room)))
    other = asked(room, symbol="E/RES/2019/20", text=LONGER)
    second = await room.made(room.officer.post("/documents", json=other))

    assert (await room.outsider.get(f"/documents/{made}/changes")).status_code == 404
    assert (await room.outsider.get(f"/documents/{made}/changes?with={made}")).status_code == 404
    shown = await room.shown(f"/documents/{made}/changes?with={second}")
    assert shown["redline"]["after"] == "E/RES/2019/20"


@pytest.mark.parametrize("attempt", ["UPDATE document SET title = 'x'", "DELETE FROM document"])
async def test_the_service_itself_cannot_change_a_document(room: Room, attempt: str) -> None:
    await room.made(room.officer.post("/documents", json=asked(room)))
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await room.system.plugin("meetings").means.database.pool.execute(attempt)
