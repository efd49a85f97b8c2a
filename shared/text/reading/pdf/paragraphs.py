"""From printed rows to paragraphs: what begins one is seen from indent, distance, label and style.

Within a page the layout decides. At the edge of a page a row that is not indented goes on with the
paragraph before it, whatever notes stand between.
"""

import itertools
import re
from collections import Counter
from collections.abc import Sequence

import msgspec

from shared.text.reading.hyphens import Vocabulary, joined
from shared.text.reading.labels import ANNEX, CLOSING, HEADING
from shared.text.reading.lines import Line
from shared.text.reading.marks import plain
from shared.text.reading.organs import formula
from shared.text.reading.pdf.rows import Row

INDENT = 6.0
_WIDER = 1.3
_WIDEST = 1.45
_FULL_ROW = 20
"""Times the size: a row so long is followed by another of its paragraph more often than not."""
_TAB = 4.5
_TAIL = 200
"""Characters of a paragraph that tell whether it has ended."""
_LABEL = re.compile(r"\(?(?:\d{1,3}|[a-z]{1,5}|[IVX]+)[.)](?=\s|$)|[•–—-](?=\s)")
_SESSION = re.compile(r"[\w() –-]{0,60}\bsession\b[^,;]{0,30}", re.I)
_ITEM = re.compile(r"(?:Agenda items?|Items? \d)", re.I)
_ENDS = re.compile(r"[.,;:!?][”\"’')\]*]*\d{0,3}$|[;,] (?:and|or)$")


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
    """The size of most characters; notes may outweigh the text, which is larger."""
    sizes = Counter[float]()
    for rows in pages:
        for row in rows:
            sizes[row.size] += sum(len(run.text) for run in row.runs)
    most = max(sizes.values(), default=0)
    return max((size for size, count in sizes.items() if 3 * count >= most), default=0.0)


def layout_of(pages: Sequence[Sequence[Row]], size: float) -> Layout:
    """Measured on the rows of the usual size."""
    gaps: Counter[float] = Counter()
    turned: Counter[float] = Counter()
    lefts: Counter[int] = Counter()
    rights: Counter[int] = Counter()
    for rows in pages:
        for above, row in itertools.pairwise(rows):
            gap = above.y - row.y
            full = above.x1 - above.x0 > _FULL_ROW * size
            if full and abs(row.size - size) < 0.6 and 0 < gap < 3 * size:
                gaps[round(gap * 2) / 2] += 1
                turned[round(gap * 2) / 2] += row.x0 < above.x0 - INDENT
                if gap < 1.6 * size and not row.bold:
                    lefts[round(row.x0)] += 1
                    rights[round(above.x1)] += 1
    return Layout(
        size=size, leading=_leading(gaps, turned, size), left=_most(lefts), right=_most(rights)
    )


def _leading(gaps: Counter[float], turned: Counter[float], size: float) -> float:
    """The usual distance; a wide one may be that of paragraphs of one row, unless rows turn in."""
    usual = [gap for gap, n in gaps.most_common(3) if 3 * n >= gaps.most_common(1)[0][1]]
    leading = min(usual, default=1.2 * size)
    return leading if leading < _WIDEST * size or turned[leading] else 1.2 * size


def _most(places: Counter[int]) -> float:
    return float(places.most_common(1)[0][0]) if places else 0.0


class Paragraphs:
    """Feed it the rows of the text in reading order, then take ``lines``."""

    def __init__(self, layout: Layout, known: frozenset[str], words: Vocabulary) -> None:
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
        if len(self._open.text) > _TAIL:
            return False
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
            return last is not first or not self._hangs(row)
        if row.x0 < last.x0 - INDENT and len(self._open.rows) > 1:
            return self._ended()
        return abs(row.x0 - last.x0) <= INDENT and self._short(last) and self._ended()

    def _begins_at_edge(self, row: Row, text: str) -> bool:
        assert self._open is not None
        if row.bold or self._labelled(row, text):
            return True
        last = self._open.last
        if row.x0 > self._layout.left + INDENT:
            goes_on = len(self._open.rows) > 1 and abs(row.x0 - last.x0) <= INDENT
            return not (self._hangs(row) or goes_on) or (self._short(last) and self._ended())
        return self._short(last) and self._ended() and not text[:1].islower()

    def _hangs(self, row: Row) -> bool:
        """Whether it stands under the text behind the label that the paragraph begins with.

        A long label leaves no gap before its text; then the row stands no farther in than a tab.
        """
        assert self._open is not None
        first = self._open.rows[0]
        if first.hang is not None:
            return abs(row.x0 - first.hang) <= INDENT
        labelled = bool(_LABEL.match(plain(self._open.text)))
        return labelled and INDENT < row.x0 - first.x0 < _TAB * first.size

    def _labelled(self, row: Row, text: str) -> bool:
        return row.hang is not None and bool(_LABEL.match(text))

    def _short(self, row: Row) -> bool:
        """Its last word was followed by room for more."""
        return row.x1 < self._layout.right - 0.2 * (self._layout.right - self._layout.left)

    def _ended(self) -> bool:
        assert self._open is not None
        return bool(_ENDS.search(plain(self._open.text[-_TAIL:])))
