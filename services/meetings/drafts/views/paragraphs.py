"""One paragraph of a draft through all its revisions."""

from datetime import datetime
from uuid import UUID

import msgspec

from services.meetings.drafts.store import SEES_DRAFT, SQL
from services.meetings.drafts.views.head import Head, head_of
from shared.access.look import Look
from shared.errors import NotFound
from shared.registry import view


class ParagraphThen(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph as it stands in one text."""

    number: int
    symbol: str
    issued_at: datetime
    label: str
    words: str
    changed: bool
    """Against the text before in which it stands."""
    revises: str = ""
    """That text's symbol."""


class ParagraphShown(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph through all revisions, however it is numbered; the newest first."""

    draft: Head
    id: UUID
    kind: str
    label: str
    place: int
    stands: bool
    """Whether it is in the newest text."""
    history: tuple[ParagraphThen, ...]


@view(
    "/drafts/{draft}/paragraphs/{paragraph}",
    sees=SEES_DRAFT,
    page="meetings/drafts/paragraph.html",
)
async def show_paragraph(look: Look, draft: UUID, paragraph: UUID) -> ParagraphShown:
    """One paragraph, at an address that stays with it."""
    head = await head_of(look, draft)
    rows = await look.rows(SQL["paragraph_shown"], draft, paragraph)
    if not rows:
        raise NotFound("There is no such paragraph in the issued texts of this draft.")
    then = [None, *rows[:-1]]
    history = [
        ParagraphThen(
            number=row["number"],
            symbol=row["symbol"],
            issued_at=row["issued_at"],
            label=row["label"],
            words=row["words"],
            changed=before is not None
            and (before["words"], before["label"]) != (row["words"], row["label"]),
            revises=before["symbol"] if before else "",
        )
        for before, row in zip(then, rows, strict=True)
    ]
    last = rows[-1]
    return ParagraphShown(
        draft=head,
        id=paragraph,
        kind=last["kind"],
        label=last["label"],
        place=last["position"],
        stands=last["number"] == head.revision,
        history=tuple(reversed(history)),
    )
