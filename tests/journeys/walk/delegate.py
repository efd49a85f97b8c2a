"""A delegate: told at once of Rev.1, reads what it changes, joins and leaves the co-sponsors."""

from playwright.async_api import Page, expect

from tests.journeys.walk.room import DELEGATE, Room, clock, here, problem, send, step

L1 = "E/CN.15/2019/EXAMPLE/L.1"
LATE = (
    "Co-sponsorship of L.1 closed on Mon 27 May 2019, 13:00 Vienna. The secretariat can reopen it."
)


async def follow_the_revision(room: Room) -> str:
    """To Friday 24 May; the address of the draft."""
    tab = await room.person(DELEGATE)
    await room.visit(tab, "/drafts", "delegate-drafts")
    await expect(tab.locator(".top nav [aria-current]")).to_have_text("Drafts")
    await room.visit(tab, "/today", "delegate-today")
    await tab.goto("/drafts")
    await tab.get_by_role("link", name=L1, exact=True).click()
    draft = here(tab)
    await is_told_on_the_open_page(room, tab)
    await reads_what_changed(room, tab, draft)
    return draft


async def is_told_on_the_open_page(room: Room, tab: Page) -> None:
    """The clock is stepped in a second window; the first one is not loaded again."""
    await tab.evaluate("window.opened = true")
    second = await tab.context.new_page()
    await second.goto("/today")
    await step(second, "day", 2)
    assert "Fri 24 May 2019" in await clock(second)
    news = tab.locator(".live")
    await expect(news).to_contain_text("Rev.1")
    assert await tab.evaluate("window.opened"), "the open page was loaded again"
    await expect(tab.locator("main")).not_to_contain_text("fifteen years")
    await room.look(tab, "delegate-open-page-is-told")
    await second.close()
    await news.get_by_role("link", name="show").click()
    await expect(tab.locator("h1")).to_be_visible()


async def reads_what_changed(room: Room, tab: Page, draft: str) -> None:
    """In one text and side by side, from change to change by the keys n and p."""
    if not here(tab).endswith("/changes"):
        await room.look(tab, "delegate-alert")
        await tab.get_by_role("link", name="Rev.1").first.click()
        await tab.wait_for_url(f"**{draft}**")
        await tab.get_by_role("link", name="Changes", exact=True).click()
    await expect(tab.locator(".redline ins").first).to_be_visible()
    await expect(tab.locator("main")).to_contain_text("fifteen")
    await room.look(tab, "delegate-changes")
    await goes_from_change_to_change(tab)
    await tab.get_by_label("shown").select_option("sides")
    await send(tab, "Compare")
    assert "layout=sides" in tab.url
    await room.look(tab, "delegate-changes-side-by-side")
    await goes_from_change_to_change(tab)


async def goes_from_change_to_change(tab: Page) -> None:
    marked = []
    for key in ("n", "n", "p"):
        await tab.keyboard.press(key)
        marked.append(
            await tab.evaluate(
                "[...document.querySelectorAll('.redline .change')]"
                ".map(one => one.classList.contains('at')).indexOf(true)"
            )
        )
    assert marked == [0, 1, 0]


async def joins_and_withdraws(room: Room, draft: str) -> None:
    """Meridia joins, withdraws, joins again; each line of the ledger stays."""
    tab = await room.person(DELEGATE)
    await room.visit(tab, f"{draft}/sponsors", "delegate-sponsors-before")
    await send(tab, "Join the sponsors")
    await expect(tab.locator("main")).to_contain_text("Your delegation is among the sponsors.")
    await step(tab, "hour")
    await send(tab, "Withdraw from the sponsors")
    await expect(tab.locator("main")).not_to_contain_text("is among the sponsors")
    await step(tab, "hour")
    await send(tab, "Join the sponsors")
    await room.look(tab, "delegate-sponsors-joined-again")
    ledger = tab.locator("main .lines").filter(has_text="withdrew").first
    await expect(ledger.get_by_text("Meridia joined")).to_have_count(2)
    await expect(ledger.get_by_text("Meridia withdrew")).to_have_count(1)
    await expect(tab.locator("aside")).to_contain_text("Northmark, Sarre Isles, Valdoria")
    await sees_the_list_as_of(room, tab)
    await room.visit(tab, f"{draft}/history", "delegate-history")
    await room.visit(tab, draft, "delegate-draft-revised")


async def sees_the_list_as_of(room: Room, tab: Page) -> None:
    """When it had withdrawn, Meridia did not stand in the list; in the printed one it never did."""
    withdrew = tab.locator("main .lines li").filter(has_text="Meridia withdrew")
    await withdrew.get_by_role("link", name="sponsors then").click()
    await expect(tab.get_by_role("heading", name="Sponsors as of")).to_be_visible()
    await room.look(tab, "delegate-sponsors-as-of")
    await expect(tab.locator("tbody")).to_contain_text("Northmark")
    await expect(tab.locator("tbody")).not_to_contain_text("Meridia")


async def is_too_late(room: Room, draft: str) -> None:
    """Withdraws in time, and wants to join again after the deadline."""
    tab = await room.person(DELEGATE)
    await tab.goto(f"{draft}/sponsors")
    await send(tab, "Withdraw from the sponsors")
    await step(tab, "day", 4)
    assert "Tue 28 May 2019" in await clock(tab)
    await send(tab, "Join the sponsors")
    await expect(problem(tab)).to_contain_text(LATE)
    assert here(tab) == f"{draft}/sponsors"
    await room.look(tab, "delegate-too-late")
    await tab.goto(f"{draft}/sponsors")
    await expect(tab.locator("tbody")).not_to_contain_text("Meridia")
