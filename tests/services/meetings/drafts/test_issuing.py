"""Issuing, concluding and what is told: one test per outcome."""

import asyncio
from datetime import UTC, datetime
from uuid import UUID, uuid4

import asyncpg
import pytest

from services.meetings.asks import CHANGES, ChangesIn
from tests.services.meetings.drafts.room import LONGER, SHORT, Room


async def test_a_draft_is_issued_under_the_next_symbol(room: Room) -> None:
    first, second = await room.issued(), await room.issued()

    shown = await room.shown(f"/drafts/{second}")
    assert (await room.shown(f"/drafts/{first}"))["symbol"] == "E/CN.15/2019/L.1"
    assert (shown["symbol"], shown["number"]) == ("E/CN.15/2019/L.2", 0)
    assert await room.events(first) == ["draft.submitted", "draft.issued"]


async def test_issued_at_once_each_gets_its_own_symbol(room: Room) -> None:
    drafts = [await room.submitted() for _ in range(4)]
    answers = await asyncio.gather(
        *(room.officer.post(f"/drafts/{draft}/issue", json={}) for draft in drafts)
    )

    symbols = await room.admin.fetch("SELECT symbol FROM meetings.revision")
    assert [answer.status_code for answer in answers] == [201] * 4
    assert {row["symbol"][-4:] for row in symbols} == {"/L.1", "/L.2", "/L.3", "/L.4"}


async def test_a_symbol_given_elsewhere_is_kept_and_the_series_goes_on(room: Room) -> None:
    draft, next_ = await room.submitted(), await room.submitted()
    given = {"symbol": "E/CN.15/2019/L.6"}
    await room.made(room.officer.post(f"/drafts/{draft}/issue", json=given))
    taken = await room.officer.post(f"/drafts/{next_}/issue", json=given)
    wrong = await room.officer.post(f"/drafts/{next_}/issue", json={"symbol": "Draft 7"})
    await room.made(room.officer.post(f"/drafts/{next_}/issue", json={}))

    assert (taken.status_code, list(taken.json()["errors"])) == (409, ["symbol"])
    assert (wrong.status_code, list(wrong.json()["errors"])) == (422, ["symbol"])
    assert (await room.shown(f"/drafts/{next_}"))["symbol"] == "E/CN.15/2019/L.7"


async def test_issuing_twice_is_a_conflict_and_takes_no_number(room: Room) -> None:
    draft = await room.issued()
    again = await room.officer.post(f"/drafts/{draft}/issue", json={})

    assert (again.status_code, again.json()["type"]) == (409, "/problems/Conflict")
    assert await room.admin.fetchval("SELECT last FROM meetings.symbol_series") == 1


async def test_only_the_secretariat_of_the_body_issues(room: Room) -> None:
    draft = await room.submitted()

    assert (await room.austria.post(f"/drafts/{draft}/issue", json={})).status_code == 403
    assert (await room.stranger.post(f"/drafts/{draft}/issue", json={})).status_code == 404


async def test_a_text_that_was_replaced_meanwhile_is_not_issued(room: Room) -> None:
    draft = await room.submitted()
    read = (await room.shown("/desk", room.officer))[0]["id"]
    await room.made(room.austria.post(f"/drafts/{draft}/revisions", json={"text": LONGER}))
    stale = await room.officer.post(f"/drafts/{draft}/issue", json={"submission": read})

    assert stale.status_code == 412
    assert await room.admin.fetchval("SELECT count(*) FROM meetings.revision") == 0


async def test_a_revision_says_what_it_revises_and_what_it_changes(room: Room) -> None:
    draft = await room.issued()
    await room.revised(draft, 1)

    shown = await room.shown(f"/drafts/{draft}")
    earlier = await room.shown(f"/drafts/{draft}?revision=0")
    links = await room.admin.fetch(
        "SELECT new.symbol, old.symbol AS revises FROM meetings.revision AS new"
        " JOIN meetings.revision AS old ON old.id = new.revises"
    )
    assert shown["symbol"] == "E/CN.15/2019/L.1/Rev.1"
    assert shown["revisions"][1]["summary"].startswith("1 paragraph edited, 1 inserted")
    assert [tuple(row) for row in links] == [("E/CN.15/2019/L.1/Rev.1", "E/CN.15/2019/L.1")]
    assert [line["words"] for line in earlier["text"]] != [line["words"] for line in shown["text"]]
    assert await room.events(draft) == ["draft.submitted", "draft.issued", "draft.revised"]


async def test_a_paragraph_keeps_its_identity_when_it_is_renumbered(room: Room) -> None:
    draft = await room.issued()
    await room.revised(draft, 1)
    before = (await room.shown(f"/drafts/{draft}?revision=0"))["text"]
    after = (await room.shown(f"/drafts/{draft}"))["text"]

    report = {line["label"]: line["id"] for line in after if line["kind"] == "operative"}["3."]
    assert {line["label"]: line["id"] for line in before if line["label"]}["2."] == report
    shown = await room.shown(f"/drafts/{draft}/paragraphs/{report}")
    assert [(then["label"], then["changed"]) for then in shown["history"]] == [
        ("3.", True),
        ("2.", False),
    ]
    assert len({line["id"] for line in after}) == len(after)


