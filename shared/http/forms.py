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

import re
from typing import Any
from urllib.parse import unquote

import msgspec
from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from shared.access.origin import elsewhere
from shared.access.tokens import Tokens
from shared.clock import Clock
from shared.errors import NotAllowed, NotSignedIn, Refusal
from shared.http.form_fields import MULTIPART, URL_ENCODED, Fields, nested, parsed, text, typed
from shared.http.wire import cookie_of, header, once, whole
from shared.web.page import Problem

FORMS = (URL_ENCODED, MULTIPART)
LEFT_OUT = re.compile(r"[\x00-\x1f\x7f]")
"""A browser drops tabs and line ends from an address: ``/\\t/elsewhere`` is ``//elsewhere``."""


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
        if elsewhere(header(scope, b"origin"), header(scope, b"host")):
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
    return None if address.startswith(("//", "/\\")) or LEFT_OUT.search(address) else address


async def redirect(send: Send, to: str, cookies: list[tuple[bytes, bytes]]) -> None:
    """303: the next page is read, not sent again when it is reloaded."""
    headers = [(b"location", to.encode()), (b"content-length", b"0"), *cookies]
    await send({"type": "http.response.start", "status": 303, "headers": headers})
    await send({"type": "http.response.body", "body": b"", "more_body": False})
