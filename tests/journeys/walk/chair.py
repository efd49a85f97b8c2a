"""The chair: sees on the workplan what the moves did, and why."""

from playwright.async_api import Page, expect

from tests.journeys.walk.officer import MOVED, POSTPONED
from tests.journeys.walk.room import CHAIR, Room


async def workplan(room: Room) -> Page:
    tab = await room.person(CHAIR)
    await tab.goto("/workplan")
    await tab.get_by_role("link", name="Workplan of the Expert Group").click()
    await expect(tab.locator(".timeline svg")).to_be_visible()
    return tab


async def sees_what_it_did(room: Room) -> None:
    """In the drawing and in the table below it; each milestone has its history."""
    tab = await workplan(room)
    await room.look(tab, "chair-workplan-after-moves")
    row = tab.locator("tbody tr").filter(has_text="Sixth meeting held")
    await expect(row).to_contain_text("27–29 July 2020")
    await expect(row).to_contain_text(MOVED)
    await expect(tab.locator(".timeline svg")).to_contain_text("Sixth meeting held")
    report = tab.locator("tbody tr").filter(has_text="Report of the Secretary-General")
    await expect(report).to_contain_text("date to be announced")
    await expect(report).to_contain_text(POSTPONED)
    decision = tab.locator("section").filter(has_text="Needs a decision")
    await expect(decision).to_contain_text("waits for a date")
    await row.get_by_role("link", name="Sixth meeting held").click()
    await expect(tab.locator("main")).to_contain_text(MOVED)
    await room.look(tab, "chair-milestone")
    drawing = await tab.request.get(f"{(await workplan(room)).url}.svg")
    assert drawing.status == 200
    assert "svg" in drawing.headers["content-type"]


async def sees_it_moved_back(room: Room) -> None:
    """Nothing of what happened in between is lost."""
    tab = await workplan(room)
    await room.look(tab, "chair-workplan-moved-back")
    row = tab.locator("tbody tr").filter(has_text="Sixth meeting held")
    await expect(row).to_contain_text("6–8 April 2020")
    await expect(row).to_contain_text(MOVED)
    report = tab.locator("tbody tr").filter(has_text="Report of the Secretary-General")
    await expect(report).to_contain_text("3 December 2020")
