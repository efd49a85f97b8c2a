"""The ids of paragraphs, carried from revision to revision, however they are renumbered."""

from collections.abc import Sequence
from uuid import UUID

from shared.text.compare.matching import match
from shared.text.compare.model import Block, Corrections, Known, Matching


def identify(
    before: Sequence[Known], after: Sequence[Block], corrections: Corrections | None = None
) -> list[UUID | None]:
    """The id of each block after; None for a new one, which the caller gives an id.

    Of a paragraph that was split the largest part keeps the id; of paragraphs that were merged
    the largest gives it. Raises CorrectionBroken for corrections that cannot all hold.
    """
    return carried(before, after, match(before, after, corrections))


def carried(
    before: Sequence[Known], after: Sequence[Block], matching: Matching
) -> list[UUID | None]:
    """The same by a matching that is known."""
    ids: list[UUID | None] = [None] * len(after)
    for i, j in matching.pairs.items():
        ids[j] = before[i].id
    return ids
