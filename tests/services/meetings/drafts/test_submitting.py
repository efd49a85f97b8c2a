"""Handing in a draft: one test per outcome."""

import io
import zipfile
from base64 import b64encode
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from tests.services.meetings.drafts.room import LONGER, SHORT, Room


async def test_a_text_is_handed_in_and_waits_with_what_is_to_be_looked_at(room: Room) -> None:
    draft = await room.submitted()

    shown = await room.shown(f"/drafts/{draft}", room.austria)
    assert shown["draft"]["title"] == "Countering cybercrime"
    assert (shown["symbol"], shown["draft"]["main_sponsor"]) == ("", "Austria")
    named = [each["name"] for each in shown["printed"]]
    assert (named, shown["left"]) == (["Austria", "Canada", "Ruritania"], [])
    assert any("Ruritania" in said for said in shown["waiting"]["warnings"])
    assert [line["words"][:10] for line in shown["text"] if line["kind"] == "operative"] == [
        "Invites Me",
        "Requests t",
    ]
    assert await room.events(draft) == ["draft.submitted"]


async def test_a_real_file_is_read_whole(room: Room, documents: Path) -> None:
    name = "E-CN.15-2019-L.6-Rev.1.txt"
    file = b64encode((documents / name).read_bytes()).decode()
    sent = {"file": file, "file_name": name, "delegation": str(room.delegations["AUT"])}
    made = await room.officer.post(f"/sessions/{room.session}/drafts", json=sent)

    shown = await room.shown(f"/drafts/{made.json()['id']}", room.officer)
    kinds = [line["kind"] for line in shown["text"]]
    assert (kinds.count("preambular"), kinds.count("operative")) == (15, 14)
    assert shown["draft"]["item"] == "8"
    assert shown["waiting"]["on_behalf"] is True
    unknown = [said for said in shown["waiting"]["warnings"] if said.startswith("No delegation")]
    assert len(unknown) == 8  # of the ten printed, only Austria and Canada are here


def bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"\0" * (300 << 20))
    return packed.getvalue()


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({}, "file"),
        ({"text": "   "}, "file"),
        ({"text": SHORT, "file": b64encode(b"x").decode()}, "file"),
        ({"file": b64encode(b"\0\1\2\3" * 90).decode(), "file_name": "a.txt"}, "file"),
        ({"file": b64encode(b" \n").decode(), "file_name": "a.txt"}, "file"),
        ({"file": b64encode(b"%PDF-1.7").decode(), "file_name": "a.pdf"}, "file"),
        ({"text": "Minutes of a meeting\n\nWe met on Monday."}, "text"),
        ({"text": SHORT, "delegation": str(uuid4())}, "delegation"),
    ],
    ids=["nothing", "blank", "both", "binary", "empty", "pdf", "no operative", "no delegation"],
)
async def test_bad_input_is_refused_whole_at_its_field(
    room: Room, sent: dict[str, str], field: str
) -> None:
    main = {} if "delegation" in sent else {"delegation": str(room.delegations["AUT"])}
    refused = await room.officer.post(f"/sessions/{room.session}/drafts", json=sent | main)

    assert refused.status_code == 422, refused.text
    assert list(refused.json()["errors"]) == [field]
    assert await room.admin.fetchval("SELECT count(*) FROM meetings.draft") == 0
    assert await room.admin.fetchval("SELECT count(*) FROM meetings.submission") == 0


async def test_a_bomb_is_refused(room: Room) -> None:
    sent = {"file": b64encode(bomb()).decode(), "file_name": "bomb.docx"}
    refused = await room.austria.post(f"/sessions/{room.session}/drafts", json=sent)

    assert refused.status_code == 422
    assert list(refused.json()["errors"]) == ["file"]


async def test_an_officer_says_for_which_delegation(room: Room) -> None:
    refused = await room.officer.post(f"/sessions/{room.session}/drafts", json={"text": SHORT})

    assert (refused.status_code, list(refused.json()["errors"])) == (422, ["delegation"])


async def test_a_delegate_names_no_other_delegation(room: Room) -> None:
    sent = {"text": SHORT, "delegation": str(room.delegations["NOR"])}
    refused = await room.austria.post(f"/sessions/{room.session}/drafts", json=sent)

    assert refused.status_code == 403


