"""Comparisons in shapes that a pool of processes carries: structs in, structs out."""

from uuid import UUID

import msgspec

from shared.text.compare.comparison import compare
from shared.text.compare.matching import match, match_known
from shared.text.compare.model import Comparison, Paragraph
from shared.text.compare.summary import sentence


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph with its identity."""

    id: UUID
    kind: str
    label: str
    text: str


class Compared(msgspec.Struct, frozen=True, kw_only=True):
    """A comparison, and in a sentence what it found."""

    comparison: Comparison
    summary: str
    ids: tuple[UUID | None, ...] = ()
    """Of the paragraphs after; None for a new one, which the caller gives an id."""


def follow(before: tuple[Known, ...], after: tuple[Paragraph, ...]) -> Compared:
    """Compare a text with the one that revises it, and carry the identities over."""
    matching = match(before, after)
    ids: list[UUID | None] = [None] * len(after)
    for old, new in matching.pairs.items():
        ids[new] = before[old].id
    comparison = compare(before, after, matching)
    return Compared(comparison=comparison, summary=sentence(comparison), ids=tuple(ids))


def relate(before: tuple[Known, ...], after: tuple[Known, ...]) -> Compared:
    """Compare two texts by the identities that both carry, however much lies between them."""
    comparison = compare(before, after, match_known(before, after))
    return Compared(comparison=comparison, summary=sentence(comparison))
