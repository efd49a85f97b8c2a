"""The pages in a real browser: for everyone, at every width, with and without script."""

import asyncio
from collections.abc import AsyncIterator
from typing import Literal

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, BrowserContext, Page, Route

from shared.web import assets
from tests.browser import ORIGIN, chromium, serve
from tests.shared.web.gallery import build

PAGES = build()
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


@pytest.fixture(scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as browser:
        yield browser


async def opened(context: BrowserContext, name: str) -> Page:
    tab = await context.new_page()
    await tab.goto(f"{ORIGIN}/{name}")
    return tab


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_finds_nothing(
    browser: Browser, scheme: Literal["light", "dark"], width: int
) -> None:
    context = await browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme
    )
    await serve(context, PAGES)
    found: dict[str, str] = {}

    for name in PAGES:
        tab = await opened(context, name)
        results = await Axe().run(tab, options=RULES)
        if results.violations_count:
            found[name] = results.generate_report()
        await tab.close()

    await context.close()
    assert found == {}


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
async def test_no_page_is_wider_than_the_screen(browser: Browser, width: int) -> None:
    context = await browser.new_context(viewport={"width": width, "height": 900})
    await serve(context, PAGES)
    wide: list[str] = []

    for name in PAGES:
        tab = await opened(context, name)
        if await tab.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(name)
        await tab.close()

    await context.close()
    assert wide == []


async def test_nothing_breaks_the_policy_and_nothing_else_is_asked_for(browser: Browser) -> None:
    context = await browser.new_context()
    unknown = await serve(context, PAGES)
    said: list[str] = []
    context.on("console", lambda message: said.append(message.text))

    for name in PAGES:
        await (await opened(context, name)).close()

    await context.close()
    asked = {request.url.removeprefix(ORIGIN).split("?")[0] for request in unknown}
    assert asked <= {"/live"}
    assert [words for words in said if "404" not in words] == []


async def test_targets_are_44_pixels_high(browser: Browser) -> None:
    context = await browser.new_context(viewport={"width": 390, "height": 900})
    await serve(context, PAGES)
    tab = await opened(context, "form")

    heights = await tab.eval_on_selector_all(
        "nav a, button:not([hidden]), .button, input:not([type=hidden]):not([type=radio])"
        ":not([type=checkbox]), select, textarea, .check",
        "all => all.filter(one => one.checkVisibility())"
        ".map(one => [one.outerHTML.slice(0, 80), one.getBoundingClientRect().height])",
    )

    await context.close()
    assert [one for one in heights if one[1] < 44] == []


class Stream:
    """A server of pages and of a stream that breaks after one alert, then is refused once."""

    def __init__(self) -> None:
        self.asked: asyncio.Queue[tuple[str, str | None]] = asyncio.Queue()
        self.count = 0

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        path = head[0].split(" ")[1]
        headers = dict(line.lower().split(": ", 1) for line in head[1:] if line)
        if path.startswith("/live"):
            status, kind, body = self.live(path, headers.get("last-event-id"))
        elif path.startswith("/static/"):
            name = path.split("/")[-1].split("?")[0]
            status, kind, body = 200, assets.media_type(name), assets.read(name)
        else:
            status, kind, body = 200, "text/html", PAGES["today"].encode()
        writer.write(
            f"HTTP/1.1 {status} x\r\nContent-Type: {kind}\r\nConnection: close\r\n\r\n".encode()
        )
        writer.write(body)
        await writer.drain()
        writer.close()

    def live(self, path: str, last: str | None) -> tuple[int, str, bytes]:
        self.asked.put_nowait((path, last))
        self.count += 1
        news = b'{"text": "Rev.1 was issued", "href": "/changes", "unread": 4}'
        body = b"retry: 50\nid: 42\nevent: alert\ndata: " + news + b"\n\n"
        return (503 if self.count == 2 else 200), "text/event-stream", body


async def test_news_come_as_a_line_and_resume_after_the_last(browser: Browser) -> None:
    stream = Stream()
    server = await asyncio.start_server(stream.answer, "127.0.0.1", 0)
    context = await browser.new_context()
    tab = await context.new_page()

    await tab.goto(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/")
    await tab.wait_for_selector(".live a")
    asked = [await asyncio.wait_for(stream.asked.get(), 10) for _ in range(3)]
    await tab.wait_for_timeout(100)
    words = await tab.inner_text(".live")
    target = await tab.get_attribute(".live a", "href")
    unread = await tab.inner_text("[data-unread] > span:first-child")

    await context.close()
    server.close()
    assert "Rev.1 was issued" in words
    assert "more" not in words  # the same alert, sent three times, is one
    assert target == "/changes"
    assert unread == "4"
    assert asked == [("/live?after=41", None), ("/live?after=41", "42"), ("/live?after=42", None)]


async def test_keys_lead_from_change_to_change(browser: Browser) -> None:
    context = await browser.new_context()
    await serve(context, PAGES)
    tab = await opened(context, "changes")

    visited = []
    for key in ("n", "n", "p"):
        await tab.keyboard.press(key)
        visited.append(await tab.evaluate("document.activeElement.id"))
    await tab.keyboard.press("?")
    shown = await tab.is_visible("#keys")
    await tab.uncheck("[data-keys-on]")
    await tab.keyboard.press("Escape")
    await tab.keyboard.press("n")
    after = await tab.evaluate("document.activeElement.id")

    await context.close()
    assert visited == ["change-1", "change-2", "change-1"]
    assert shown
    assert after != "change-2"


async def test_a_form_keeps_what_was_typed_and_is_sent_once(browser: Browser) -> None:
    context = await browser.new_context()
    await serve(context, PAGES)
    sent: list[str] = []

    async def refuse(route: Route) -> None:
        sent.append(route.request.method)
        await asyncio.sleep(0.2)
        await route.abort("connectionfailed")

    await context.route("**/moves", refuse)
    tab = await opened(context, "move")
    await tab.fill("[name=basis]", "A decision of the Bureau")
    await tab.reload()
    kept = await tab.input_value("[name=basis]")
    await tab.evaluate(
        "() => { const b = document.querySelector('main .fields button'); b.click(); b.click(); }"
    )
    await asyncio.sleep(0.5)
    await tab.goto(f"{ORIGIN}/today")
    await tab.goto(f"{ORIGIN}/move")
    arrived = await tab.input_value("[name=basis]")

    await context.close()
    assert kept == "A decision of the Bureau"
    assert sent == ["POST"]
    assert arrived != "A decision of the Bureau"


async def test_a_page_stands_without_script(browser: Browser) -> None:
    context = await browser.new_context(java_script_enabled=False)
    await serve(context, PAGES)
    tab = await opened(context, "changes")

    visible = await tab.inner_text("body")

    await context.close()
    assert "Moved from paragraph 2" in visible
    assert "Keyboard shortcuts" not in visible
