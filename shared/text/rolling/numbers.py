"""Numbers of paragraphs under negotiation: 7, then 7 alt, 7 bis, 7 ter; 7 pre stands before 7.

A paragraph keeps its number for as long as a text rolls, so the number is its identity: what is
put in between gets a Latin adverb, what would stand in its place is its *alt*.
"""

import re
from collections.abc import Collection
from typing import Literal

import msgspec

from shared.text.ordinals import LATIN, LATIN_PATTERN

_MARK = rf"(?:(?:{LATIN_PATTERN})(?![A-Za-z])|(?:alt|pre)\.?\s?\d{{0,2}}(?![A-Za-z\d]))"
MARKS = rf"(?:[\s.]{{0,2}}\*?{_MARK}\*?)*"
"""What may follow the numeral, with or without the marks of italics."""
_NUMBER = re.compile(
    rf"\*?(?:(?P<part>OP|PP)\s?)?(?P<n>\d{{1,3}})(?P<marks>{MARKS})[.:)]?\*?", re.IGNORECASE
)
_PRE, _ITSELF, _ALT, _ADVERB = -1, 0, 1, 2
"""The order of what shares a numeral."""


class Number(msgspec.Struct, frozen=True, kw_only=True):
    """``marks`` are "bis", "alt", "alt 2" … from the outermost on: "7 bis alt" has two."""

    part: Literal["", "PP", "OP"] = ""
    n: int
    marks: tuple[str, ...] = ()

    def __str__(self) -> str:
        return " ".join([f"{self.part}{self.n}", *self.marks])

    @property
    def order(self) -> tuple[tuple[int, int], ...]:
        """By this key numbers stand as their paragraphs do; the parts are told apart elsewhere."""
        return ((self.n, 0), *(_rank(mark) for mark in self.marks), (_ITSELF, 0))

    @property
    def original(self) -> "Number":
        """Of an alternative the paragraph that it would replace, else the number itself."""
        if self.marks and self.marks[-1].startswith("alt"):
            return msgspec.structs.replace(self, marks=self.marks[:-1])
        return self


def _rank(mark: str) -> tuple[int, int]:
    word, _, count = mark.partition(" ")
    if word in LATIN:
        return _ADVERB, LATIN.index(word)
    return _PRE if word == "pre" else _ALT, int(count or 1)


def number_of(label: str) -> Number | None:
    """From "OP7 bis", "7bis.", "7 *bis*.", "PP 3 alt. 2"; None for what is no number."""
    match = _NUMBER.fullmatch(label.strip().removeprefix("["))
    if not match:
        return None
    part = (match["part"] or "").upper()
    marks = tuple(
        " ".join(found for found in (word.lower(), count) if found)
        for word, count in re.findall(r"([a-z]+)[.\s]*(\d*)", match["marks"], re.IGNORECASE)
    )
    return Number(part=part, n=int(match["n"]), marks=marks)  # type: ignore[arg-type]


def following(number: Number, taken: Collection[Number] = ()) -> Number | None:
    """What is put in behind it: 7 bis behind 7, 7 ter behind 7 bis; None where Latin ends."""
    marks = number.original.marks
    last = marks[-1] if marks and marks[-1] in LATIN else ""
    stem = marks[:-1] if last else marks
    for adverb in LATIN[LATIN.index(last) + 1 if last else 0 :]:
        new = msgspec.structs.replace(number, marks=(*stem, adverb))
        if new not in taken:
            return new
    return None


def alternative(number: Number, taken: Collection[Number] = ()) -> Number:
    """What would stand in its place: 7 alt, then 7 alt 2."""
    stem = number.original.marks
    count = 1
    while True:
        mark = "alt" if count == 1 else f"alt {count}"
        new = msgspec.structs.replace(number, marks=(*stem, mark))
        if new not in taken:
            return new
        count += 1


def printed(number: Number) -> str:
    """As the United Nations print it, with the marks of italics: "7 *bis*."."""
    words = " ".join(number.marks)
    return f"{number.n} *{words}*." if words else f"{number.n}."
