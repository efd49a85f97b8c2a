"""Somebody who has not signed in: sees what is public, and nothing of what is not."""

from playwright.async_api import Page, expect

from tests.journeys.walk.room import Room, here

SUFFIXES = ("", ".json", ".html", ".docx", ".pdf", ".xml", ".txt", ".atom", ".ics", ".svg")
PARTS = ("", "/changes", "/sponsors", "/history", "/revisions/new")
LISTS = ("/drafts.json", "/drafts", "/drafts.atom", "/calendar.json", "/today.json")


async def look_around(room: Room) -> None:
    """The first page, the calendar, the drafts that are issued, the workplan."""
    tab = await room.window()
    await room.visit(tab, "/", "outsider-first")
    await expect(tab.get_by_role("heading", level=2)).to_contain_text(
        ["A delegate", "An officer of the secretariat", "The chair", "An operator"]
    )
    await room.visit(tab, "/about", "outsider-about")
    await room.visit(tab, "/calendar", "outsider-calendar")
    await expect(tab.locator(".top nav [aria-current]")).to_have_text("Calendar")
    await tab.get_by_role("link", name="Sixth meeting").click()
    await room.look(tab, "outsider-session")
    await expect(tab.locator(".top nav [aria-current]")).to_have_text("Calendar")
    await expect(tab.locator(".heading")).to_contain_text("6–8 April 2020")
    await room.visit(tab, "/workplan", "outsider-workplans")
    await tab.get_by_role("link", name="Workplan of the Expert Group").click()
    await room.look(tab, "outsider-workplan")
    await expect(tab.locator(".top nav [aria-current]")).to_have_text("Workplan")
    await read_what_is_issued(room, tab)
    await room.visit(tab, "/sign-in", "outsider-sign-in")
    refused = await tab.goto("/inbox")
    assert refused
    assert refused.status == 401
    await room.look(tab, "outsider-inbox-refused")


async def read_what_is_issued(room: Room, tab: Page) -> None:
    """L.1; its revision waits for the secretariat, and nothing of it is to be seen."""
    await room.visit(tab, "/drafts", "outsider-drafts")
    await expect(tab.locator("tbody tr")).to_have_count(1)
    await tab.get_by_role("link", name="E/CN.15/2019/EXAMPLE/L.1", exact=True).click()
    await room.look(tab, "outsider-draft")
    await expect(tab.locator("main")).not_to_contain_text("Rev.1")
    await expect(tab.locator("main")).to_contain_text("at least ten years")
    revision = await tab.request.get(f"{here(tab)}/changes.json?from=0&to=1")
    assert revision.status == 404


async def find_nothing_of(room: Room, draft: str, title: str) -> None:
    """A draft before issue answers 404 in every format, and is in no list."""
    tab = await room.window()
    for part in PARTS:
        for suffix in SUFFIXES:
            answer = await tab.request.get(f"/drafts/{draft}{part}{suffix}")
            assert answer.status == 404, f"{part}{suffix}: {answer.status}"
            assert title not in await answer.text()
    for address in LISTS:
        answer = await tab.request.get(address)
        assert title not in await answer.text(), address
    await tab.context.close()


async def is_refused(room: Room, address: str) -> None:
    """In words that do not tell whether there is anything."""
    tab = await room.window()
    refused = await tab.goto(address)
    assert refused
    assert refused.status == 404
    await room.look(tab, "outsider-draft-before-issue")
    await tab.context.close()
