"""Who stands behind a request: a person with roles, or nobody."""

from typing import Any

import asyncpg
import msgspec
from litestar import Request
from litestar.connection import ASGIConnection

from shared.access.directory import actor_of
from shared.access.origin import forged
from shared.access.tokens import COOKIE, Claims, Tokens
from shared.clock import Clock
from shared.errors import NotAllowed, NotSignedIn
from shared.messages import NOBODY, Actor


class Visitor(msgspec.Struct, frozen=True, kw_only=True):
    """What a view or a command knows of who asks."""

    actor: Actor
    claims: Claims | None = None
    """None for a visitor who has not signed in."""

    def require_signed_in(self) -> Actor:
        if self.claims is None:
            raise NotSignedIn("This needs a person who has signed in.")
        return self.actor


OUTSIDER = Visitor(actor=NOBODY)


def token_of(request: ASGIConnection[Any, Any, Any, Any]) -> str | None:
    """A program's bearer token, or else the cookie of a browser."""
    scheme, _, bearer = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return bearer
    return own_cookie(request)


def own_cookie(request: ASGIConnection[Any, Any, Any, Any]) -> str | None:
    """A browser adds its cookie to whatever another site's page asks it to send."""
    cookie, said = request.cookies.get(COOKIE), request.headers
    if cookie is None or request.scope["state"].get("form"):  # a form has shown its own token
        return cookie
    if forged(str(request.scope.get("method")), said.get("origin", ""), said.get("host", "")):
        raise NotAllowed("This was sent from another site's page in your name.")
    return cookie


async def visitor_of(
    request: Request[Any, Any, Any], tokens: Tokens, pool: asyncpg.Pool, clock: Clock
) -> Visitor:
    """A browser with an old cookie is an outsider; a program with a bad token is told so."""
    token = token_of(request)
    if token is None:
        return OUTSIDER
    try:
        claims = tokens.read(token, clock.real())
        actor = await actor_of(pool, claims.person)
        if actor is None:
            raise NotSignedIn("The person who signed in is not known here any more.")
    except NotSignedIn:
        if "authorization" in request.headers:
            raise
        return OUTSIDER
    return Visitor(actor=actor, claims=claims)