@pytest.mark.parametrize("number", [0, 2, 9])
async def test_no_revision_is_left_out(room: Room, number: int) -> None:
    draft = await room.issued()
    await room.made(room.austria.post(f"/drafts/{draft}/revisions", json={"text": LONGER}))
    refused = await room.officer.post(f"/drafts/{draft}/revisions/{number}/issue", json={})

    assert refused.status_code == 409
    assert "Rev.1" in refused.json()["detail"]


async def test_a_revision_needs_a_text_that_waits(room: Room) -> None:
    submitted, issued = await room.submitted(), await room.issued()

    early = await room.officer.post(f"/drafts/{submitted}/revisions/1/issue", json={})
    nothing = await room.officer.post(f"/drafts/{issued}/revisions/1/issue", json={})
    assert (early.status_code, nothing.status_code) == (409, 409)


@pytest.mark.parametrize(
    "attempt",
    [
        "UPDATE revision SET title = 'x'",
        "DELETE FROM revision",
        "UPDATE paragraph SET words = 'x'",
        "DELETE FROM paragraph",
        "DELETE FROM printed_sponsor",
        "UPDATE sponsor_act SET joined = false",
        "DELETE FROM sponsor_act",
        "UPDATE comparison SET summary = 'x'",
    ],
)
async def test_the_service_itself_cannot_change_what_is_issued(room: Room, attempt: str) -> None:
    await room.issued()
    pool = room.system.plugin("meetings").means.database.pool
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await pool.execute(attempt)


async def test_a_draft_is_concluded_once(room: Room) -> None:
    draft = await room.issued()
    adopted = {"outcome": "adopted", "became": "E/RES/2019/19"}
    for _ in range(2):
        await room.made(room.officer.post(f"/drafts/{draft}/conclusion", json=adopted))
    other = await room.officer.post(f"/drafts/{draft}/conclusion", json={"outcome": "deferred"})
    late = await room.austria.post(f"/drafts/{draft}/revisions", json={"text": LONGER})
    join = await room.norway.post(f"/drafts/{draft}/sponsors", json={})

    assert (other.status_code, late.status_code, join.status_code) == (409, 409, 409)
    assert (await room.events(draft)).count("draft.concluded") == 1
    assert (await room.shown(f"/drafts/{draft}"))["draft"]["became"] == "E/RES/2019/19"


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"outcome": "lost"}, "outcome"),
        ({"outcome": "adopted", "became": "a resolution"}, "became"),
    ],
)
async def test_what_became_of_a_draft_is_said_in_the_fields_words(
    room: Room, asked: dict[str, str], field: str
) -> None:
    draft = await room.issued()
    refused = await room.officer.post(f"/drafts/{draft}/conclusion", json=asked)

    assert (refused.status_code, list(refused.json()["errors"])) == (422, [field])


async def test_the_main_sponsor_withdraws(room: Room) -> None:
    draft, hidden = await room.issued(), await room.submitted()
    refused = await room.norway.post(f"/drafts/{draft}/withdrawal", json={})
    unissued = await room.officer.post(f"/drafts/{hidden}/conclusion", json={"outcome": "adopted"})
    for each in (draft, hidden):
        await room.made(room.austria.post(f"/drafts/{each}/withdrawal", json={}))

    assert (refused.status_code, unissued.status_code) == (403, 422)
    assert (await room.shown(f"/drafts/{draft}"))["draft"]["outcome"] == "withdrawn"
    assert await room.shown("/desk", room.officer) == []


async def test_others_are_answered_what_a_revision_changes(room: Room) -> None:
    draft = await room.issued()
    await room.revised(draft, 1)
    means = room.system.plugin("meetings").means

    told = await means.ask(CHANGES, ChangesIn(draft=UUID(draft), revision=1))
    nothing = await means.ask(CHANGES, ChangesIn(draft=uuid4(), revision=1))

    assert (told.revises, told.symbol) == ("E/CN.15/2019/L.1", "E/CN.15/2019/L.1/Rev.1")
    assert "[- to continue-]" in told.redline
    assert "Recalling" not in told.redline
    assert (nothing.summary, nothing.redline) == ("", "")


async def test_the_past_is_entered_when_it_happened(room: Room) -> None:
    past = {"Penholder-Happened": "2019-02-01T10:00:00+00:00"}
    asked = {"text": SHORT, "delegation": str(room.delegations["AUT"])}
    address = f"/sessions/{room.session}/drafts"
    draft = await room.made(room.everywhere.post(address, json=asked, headers=past))
    await room.made(room.everywhere.post(f"/drafts/{draft}/issue", json={}, headers=past))

    revision = (await room.shown(f"/drafts/{draft}"))["revisions"][0]
    assert datetime.fromisoformat(revision["issued_at"]) == datetime(2019, 2, 1, 10, tzinfo=UTC)
    assert datetime.fromisoformat(revision["recorded_at"]) == room.system.clock.now()
