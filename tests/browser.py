"""The system's Chromium for tests, and pages given to it without a server or a network."""

import os
import shutil
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, BrowserContext, Request, Route, async_playwright

from shared.web import assets

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ORIGIN = "http://penholder.test"
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
LOOK = os.environ.get("PENHOLDER_LOOK")
"""A folder for pictures of the pages, for whoever wants to look at them."""
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """A browser; without one the test is skipped and says so, or fails where CI is set."""
    if shutil.which(CHROMIUM) is None:
        missing = f"no Chromium at {CHROMIUM}; set CHROMIUM to its path"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        try:
            yield browser
        finally:
            await browser.close()


async def serve(context: BrowserContext, pages: Mapping[str, str]) -> list[Request]:
    """Answers ``ORIGIN/name`` from ``pages`` and ``/static`` from ours, under the real policy.

    The requests for anything else come back in the list, answered with 404.
    """
    unknown: list[Request] = []

    async def answer(route: Route, request: Request) -> None:
        path = urlsplit(request.url).path
        name = path.rsplit("/", 1)[-1]
        if path.startswith("/static/"):
            await route.fulfill(body=assets.read(name), content_type=assets.media_type(name))
        elif request.url.startswith(ORIGIN) and path[1:] in pages:
            headers = {"Content-Security-Policy": assets.POLICY}
            await route.fulfill(body=pages[path[1:]], content_type="text/html", headers=headers)
        else:
            unknown.append(request)
            await route.fulfill(status=404)

    await context.route("**/*", answer)
    return unknown


async def faults(pages: Mapping[str, str]) -> dict[str, str]:
    """What axe finds in each page on a desk and on a phone, and which are wider than the screen."""
    found: dict[str, str] = {}
    async with chromium() as browser:
        for width in (1280, 390):
            context = await browser.new_context(viewport={"width": width, "height": 900})
            await serve(context, pages)
            for name in pages:
                tab = await context.new_page()
                await tab.goto(f"{ORIGIN}/{name}")
                results = await Axe().run(tab, options=RULES)
                if results.violations_count:
                    found[f"{name} at {width}"] = results.generate_report()
                if await tab.evaluate("document.documentElement.scrollWidth") > width:
                    found[f"{name} is wider than {width}"] = ""
                if LOOK:
                    await tab.screenshot(path=f"{LOOK}/{name}-{width}.png", full_page=True)
                await tab.close()
            await context.close()
    return found
