"""The live stream: a page hears of its reader's alerts as they come.

A page resumes from the last number of its reader's own inbox, read from the database; the broker
only wakes it. Without the broker it still looks with each beat.
"""

import asyncio
import re
from collections.abc import AsyncGenerator
from contextlib import suppress
from typing import Any
from uuid import UUID

import msgspec
from litestar import Request, get
from litestar.di import NamedDependency
from litestar.types import ASGIApp, Receive, Scope, Send

from services.notifications.alerts import model, store
from services.notifications.alerts.hub import Hub, Page
from services.notifications.alerts.store import SQL, ToldItem
from services.notifications.wording.model import Reader, sentence
from shared.access.visitor import Visitor
from shared.http.language import language_of
from shared.registry import Means

BEAT_SECONDS = 15.0
PAGE = 50
RETRY_MILLISECONDS = 2000


class News(msgspec.Struct, frozen=True, kw_only=True):
    """What the page shows of an alert."""

    text: str
    href: str
    unread: int


class Unread(msgspec.Struct, frozen=True, kw_only=True):
    """What the page shows beside the inbox's name."""

    unread: int


HEAD = re.compile(r": |\. |\.$")
"""Where the first statement of a sentence ends."""
ROOM = 80
"""Characters that the bar of a phone has room for; a longer sentence stands in the inbox."""
NUMBER = re.compile(r"[0-9]{1,18}")
"""Of an inbox; what is none is as good as no number at all."""


@get("/live", name="live", media_type="text/event-stream", include_in_schema=False)
async def live(
    request: Request[Any, Any, Any],
    visitor: NamedDependency[Visitor],
    means: NamedDependency[Means],
) -> ASGIApp:
    """Server-sent events of one's own inbox, after ``Last-Event-ID`` or ``?after=``."""
    person = visitor.require_signed_in().id
    hub = await hub_of(request, means)
    claims = visitor.claims
    reader = Reader(language=language_of(request), zone=claims.zone if claims else None)
    given = request.headers.get("last-event-id") or request.query_params.get("after") or ""
    after = int(given) if NUMBER.fullmatch(given) else None
    page = hub.enter(person)
    return Stream(means, hub, page, reader, after, until=claims.expires if claims else 0)


async def hub_of(request: Request[Any, Any, Any], means: Means) -> Hub:
    """One for each process, made for its first page."""
    state = request.app.state
    if "live" not in state:
        state["live"] = hub = Hub(means)
        await hub.listen()
    found: Hub = state["live"]
    return found


class Stream:
    """One page's stream, as an ASGI application: it watches whether the page is still there."""

    def __init__(
        self,
        means: Means,
        hub: Hub,
        page: Page,
        reader: Reader,
        after: int | None,
        *,
        until: int,
    ) -> None:
        self.pool = means.database.pool
        self.clock = means.database.clock
        self.until = until
        """When the sign-in ends: from then on nobody hears anything."""
        self.hub = hub
        self.page = page
        self.reader = reader
        self.after = after

    async def __call__(self, _: Scope, receive: Receive, send: Send) -> None:
        """Until the page goes."""
        try:
            writing = asyncio.create_task(self.write(send))
            leaving = asyncio.create_task(gone(receive))
            await asyncio.wait({writing, leaving}, return_when=asyncio.FIRST_COMPLETED)
            for task in (writing, leaving):
                task.cancel()
            for task in (writing, leaving):
                with suppress(asyncio.CancelledError, OSError):
                    await task
        finally:
            self.hub.leave(self.page)

    async def write(self, send: Send) -> None:
        headers = [
            (b"content-type", b"text/event-stream; charset=utf-8"),
            (b"cache-control", b"no-cache"),
            (b"x-accel-buffering", b"no"),
        ]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        async for chunk in self.events():
            await send({"type": "http.response.body", "body": chunk, "more_body": True})
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def events(self) -> AsyncGenerator[bytes]:
        """The count first, then what came since; after that, whatever wakes the page.

        When the sign-in has ended, the page asks anew and is told so.
        """
        unread, newest = await self.count()
        if self.after is None:
            self.after = newest
        yield f"retry: {RETRY_MILLISECONDS}\n\n".encode()
        yield event("unread", Unread(unread=unread))
        while self.clock.real().timestamp() < self.until:
            self.page.woken.clear()
            async for chunk in self.news():
                yield chunk
            try:
                async with asyncio.timeout(BEAT_SECONDS):
                    await self.page.woken.wait()
            except TimeoutError:
                yield b": still here\n\n"

    async def news(self) -> AsyncGenerator[bytes]:
        """Each alert under its number; an alert that grows comes again under a new one."""
        while rows := await self.pool.fetch(SQL["news_of"], self.page.person, self.after, PAGE):
            unread, _ = await self.count()
            alerts = [row["alert"] for row in rows]
            items = await store.items_of(self.pool, self.page.person, alerts)
            for row in rows:
                self.after = row["number"]
                of = [each for each in items if each.alert == row["alert"]]
                if of:
                    news = self.headline(of, row["alert"], unread)
                    yield event("alert", news, row["number"])

    def headline(self, items: list[ToldItem], alert: UUID, unread: int) -> News:
        first = model.in_order(items)[0]
        words = sentence(first.fact, first.scene, self.reader)
        if len(words) > ROOM:
            words = HEAD.split(words, maxsplit=1)[0]
        return News(text=words, href=f"/alerts/{alert}", unread=unread)

    async def count(self) -> tuple[int, int]:
        [row] = await self.pool.fetch(SQL["unread_of"], self.page.person)
        return row["unread"], row["newest"]


async def gone(receive: Receive) -> None:
    """When the page has left."""
    while (await receive())["type"] != "http.disconnect":
        continue


def event(name: str, data: msgspec.Struct, number: int | None = None) -> bytes:
    """As an EventSource reads it."""
    head = f"id: {number}\n" if number is not None else ""
    return f"{head}event: {name}\ndata: ".encode() + msgspec.json.encode(data) + b"\n\n"
