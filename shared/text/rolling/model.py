"""The structure of a rolling text.

What negotiators wrote is stored as they wrote it ("EU, CH (supported by Norway):", "del. US",
"(agreed ad ref)"); what it means is told from that by ``attributions`` and ``states``, so that the
two can never disagree.
"""

from collections.abc import Iterator
from typing import Literal

import msgspec

Mark = Literal["~~", "**", "__", "*"]
Between = Literal["", "OR", "//", "|", "/", ";"]
Kind = Literal[
    "masthead",
    "status",
    "title",
    "formula",
    "heading",
    "preambular",
    "operative",
    "item",
    "continued",
    "annex",
    "annexed",
    "closing",
    "note",
]
PARAGRAPHS: tuple[Kind, ...] = ("preambular", "operative")
BELOW: tuple[Kind, ...] = ("item", "continued")
"""What belongs to the paragraph above it."""


class Words(msgspec.Struct, frozen=True, tag="words"):
    """Words that nobody marked."""

    text: str


class Marked(msgspec.Struct, frozen=True, tag="marked"):
    """Struck through (``~~``), bold (``**``), underlined (``__``) or in italics (``*``)."""

    mark: Mark
    pieces: tuple["Words | Marked | Bracket", ...]


class Alternative(msgspec.Struct, frozen=True, kw_only=True):
    """One choice of a bracket, or what somebody says about the words beside it.

    ``said`` ends in a colon where it says whose words follow ("EU/CH:"); without one it is a remark
    ("EU: delete", "pending capital") and no words follow. Words that nobody signed have none.
    """

    said: str = ""
    pieces: tuple["Words | Marked | Bracket", ...] = ()

    @property
    def remark(self) -> bool:
        return bool(self.said) and not self.said.rstrip("*_").endswith(":")


class Bracket(msgspec.Struct, frozen=True, kw_only=True, tag="bracket"):
    """What is not agreed. ``between`` parts the alternatives, "" where there is only one.

    ``before`` and ``after`` are authors who stand outside of it: "EU: [all]", "[all] (EU, CH)".
    """

    alternatives: tuple[Alternative, ...]
    between: Between = ""
    before: str = ""
    after: str = ""

    @property
    def remark(self) -> bool:
        """Whether it holds no words, only what is said about those before it."""
        return all(each.remark for each in self.alternatives)


Piece = Words | Marked | Bracket


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One printed paragraph, sub-paragraph or line.

    ``label`` is as written ("OP7 bis", "7 *bis*.", "(a)", "##"); ``by`` names who proposes the
    paragraph ("EU/CH:", "(Mexico)"); ``noted`` and ``noted_before`` are what is said of its state
    behind and in front of its words. ``enclosed``: brackets around all of it, label included.
    """

    kind: Kind
    label: str = ""
    by: str = ""
    noted_before: str = ""
    pieces: tuple[Piece, ...] = ()
    noted: str = ""
    enclosed: bool = False


class RollingText(msgspec.Struct, frozen=True, kw_only=True):
    """All of a text in its order: masthead, status, title, and the paragraphs."""

    lines: tuple[Line, ...] = ()

    @property
    def title(self) -> str:
        """Without what is not agreed of it: the words as they stand."""
        return next((standing(line.pieces) for line in self.lines if line.kind == "title"), "")

    @property
    def status(self) -> str:
        """ "Status: 7 April 6 PM": the snapshot as it was published."""
        return next((standing(line.pieces) for line in self.lines if line.kind == "status"), "")


def inside(piece: Piece) -> Iterator[tuple[Piece, ...]]:
    """The sequences of pieces that it holds."""
    if isinstance(piece, Marked):
        yield piece.pieces
    elif isinstance(piece, Bracket):
        yield from (each.pieces for each in piece.alternatives)


def brackets(pieces: tuple[Piece, ...]) -> Iterator[Bracket]:
    """All of them in reading order, an outer one before those in it."""
    for piece in pieces:
        if isinstance(piece, Bracket):
            yield piece
        for within in inside(piece):
            yield from brackets(within)


def standing(pieces: tuple[Piece, ...]) -> str:
    """The words in front: outside of brackets, and the first alternative that has any."""
    return " ".join("".join(_standing(pieces)).split())


def _standing(pieces: tuple[Piece, ...]) -> Iterator[str]:
    for piece in pieces:
        if isinstance(piece, Words):
            yield piece.text
        else:
            yield from _standing(next((within for within in inside(piece) if within), ()))
