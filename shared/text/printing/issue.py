"""A text under the symbol with which it was issued: what was handed in rarely bears it."""

import re
from datetime import date

import msgspec

from shared.text import ordinals
from shared.text.structure import Document, Masthead


class Issue(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a text beside its words. ``day`` is that of the duty station."""

    symbol: str
    organ: str
    day: date | None
    session: str
    """As the body says it: "Twenty-eighth session"."""
    item: str


def issued(document: Document, issue: Issue) -> Document:
    """With a masthead that says so; a masthead that was printed keeps all but its symbol."""
    if not issue.symbol:
        return document
    masthead = document.masthead
    if not masthead.pieces:
        masthead = _made(issue)
    elif masthead.symbol != issue.symbol:
        masthead = _under(masthead, issue.symbol)
    return msgspec.structs.replace(document, masthead=masthead)


def _made(issue: Issue) -> Masthead:
    word = re.sub(r"\s+(?:regular |substantive )?session$", "", issue.session, flags=re.I)
    limited = re.search(r"/(?:L|CRP)\.", issue.symbol)
    return Masthead(
        symbol=issue.symbol,
        organ=issue.organ or None,
        distribution="limited" if limited else "general",
        date=issue.day,
        session=ordinals.number(word) if issue.session else None,
        agenda_item=issue.item or None,
    )


def _under(masthead: Masthead, symbol: str) -> Masthead:
    """The printed lines with the other symbol, which stands first where there was none."""
    own = masthead.symbol
    if own and any(own in piece for piece in masthead.pieces):
        pieces = tuple(piece.replace(own, symbol) for piece in masthead.pieces)
    else:
        pieces = (symbol, *masthead.pieces)
    return msgspec.structs.replace(masthead, symbol=symbol, pieces=pieces)
