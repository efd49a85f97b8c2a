"""The secretariat's queue, and the forms for texts."""

from datetime import datetime
from uuid import UUID

import msgspec

from services.meetings.drafts import store
from services.meetings.drafts.sponsors.model import Delegation
from services.meetings.drafts.store import SEES_DESK, SEES_DRAFT, SQL
from services.meetings.drafts.views.head import Head, head_of
from services.meetings.drafts.views.texts import Submitted, waiting_for
from shared.access.look import Look
from shared.access.sight import EVERYONE
from shared.errors import NotAllowed
from shared.http.views import Listed
from shared.messages import Role
from shared.registry import view

PAGE = 50


class Waits(msgspec.Struct, frozen=True, kw_only=True):
    """A text that waits to be issued, with the warnings of its reading."""

    id: UUID
    draft: UUID
    number: int
    title: str
    warnings: tuple[str, ...]
    file_name: str
    submitted_at: datetime
    on_behalf: bool
    symbol: str | None
    """Of the draft, where it is a revision."""
    item: str
    session_title: str
    body_name: str
    zone: str
    place: str
    main_sponsor: str | None


@view("/desk", sees=SEES_DESK, page="meetings/drafts/desk.html")
async def show_desk(look: Look, after: UUID | None = None) -> Listed[Waits]:
    """What waits to be issued in the bodies of a secretariat, the oldest first."""
    if not any(held.role is Role.SECRETARIAT for held in look.actor.held):
        raise NotAllowed("The desk is the secretariat's.")
    rows = await look.rows(SQL["desk"], after, PAGE)
    items = [
        msgspec.convert(dict(row) | {"warnings": msgspec.json.decode(row["warnings"])}, Waits)
        for row in rows
    ]
    return Listed(items=items, after=str(items[-1].id) if len(items) == PAGE else None)


class NewDraft(msgspec.Struct, frozen=True, kw_only=True):
    """What the form for a new draft offers."""

    id: UUID
    title: str
    body: UUID
    body_name: str
    zone: str
    place: str
    due: datetime | None
    closed: bool
    officer: bool
    delegation: UUID | None
    members_only: bool
    """Whether the body takes drafts of its members only."""
    delegations: tuple[Delegation, ...]


@view("/sessions/{session}/drafts/new", sees=EVERYONE, page="meetings/drafts/new.html")
async def new_draft(look: Look, session: UUID) -> NewDraft:
    """The form for a new draft of a session."""
    row = await look.row(SQL["new_draft"], session, what="session")
    values = dict(row) | {
        "officer": look.actor.holds(Role.SECRETARIAT, row["body"]),
        "delegation": look.actor.delegation,
        "delegations": tuple(await store.delegations(look.pool)),
    }
    return msgspec.convert(values, NewDraft)


class NewRevision(msgspec.Struct, frozen=True, kw_only=True):
    """What the form for a revision offers."""

    draft: Head
    waiting: Submitted | None


@view("/drafts/{draft}/revisions/new", sees=SEES_DRAFT, page="meetings/drafts/revise.html")
async def new_revision(look: Look, draft: UUID) -> NewRevision:
    """The form for the next text of a draft."""
    head = await head_of(look, draft)
    waiting, _ = await waiting_for(look, head)
    return NewRevision(draft=head, waiting=waiting)
