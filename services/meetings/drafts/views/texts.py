"""The text of a draft: the list of drafts, one draft by revision, one paragraph over revisions."""

from datetime import datetime
from uuid import UUID

import msgspec

from services.meetings.drafts.sponsors.model import Printed, in_order, recognise
from services.meetings.drafts.store import SEES_DRAFT, SQL, delegations
from services.meetings.drafts.texts import store as texts
from services.meetings.drafts.texts.model import Line, Standing, lines
from services.meetings.drafts.texts.printing import printed
from services.meetings.drafts.views.head import Head, head_of
from shared.access.look import Look
from shared.errors import NotFound
from shared.http.views import Listed
from shared.registry import view
from shared.text.structure import Document

PAGE = 100


class DraftListed(msgspec.Struct, frozen=True, kw_only=True):
    """A draft in a list; without a symbol it is not issued, and few see it."""

    id: UUID
    title: str
    symbol: str | None
    newest: str | None
    item: str
    session: UUID
    session_title: str
    body_name: str
    main_sponsor: str | None
    sponsors: int
    outcome: str | None
    became: str


class RevisionListed(msgspec.Struct, frozen=True, kw_only=True):
    """A revision without its text."""

    id: UUID
    number: int
    symbol: str
    title: str
    summary: str
    issued_at: datetime
    recorded_at: datetime


class DeadlineShown(msgspec.Struct, frozen=True, kw_only=True):
    """What is due of a draft in its session."""

    subject: str
    title: str
    due: datetime | None
    zone: str
    place: str


class Submitted(msgspec.Struct, frozen=True, kw_only=True):
    """A text that was handed in, with what its reader should look at."""

    id: UUID
    number: int
    title: str
    warnings: tuple[str, ...]
    file_name: str
    submitted_at: datetime
    on_behalf: bool
    state: str


class DraftShown(msgspec.Struct, frozen=True, kw_only=True):
    """A draft with one of its texts: the newest, if no other is asked for."""

    draft: Head
    version: int | None
    number: int | None
    """Of the revision that is shown; None for a text that is not issued yet."""
    symbol: str
    text: tuple[Line, ...]
    printed: tuple[Printed, ...]
    """In the head of the text; for one that is not issued, those whom it names."""
    joined: tuple[str, ...]
    """Those who sponsor it now and are not printed on this text."""
    left: tuple[str, ...]
    """Those who are printed on this text and sponsor it no longer."""
    sponsors: tuple[UUID, ...]
    revisions: tuple[RevisionListed, ...]
    deadlines: tuple[DeadlineShown, ...]
    waiting: Submitted | None = None

    @property
    def issued_at(self) -> datetime | None:
        """When the text that is shown was issued."""
        return next((r.issued_at for r in self.revisions if r.number == self.number), None)


@view("/drafts", sees=SEES_DRAFT, page="meetings/drafts/drafts.html")
async def list_drafts(
    look: Look,
    session: UUID | None = None,
    body: UUID | None = None,
    after: UUID | None = None,
) -> Listed[DraftListed]:
    """Drafts by session, the newest session first: what is issued, and what is one's own."""
    rows = await look.rows(SQL["list_drafts"], session, body, after, PAGE, look.now)
    items = [msgspec.convert(dict(row), DraftListed) for row in rows]
    return Listed(items=items, after=str(items[-1].id) if len(items) == PAGE else None)


def text_shown(answer: DraftShown) -> tuple[UUID | None, str]:
    """The id and symbol of what the page shows: a revision, or the text that waits."""
    for each in answer.revisions:
        if each.number == answer.number:
            return each.id, each.symbol
    return (answer.waiting.id if answer.waiting else None), ""


@view(
    "/drafts/{draft}",
    sees=SEES_DRAFT,
    page="meetings/drafts/draft.html",
    formats=printed(text_shown),
)
async def show_draft(look: Look, draft: UUID, revision: int | None = None) -> DraftShown:
    """A draft with its newest text, or that of one revision."""
    head = await head_of(look, draft)
    revisions = await revisions_of(look, draft)
    shown = chosen(revisions, revision)
    waiting, document = await waiting_for(look, head)
    text: list[Standing] | list[Line] = []
    in_head: list[Printed] = []
    if shown:
        text = await texts.read(look.pool, shown.id)
        in_head = await printed_on(look, draft, shown.number)
    elif document:
        text = lines(document)
        in_head = recognise(document.sponsors, await delegations(look.pool))
    standing = await look.rows(SQL["standing_as_of"], draft, look.now)
    on_text = {each.delegation for each in in_head}
    now = {row["delegation"]: row["name"] for row in standing}
    later = [Printed(name=n, delegation=d) for d, n in now.items() if d not in on_text]
    left = [
        each.name
        for each in in_head
        if each.delegation and each.delegation not in {*now, head.delegation}
    ]
    return DraftShown(
        draft=head,
        version=head.version,
        number=shown.number if shown else None,
        symbol=shown.symbol if shown else "",
        text=tuple(text),
        printed=tuple(in_head),
        joined=tuple(each.name for each in in_order(later)),
        left=tuple(left) if shown and head.open_to_sponsors else (),
        sponsors=tuple(now),
        revisions=tuple(revisions),
        deadlines=await deadlines_of(look, draft),
        waiting=waiting,
    )


def chosen(revisions: list[RevisionListed], number: int | None) -> RevisionListed | None:
    """The newest if none is asked for; None before the first is issued."""
    if number is None:
        return revisions[-1] if revisions else None
    for each in revisions:
        if each.number == number:
            return each
    raise NotFound(f"There is no revision {number} of this draft.")


async def revisions_of(look: Look, draft: UUID) -> list[RevisionListed]:
    """Those that are issued, the first one first."""
    rows = await look.rows(SQL["revisions_shown"], draft)
    return [msgspec.convert(dict(row), RevisionListed) for row in rows]


async def deadlines_of(look: Look, draft: UUID) -> tuple[DeadlineShown, ...]:
    """Those of the session that concern drafts."""
    rows = await look.rows(SQL["deadlines_shown"], draft)
    return tuple(msgspec.convert(dict(row), DeadlineShown) for row in rows)


async def waiting_for(look: Look, head: Head) -> tuple[Submitted | None, Document | None]:
    """The text that waits to be issued, for those who may know of it."""
    for row in await look.rows(SQL["submissions_shown"], head.id):
        if row["state"] == "waiting" or (head.symbol is None and row["state"] == "withdrawn"):
            return submitted(row), msgspec.json.decode(row["structure"], type=Document)
    return None, None


def submitted(row: object) -> Submitted:
    """A row of the table."""
    values = dict(row)  # type: ignore[call-overload]
    warnings = msgspec.json.decode(values["warnings"], type=tuple[str, ...])
    return msgspec.convert(values | {"warnings": warnings}, Submitted)


async def printed_on(look: Look, draft: UUID, number: int | None) -> list[Printed]:
    """The sponsors in the head of one revision, as it was issued."""
    return [
        msgspec.convert(dict(row), Printed)
        for row in await look.rows(SQL["printed_sponsors"], draft)
        if row["number"] == number
    ]
