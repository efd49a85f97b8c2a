"""Signing in and out: the only writes that are no commands, since nobody is there yet to do them.

A browser gets a signed cookie; a program asks for the same token and sends it as a bearer.
"""

import secrets
from typing import Annotated, Any

import msgspec
from litestar import Request, Response, post
from litestar.datastructures import Cookie
from litestar.di import NamedDependency
from litestar.params import JSONBody

from services.identity.signing.guesses import Guesses
from services.identity.signing.passwords import fits
from shared.access.look import Look
from shared.access.sight import EVERYONE
from shared.access.tokens import COOKIE, SESSION, Claims
from shared.access.visitor import Visitor
from shared.errors import NotSignedIn
from shared.http import language
from shared.http.coerced import Coerced
from shared.http.forms import local
from shared.http.site import Site
from shared.queries import queries
from shared.registry import Means, view
from shared.web.translations import SPOKEN

SQL = queries("services.identity.signing")


class SignIn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who says that they are somebody."""

    email: Annotated[str, msgspec.Meta(max_length=254)]
    """As long as an address of mail may be (RFC 5321)."""
    password: Annotated[str, msgspec.Meta(max_length=1000)]
    to: Annotated[str, msgspec.Meta(max_length=2000)] = "/today"
    """The page to go to; only one of ours."""


class SignedIn(msgspec.Struct, frozen=True, kw_only=True):
    """A token for programs, and the next page for browsers."""

    token: str
    name: str
    next: str


class SignInShown(msgspec.Struct, frozen=True, kw_only=True):
    """The page where one signs in."""

    to: str


@view("/sign-in", sees=EVERYONE, page="identity/signing/sign_in.html")
async def show_sign_in(look: Look, to: str = "/today") -> SignInShown:
    """Where one says who one is."""
    return SignInShown(to=local(to) or "/today")


@post("/sign-in", status_code=200, operation_id="SignIn", middleware=[Coerced(SignIn)])
async def sign_in(
    data: JSONBody[SignIn],
    request: Request[Any, Any, Any],
    means: NamedDependency[Means],
    site: NamedDependency[Site],
) -> Response[SignedIn]:
    """A cookie and a token, for twelve hours of the real clock."""
    account = await authenticated(data, request.client.host if request.client else None, means)
    expires = means.database.clock.real() + SESSION
    token = site.tokens.issue(
        Claims(
            person=account["person"],
            name=account["name"],
            delegation=account["delegation"],
            zone=account["zone"],
            csrf=secrets.token_urlsafe(16),
            expires=int(expires.timestamp()),
        )
    )
    answer = SignedIn(token=token, name=account["name"], next=local(data.to) or "/today")
    cookies = [cookie(site, token, int(SESSION.total_seconds()))]
    if language.COOKIE not in request.cookies and account["language"] in SPOKEN:
        cookies.append(language.cookie(account["language"]))
    return Response(answer, cookies=cookies)


@post("/sign-out", status_code=200, operation_id="SignOut")
async def sign_out(visitor: NamedDependency[Visitor], site: NamedDependency[Site]) -> Response[Any]:
    """The browser forgets; the token itself ends with its hour."""
    return Response({"next": "/"}, cookies=[cookie(site, "", 0)])


async def authenticated(data: SignIn, host: str | None, means: Means) -> Any:
    """The account, after a pause that grows with every wrong password."""
    pool, real = means.database.pool, means.database.clock.real()
    guesses = Guesses(pool, data.email, host, real)
    await guesses.begin()
    account = await pool.fetchrow(SQL["account_by_email"], data.email)
    right = await fits(data.password, account["password"] if account else None)
    if account is None or not right:
        raise NotSignedIn("The address or the password is not right.")
    await guesses.right(account["person"])
    return account


def cookie(site: Site, value: str, seconds: int) -> Cookie:
    """Not for scripts, not for other sites; over TLS only where the system is reached by TLS."""
    return Cookie(
        key=COOKIE,
        value=value,
        max_age=seconds,
        httponly=True,
        secure=site.base.startswith("https:"),
        samesite="lax",
    )
