"""Every page that is visited: a picture on a desk and on a phone, and what is wrong with it."""

from pathlib import Path

from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
DESK, PHONE, NARROW = 1280, 390, 320
HEIGHT = 900
LARGEST = 60 * 1024
"""Bytes of one page with its styles."""


class Gallery:
    """What it finds is kept, so that one fault does not hide those of the pages behind it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: dict[str, str] = {}
        self.taken = 0
        self.axe = Axe()

    async def look(self, tab: Page, name: str) -> None:
        """Leaves the page as wide as on a desk."""
        self.taken += 1
        await tab.evaluate(self.axe.axe_script)
        for width in (DESK, PHONE, NARROW):
            await tab.set_viewport_size({"width": width, "height": HEIGHT})
            wide = await tab.evaluate("document.documentElement.scrollWidth")
            if wide > width:
                self.faults[f"{name} at {width}"] = f"it is {wide} pixels wide"
            if width != NARROW:
                await self.examine(tab, f"{name} at {width}, axe")
                picture = self.folder / f"{self.taken:02}-{name}-{width}.png"
                await tab.screenshot(path=picture, full_page=True, animations="disabled")
        await tab.set_viewport_size({"width": DESK, "height": HEIGHT})

    async def examine(self, tab: Page, name: str) -> None:
        """WCAG 2.2 AA, and what else axe holds for good practice."""
        found = await tab.evaluate(
            "async rules => (await axe.run(document, rules)).violations.map("
            "one => `${one.id}: ${one.nodes.map(node => node.target).join(', ')}`)",
            RULES,
        )
        if found:
            self.faults[name] = "; ".join(found)
