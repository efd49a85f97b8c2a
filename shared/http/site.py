"""What every request of one application shares, handed in by the composition."""

from typing import Any

import msgspec
from litestar import Request

from shared.access.tokens import Tokens
from shared.access.visitor import OUTSIDER, Visitor
from shared.clock import Clock
from shared.http.language import language_of
from shared.messages import Role
from shared.web.page import ClockBar, Page, Reader
from shared.web.render import Pages

SECTIONS = {
    "alerts": "inbox",
    "bodies": "desk",
    "deadlines": "calendar",
    "documents": "drafts",
    "mailbox": "inbox",
    "meetings": "calendar",
    "milestones": "workplan",
    "people": "desk",
    "sessions": "calendar",
    "watches": "inbox",
    "workplans": "workplan",
}
"""The entry of the navigation that leads to pages under another first word."""


class Site(msgspec.Struct, frozen=True, kw_only=True):
    """Templates, keys and clocks of one application."""

    pages: Pages
    tokens: Tokens
    clock: Clock
    base: str
    """The address under which people reach it, without a slash at its end."""
    zone: str = "UTC"
    """The duty station's IANA zone, for the clock bar."""
    place: str = "UTC"


def render(site: Site, request: Request[Any, Any, Any], template: str, **values: object) -> str:
    """A page for whoever asks, with the refusal of their last form where there was one."""
    state = request.scope["state"]
    return site.pages.render(
        template,
        page_of(site, request),
        problem=state.get("problem"),
        typed=state.get("typed", {}),
        clock_bar=clock_bar(site),
        now=site.clock.now(),
        visitor=state.get("visitor", OUTSIDER),
        **values,
    )


def page_of(site: Site, request: Request[Any, Any, Any]) -> Page:
    """The frame around any page."""
    visitor: Visitor = request.scope["state"].get("visitor", OUTSIDER)
    claims = visitor.claims
    query = request.scope["query_string"].decode("latin-1")
    return Page(
        path=request.scope["path"] + (f"?{query}" if query else ""),
        language=language_of(request),
        zone=claims.zone if claims else None,
        csrf=claims.csrf if claims else "",
        section=section_of(request.scope["path"]),
        reader=reader_of(visitor),
    )


def kept_as(site: Site, request: Request[Any, Any, Any]) -> str | None:
    """Under which name a page may be kept for the next visitor; None if it is this one's own."""
    state = request.scope["state"]
    own = state.get("visitor", OUTSIDER) is not OUTSIDER or "problem" in state or "typed" in state
    if own or site.clock.stepped or request.scope["query_string"]:
        return None
    page = page_of(site, request)
    return f"page {page.language} {page.path}"


def section_of(path: str) -> str:
    """Under which entry of the navigation an address belongs."""
    first = path.split("/")[1]
    return SECTIONS.get(first, first)


def reader_of(visitor: Visitor) -> Reader | None:
    """The unread count is the inbox's own, and comes with its live stream."""
    if visitor.claims is None:
        return None
    roles = {held.role for held in visitor.actor.held}
    return Reader(
        name=visitor.claims.name,
        delegation=visitor.claims.delegation or None,
        officer=Role.SECRETARIAT in roles,
        operator=Role.OPERATOR in roles,
    )


def clock_bar(site: Site) -> ClockBar | None:
    """Shown only where somebody may step the world's time."""
    if not site.clock.stepped:
        return None
    return ClockBar(now=site.clock.now(), zone=site.zone, place=site.place)
