"""The rules of drafts. No await, no clock, no randomness, no driver."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

import msgspec

from services.meetings.events.drafts import (
    DraftConcluded,
    DraftIssued,
    DraftRevised,
    DraftSubmitted,
)
from services.meetings.events.sessions import Part
from shared.errors import Conflict, RuleBroken
from shared.text import ordinals, symbols
from shared.text.errors import BadSymbol
from shared.web.times import at_place

OUTCOMES = ("adopted", "withdrawn", "not acted on", "deferred", "merged")
ASSEMBLY = "A"
"""Its symbols carry the session; those of others carry the year."""


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A draft resolution, whatever its revision."""

    id: UUID
    body: UUID
    session: UUID
    item: str
    delegation: UUID
    """The main sponsor, who keeps the text."""
    open_to_sponsors: bool
    title: str
    symbol: str | None = None
    """As first issued; None before that."""
    revision: int | None = None
    """The newest that is issued; 0 is the text as first issued."""
    outcome: str | None = None
    became: str = ""

    @property
    def newest(self) -> str:
        """The symbol of the newest text; "" before the draft is issued."""
        if self.symbol is None:
            return ""
        return str(symbols.parse(self.symbol).revision(self.revision or 0))

    @property
    def short(self) -> str:
        """As people call it: "L.6"."""
        return self.symbol.rpartition("/")[2] if self.symbol else "the draft"


def submit(draft: Draft) -> list[DraftSubmitted]:
    """Handed in, and known to nobody else yet."""
    return [
        DraftSubmitted(
            id=draft.id, body=draft.body, session=draft.session, delegation=draft.delegation
        )
    ]


def require_in_time(what: str, due: datetime | None, now: datetime, zone: str, place: str) -> None:
    """``what`` may still be done at the very instant it is due."""
    if due is not None and now > due:
        raise RuleBroken(
            f"{what} closed on {at_place(due, zone, place)}. The secretariat can reopen it."
        )


def require_standing(draft: Draft) -> None:
    """Once the body has acted, or the sponsors have withdrawn it, a draft changes no more."""
    if draft.outcome:
        raise Conflict(
            f"{capital(draft.short)} is concluded ({draft.outcome}), so it changes no more."
        )


def issue(
    draft: Draft, symbol: str, title: str, sponsors: Sequence[UUID] = ()
) -> tuple[Draft, list[DraftIssued]]:
    """Under its first symbol, with the ``sponsors`` whom its text lets join."""
    require_standing(draft)
    if draft.symbol:
        raise Conflict(f"This draft is issued already, as {draft.symbol}.")
    issued = DraftIssued(
        id=draft.id,
        body=draft.body,
        session=draft.session,
        delegation=draft.delegation,
        symbol=symbol,
        title=title,
        sponsors=tuple(sponsors),
    )
    return msgspec.structs.replace(draft, symbol=symbol, revision=0, title=title), [issued]


def revise(draft: Draft, number: int, title: str, summary: str) -> tuple[Draft, list[DraftRevised]]:
    """Rev.1 follows the text as first issued, Rev.2 follows Rev.1: none is left out."""
    require_standing(draft)
    if draft.symbol is None or draft.revision is None:
        raise Conflict("This draft is not issued yet. Issue it first; revisions follow.")
    if number != draft.revision + 1:
        raise Conflict(f"The next revision of {draft.short} is Rev.{draft.revision + 1}.")
    revised = msgspec.structs.replace(draft, revision=number, title=title)
    fact = DraftRevised(
        id=draft.id,
        body=draft.body,
        session=draft.session,
        symbol=revised.newest,
        revises=draft.newest,
        revision=number,
        title=title,
        summary=summary,
    )
    return revised, [fact]


def conclude(draft: Draft, outcome: str, became: str) -> tuple[Draft, list[DraftConcluded]]:
    """Saying the same twice raises nothing; saying otherwise contradicts."""
    if outcome not in OUTCOMES:
        raise RuleBroken(f"outcome: say one of {', '.join(OUTCOMES)}.")
    if became:
        require_symbol(became, "became")
    if draft.outcome == outcome and became in ("", draft.became):
        return draft, []
    if draft.outcome != outcome:
        require_standing(draft)
    if draft.symbol is None and outcome != "withdrawn":
        raise RuleBroken("outcome: a draft that was never issued can only be withdrawn.")
    fact = DraftConcluded(
        id=draft.id,
        body=draft.body,
        session=draft.session,
        symbol=draft.newest,
        outcome=outcome,
        became=became,
    )
    return msgspec.structs.replace(draft, outcome=outcome, became=became), [fact]


def series(body_symbol: str, letter: str, title: str, parts: Sequence[Part], today: date) -> str:
    """What a session's drafts begin with: ``E/CN.15/2019/L.`` or ``A/C.3/74/L.``."""
    return f"{body_symbol}/{period(body_symbol, title, parts, today)}/{letter}."


def period(body_symbol: str, title: str, parts: Sequence[Part], today: date) -> str:
    """The session of the Assembly, the year of others: that in which the session ends."""
    number = ordinals.number(title.removesuffix("session").strip())
    if body_symbol.split("/")[0] == ASSEMBLY and number:
        return str(number)
    return str(max((part.closes or today for part in parts), default=today).year)


def numbered(symbol: str, prefix: str) -> int | None:
    """The number of a symbol in the series, if it is of that series."""
    number = symbol.removeprefix(prefix)
    return int(number) if symbol.startswith(prefix) and number.isdecimal() else None


def require_symbol(text: str, field: str) -> symbols.Symbol:
    """A symbol as documents carry it, or a refusal at its field."""
    try:
        return symbols.parse(text)
    except BadSymbol as error:
        raise RuleBroken(f"{field}: {error}") from error


def capital(words: str) -> str:
    """As a sentence begins."""
    return words[:1].upper() + words[1:]