async def test_permission_stands_before_reading(room: Room) -> None:
    """The text could not be read, and that is not what the refusal is about."""
    sent = {"text": "nothing that is a draft"}
    address = f"/sessions/{room.session}/drafts"
    assert (await room.stranger.post(address, json=sent)).status_code == 403
    assert (await room.outsider.post(address, json=sent)).status_code == 401
    hidden = await room.submitted()
    assert (await room.norway.post(f"/drafts/{hidden}/revisions", json=sent)).status_code == 404
    issued = await room.issued()
    refused = await room.stranger.post(f"/drafts/{issued}/revisions", json=sent)
    assert refused.status_code == 403


async def test_after_the_deadline_only_the_secretariat_hands_in(room: Room) -> None:
    await room.due("drafts", 10, "before")
    room.system.clock.set(datetime(2019, 5, 10, 11, 0, 1, tzinfo=UTC))
    address = f"/sessions/{room.session}/drafts"
    late = await room.austria.post(address, json={"text": SHORT})
    main = {"delegation": str(room.delegations["AUT"])}
    entered = await room.officer.post(address, json={"text": SHORT} | main)

    assert late.status_code == 422
    assert late.json()["detail"] == (
        "Submission of drafts closed on Fri 10 May 2019, 13:00 Vienna."
        " The secretariat can reopen it."
    )
    assert entered.status_code == 201


async def test_a_revision_after_its_deadline_is_refused(room: Room) -> None:
    draft = await room.issued()
    await room.due("revised drafts")
    room.system.clock.set(datetime(2019, 5, 22, 11, 0, 0, tzinfo=UTC))
    in_time = await room.austria.post(f"/drafts/{draft}/revisions", json={"text": LONGER})
    room.system.clock.set(datetime(2019, 5, 22, 11, 0, 1, tzinfo=UTC))
    late = await room.austria.post(f"/drafts/{draft}/revisions", json={"text": LONGER})
    entered = await room.officer.post(f"/drafts/{draft}/revisions", json={"text": LONGER})

    assert (in_time.status_code, late.status_code, entered.status_code) == (201, 422, 201)
    assert late.json()["detail"].startswith("Revision of L.1 closed on Wed 22 May 2019, 13:00")


async def test_only_the_main_sponsor_revises(room: Room) -> None:
    draft = await room.issued()
    refused = await room.norway.post(f"/drafts/{draft}/revisions", json={"text": LONGER})

    assert refused.status_code == 403


async def test_a_newer_text_takes_the_place_of_one_that_waits(room: Room) -> None:
    draft = await room.issued()
    for text in (LONGER, SHORT):
        await room.made(room.austria.post(f"/drafts/{draft}/revisions", json={"text": text}))

    states = await room.admin.fetch("SELECT number, state FROM meetings.submission ORDER BY id")
    assert [tuple(row) for row in states] == [(0, "issued"), (1, "replaced"), (1, "waiting")]


async def test_a_form_with_a_file_is_the_same(room: Room) -> None:
    made = await room.austria.post(
        f"/sessions/{room.session}/drafts",
        data={"_next": "/drafts/{id}", "_from": f"/sessions/{room.session}/drafts/new"},
        files={"file": ("draft.txt", SHORT.encode())},
    )
    refused = await room.austria.post(
        f"/sessions/{room.session}/drafts",
        data={"_from": f"/sessions/{room.session}/drafts/new", "text": "Only a title"},
        files={"other": ("a.txt", b"")},
    )

    assert made.status_code == 303
    assert (await room.austria.get(made.headers["location"])).status_code == 200
    assert refused.status_code == 422
    assert "Only a title" in refused.text
    assert 'id="error-text"' in refused.text


async def test_the_same_key_hands_in_once(room: Room) -> None:
    key = {"Idempotency-Key": "one"}
    address = f"/sessions/{room.session}/drafts"
    first = await room.austria.post(address, json={"text": SHORT}, headers=key)
    again = await room.austria.post(address, json={"text": SHORT}, headers=key)
    other = await room.austria.post(address, json={"text": LONGER}, headers=key)

    assert (first.json(), other.status_code) == (again.json(), 409)
    assert await room.admin.fetchval("SELECT count(*) FROM meetings.draft") == 1


async def test_a_closed_session_takes_no_drafts(room: Room) -> None:
    room.system.clock.set(datetime(2019, 5, 24, 16, tzinfo=UTC))
    await room.made(room.officer.post(f"/sessions/{room.session}/closing", json={}))
    refused = await room.austria.post(f"/sessions/{room.session}/drafts", json={"text": SHORT})

    assert refused.status_code == 409
