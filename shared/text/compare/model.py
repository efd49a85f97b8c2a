"""What a comparison is made of. Every struct is immutable and goes to JSON and back."""

from enum import StrEnum
from typing import Protocol
from uuid import UUID

import msgspec

ALGORITHM = "penholder-compare-1"
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
    """A run of text with one fate. ``breaks`` marks a paragraph's end, its text is then ""."""

    op: Op
    text: str = ""
    breaks: bool = False


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
    """A block made out of a comparison."""

    kind: str
    label: str
    text: str


NOTES = frozenset({"footnote", "note"})


def is_note(kind: str) -> bool:
    """Notes stand where a page ends, so their order is compared among themselves only."""
    return kind in NOTES
