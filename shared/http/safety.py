"""What every answer says to the browser, so that it runs and loads nothing but ours."""

import asyncio
from typing import Any

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from shared.web.assets import POLICY

HEADERS = [
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
]
GONE = {"type": "http.disconnect"}


class Safety:
    """Around the whole application; no inline script or style, and nothing from another host."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *HEADERS]
            await send(message)

        if scope["type"] != ScopeType.HTTP:
            await self.app(scope, receive, send)
        elif scope["method"] == "HEAD":
            await self.app({**scope, "method": "GET"}, *without_body(receive, guarded))
        else:
            await self.app(scope, receive, guarded)


def without_body(receive: Receive, send: Send) -> tuple[Receive, Send]:
    """To HEAD the answer is that to GET, less its body: it ends with its headers.

    From then on the page is gone to whoever still writes, so that a stream ends as well.
    """
    answered = asyncio.Event()

    async def headers_only(message: Message) -> None:
        if message["type"] == "http.response.start":
            await send(message)
            await send({"type": "http.response.body", "body": b"", "more_body": False})
            answered.set()

    async def until_answered() -> Any:
        reading = asyncio.ensure_future(receive())
        waiting = asyncio.ensure_future(answered.wait())
        try:
            await asyncio.wait({reading, waiting}, return_when=asyncio.FIRST_COMPLETED)
            return GONE if answered.is_set() else await reading
        finally:
            reading.cancel()
            waiting.cancel()

    return until_answered, headers_only
