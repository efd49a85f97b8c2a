"""Comparisons in shapes that a pool of processes carries: structs in, structs out."""

from uuid import UUID

import msgspec

from shared.text.compare.comparison import compare
from shared.text.compare.identity import carried
from shared.text.compare.matching import match, match_known
from shared.text.compare.model import Comparison, Corrections, Paragraph
from shared.text.compare.summary import sentence
from shared.text.structure import Call


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph with its identity."""

    id: UUID
    kind: str
    label: str
    text: str
    notes: tuple[Call, ...] = ()


class Compared(msgspec.Struct, frozen=True, kw_only=True):
    """A comparison, and in a sentence what it found."""

    comparison: Comparison
    summary: str
    ids: tuple[UUID | None, ...] = ()
    """Of the paragraphs after; None for a new one, which the caller gives an id."""


def follow(
    before: tuple[Known, ...], after: tuple[Paragraph, ...], corrections: Corrections | None = None
) -> Compared:
    """Compare a text with the one that revises it, and carry the identities over.

    ``corrections`` are what a person decided about these two. Raises CorrectionBroken.
    """
    matching = match(before, after, corrections)
    ids = carried(before, after, matching)
    comparison = compare(before, after, matching)
    return Compared(comparison=comparison, summary=sentence(comparison), ids=tuple(ids))


def relate(before: tuple[Known, ...], after: tuple[Known, ...]) -> Compared:
    """Compare two texts by the identities that both carry, however much lies between them."""
    comparison = compare(before, after, match_known(before, after))
    return Compared(comparison=comparison, summary=sentence(comparison))
