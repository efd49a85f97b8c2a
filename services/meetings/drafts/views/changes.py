"""What changed between any two revisions of a draft, word by word."""

from datetime import datetime
from typing import Literal
from uuid import UUID

import msgspec
from markupsafe import Markup

from services.meetings.drafts.store import SEES_DRAFT
from services.meetings.drafts.texts import store as texts
from services.meetings.drafts.texts.model import blocks, known, lines
from services.meetings.drafts.texts.printing import Tracked, tracked
from services.meetings.drafts.views.head import Head, head_of, revised
from services.meetings.drafts.views.texts import (
    RevisionListed,
    chosen,
    revisions_of,
    waiting_for,
)
from shared.access.look import Look
from shared.errors import NotFound
from shared.registry import Rendered, view
from shared.text.compare import html
from shared.text.compare.model import Comparison
from shared.text.compare.summary import Counts, count
from shared.text.compare.text import redline
from shared.text.compare.work import Compared, follow
from shared.web.translations import translations

Layout = Literal["inline", "sides"]


class Redline(msgspec.Struct, frozen=True, kw_only=True):
    """A comparison of two issued texts."""

    before: str
    """Their symbols."""
    after: str
    summary: str
    counts: Counts
    comparison: Comparison

    def inline(self, language: str) -> Markup:
        """The text once, with its changes in it."""
        return html.inline(self.comparison, translations(language))

    def sides(self, language: str) -> Markup:
        """Both texts beside each other."""
        titles = (self.before, self.after)
        return html.side_by_side(self.comparison, translations(language), titles=titles)

    def text(self) -> str:
        """As a mail would carry it: the changed paragraphs only."""
        head = f"{self.before} → {self.after}\n{self.summary}."
        return f"{head}\n\n{redline(self.comparison)}".rstrip() + "\n"


class ChangesShown(msgspec.Struct, frozen=True, kw_only=True):
    """Two revisions compared; no redline while there is but one text."""

    draft: Head
    revisions: tuple[RevisionListed, ...]
    layout: Layout
    from_number: int | None = None
    to_number: int | None = None
    redline: Redline | None = None


def as_text(answer: ChangesShown, *, base: str, now: datetime) -> Rendered:
    """The redline of the changed paragraphs, for a mail or a terminal."""
    words = answer.redline.text() if answer.redline else "There is one text, and nothing changed.\n"
    return Rendered(content=words.encode(), media_type="text/plain")


def compared(answer: ChangesShown) -> Tracked | None:
    """The two revisions of the redline; a text that waits is not issued, and so not printed."""
    by_number: dict[int | None, RevisionListed] = {r.number: r for r in answer.revisions}
    before, after = by_number.get(answer.from_number), by_number.get(answer.to_number)
    if answer.redline is None or before is None or after is None:
        return None
    return Tracked(
        before=before.id,
        after=after.id,
        comparison=answer.redline.comparison,
        symbols=(before.symbol, after.symbol),
        at=after.issued_at,
    )


@view(
    "/drafts/{draft}/changes",
    sees=SEES_DRAFT,
    page="meetings/drafts/changes.html",
    formats={"txt": as_text, "docx": tracked(compared)},
)
async def show_changes(
    look: Look,
    draft: UUID,
    from_: int | None = None,
    to: int | None = None,
    layout: Layout = "inline",
    *,
    waiting: bool = False,
) -> ChangesShown:
    """From one revision to another; without saying which, the newest against the one it revises.

    ``waiting`` asks what the text that waits would change, for those who may know of it.
    """
    head = await head_of(look, draft)
    revisions = await revisions_of(look, draft)
    shown = ChangesShown(draft=head, revisions=tuple(revisions), layout=layout)
    if waiting:
        return msgspec.structs.replace(shown, redline=await would_change(look, head, revisions))
    after = chosen(revisions, to)
    if after is None or (len(revisions) < 2 and from_ is None):
        return shown
    before = chosen(revisions, from_ if from_ is not None else max(after.number - 1, 0))
    if before is None or before.number == after.number:
        return msgspec.structs.replace(shown, from_number=after.number, to_number=after.number)
    found = await texts.between(look.pool, look.workbench, before.id, after.id)
    return msgspec.structs.replace(
        shown,
        from_number=before.number,
        to_number=after.number,
        redline=redline_of(before.symbol, after.symbol, found),
    )


async def would_change(look: Look, head: Head, revisions: list[RevisionListed]) -> Redline:
    """Against the newest text; not kept, since it may be replaced before it is issued."""
    waiting, document = await waiting_for(look, head)
    if waiting is None or document is None or not revisions:
        raise NotFound("No revision of this draft waits to be issued, or it is not yours to see.")
    before = known(await texts.read(look.pool, revisions[-1].id))
    after = blocks(lines(document))
    found = await look.workbench.run(follow, before, after, seconds=texts.COMPARE_SECONDS)
    return redline_of(head.newest, revised(head.symbol, waiting.number), found)


def redline_of(before: str, after: str, found: Compared) -> Redline:
    """Under the symbols of both texts."""
    return Redline(
        before=before,
        after=after,
        summary=found.summary,
        counts=count(found.comparison),
        comparison=found.comparison,
    )
