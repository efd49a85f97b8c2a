"""The ledger of sponsors, as of now or of any moment."""

from datetime import UTC, datetime
from uuid import UUID

import msgspec

from services.meetings.drafts import store as drafts
from services.meetings.drafts.sponsors.model import Delegation, Printed, in_order
from services.meetings.drafts.store import SEES_DRAFT, SQL
from services.meetings.drafts.views.head import Head, head_of
from shared.access.look import Look
from shared.registry import view


class Stands(msgspec.Struct, frozen=True, kw_only=True):
    """A sponsor at the moment that is asked about."""

    delegation: UUID
    name: str
    since: datetime
    source: str
    main: bool = False


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the ledger: when it happened, and when, by whom and how it was recorded."""

    delegation: UUID
    name: str
    joined: bool
    source: str
    happened_at: datetime
    recorded_at: datetime
    recorded_by: UUID


class PrintedOn(msgspec.Struct, frozen=True, kw_only=True):
    """The head of a revision, as it was issued."""

    number: int
    symbol: str
    issued_at: datetime
    sponsors: list[Printed]


class SponsorsShown(msgspec.Struct, frozen=True, kw_only=True):
    """Who sponsors a draft; ``as_of`` in UTC."""

    draft: Head
    as_of: datetime
    asked: bool
    """Whether a moment was asked about, or it is now."""
    standing: tuple[Stands, ...]
    ledger: tuple[Entry, ...]
    printed: tuple[PrintedOn, ...]
    delegations: tuple[Delegation, ...] = ()
    """For an officer's form."""
    own: UUID | None = None

    @property
    def joined(self) -> bool:
        """Whether the reader's delegation sponsors it."""
        return any(each.delegation == self.own for each in self.standing)


@view("/drafts/{draft}/sponsors", sees=SEES_DRAFT, page="meetings/sponsors/sponsors.html")
async def show_sponsors(look: Look, draft: UUID, as_of: datetime | None = None) -> SponsorsShown:
    """Who sponsored it at a moment (a time without a zone is UTC), and how that came about."""
    head = await head_of(look, draft)
    moment = (as_of if as_of.tzinfo else as_of.replace(tzinfo=UTC)) if as_of else look.now
    entries = [
        msgspec.convert(dict(row), Entry) for row in await look.rows(SQL["acts_shown"], draft)
    ]
    names = await drafts.delegations(look.pool) if "enter" in head.may else []
    return SponsorsShown(
        draft=head,
        as_of=moment,
        asked=as_of is not None,
        standing=await standing_at(look, head, moment),
        ledger=tuple(entries),
        printed=await printed_of(look, draft),
        delegations=tuple(names),
        own=look.actor.delegation,
    )


async def standing_at(look: Look, head: Head, moment: datetime) -> tuple[Stands, ...]:
    """In the order of documents, the main sponsor among them once the draft was issued."""
    rows = await look.rows(SQL["standing_as_of"], head.id, moment)
    found = {row["name"]: msgspec.convert(dict(row), Stands) for row in rows}
    if head.issued_at and head.issued_at <= moment:
        name = head.main_sponsor or ""
        found[name] = Stands(
            delegation=head.delegation, name=name, since=head.issued_at, source="text", main=True
        )
    return tuple(found[each.name] for each in in_order([Printed(name=name) for name in found]))


async def printed_of(look: Look, draft: UUID) -> tuple[PrintedOn, ...]:
    """By revision, the newest first."""
    found: dict[int, PrintedOn] = {}
    for row in await look.rows(SQL["printed_sponsors"], draft):
        on = found.setdefault(
            row["number"],
            PrintedOn(
                number=row["number"], symbol=row["symbol"], issued_at=row["issued_at"], sponsors=[]
            ),
        )
        on.sponsors.append(msgspec.convert(dict(row), Printed))
    return tuple(found.values())
