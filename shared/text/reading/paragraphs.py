"""From printed rows to paragraphs: what begins one is seen from indent, distance, label and style.

Within a page the layout decides. At the edge of a page a row that is not indented goes on with the
paragraph before it, whatever notes stand between.
"""

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from shared.text.reading.labels import ANNEX, CLOSING, HEADING
from shared.text.reading.lines import Line
from shared.text.reading.marks import CALL, SLANT, UPRIGHT, plain
from shared.text.reading.organs import formula
from shared.text.reading.rows import Row

INDENT = 6.0
_WIDER = 1.3
_FULL_ROW = 20
"""Times the size: a row so long is followed by another of its paragraph more often than not."""
_LABEL = re.compile(r"\(?(?:\d{1,3}|[a-z]{1,5}|[IVX]+)[.)](?=\s|$)|[•–—-](?=\s)")
_SESSION = re.compile(r"[\w() –-]{0,60}\bsession\b[^,;]{0,30}", re.I)
_ITEM = re.compile(r"(?:Agenda items?|Items? \d)", re.I)
_ENDS = re.compile(r"[.,;:!?][”\"’')\]*]*\d{0,3}$|[;,] (?:and|or)$")
_HYPHEN = re.compile(r"(?P<before>[^\W\d_]+)-$")
_KEPT_APART = re.compile(r"(?:and|or|to)\b")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class Layout(msgspec.Struct, frozen=True):
    """How the document is set: its usual size, distance of rows, and edges of the text."""

    size: float
    leading: float
    left: float
    right: float


class _Open(msgspec.Struct):
    """The paragraph being put together."""

    rows: list[Row]
    text: str
    body: bool

    @property
    def last(self) -> Row:
        return self.rows[-1]


def body_size(pages: Sequence[Sequence[Row]]) -> float:
    """The size of most characters."""
    sizes = Counter[float]()
    for rows in pages:
        for row in rows:
            sizes[row.size] += sum(len(run.text) for run in row.runs)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def layout_of(pages: Sequence[Sequence[Row]], size: float) -> Layout:
    """Measured on the rows of the usual size."""
    gaps: Counter[float] = Counter()
    lefts: Counter[int] = Counter()
    rights: Counter[int] = Counter()
    for rows in pages:
        for above, row in itertools.pairwise(rows):
            gap = above.y - row.y
            full = above.x1 - above.x0 > _FULL_ROW * size
            if full and abs(row.size - size) < 0.6 and 0 < gap < 3 * size:
                gaps[round(gap * 2) / 2] += 1
                if gap < 1.6 * size and not row.bold:
                    lefts[round(row.x0)] += 1
                    rights[round(above.x1)] += 1
    usual = [gap for gap, n in gaps.most_common(3) if 3 * n >= gaps.most_common(1)[0][1]]
    return Layout(
        size=size,
        leading=min(usual, default=1.2 * size),
        left=_most(lefts),
        right=_most(rights),
    )


def _most(places: Counter[int]) -> float:
    return float(places.most_common(1)[0][0]) if places else 0.0


