"""A delegation hands in drafts, pasted and as a file; what cannot be taken is refused whole."""

import json
from typing import Any

from playwright.async_api import Page, expect

from tests.journeys.walk import texts
from tests.journeys.walk.room import DELEGATE, OFFICER, Room, here, problem, send

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


async def form_of(room: Room, tab: Page) -> str:
    """Found from the calendar, through the session."""
    await tab.goto("/calendar")
    await tab.get_by_role("link", name="Twenty-ninth session").click()
    await tab.get_by_role("link", name="Hand in a draft").click()
    return here(tab)


async def hands_in(room: Room) -> dict[str, str]:
    """The drafts that are stored, by title."""
    tab = await room.person(DELEGATE)
    form = await form_of(room, tab)
    await room.look(tab, "delegate-hand-in")
    await is_refused(room, tab, form)
    made = {}
    await tab.goto(form)
    await tab.get_by_label("Or paste the text").fill(texts.PASTED)
    await send(tab, "Hand in the draft")
    await expect(tab.locator("h1")).to_have_text(texts.TITLE)
    await room.look(tab, "delegate-handed-in-pasted")
    made[texts.TITLE] = here(tab).rpartition("/")[2]
    await tab.goto(form)
    await choose(tab, "draft.docx", DOCX, texts.word())
    await send(tab, "Hand in the draft")
    await expect(tab.locator("h1")).to_have_text(texts.WORD_TITLE)
    await room.look(tab, "delegate-handed-in-word")
    made[texts.WORD_TITLE] = here(tab).rpartition("/")[2]
    return made


async def choose(tab: Page, name: str, kind: str, content: bytes) -> None:
    await tab.get_by_label("File").set_input_files(
        {"name": name, "mimeType": kind, "buffer": content}
    )


async def is_refused(room: Room, tab: Page, form: str) -> None:
    """Each with its words at the field, what was typed kept, and nothing stored."""
    before = await stored(tab)
    for name, kind, content in (
        ("binary.txt", "text/plain", texts.BINARY),
        ("binary.docx", DOCX, texts.BINARY),
        ("bomb.docx", DOCX, texts.bomb()),
        ("nothing.txt", "text/plain", texts.NOTHING_TO_DECIDE.encode()),
    ):
        await tab.goto(form)
        await choose(tab, name, kind, content)
        await says_no(room, tab, form, "file", name.replace(".", "-"))
    await tab.goto(form)
    await says_no(room, tab, form, "file", "nothing-given")
    await tab.goto(form)
    await tab.get_by_label("Or paste the text").fill(texts.NOTHING_TO_DECIDE)
    await says_no(room, tab, form, "text", "nothing-to-decide")
    kept = await tab.get_by_label("Or paste the text").input_value()
    assert kept.strip() == texts.NOTHING_TO_DECIDE.strip()
    assert await stored(tab) == before


async def says_no(room: Room, tab: Page, form: str, field: str, name: str) -> None:
    await tab.get_by_label("Agenda item").fill("6 (b)")
    await send(tab, "Hand in the draft")
    assert here(tab).endswith("/drafts")  # the address of the command, with the form again
    await expect(problem(tab)).to_be_visible()
    await expect(tab.locator(f"#error-{field}")).to_be_visible()
    await expect(tab.get_by_label("Agenda item")).to_have_value("6 (b)")
    await room.look(tab, f"delegate-refused-{name}")


async def stored(tab: Page) -> list[dict[str, Any]]:
    """All drafts that the reader may see."""
    answer = await tab.request.get("/drafts.json")
    found: list[dict[str, Any]] = json.loads(await answer.text())
    return found


async def unknown_state(room: Room) -> None:
    """An officer's form names a delegation that is not registered."""
    tab = await room.person(OFFICER)
    form = await form_of(room, tab)
    await room.look(tab, "officer-hand-in")
    before = await stored(tab)
    await tab.get_by_label("Or paste the text").fill(texts.PASTED)
    await tab.get_by_label("Main sponsor").evaluate(
        "one => { one.add(new Option('Ruritania', '00000000-0000-7000-8000-000000000000'));"
        " one.value = '00000000-0000-7000-8000-000000000000'; }"
    )
    await send(tab, "Hand in the draft")
    await expect(problem(tab)).to_contain_text("There is no such delegation")
    kept = await tab.get_by_label("Or paste the text").input_value()
    assert kept.strip() == texts.PASTED.strip()
    await room.look(tab, "officer-refused-unknown-state")
    assert await stored(tab) == before
    assert form
