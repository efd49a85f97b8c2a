"""The one place where a refusal becomes HTTP: problem details (RFC 9457), or a page for people."""

import logging
import re
from typing import Any

import asyncpg
import msgspec
import nats.errors
from litestar import Request, Response
from litestar.exceptions import HTTPException

from shared.errors import Conflict, Refusal, RuleBroken, Unanswered
from shared.http.site import Site, render
from shared.web.page import Problem

logger = logging.getLogger(__name__)
MEDIA_TYPE = "application/problem+json"
TEMPLATE = "shared/problem.html"
AWAY = (
    OSError,
    asyncpg.PostgresConnectionError,
    asyncpg.OperatorInterventionError,  # it is being stopped, or starts and recovers
    asyncpg.InsufficientResourcesError,  # its disk is full, or it has no connection left
    asyncpg.PostgresSystemError,
    asyncpg.ReadOnlySQLTransactionError,  # another server has taken its place
    asyncpg.InterfaceError,
    nats.errors.Error,
)
FIELD = re.compile(r"([a-z_]+(?:\.[a-z0-9_]+|\[\.\.\.\])*): (.+)", re.DOTALL)
CROSSED = (asyncpg.TransactionRollbackError, asyncpg.UniqueViolationError)
UNKEPT = (asyncpg.CharacterNotInRepertoireError, asyncpg.UntranslatableCharacterError)


class Details(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The body of every refusal."""

    type: str
    title: str
    status: int
    detail: str
    errors: dict[str, str] = {}
    """By field, where the shape of the input was wrong."""


def refused(refusal: Refusal) -> Details:
    """What a refusal says."""
    return Details(
        type=f"/problems/{type(refusal).__name__}",
        title=refusal.title,
        status=refusal.status,
        detail=str(refusal),
        errors=at_field(str(refusal)),
    )


def at_field(words: str) -> dict[str, str]:
    """``zone: Vienna is no IANA time zone.`` stands at the field ``zone``."""
    named = FIELD.match(words)
    return {named[1]: named[2]} if named else {}


def malformed(error: HTTPException) -> Details:
    """What the framework refused: an unknown address, a body of the wrong shape."""
    extra = error.extra if isinstance(error.extra, list) else []
    errors = {
        str(each.get("key") or each.get("source") or "body"): str(each.get("message", ""))
        for each in extra
        if isinstance(each, dict)
    }
    missing = error.status_code == 404
    return Details(
        type="/problems/NotFound" if missing else "/problems/Malformed",
        title="There is nothing at this address" if missing else "This is not filled in right",
        status=error.status_code,
        detail="; ".join(f"{field}: {words}" for field, words in errors.items()) or error.detail,
        errors=errors,
    )


MISTAKE = Details(
    type="/problems/Mistake",
    title="Something went wrong here",
    status=500,
    detail="It is a mistake of the system, not yours. Nothing was changed. It has been written"
    " down for the operator.",
)


class Problems:
    """Exception handlers of the application, as values for Litestar."""

    def __init__(self, site: Site) -> None:
        self.site = site

    def handlers(self) -> dict[Any, Any]:
        """By class of exception."""
        return {
            Refusal: lambda request, error: self.answer(request, refused(error)),
            HTTPException: lambda request, error: self.answer(request, malformed(error)),
            **dict.fromkeys(CROSSED, lambda request, _: self.answer(request, refused(CROSSING))),
            **dict.fromkeys(AWAY, self.on_outage),
            **dict.fromkeys(UNKEPT, lambda request, _: self.answer(request, refused(NO_TEXT))),
            **dict.fromkeys((OverflowError, asyncpg.DataError), self.on_excess),
            RecursionError: lambda request, _: self.answer(request, refused(TOO_DEEP)),
            Exception: self.on_mistake,
        }

    def on_outage(self, request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
        """The database or the broker is away: nothing was lost, and one may try again."""
        logger.warning("%s %s: %r", request.method, request.url.path, error)
        full = isinstance(error, asyncpg.DiskFullError)
        return self.answer(request, refused(NO_ROOM if full else OUTAGE))

    def on_excess(self, request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
        """No calendar and no database holds it; other bad data are a mistake of ours."""
        if not isinstance(error.__cause__ or error, OverflowError):
            return self.on_mistake(request, error)
        logger.warning("%s %s: %r", request.method, request.url.path, error)
        return self.answer(request, refused(EXCESS))

    def on_mistake(self, request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
        """Never what went wrong inside: that is in the log."""
        logger.error("%s %s failed", request.method, request.url.path, exc_info=error)
        return self.answer(request, MISTAKE)

    def answer(self, request: Request[Any, Any, Any], details: Details) -> Response[Any]:
        """A page for a person who looks; problem details for programs and for forms."""
        if request.method == "GET" and "text/html" in request.headers.get("accept", ""):
            return Response(
                self.page(request, details), status_code=details.status, media_type="text/html"
            )
        return Response(
            msgspec.json.encode(details), status_code=details.status, media_type=MEDIA_TYPE
        )

    def page(self, request: Request[Any, Any, Any], details: Details) -> str:
        """A refused form shows its own problem already; any other page shows this one."""
        state = request.scope["state"]
        state.setdefault("problem", Problem(title=details.title, detail=details.detail))
        return render(self.site, request, TEMPLATE, details=details)


CROSSING = Conflict("Somebody changed the same thing at the same moment. Please try again.")
NO_TEXT = RuleBroken("A text holds a character (NUL) that no text may hold. Remove it.")
EXCESS = RuleBroken("A date or a number lies far outside of what is kept here. Give another one.")
TOO_DEEP = RuleBroken("This is nested deeper than anything that is taken here.")
NO_ROOM = Unanswered(
    "The disk is full, so nothing more can be kept. Nothing was changed. The operator has to make"
    " room; then try again."
)
OUTAGE = Unanswered("A part of the system is away for a moment. Nothing is lost; try again.")
