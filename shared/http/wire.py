"""ASGI by hand, for what stands around the application: bodies, headers, the cookie."""

from collections.abc import Callable
from typing import Any

from litestar.types import Receive, Scope

from shared.access.tokens import COOKIE
from shared.errors import RuleBroken, TooLarge

LARGEST = 12 << 20
"""Bytes of a form, its file included."""
LARGEST_JSON = LARGEST // 3 * 4 + (1 << 16)
"""Bytes of any body: there a file travels as base64."""


async def whole(receive: Receive, largest: int = LARGEST) -> bytes:
    """A body of bounded size."""
    content = bytearray()
    while True:
        message = await receive()
        if message["type"] != "http.request":
            raise RuleBroken("The form did not arrive whole. Send it again.")
        content += message["body"]
        if len(content) > largest:
            raise TooLarge(f"A form may be {LARGEST >> 20} MB large, its file included.")
        if not message["more_body"]:
            return bytes(content)


def once(content: bytes) -> Callable[[], Any]:
    """A body that is read in one piece."""
    messages = [{"type": "http.request", "body": content, "more_body": False}]

    async def receive() -> Any:
        return messages.pop() if messages else {"type": "http.disconnect"}

    return receive


def header(scope: Scope, name: bytes) -> str:
    """The first header of that name."""
    return next((v.decode("latin-1") for n, v in scope.get("headers", []) if n == name), "")


def chunked(scope: Scope) -> bool:
    """A body whose length is not told beforehand."""
    return header(scope, b"transfer-encoding") != ""


def cookie_of(scope: Scope) -> str | None:
    """The sign-in cookie, from among the others."""
    for each in header(scope, b"cookie").split(";"):
        name, _, value = each.strip().partition("=")
        if name == COOKIE:
            return value
    return None
