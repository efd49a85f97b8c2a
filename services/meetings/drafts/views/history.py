"""What happened to a draft, the newest first: read from its tables, not from the log."""

from datetime import datetime
from typing import Literal, get_args
from uuid import UUID

import msgspec

from services.meetings.drafts.store import SEES_DRAFT, SQL
from services.meetings.drafts.views.head import Head, head_of
from services.meetings.drafts.views.texts import revisions_of
from shared.access.look import Look
from shared.registry import view

What = Literal["submitted", "issued", "revised", "joined", "withdrew", "concluded"]


class Happened(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that happened."""

    what: What
    at: datetime
    symbol: str = ""
    number: int | None = None
    summary: str = ""
    delegation: str = ""
    source: str = ""


class HistoryShown(msgspec.Struct, frozen=True, kw_only=True):
    """What happened to a draft, the newest first."""

    draft: Head
    history: tuple[Happened, ...]


@view("/drafts/{draft}/history", sees=SEES_DRAFT, page="meetings/drafts/history.html")
async def show_history(look: Look, draft: UUID) -> HistoryShown:
    """Texts, sponsors and outcome; what is not issued shows to those who may know of it."""
    head = await head_of(look, draft)
    happened = [*await texts_handed_in(look, head), *await texts_issued(look, draft)]
    happened += await sponsors_moved(look, draft)
    if head.outcome and head.concluded_at:
        happened.append(
            Happened(
                what="concluded", at=head.concluded_at, summary=head.outcome, symbol=head.became
            )
        )
    return HistoryShown(draft=head, history=tuple(sorted(happened, key=place, reverse=True)))


def place(happened: Happened) -> tuple[datetime, int, int]:
    """Of what is entered for the same moment, a text is handed in before it is issued."""
    ranks = list(get_args(What))
    number = happened.number or (0 if happened.what != "concluded" else 1_000_000)
    return happened.at, number, ranks.index(happened.what)


async def texts_handed_in(look: Look, head: Head) -> list[Happened]:
    """The submissions that the reader may know of."""
    return [
        Happened(
            what="submitted",
            at=row["submitted_at"],
            number=row["number"],
            summary=row["state"],
            delegation=head.main_sponsor or "",
        )
        for row in await look.rows(SQL["submissions_shown"], head.id)
    ]


async def texts_issued(look: Look, draft: UUID) -> list[Happened]:
    """Each revision."""
    return [
        Happened(
            what="revised" if each.number else "issued",
            at=each.issued_at,
            symbol=each.symbol,
            number=each.number,
            summary=each.summary,
        )
        for each in await revisions_of(look, draft)
    ]


async def sponsors_moved(look: Look, draft: UUID) -> list[Happened]:
    """The ledger; whoever is named in a text joined with it."""
    return [
        Happened(
            what="joined" if row["joined"] else "withdrew",
            at=row["happened_at"],
            delegation=row["name"],
            source=row["source"],
        )
        for row in reversed(await look.rows(SQL["acts_shown"], draft))
    ]
