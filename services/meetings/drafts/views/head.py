"""What every page of a draft begins with."""

from datetime import datetime
from uuid import UUID

import msgspec

from services.meetings.drafts.store import SQL
from shared.access.look import Look
from shared.messages import Actor, Role
from shared.text import symbols


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """A draft without its text."""

    id: UUID
    body: UUID
    body_name: str
    zone: str
    place: str
    session: UUID
    session_title: str
    item: str
    delegation: UUID
    main_sponsor: str | None
    open_to_sponsors: bool
    title: str
    symbol: str | None
    revision: int | None
    outcome: str | None
    became: str
    submitted_at: datetime
    issued_at: datetime | None
    concluded_at: datetime | None
    version: int | None = None
    """For those who keep the text: versions count also what others do not see."""
    may: tuple[str, ...] = ()
    """What a page offers its reader: ``submit``, ``issue``, ``conclude``, ``withdraw``, and for
    sponsors ``enter`` (as an officer) or ``act`` (for one's own delegation)."""

    @property
    def newest(self) -> str:
        """The symbol of the newest text."""
        return revised(self.symbol, self.revision)

    @property
    def short(self) -> str:
        """The last part of its symbol: L.6."""
        return self.symbol.rpartition("/")[2] if self.symbol else ""

    @property
    def became_slug(self) -> str:
        """The way to what it became."""
        return symbols.parse(self.became).slug if self.became else ""

    @property
    def at(self) -> int:
        """Which of the steps it stands at: submitted, issued, revised, concluded."""
        if self.outcome:
            return 3
        return 0 if self.symbol is None else min(1 + (self.revision or 0), 2)


def revised(symbol: str | None, revision: int | None) -> str:
    """The symbol of a revision."""
    return str(symbols.parse(symbol).revision(revision or 0)) if symbol else ""


async def head_of(look: Look, draft: UUID) -> Head:
    """NotFound where the actor does not see it."""
    row = await look.row(SQL["show_draft"], draft, what="draft")
    head = msgspec.convert(dict(row), Head)
    may = allowed(look.actor, head)
    keeps = look.actor.delegation == head.delegation or "issue" in may
    return msgspec.structs.replace(head, may=may, version=head.version if keeps else None)


def allowed(actor: Actor, head: Head) -> tuple[str, ...]:
    """What a page offers; the commands decide."""
    officer = actor.holds(Role.SECRETARIAT, head.body)
    delegate = actor.holds(Role.DELEGATE, head.body) and actor.delegation is not None
    own = delegate and actor.delegation == head.delegation
    stands = head.outcome is None
    open_ = stands and head.symbol is not None and head.open_to_sponsors
    offers = {
        "submit": stands and (own or officer),
        "issue": officer,
        "conclude": officer and stands and head.symbol is not None,
        "withdraw": own and stands,
        "enter": officer and open_,
        "act": delegate and not own and open_,
    }
    return tuple(name for name, offered in offers.items() if offered)
