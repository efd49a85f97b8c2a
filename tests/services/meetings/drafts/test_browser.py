"""The pages of drafts and documents in a real browser, on a desk and on a phone."""

from pathlib import Path

from tests.browser import faults
from tests.services.meetings.drafts.room import LONGER, SHORT, Room

PAGE = {"accept": "text/html"}


async def pages_of(room: Room, documents: Path) -> dict[str, str]:
    text = (documents / "E-CN.15-2019-L.6-Rev.1.txt").read_text()
    draft = await room.issued(text.replace("Requests", "Invites", 1).replace("fourth", "next", 1))
    await room.due("co-sponsorship")
    await room.made(room.norway.post(f"/drafts/{draft}/sponsors", json={}))
    await room.revised(draft, 1, text)
    waiting = await room.submitted(SHORT)
    await room.made(room.austria.post(f"/drafts/{draft}/revisions", json={"text": LONGER}))
    asked = {"body": room.commission, "symbol": "E/RES/2019/19"}
    text = (documents / "E-RES-2019-19.txt").read_text()
    asked |= {"text": text, "derives_from": "E/CN.15/2019/L.1/Rev.1"}
    document = await room.made(room.officer.post("/documents", json=asked))
    paragraph = (await room.shown(f"/drafts/{draft}"))["text"][5]["id"]
    addresses = {
        "drafts": "/drafts",
        "text": f"/drafts/{draft}",
        "earlier": f"/drafts/{draft}?revision=0",
        "waiting": f"/drafts/{waiting}",
        "changes": f"/drafts/{draft}/changes",
        "sides": f"/drafts/{draft}/changes?layout=sides",
        "sponsors": f"/drafts/{draft}/sponsors",
        "history": f"/drafts/{draft}/history",
        "paragraph": f"/drafts/{draft}/paragraphs/{paragraph}",
        "revise": f"/drafts/{draft}/revisions/new",
        "new": f"/sessions/{room.session}/drafts/new",
        "desk": "/desk",
        "documents": "/documents",
        "document": f"/documents/{document}",
        "document-changes": f"/documents/{document}/changes",
        "document-new": "/documents/new",
    }
    return {
        name: (await room.officer.get(address, headers=PAGE)).text
        for name, address in addresses.items()
    }


async def test_pages_are_for_everyone_at_every_width(room: Room, documents: Path) -> None:
    pages = await pages_of(room, documents)
    assert await faults(pages) == {}
