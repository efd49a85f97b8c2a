"""The comparison of two texts, paragraph by paragraph and word by word."""

from collections.abc import Iterator, Sequence

from shared.text.compare.calls import Calls
from shared.text.compare.matching import match
from shared.text.compare.model import (
    ALGORITHM,
    Block,
    Change,
    Comparison,
    Entry,
    Matching,
    Op,
    Piece,
    Side,
    is_note,
)
from shared.text.compare.moves import Placed, stationary
from shared.text.compare.order import in_order
from shared.text.compare.words import compare_words


def compare(
    before: Sequence[Block], after: Sequence[Block], matching: Matching | None = None
) -> Comparison:
    """Compare two texts; a matching that is known (by identity, or corrected) is kept to."""
    matching = matching or match(before, after)
    old, new = _sides(before), _sides(after)
    groups = list(_groups(matching, len(before), len(after)))
    kept = _stationary(before, after, matching)
    calls = Calls(before, after, matching)
    entries = [
        _entry(
            tuple(old[i] for i in sources),
            tuple(new[j] for j in parts),
            calls.told(
                compare_words([calls.old(i) for i in sources], [calls.new(j) for j in parts])
                if sources and parts
                else _whole([calls.old(i) for i in sources], [calls.new(j) for j in parts])
            ),
            moved=bool(sources and parts)
            and not any((i, j) in kept for i in sources for j in parts),
        )
        for sources, parts in groups
    ]
    return Comparison(algorithm=ALGORITHM, entries=in_order(entries))


def _sides(blocks: Sequence[Block]) -> list[Side]:
    counts: dict[str, int] = {}
    sides: list[Side] = []
    for index, block in enumerate(blocks):
        kind = str(block.kind)
        counts[kind] = counts.get(kind, 0) + 1
        sides.append(Side(index=index, kind=kind, label=block.label, ordinal=counts[kind]))
    return sides


Group = tuple[tuple[int, ...], tuple[int, ...]]


def _groups(matching: Matching, before: int, after: int) -> Iterator[Group]:
    """What belongs together: its indices before and after."""
    old = {i for sources in matching.merges.values() for i in sources}
    new = {j for parts in matching.splits.values() for j in parts}
    yield from (((i,), parts) for i, parts in matching.splits.items())
    yield from ((sources, (j,)) for j, sources in matching.merges.items())
    for i, j in matching.pairs.items():
        if i not in matching.splits and j not in matching.merges:
            yield (i,), (j,)
    yield from (((i,), ()) for i in range(before) if i not in old and i not in matching.pairs)
    paired = new | set(matching.pairs.values())
    yield from (((), (j,)) for j in range(after) if j not in paired)


def _stationary(
    before: Sequence[Block], after: Sequence[Block], matching: Matching
) -> set[tuple[int, int]]:
    """The pairs that kept their place, among the paragraphs and among the notes."""
    streams: dict[bool, list[Placed]] = {False: [], True: []}
    for i, j in matching.pairs.items():
        weight = before[i].text.count(" ") + 1
        streams[is_note(after[j].kind)].append(Placed(i, j, weight))
    return stationary(streams[False]) | stationary(streams[True])


def _whole(gone: Sequence[str], come: Sequence[str]) -> tuple[Piece, ...]:
    """A paragraph that is only in one of the texts."""
    deleted = [Piece(op=Op.DELETE, text=text) for text in gone if text]
    return (*deleted, *(Piece(op=Op.INSERT, text=text) for text in come if text))


def _entry(
    before: tuple[Side, ...], after: tuple[Side, ...], pieces: tuple[Piece, ...], *, moved: bool
) -> Entry:
    one = len(before) == len(after) == 1
    changed = any(p.op is not Op.KEEP and not p.breaks for p in pieces)
    both = bool(before and after)
    edited = both and (changed or {s.kind for s in before} != {s.kind for s in after})
    renumbered = one and before[0].label != after[0].label
    return Entry(
        change=_change(len(before), len(after), moved, edited, renumbered),
        before=before,
        after=after,
        pieces=pieces,
        edited=edited,
        moved=moved,
        renumbered=renumbered,
    )


def _change(before: int, after: int, moved: bool, edited: bool, renumbered: bool) -> Change:  # noqa: FBT001
    fates = (
        (before == 0, Change.INSERTED),
        (after == 0, Change.DELETED),
        (after > 1, Change.SPLIT),
        (before > 1, Change.MERGED),
        (moved, Change.MOVED),
        (edited, Change.EDITED),
        (renumbered, Change.RENUMBERED),
    )
    return next((change for holds, change in fates if holds), Change.SAME)
