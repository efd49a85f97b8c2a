"""What a comparison is made of. Every struct is immutable and goes to JSON and back."""

from enum import StrEnum
from typing import Protocol
from uuid import UUID

import msgspec

from shared.text.structure import Call

ALGORITHM = "penholder-compare-2"
"""Stored in every comparison. It changes whenever the same two texts could compare differently."""


class Block(Protocol):
    """A piece of a text in reading order. ``label`` is the printed number, "" where none is."""

    @property
    def kind(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def text(self) -> str: ...


class Known(Block, Protocol):
    """A block that carries an identity already."""

    @property
    def id(self) -> UUID: ...


class Corrections(msgspec.Struct, frozen=True, kw_only=True):
    """What a person decided about two given texts, as (index before, index after).

    Both texts are immutable, so that the indices, and with them the decision, stay true.
    """

    joined: frozenset[tuple[int, int]] = frozenset()
    """The same paragraph, however different it reads."""
    parted: frozenset[tuple[int, int]] = frozenset()
    """Never the same paragraph, however alike it reads."""


class Matching(msgspec.Struct, frozen=True, kw_only=True):
    """Which block is which, by index. A pair is one identity; each index is in one pair at most."""

    pairs: dict[int, int]
    """From the index before to the index after."""
    splits: dict[int, tuple[int, ...]] = {}
    """From one index before to all its parts after, one of which it is paired with."""
    merges: dict[int, tuple[int, ...]] = {}
    """From one index after to all its sources before, one of which it is paired with."""


class Op(StrEnum):
    """What happens to a piece of text."""

    KEEP = "keep"
    DELETE = "delete"
    INSERT = "insert"


class Piece(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A run of text with one fate.

    ``breaks`` marks a paragraph's end, ``call`` is the mark of a note that is called there: the
    text of both is "". ``was`` is how what is kept was printed before, where only its print
    differs: other quotation marks, dashes or spaces, or a note under another number.
    """

    op: Op
    text: str = ""
    breaks: bool = False
    call: str = ""
    was: str = ""


class Change(StrEnum):
    """What happened to a paragraph, the most telling first; the flags of an entry say the rest."""

    SPLIT = "split"
    MERGED = "merged"
    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED = "moved"
    EDITED = "edited"
    RENUMBERED = "renumbered"
    SAME = "same"


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph in one of the texts. ``ordinal`` counts within its kind, from 1."""

    index: int
    kind: str
    label: str
    ordinal: int


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One paragraph and its fate: one side each, but two or more where it was split or merged."""

    change: Change
    before: tuple[Side, ...] = ()
    after: tuple[Side, ...] = ()
    pieces: tuple[Piece, ...] = ()
    edited: bool = False
    """The text differs, or it became another kind of paragraph."""
    moved: bool = False
    renumbered: bool = False


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """Every paragraph of both texts, once, in the order in which a redline is read."""

    algorithm: str
    entries: tuple[Entry, ...]

    @property
    def changes(self) -> tuple[Entry, ...]:
        """What is not the same; nothing for equal texts."""
        return tuple(entry for entry in self.entries if entry.change is not Change.SAME)


class Paragraph(msgspec.Struct, frozen=True, kw_only=True):
    """A block to be compared, or made out of a comparison."""

    kind: str
    label: str
    text: str
    notes: tuple[Call, ...] = ()


def calls_of(block: Block) -> tuple[Call, ...]:
    """The notes that a block calls, in order and within its text; it need not know of any."""
    calls: tuple[Call, ...] = getattr(block, "notes", ())
    if not calls:
        return ()
    end = len(block.text)
    inside = (Call(mark=call.mark, at=min(max(call.at, 0), end)) for call in calls)
    return tuple(sorted(inside, key=lambda call: call.at))


NOTES = frozenset({"footnote", "note"})


def is_note(kind: str) -> bool:
    """Notes stand where a page ends, so their order is compared among themselves only."""
    return kind in NOTES
