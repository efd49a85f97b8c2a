"""What may be read of bodies: query to response, past the model."""

from uuid import UUID

import msgspec

from services.meetings.bodies.store import SQL
from shared.access.look import Look
from shared.access.sight import EVERYONE
from shared.http.views import Listed
from shared.messages import Role
from shared.registry import view

PAGE = 50


class BodyShown(msgspec.Struct, frozen=True, kw_only=True):
    """A body, in its own words."""

    id: UUID
    name: str
    short_name: str
    symbol: str
    zone: str
    place: str
    session_label: str
    members_only: bool
    version: int | None = None


@view("/bodies/{body}", sees=EVERYONE)
async def show_body(look: Look, body: UUID) -> BodyShown:
    """A body, in its own words."""
    row = await look.row(SQL["show_body"], body, what="body")
    return msgspec.convert(dict(row), BodyShown)


class BodyForm(msgspec.Struct, frozen=True, kw_only=True):
    """What the form for a new body offers."""

    officer: bool
    """Whether the reader may use it: a body has no secretariat of its own before it exists."""


@view("/bodies/new", sees=EVERYONE, page="meetings/bodies/new.html")
async def new_body(look: Look) -> BodyForm:
    """The form with which the secretariat lets a body take its place."""
    return BodyForm(officer=look.actor.holds(Role.SECRETARIAT))


class Delegation(msgspec.Struct, frozen=True, kw_only=True):
    """A delegation, as documents name it."""

    id: UUID
    name: str
    member: bool


class MembersShown(msgspec.Struct, frozen=True, kw_only=True):
    """The members of a body, among all delegations."""

    id: UUID
    name: str
    short_name: str
    members_only: bool
    delegations: list[Delegation]
    officer: bool
    """Whether the reader may change them."""
    version: int


@view("/bodies/{body}/members", sees=EVERYONE, page="meetings/bodies/members.html")
async def show_members(look: Look, body: UUID) -> MembersShown:
    """Who they are, and whether only they hand in drafts."""
    row = await look.row(SQL["show_body"], body, what="body")
    rows = await look.rows(SQL["show_members"], body)
    officer = look.actor.holds(Role.SECRETARIAT, body)
    return msgspec.convert(
        dict(row) | {"delegations": [dict(each) for each in rows], "officer": officer},
        MembersShown,
    )


@view("/bodies", sees=EVERYONE, page="meetings/bodies/bodies.html")
async def list_bodies(look: Look, after: UUID | None = None) -> Listed[BodyShown]:
    """All bodies by name."""
    rows = await look.rows(SQL["list_bodies"], after, PAGE)
    items = [msgspec.convert(dict(row), BodyShown) for row in rows]
    return Listed(items=items, after=str(items[-1].id) if len(items) == PAGE else None)
