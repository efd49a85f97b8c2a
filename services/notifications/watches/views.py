"""What may be read of watches: one's own, nobody else's."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import msgspec

from services.notifications.things.model import address
from services.notifications.watches.store import SQL
from shared.access.look import Look
from shared.access.sight import sees
from shared.errors import NotSignedIn
from shared.http.views import Listed
from shared.messages import NOBODY
from shared.registry import view

PAGE = 50


class WatchShown(msgspec.Struct, frozen=True, kw_only=True):
    """A watch, or a mute."""

    id: UUID
    thing: UUID
    kind: str
    title: str
    within: UUID | None
    muted: bool
    version: int
    href: str
    """Of its page, or of the page of what it belongs to; empty where it has none."""


@view(
    "/watches",
    sees=sees("watch", "one's own", SQL),
    page="notifications/watches/watches.html",
)
async def list_watches(
    look: Look, thing: UUID | None = None, after: UUID | None = None
) -> Listed[WatchShown]:
    """The latest first; ``thing`` asks of one alone, so that a page knows which button to show."""
    if look.actor == NOBODY:
        raise NotSignedIn("Watches belong to a person. Sign in to see yours.")
    rows = await look.rows(SQL["list_watches"], after, thing, PAGE)
    items = [msgspec.convert(dict(row) | {"href": page_of(dict(row))}, WatchShown) for row in rows]
    return Listed(items=items, after=str(items[-1].id) if len(items) == PAGE else None)


def page_of(row: Mapping[str, Any]) -> str:
    """Where it is shown."""
    return address(row["kind"], row["thing"], row["within_kind"], row["within"])
