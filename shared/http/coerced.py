"""Middleware of one command's route: bodies that a form or a bare request can send."""

import re

import msgspec
from litestar.types import ASGIApp, Receive, Scope, Send

from shared.errors import RuleBroken
from shared.http.wire import LARGEST_JSON, chunked, header, once, whole

NEEDED = re.compile(r"Object missing required field `(\w+)`")


class Coerced:
    """On one command's route: what a form can only say in letters becomes a number or a date."""

    def __init__(self, body: type[msgspec.Struct]) -> None:
        self.body = body

    def __call__(self, app: ASGIApp) -> ASGIApp:
        """As Litestar asks of a middleware."""

        async def coerced(scope: Scope, receive: Receive, send: Send) -> None:
            if header(scope, b"content-length") in ("", "0") and not chunked(scope):
                await app(scope, once(b"{}"), send)  # a command may say it all in its address
                return
            if not scope.get("state", {}).get("form"):
                await app(scope, receive, send)
                return
            letters = msgspec.json.decode(await whole(receive, LARGEST_JSON))
            try:
                content = msgspec.json.encode(msgspec.convert(letters, self.body, strict=False))
            except msgspec.ValidationError as error:
                raise RuleBroken(in_words(error)) from error
            await app(scope, once(content), send)

        return coerced


def in_words(error: msgspec.ValidationError) -> str:
    """``Invalid date - at `$.dates.opens``` names the field as the form does."""
    what, _, where = str(error).partition(" - at `$.")
    if needed := NEEDED.fullmatch(what):
        return ".".join(filter(None, (where.rstrip("`"), needed[1]))) + ": This is needed."
    return f"{where.rstrip('`')}: {what}." if where else f"{what}."
