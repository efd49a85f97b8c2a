"""Joining and withdrawing over HTTP: one test per outcome."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.services.meetings.drafts.room import LONGER, SHORT, Room


def names(shown: Any) -> list[str]:
    return [each["name"] for each in shown["standing"]]


async def sponsors(room: Room, draft: str, as_of: datetime | None = None) -> list[str]:
    query = f"?as_of={as_of:%Y-%m-%dT%H:%M:%SZ}" if as_of else ""
    return names(await room.shown(f"/drafts/{draft}/sponsors{query}"))


async def test_a_delegation_joins_withdraws_and_joins_again(room: Room) -> None:
    draft = await room.issued()
    start = room.system.clock.now()
    for hours, act in enumerate(("", "", "/withdrawal", "/withdrawal", "")):
        room.system.clock.set(start + timedelta(hours=hours + 1))
        await room.made(room.norway.post(f"/drafts/{draft}/sponsors{act}", json={}))

    told = [each for each in await room.events(draft) if each.startswith("sponsor")]
    assert told == ["sponsor.joined", "sponsor.withdrew", "sponsor.joined"]
    assert await sponsors(room, draft) == ["Austria", "Canada", "Norway"]
    expected = [False, True, True, False, False, True]
    for hours, joined in enumerate(expected):
        at = await sponsors(room, draft, start + timedelta(hours=hours))
        assert ("Norway" in at) is joined, hours


async def test_printed_on_each_revision_stays_as_it_was_printed(room: Room) -> None:
    draft = await room.issued()
    for code in ("ZMB", "CIV", "PSE", "CRI"):
        await room.made((await room.delegate(code)).post(f"/drafts/{draft}/sponsors", json={}))
    await room.revised(draft, 1)
    await room.made(room.norway.post(f"/drafts/{draft}/sponsors", json={}))
    zambia = await room.delegate("ZMB")
    await room.made(zambia.post(f"/drafts/{draft}/sponsors/withdrawal", json={}))

    shown = await room.shown(f"/drafts/{draft}/sponsors")
    printed = {each["number"]: [s["name"] for s in each["sponsors"]] for each in shown["printed"]}
    assert printed[0] == ["Austria", "Canada", "Ruritania"]
    assert printed[1] == [
        "Austria",
        "Canada",
        "Costa Rica",
        "Côte d’Ivoire",
        "Ruritania",
        "Zambia",
        "State of Palestine",
    ]
    assert names(shown) == [
        "Austria",
        "Canada",
        "Costa Rica",
        "Côte d’Ivoire",
        "Norway",
        "State of Palestine",
    ]
    stars = [s["star"] for s in shown["printed"][1]["sponsors"]]
    assert stars == ["", "", "*"]
    text = await room.shown(f"/drafts/{draft}")
    assert (text["joined"], text["left"]) == (["Norway"], ["Zambia"])


async def test_an_officer_enters_it_with_its_source(room: Room) -> None:
    draft = await room.issued()
    asked = {"delegation": str(room.delegations["NOR"])}
    refused = await room.officer.post(f"/drafts/{draft}/sponsors", json=asked)
    await room.made(
        room.officer.post(f"/drafts/{draft}/sponsors", json=asked | {"source": "nameplate"})
    )

    line = (await room.shown(f"/drafts/{draft}/sponsors"))["ledger"][0]
    assert (refused.status_code, list(refused.json()["errors"])) == (422, ["source"])
    assert (line["name"], line["joined"], line["source"]) == ("Norway", True, "nameplate")


async def test_nobody_joins_for_another_delegation(room: Room) -> None:
    draft = await room.issued()
    asked = {"delegation": str(room.delegations["CIV"])}
    refused = await room.norway.post(f"/drafts/{draft}/sponsors", json=asked)
    stranger = await room.stranger.post(
        f"/drafts/{draft}/sponsors", json=asked | {"source": "note"}
    )
    outsider = await room.outsider.post(f"/drafts/{draft}/sponsors", json={})

    codes = (refused.status_code, stranger.status_code, outsider.status_code)
    assert codes == (403, 403, 401)


async def test_co_sponsorship_closes_and_the_secretariat_may_still_enter_it(room: Room) -> None:
    draft = await room.issued()
    await room.due("co-sponsorship")
    room.system.clock.set(datetime(2019, 5, 22, 11, 0, 1, tzinfo=UTC))
    late = await room.norway.post(f"/drafts/{draft}/sponsors", json={})
    canada = await (await room.delegate("CAN")).post(
        f"/drafts/{draft}/sponsors/withdrawal", json={}
    )
    entered = {"delegation": str(room.delegations["NOR"]), "source": "list"}
    officer = await room.officer.post(f"/drafts/{draft}/sponsors", json=entered)

    assert late.json()["detail"] == (
        "Co-sponsorship of L.1 closed on Wed 22 May 2019, 13:00 Vienna."
        " The secretariat can reopen it."
    )
    assert (late.status_code, canada.status_code, officer.status_code) == (422, 201, 201)


async def test_a_text_of_the_bureau_takes_no_sponsors(room: Room) -> None:
    draft = await room.issued(open_to_sponsors=False)
    for address in (f"/drafts/{draft}/sponsors", f"/drafts/{draft}/sponsors/withdrawal"):
        refused = await room.norway.post(address, json={})
        assert refused.status_code == 422
        assert "Bureau" in refused.json()["detail"]


async def test_the_main_sponsor_always_stands(room: Room) -> None:
    draft = await room.issued()
    joined = await room.austria.post(f"/drafts/{draft}/sponsors", json={})
    left = await room.austria.post(f"/drafts/{draft}/sponsors/withdrawal", json={})

    assert (joined.status_code, left.status_code) == (201, 422)
    assert await room.events(draft) == ["draft.submitted", "draft.issued"]


async def test_sponsors_join_once_the_draft_is_issued(room: Room) -> None:
    draft = await room.submitted()
    asked = {"delegation": str(room.delegations["NOR"]), "source": "note"}
    refused = await room.officer.post(f"/drafts/{draft}/sponsors", json=asked)

    assert refused.status_code == 422


async def test_many_join_at_once(room: Room) -> None:
    draft = await room.issued()
    codes = ["NOR", "CIV", "CRI", "PSE", "ZMB"]
    people = [await room.delegate(code) for code in codes for _ in range(2)]
    answers = await asyncio.gather(
        *(person.post(f"/drafts/{draft}/sponsors", json={}) for person in people)
    )

    assert {answer.status_code for answer in answers} == {201}
    assert (await room.events(draft)).count("sponsor.joined") == 5
    assert len(await sponsors(room, draft)) == 7


@pytest.mark.parametrize("act", ["", "/withdrawal"])
async def test_the_past_is_entered_in_its_order(room: Room, act: str) -> None:
    draft = await room.issued(SHORT)
    asked = {"delegation": str(room.delegations["CAN"]), "source": "list"}
    await room.made(room.officer.post(f"/drafts/{draft}/sponsors/withdrawal", json=asked))
    if act:
        await room.made(room.officer.post(f"/drafts/{draft}/sponsors", json=asked))
    refused = await room.everywhere.post(
        f"/drafts/{draft}/sponsors{act}",
        json=asked,
        headers={"Penholder-Happened": "2019-02-01T10:00:00+00:00"},
    )

    assert refused.status_code == 422
    assert "order" in refused.json()["detail"]


async def test_a_revision_lets_those_join_whom_it_names_first(room: Room) -> None:
    draft = await room.issued()
    await room.revised(draft, 1, LONGER.replace("Canada", "Canada, Norway"))

    told = await room.events(draft)
    assert told[2:] == ["sponsor.joined", "draft.revised"] or told[2:] == [
        "draft.revised",
        "sponsor.joined",
    ]
    line = (await room.shown(f"/drafts/{draft}/sponsors"))["ledger"][0]
    assert (line["name"], line["source"]) == ("Norway", "text")