class Paragraphs:
    """Feed it the rows of the text in reading order, then take ``lines``."""

    def __init__(self, layout: Layout, known: frozenset[str], words: frozenset[str]) -> None:
        self.lines: list[Line] = []
        self.dropped: list[str] = []
        self._layout = layout
        self._known = known
        self._words = words
        self._open: _Open | None = None
        self._in_body = False

    def take_all(self, rows: Sequence[Row]) -> "Paragraphs":
        for row in rows:
            text = row.text(self._known)
            if self._open is not None and not self._begins(row, plain(text)):
                self._open.text = joined(self._open.text, text, self._words, self.dropped)
                self._open.rows.append(row)
            else:
                self._close()
                self._open = _Open([row], text, self._in_body)
            if formula(plain(text)):
                self._in_body = True
        self._close()
        return self

    def _close(self) -> None:
        if self._open is not None and plain(self._open.text):
            bold = all(row.bold for row in self._open.rows)
            self.lines.append(Line(self._open.text, gap=True, heading=bold and self._open.body))
        self._open = None

    def _begins(self, row: Row, text: str) -> bool:
        assert self._open is not None
        last = self._open.last
        if row.bold != last.bold or abs(row.size - last.size) > 0.6 or self._apart(row, text):
            return True
        if row.page != last.page or row.y >= last.y:
            return self._begins_at_edge(row, text)
        if last.y - row.y > _WIDER * self._layout.leading * max(row.size / self._layout.size, 1):
            return True
        return self._begins_below(row, text)

    def _apart(self, row: Row, text: str) -> bool:
        """Lines of a masthead and of a closing stand for themselves, however near."""
        assert self._open is not None
        last = self._open.last
        middle = (self._layout.left + self._layout.right) / 2
        if CLOSING.fullmatch(text) or formula(text) or self._label_alone():
            return True
        if row.x0 > middle > 0 and last.x0 > middle:
            return True
        if self._in_body:
            return False
        if _ITEM.match(text) or _SESSION.fullmatch(plain(self._open.text)):
            return True
        return not row.bold and row.x0 < self._layout.left - INDENT

    def _label_alone(self) -> bool:
        """ "Annex" or "II" on a row of its own, above its title."""
        assert self._open is not None
        said = plain(self._open.text)
        return bool(ANNEX.fullmatch(said) or HEADING.fullmatch(said))

    def _begins_below(self, row: Row, text: str) -> bool:
        assert self._open is not None
        last, first = self._open.last, self._open.rows[0]
        if self._labelled(row, text):
            return True
        if row.bold and abs((row.x0 + row.x1) - (last.x0 + last.x1)) < 10:
            return False
        if row.x0 > last.x0 + INDENT:
            return first.hang is None or abs(row.x0 - first.hang) > INDENT or last is not first
        if row.x0 < last.x0 - INDENT and len(self._open.rows) > 1:
            return self._ended()
        return abs(row.x0 - last.x0) <= INDENT and self._short(last) and self._ended()

    def _begins_at_edge(self, row: Row, text: str) -> bool:
        assert self._open is not None
        if row.bold or self._labelled(row, text):
            return True
        last, first = self._open.last, self._open.rows[0]
        if row.x0 > self._layout.left + INDENT:
            hangs = first.hang is not None and abs(row.x0 - first.hang) <= INDENT
            goes_on = len(self._open.rows) > 1 and abs(row.x0 - last.x0) <= INDENT
            return not (hangs or goes_on) or (self._short(last) and self._ended())
        return self._short(last) and self._ended() and not text[:1].islower()

    def _labelled(self, row: Row, text: str) -> bool:
        return row.hang is not None and bool(_LABEL.match(text))

    def _short(self, row: Row) -> bool:
        """Its last word was followed by room for more."""
        return row.x1 < self._layout.right - 0.2 * (self._layout.right - self._layout.left)

    def _ended(self) -> bool:
        assert self._open is not None
        return bool(_ENDS.search(plain(self._open.text)))


def joined(above: str, below: str, words: frozenset[str], dropped: list[str]) -> str:
    """Two rows of one paragraph. A word cut at its hyphen becomes one again.

    The hyphen stays, for an editor's text breaks where a hyphen stands anyway, unless the document
    writes the word without one elsewhere: then it was only the end of the row, and is ``dropped``.
    """
    start = plain(below)
    match = _HYPHEN.search(plain(above))
    if match and not _KEPT_APART.match(start):
        after = _WORD.match(start)
        rest = after[0] if after else ""
        whole = f"{match['before']}{rest}".lower()
        if rest and whole in words and f"{match['before']}-{rest}".lower() not in words:
            dropped.append("-")
            place = above.rindex("-")
            above = above[:place] + above[place + 1 :]
        return _bound(above, below, "")
    tight = re.search(r"\S[/–]$", plain(above)) or below.startswith(CALL)
    return _bound(above, below, "" if tight else " ")


def _bound(above: str, below: str, space: str) -> str:
    if above.endswith(UPRIGHT) and below.startswith(SLANT):
        return f"{above[:-1]}{space}{below[1:]}"
    return f"{above}{space}{below}"


def words_of(rows: Iterator[Row]) -> frozenset[str]:
    """Every word within the rows, none of those that a row's end may have cut."""
    found: set[str] = set()
    for row in rows:
        found.update(_WORD.findall(plain(row.text()).lower())[:-1])
    return frozenset(found)
