"""Words that the end of a row cuts, put together again with or without their hyphen."""

import re
from collections.abc import Iterable, Iterator

import msgspec

from shared.text.reading.marks import CALL, SLANT, UPRIGHT, plain
from shared.text.reading.pdf.rows import Row

_TAIL = 200
"""Characters of the row above that tell how it ends."""
_LONG = 25
_FEW_CUTS = 4
_SHARE_CUT = 0.06
"""Of long rows: where words are not cut, fewer end with a hyphen."""
_PREFIXES = frozenset(
    re.findall(
        r"\w+",
        "all anti co counter cross cyber de ex extra follow geo half high long low macro micro mid"
        " mini multi neo non pan para policy post pre pro quasi re self semi short socio sub trans"
        " ultra vice well",
    )
)
_HYPHEN = re.compile(r"(?P<before>[^\W\d_]+)-$")
_KEPT_APART = re.compile(r"(?:and|or|to)\b")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class Vocabulary(msgspec.Struct, frozen=True):
    """The words within the rows; ``hyphenated``: the print cuts words at the end of rows."""

    words: frozenset[str]
    hyphenated: bool

    def whole(self, before: str, rest: str) -> bool:
        """Whether what a row's end has parted is one word without a hyphen.

        An editor's text breaks where a hyphen stands anyway, so that stays, unless the document
        writes the word without one elsewhere, or cuts words and neither half stands for itself.
        """
        if f"{before}-{rest}".lower() in self.words:
            return False
        if f"{before}{rest}".lower() in self.words:
            return True
        if not (self.hyphenated and rest.isalpha() and rest.islower()) or before in _PREFIXES:
            return False
        return not (before.lower() in self.words and rest in self.words)


def joined(above: str, below: str, known: Vocabulary, dropped: list[str]) -> str:
    """Two rows of one paragraph. A hyphen that was only the end of the row is ``dropped``."""
    start = plain(below.partition(CALL)[0])
    end = plain(above[-_TAIL:])
    match = _HYPHEN.search(end)
    if match and not _KEPT_APART.match(start):
        after = _WORD.match(start)
        if after and known.whole(match["before"], after[0]):
            dropped.append("-")
            place = above.rindex("-")
            above = above[:place] + above[place + 1 :]
        return _bound(above, below, "")
    tight = re.search(r"\S[/–]$", end) or below.startswith(CALL)
    return _bound(above, below, "" if tight else " ")


def _bound(above: str, below: str, space: str) -> str:
    if above.endswith(UPRIGHT) and below.startswith(SLANT):
        return f"{above[:-1]}{space}{below[1:]}"
    return f"{above}{space}{below}"


NO_WORDS = Vocabulary(frozenset(), hyphenated=False)


def vocabulary_of(rows: Iterator[Row]) -> Vocabulary:
    """Of the rows of pages."""
    return vocabulary_of_lines(plain(row.text()) for row in rows)


def vocabulary_of_lines(lines: Iterable[str]) -> Vocabulary:
    """Every word within the lines, none of those that a line's end may have cut."""
    found: set[str] = set()
    cut = whole = 0
    for text in lines:
        found.update(_WORD.findall(text.lower())[:-1])
        whole += len(text) > _LONG
        cut += len(text) > _LONG and bool(_HYPHEN.search(text[-_LONG:]))
    return Vocabulary(frozenset(found), cut > max(_FEW_CUTS, _SHARE_CUT * whole))
