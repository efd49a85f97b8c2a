"""Paragraphs that were split or merged: neighbours that together hold what one held alone."""

from collections.abc import Iterable
from itertools import pairwise

from shared.text.compare.model import Corrections, Matching, is_note
from shared.text.compare.similarity import Profiles, family, in_common

PART_WORDS = 4
"""A part of fewer words is rather an insertion that happens to use known words."""
FOUND_AGAIN = 0.75
"""How much of a part must come from the paragraph that was split."""
COVERED = 0.6
"""How much of that paragraph its parts must hold together."""

Decided = frozenset[tuple[int, int]]
Parts = dict[int, tuple[int, ...]]


def find_parts(profiles: Profiles, pairs: dict[int, int], corrections: Corrections) -> Matching:
    """Complete pairs by splits and merges. Identity stays with the largest part or source.

    A pair that a person joined stays as it is, also when another part is larger.
    """
    splits = _Splitter(profiles, pairs, corrections.parted, ()).find()
    pairs = pairs | _largest(profiles, splits, corrections.joined)
    used = [j for parts in splits.values() for j in parts]
    whole = {j: i for i, j in pairs.items() if i not in splits}
    turned = profiles.turned()
    merges = _Splitter(turned, whole, _turned(corrections.parted), splits, used).find()
    whole |= _largest(turned, merges, _turned(corrections.joined))
    split = {i: pairs[i] for i in splits}
    return Matching(pairs=split | {i: j for j, i in whole.items()}, splits=splits, merges=merges)


def _turned(decided: Decided) -> Decided:
    return frozenset((j, i) for i, j in decided)


def _largest(profiles: Profiles, splits: Parts, joined: Decided) -> dict[int, int]:
    return {
        i: max(parts, key=lambda j: ((i, j) in joined, len(profiles.new(j)), -j))
        for i, parts in splits.items()
    }


class _Splitter:
    """Finds what was split on the way from before to after; turned around, what was merged."""

    def __init__(
        self,
        profiles: Profiles,
        pairs: dict[int, int],
        parted: Decided,
        busy: Iterable[int],
        whole: Iterable[int] = (),
    ) -> None:
        """``busy`` are parts that cannot be had, ``whole`` paragraphs that were not split."""
        self._profiles, self._pairs, self._parted = profiles, pairs, parted
        taken = {*pairs.values(), *busy}
        self._free = {
            j
            for j in range(len(profiles.after))
            if j not in taken and len(profiles.new(j)) >= PART_WORDS
        }
        self._whole = frozenset(whole)
        self._next, self._previous = self._neighbours() if self._free else ({}, {})

    def find(self) -> Parts:
        splits: Parts = {}
        for i in range(len(self._profiles.before)):
            if not self._free:
                break
            if i in self._whole:
                continue
            parts = self._parts(i)
            if parts:
                splits[i] = parts
                self._free -= set(parts)
        return splits

    def _neighbours(self) -> tuple[dict[int, int], dict[int, int]]:
        after = self._profiles.after
        following: dict[int, int] = {}
        for notes in (False, True):
            following |= pairwise(
                n for n, block in enumerate(after) if is_note(block.kind) is notes
            )
        return following, {second: first for first, second in following.items()}

    def _parts(self, i: int) -> tuple[int, ...]:
        for seed in self._seeds(i):
            parts = self._grow(i, seed)
            if len(parts) > 1:
                return parts
        return ()

    def _seeds(self, i: int) -> list[int]:
        if i in self._pairs:
            return [self._pairs[i]]
        words = self._profiles.old(i)
        found = [
            (in_common(words, self._profiles.new(j)), j) for j in self._free if self._may_be(i, j)
        ]
        return [j for much, j in sorted(found, reverse=True) if self._enough(much, j)]

    def _grow(self, i: int, seed: int) -> tuple[int, ...]:
        """The parts around a first one, as far as each holds words that no other holds."""
        words, new = self._profiles.old(i), self._profiles.new
        parts, text = [seed], new(seed)
        held = in_common(words, text) if self._beside(parts) else 0
        for where in (self._next, self._previous):
            while True:
                j = where.get(parts[-1] if where is self._next else parts[0], -1)
                if j not in self._free or not self._may_be(i, j):
                    break
                grown = text + new(j) if where is self._next else new(j) + text
                more = in_common(words, grown)
                if not self._enough(more - held, j):
                    break
                parts = [*parts, j] if where is self._next else [j, *parts]
                text, held = grown, more
        return tuple(parts) if held >= COVERED * len(words) else ()

    def _beside(self, parts: list[int]) -> bool:
        ends = (self._next.get(parts[-1], -1), self._previous.get(parts[0], -1))
        return any(j in self._free for j in ends)

    def _may_be(self, i: int, j: int) -> bool:
        kinds = self._profiles.before[i].kind, self._profiles.after[j].kind
        return (i, j) not in self._parted and family(kinds[0]) == family(kinds[1])

    def _enough(self, much: int, j: int) -> bool:
        return much >= FOUND_AGAIN * len(self._profiles.new(j))
