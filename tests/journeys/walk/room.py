"""The room in which the walk takes place: the example, its people, and their windows."""

from urllib.parse import urlsplit

from playwright.async_api import Browser, Locator, Page, expect

from tests.journeys.walk.demo import Demo
from tests.journeys.walk.gallery import DESK, HEIGHT, Gallery

STEP_MILLISECONDS = 60_000
PAGE_MILLISECONDS = 15_000
DELEGATE = "Ines Corvane"
OFFICER = "Tomas Reyle"
CHAIR = "Amara Dieng-Holt"
OPERATOR = "Lio Marsh"


class Room:
    """Each person has a window of their own, and is signed in once."""

    def __init__(self, demo: Demo, browser: Browser, gallery: Gallery) -> None:
        self.demo = demo
        self.browser = browser
        self.gallery = gallery
        self.windows: dict[str, Page] = {}
        expect.set_options(timeout=PAGE_MILLISECONDS)

    async def window(self) -> Page:
        """Of somebody who has never been here."""
        context = await self.browser.new_context(
            base_url=self.demo.address,
            viewport={"width": DESK, "height": HEIGHT},
            timezone_id="Europe/Vienna",
        )
        context.set_default_timeout(PAGE_MILLISECONDS)
        return await context.new_page()

    async def person(self, name: str) -> Page:
        """Signed in by the button of the first page."""
        if name not in self.windows:
            tab = await self.window()
            await tab.goto("/")
            await tab.get_by_role("button", name=f"Sign in as {name}").click()
            await expect(tab.get_by_role("button", name="Sign out")).to_be_visible()
            self.windows[name] = tab
        return self.windows[name]

    async def look(self, tab: Page, name: str) -> None:
        await self.gallery.look(tab, name)

    async def visit(self, tab: Page, address: str, name: str | None = None) -> None:
        """A page that must be there; with a name it is looked at."""
        answer = await tab.goto(address)
        assert answer
        assert answer.status == 200, f"{address}: {answer.status}"
        if name:
            await self.look(tab, name)


def here(tab: Page) -> str:
    """The address of a page, without the host and the query."""
    return urlsplit(tab.url).path


def problem(tab: Page) -> Locator:
    """The refusal on a page."""
    return tab.locator(".problem")


async def send(tab: Page, button: str, *, within: Locator | None = None) -> None:
    """Press a button that sends a form, and wait for the page that answers."""
    pressed = (within or tab.locator("main")).get_by_role("button", name=button, exact=True)
    async with tab.expect_navigation(timeout=STEP_MILLISECONDS):
        await pressed.click()


async def step(tab: Page, by: str, times: int = 1) -> None:
    """The clock above the page; it answers when all that was due has happened."""
    for _ in range(times):
        async with tab.expect_navigation(timeout=STEP_MILLISECONDS):
            await tab.locator(f".clock button[value={by}]").click()


async def clock(tab: Page) -> str:
    """What the clock above the page says."""
    return await tab.locator(".clock p").first.inner_text()
