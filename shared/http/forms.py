"""Forms of a page become the API's own requests, and refusals come back onto their page.

A form posts to a command's address. Its field names are those of the command's body, with dots
for what is nested (``dates.opens``) and ``[]`` for lists; five more say how it is sent:

* ``_method``   the command's method, where it is not POST
* ``_version``  the version that was read (``If-Match``)
* ``_key``      one key for each form shown (``Idempotency-Key``)
* ``_from``     the page with the form: a refusal is shown there, with what was typed
* ``_next``     where to go afterwards; ``{id}`` stands for what was made or changed
* ``_csrf``     what the signed-in person's own pages carry
"""

import base64
import io
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import msgspec
from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send
from multipart import MultipartError, MultipartParser, parse_options_header

from shared.access.tokens import COOKIE, Tokens
from shared.clock import Clock
from shared.errors import NotAllowed, NotSignedIn, Refusal, RuleBroken, TooLarge
from shared.web.page import Problem

LARGEST = 12 << 20
"""Bytes in one form, its file included."""
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
Fields = dict[str, list[str | bytes]]


class Forms:
    """Around the whole application, so that no route needs to know of forms."""

    def __init__(self, app: ASGIApp, tokens: Tokens, clock: Clock) -> None:
        self.app = app
        self.tokens = tokens
        self.clock = clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        kind = header(scope, b"content-type").partition(";")[0].strip().lower()
        if scope["type"] != ScopeType.HTTP or scope.get("method") != "POST" or kind not in FORMS:
            await self.app(scope, receive, send)
            return
        fields: Fields = {}
        try:
            fields = parsed(header(scope, b"content-type"), await whole(receive))
            self.require_own_page(scope, fields)
            answer = await self.carried_out(scope, fields)
        except Refusal as refusal:
            answer = Answer.of(refusal)
        await self.show(scope, receive, send, fields, answer)

    def require_own_page(self, scope: Scope, fields: Fields) -> None:
        """Another site's page cannot send a form in a signed-in person's name."""
        origin = header(scope, b"origin")
        if origin not in ("", "null") and urlsplit(origin).netloc != header(scope, b"host"):
            raise NotAllowed("This form was sent from another site.")
        cookie = cookie_of(scope)
        if cookie is None:
            return
        try:
            expected = self.tokens.read(cookie, self.clock.real()).csrf
        except NotSignedIn:  # an old cookie signs nobody in, so there is nothing to protect
            return
        if text(fields, "_csrf") != expected:
            raise NotAllowed("This form is not from your own sign-in. Load the page again.")

    async def carried_out(self, scope: Scope, fields: Fields) -> "Answer":
        """Send it on as the JSON request that a program would have sent."""
        content = msgspec.json.encode(nested(fields))
        method = (text(fields, "_method") or "POST").upper()
        headers = [
            (name, value)
            for name, value in scope["headers"]
            if name not in (b"content-type", b"content-length", b"accept", b"transfer-encoding")
        ]
        headers += [
            (b"content-type", b"application/json"),
            (b"content-length", str(len(content)).encode()),
            (b"accept", b"application/json"),
        ]
        for name, field in ((b"if-match", "_version"), (b"idempotency-key", "_key")):
            if value := text(fields, field):
                headers.append((name, value.encode()))
        answer = Answer()
        sent: Any = dict(scope) | {"method": method, "headers": headers, "state": {"form": True}}
        await self.app(sent, once(content), answer.take)
        return answer

    async def show(
        self, scope: Scope, receive: Receive, send: Send, fields: Fields, answer: "Answer"
    ) -> None:
        """After success the next page; after a refusal the form again, as it was typed."""
        if answer.status < 400:
            await redirect(send, next_page(fields, answer), answer.cookies())
            return
        page = local(text(fields, "_from")) or "/"
        path, _, query = page.partition("?")
        headers = [(n, v) for n, v in scope["headers"] if n not in (b"accept", b"content-type")]
        state = {"problem": answer.problem(), "typed": typed(fields)}
        sent: Any = dict(scope) | {
            "method": "GET",
            "path": unquote(path),
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "headers": [*headers, (b"accept", b"text/html")],
            "state": state,
        }

        async def with_status(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["status"] = answer.status
            await send(message)

        await self.app(sent, once(b""), with_status)


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
            letters = msgspec.json.decode(await whole(receive))
            try:
                content = msgspec.json.encode(msgspec.convert(letters, self.body, strict=False))
            except msgspec.ValidationError as error:
                raise RuleBroken(in_words(error)) from error
            await app(scope, once(content), send)

        return coerced


def in_words(error: msgspec.ValidationError) -> str:
    """``Invalid date - at `$.dates.opens``` names the field as the form does."""
    what, _, where = str(error).partition(" - at `$.")
    return f"{where.rstrip('`')}: {what}." if where else f"{what}."


class Answer:
    """What the application answered, kept until it is known what to show."""

    def __init__(self) -> None:
        self.status = 500
        self.headers: list[tuple[bytes, bytes]] = []
        self.content = b""

    @classmethod
    def of(cls, refusal: Refusal) -> "Answer":
        """A refusal before anything was sent on."""
        answer = cls()
        answer.status = refusal.status
        answer.content = msgspec.json.encode({"title": refusal.title, "detail": str(refusal)})
        return answer

    async def take(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.headers = list(message["headers"])
        elif message["type"] == "http.response.body":
            self.content += message["body"]

    def cookies(self) -> list[tuple[bytes, bytes]]:
        return [(name, value) for name, value in self.headers if name.lower() == b"set-cookie"]

    def fields(self) -> dict[str, Any]:
        try:
            decoded = msgspec.json.decode(self.content or b"{}")
        except msgspec.DecodeError:
            return {}
        return decoded if isinstance(decoded, dict) else {}

    def problem(self) -> Problem:
        """The refusal in words, for the page."""
        said = self.fields()
        return Problem(
            title=said.get("title", "This was not carried out"),
            detail=said.get("detail", ""),
            errors=said.get("errors", {}),
        )


def next_page(fields: Fields, answer: Answer) -> str:
    """Where the form says, or where it was shown."""
    made = str(answer.fields().get("id", ""))
    wanted = local(answer.fields().get("next")) or local(text(fields, "_next"))
    return (wanted or local(text(fields, "_from")) or "/").replace("{id}", made)


def local(address: Any) -> str | None:
    """Only a page of ours: an address elsewhere would make a trap of our forms."""
    if not isinstance(address, str) or not address.startswith("/"):
        return None
    return None if address.startswith(("//", "/\\")) or "\n" in address else address


async def redirect(send: Send, to: str, cookies: list[tuple[bytes, bytes]]) -> None:
    """303: the next page is read, not sent again when it is reloaded."""
    headers = [(b"location", to.encode()), (b"content-length", b"0"), *cookies]
    await send({"type": "http.response.start", "status": 303, "headers": headers})
    await send({"type": "http.response.body", "body": b"", "more_body": False})


async def whole(receive: Receive) -> bytes:
    """A body of bounded size."""
    content = bytearray()
    while True:
        message = await receive()
        if message["type"] != "http.request":
            raise RuleBroken("The form did not arrive whole. Send it again.")
        content += message["body"]
        if len(content) > LARGEST:
            raise TooLarge(f"A form may be {LARGEST >> 20} MB large, its file included.")
        if not message["more_body"]:
            return bytes(content)


def once(content: bytes) -> Callable[[], Any]:
    """A body that is read in one piece."""
    messages = [{"type": "http.request", "body": content, "more_body": False}]

    async def receive() -> Any:
        return messages.pop() if messages else {"type": "http.disconnect"}

    return receive


def parsed(content_type: str, content: bytes) -> Fields:
    """The fields by name, each with what was given; an empty file or field is not there."""
    kind, options = parse_options_header(content_type)
    if kind == FORMS[0]:
        pairs: list[tuple[str, str | bytes]] = [*parse_qsl(content.decode("utf-8", "replace"))]
    else:
        pairs = list(parts(content, options.get("boundary", "")))
    fields: Fields = {}
    for name, value in pairs:
        if value:
            fields.setdefault(name, []).append(value)
    return fields


def parts(content: bytes, boundary: str) -> list[tuple[str, str | bytes]]:
    """A file comes as bytes, its name beside it as ``<field>_name``."""
    found: list[tuple[str, str | bytes]] = []
    try:
        for part in MultipartParser(io.BytesIO(content), boundary, strict=True):
            if part.filename is None:
                found.append((part.name, part.value))
            elif part.size:
                found += [(part.name, part.raw), (f"{part.name}_name", part.filename)]
    except (MultipartError, ValueError) as error:
        raise RuleBroken("The form is not one that a browser sends.") from error
    return found


def text(fields: Fields, name: str) -> str | None:
    """The last of a field's values, if it is text."""
    values = [value for value in fields.get(name, []) if isinstance(value, str)]
    return values[-1].strip() if values else None


def typed(fields: Fields) -> dict[str, str]:
    """What the form shows again; a file must be chosen anew."""
    return {name: words for name in fields if (words := text(fields, name)) is not None}


def nested(fields: Fields) -> dict[str, Any]:
    """The body of the command: ``dates.opens`` inside ``dates``, ``people[]`` a list."""
    body: dict[str, Any] = {}
    for name, values in fields.items():
        if name.startswith("_"):
            continue
        *outer, last = name.removesuffix("[]").split(".")
        place = body
        for each in outer:
            place = place.setdefault(each, {})
        given = [plain(value) for value in values]
        place[last] = given if name.endswith("[]") else given[-1]
    return body


def plain(value: str | bytes) -> str:
    """Bytes travel in JSON as base64, as msgspec reads them."""
    return base64.b64encode(value).decode() if isinstance(value, bytes) else value.strip()


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
