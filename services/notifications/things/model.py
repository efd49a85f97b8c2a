"""What is known here of other services' things. No await, no clock, no randomness, no driver."""

from datetime import datetime
from typing import Literal
from uuid import UUID

import msgspec

Kind = Literal["body", "session", "meeting", "deadline", "draft", "plan", "milestone"]

PAGES = {"session": "sessions", "draft": "drafts", "plan": "workplans"}
"""By the kind of a thing that has a page; the others are found on that of the whole."""


class Thing(msgspec.Struct, frozen=True, kw_only=True):
    """Something that may be watched, and that alerts are about."""

    id: UUID
    kind: Kind
    body: UUID
    within: UUID | None = None
    """The session or the plan that it belongs to."""
    title: str


class Meeting(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting as it was last told; wall times in ``zone``."""

    id: UUID
    body: UUID
    session: UUID
    title: str
    starts: datetime | None
    ends: datetime | None
    zone: str
    room: str


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """Whose draft it is. Before it is issued it exists for its own people only."""

    delegation: UUID
    sponsors: tuple[UUID, ...] = ()
    issued: bool


def whole(kind: str, thing: UUID, within_kind: str, within: UUID | None) -> tuple[str, UUID]:
    """The kind and id of what has a page: the thing, or the session or plan that it belongs to."""
    if kind not in PAGES and within:
        return within_kind, within
    return kind, thing


def address(kind: str, thing: UUID, within_kind: str, within: UUID | None) -> str:
    """Of the page; empty where there is none."""
    kind, thing = whole(kind, thing, within_kind, within)
    return f"/{PAGES[kind]}/{thing}" if kind in PAGES else ""
