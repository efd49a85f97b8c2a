"""How alike paragraphs are, by the words that they have in common in the same order."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel, LCSseq
from rapidfuzz.process import extract

from shared.text.compare.model import Block
from shared.text.compare.tokens import fold, words_of

FAMILIES = {
    "title": "heading",
    "heading": "heading",
    "footnote": "note",
    "note": "note",
    "preambular": "paragraph",
    "operative": "paragraph",
    "item": "paragraph",
    "annex": "paragraph",
}
"""Kinds that a paragraph may change between and stay itself; another kind stands alone."""
OTHER_KIND = 0.1
"""What it takes off the likeness that a paragraph became of another kind."""
LEAST = 0.45
"""Below this, two paragraphs only share the idiom of all resolutions."""


class Likeness(NamedTuple):
    """How alike blocks ``i`` before and ``j`` after are, from 0 to 1."""

    i: int
    j: int
    value: float


class Profiles:
    """The words of the blocks of both texts, one character for each different word."""

    def __init__(self, before: Sequence[Block], after: Sequence[Block]) -> None:
        self.before, self.after = before, after
        self._codes: dict[str, str] = {}
        self._old: dict[int, str] = {}
        self._new: dict[int, str] = {}

    def old(self, index: int) -> str:
        """The words of a block before."""
        if index not in self._old:
            self._old[index] = self._encode(self.before[index].text)
        return self._old[index]

    def new(self, index: int) -> str:
        """The words of a block after."""
        if index not in self._new:
            self._new[index] = self._encode(self.after[index].text)
        return self._new[index]

    def turned(self) -> "Profiles":
        """The same with before and after exchanged."""
        other = Profiles(self.after, self.before)
        other._codes, other._old, other._new = self._codes, self._new, self._old
        return other

    def alike(self, before: Sequence[int], after: Sequence[int]) -> Iterator[Likeness]:
        """Every pair of blocks that could be the same paragraph."""
        families: dict[str, dict[int, str]] = {}
        for j in after:
            families.setdefault(family(self.after[j].kind), {})[j] = self.new(j)
        for i in before:
            others = families.get(family(self.before[i].kind), {})
            words = self.old(i)
            if not words or not others:
                continue
            found = extract(
                words, others, scorer=Indel.normalized_similarity, score_cutoff=LEAST, limit=None
            )
            for _, value, j in found:
                same = self.before[i].kind == self.after[j].kind
                yield Likeness(i, j, value if same else value - OTHER_KIND)

    def _encode(self, text: str) -> str:
        codes = self._codes
        return "".join([codes.setdefault(word, chr(len(codes))) for word in words_of(fold(text))])


def family(kind: str) -> str:
    """The kinds that ``kind`` may change between."""
    return FAMILIES.get(kind, kind)


def in_common(one: str, other: str) -> int:
    """How many words two profiles have in common in the same order."""
    return LCSseq.similarity(one, other)
