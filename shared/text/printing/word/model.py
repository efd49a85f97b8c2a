"""What a Word file is written from: paragraphs of spans, each with its fate."""

from collections.abc import Iterable
from enum import StrEnum

import msgspec


class Fate(StrEnum):
    """What a tracked change says of a span, of a note's call, or of a paragraph's end."""

    KEPT = ""
    INSERTED = "ins"
    DELETED = "del"
    ARRIVED = "moveTo"
    LEFT = "moveFrom"


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """A run of one look and one fate; with a ``note`` it is the call of that note.

    ``was_slanted`` differs from ``slanted`` where the words stay and their italics do not.
    """

    text: str = ""
    slanted: bool = False
    was_slanted: bool | None = None
    fate: Fate = Fate.KEPT
    note: "Note | None" = None


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """A note at the foot; ``spans`` are its text, which may have changed where its call stays."""

    mark: str
    spans: tuple[Span, ...]


class Para(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph; ``end`` is the fate of its end, ``move`` the name of a move it belongs to."""

    kind: str
    spans: tuple[Span, ...]
    level: int = 0
    continued: bool = False
    end: Fate = Fate.KEPT
    move: str = ""


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """The whole file. Each place of the masthead is a line that may have changed."""

    name: tuple[Span, ...]
    symbol: tuple[Span, ...]
    organ: tuple[Span, ...]
    right: tuple[tuple[Span, ...], ...]
    paras: tuple[Para, ...]
    running: str
    """The symbol in the head of later pages."""
    title: str
    numbered: bool
    """Word counts the notes itself: their marks are 1, 2, 3 in the order of their calls."""


def counted(marks: Iterable[str]) -> bool:
    """Whether Word's own count of the notes gives these marks; stars stay outside it."""
    numbers = [mark for mark in marks if not mark.startswith("*")]
    return numbers == [str(n) for n in range(1, len(numbers) + 1)]
