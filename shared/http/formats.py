"""Suffixes: the same address as JSON, calendar, feed or document."""

from typing import Any

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Receive, Scope, Send

SUFFIXES = frozenset({"json", "ics", "atom", "docx", "pdf", "xml", "svg", "html", "txt"})
"""A closed list: a dot in a symbol's address stays part of it."""


class Formats:
    """Around the whole application: takes a known suffix off the address."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == ScopeType.HTTP and not scope["path"].startswith(
            ("/static/", "/schema/")
        ):
            path, dot, suffix = scope["path"].rpartition(".")
            if dot and suffix in SUFFIXES and not path.endswith("/"):
                changed: Any = dict(scope)
                changed["path"] = path
                changed["raw_path"] = path.encode()
                changed["state"] = dict(scope.get("state", {})) | {"format": suffix}
                scope = changed
        await self.app(scope, receive, send)
