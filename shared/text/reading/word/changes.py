"""The tracked changes and comments of a Word file as they stand in it, paragraph by paragraph."""

from collections.abc import Iterator

import msgspec
from lxml import etree

from shared.text.reading.word.numbering import W
from shared.text.reading.word.runs import MATHS, NOTES, Fields, pieces, printed_twice
from shared.text.reading.word.settling import ORIGIN, marks, row_mark
from shared.text.reading.word.styles import is_on

_RUNS = (f"{W}r", f"{MATHS}r")
_KINDS = {f"{W}{name}": name for name in ("ins", "del", "moveFrom", "moveTo")}
_STARTS = {f"{W}{name}RangeStart": name for name in ("moveFrom", "moveTo")}
_ENDS = tuple(f"{W}{name}RangeEnd" for name in ("moveFrom", "moveTo"))
_STORIES = {f"{W}{name}" for name in ("body", "tc", "txbxContent", "hdr", "ftr")}
_ASIDE = {f"{W}{name}" for name in ("pPr", "rPr", "trPr", "tcPr", "tblPr", "sectPr", "sdtPr")}


class Mark(msgspec.Struct, frozen=True):
    """A change as it is signed; ``kind`` is ins, del, moveFrom or moveTo, ``move`` names a move."""

    kind: str
    author: str
    at: str
    move: str = ""

    @property
    def comes(self) -> bool:
        """Whether what it marks is there only after it."""
        return self.kind in ("ins", "moveTo")


class Piece(msgspec.Struct, frozen=True):
    """Words under the same changes, the outermost first."""

    text: str
    marks: tuple[Mark, ...] = ()

    def stands(self, *, after: bool) -> bool:
        """Whether the words are there with all changes, or without any."""
        return all(mark.comes == after for mark in self.marks)


class Original(msgspec.Struct):
    """A paragraph as the file holds it. ``story`` is the body, cell or note that it stands in."""

    origin: str
    story: int
    pieces: list[Piece] = msgspec.field(default_factory=list)
    ends: tuple[Mark, ...] = ()
    row: Mark | None = None

    def text(self, *, after: bool) -> str:
        """Its words with all changes, or without any."""
        return "".join(piece.text for piece in self.pieces if piece.stands(after=after))


class Remark(msgspec.Struct):
    """The place of a comment: the paragraph and the words that it is about."""

    origin: str = ""
    about: list[str] = msgspec.field(default_factory=list)


class Walk:
    """Goes through one part after another; what it met stands in ``originals`` and ``remarks``."""

    def __init__(self) -> None:
        self.originals: list[Original] = []
        self.remarks: dict[str, Remark] = {}
        self._now: Original | None = None
        self._fields = Fields()
        self._row: Mark | None = None
        self._story = 0
        self._stories = 0
        self._moves: dict[str, tuple[str, str]] = {}
        self._commented: list[str] = []
        self._called: dict[tuple[str, str], tuple[Mark, ...]] = {}

    def take(self, root: etree._Element) -> None:
        """The body, or a header or footer."""
        self._children(root, ())

    def take_notes(self, root: etree._Element, kind: str) -> None:
        """Notes, after the body: what came or went with its call came or went whole."""
        for note in root.iter(f"{W}{kind}"):
            first = len(self.originals)
            self._story = self._new_story()
            self._children(note, ())
            call = self._called.get((kind, str(note.get(f"{W}id"))), ())
            for original in self.originals[first:] if call else ():
                original.pieces = [
                    piece if piece.marks else Piece(piece.text, call) for piece in original.pieces
                ]

    def says(self, *, after: bool) -> bool:
        """Whether there is any text, with all changes or without."""
        return any(original.text(after=after).strip() for original in self.originals)

    def _children(self, element: etree._Element, stack: tuple[Mark, ...]) -> None:
        for child in element:
            if isinstance(child.tag, str) and child.tag not in _ASIDE:
                self._take(child, stack)

    def _take(self, child: etree._Element, stack: tuple[Mark, ...]) -> None:
        tag = str(child.tag)
        if tag in _STORIES:
            above_all, self._story = self._story, self._new_story()
            self._children(child, stack)
            self._story = above_all
        elif tag == f"{W}p":
            self._paragraph(child, stack)
        elif tag in _RUNS:
            self._run(child, stack)
        elif tag in _KINDS:
            self._children(child, (*stack, self._mark(child)))
        elif tag == f"{W}tr":
            above, self._row = self._row, self._row_mark(child)
            self._children(child, stack)
            self._row = above
        elif not self._noted(tag, child):
            self._children(child, stack)

    def _new_story(self) -> int:
        self._stories += 1
        return self._stories

    def _noted(self, tag: str, child: etree._Element) -> bool:
        """Whether it is an edge of a move or of the words of a comment."""
        name = str(child.get(f"{W}id"))
        if tag in _STARTS:
            self._moves[name] = (_STARTS[tag], child.get(f"{W}name") or "")
        elif tag in _ENDS:
            self._moves.pop(name, None)
        elif tag == f"{W}commentRangeStart":
            self._commented.append(name)
        elif tag == f"{W}commentRangeEnd":
            self._commented = [each for each in self._commented if each != name]
        else:
            return False
        return True

    def _mark(self, element: etree._Element) -> Mark:
        kind = _KINDS[str(element.tag)]
        moves = [name for what, name in self._moves.values() if what == kind]
        author = " ".join((element.get(f"{W}author") or "").split())
        return Mark(kind, author, element.get(f"{W}date") or "", moves[-1] if moves else "")

    def _row_mark(self, row: etree._Element) -> Mark | None:
        mark = row_mark(row)
        return self._mark(mark) if mark is not None else self._row

    def _paragraph(self, paragraph: etree._Element, stack: tuple[Mark, ...]) -> None:
        if printed_twice(paragraph):
            return
        above = self._now, self._fields
        self._now = Original(paragraph.get(ORIGIN) or "", self._story, row=self._row)
        self._fields = Fields()
        self.originals.append(self._now)
        self._now.ends = tuple(self._mark(mark) for mark in marks(paragraph))
        self._children(paragraph, stack)
        self._now, self._fields = above

    def _run(self, run: etree._Element, stack: tuple[Mark, ...]) -> None:
        hidden = is_on(run.find(f"{W}rPr"), "vanish", otherwise=False)
        for text, call in list(pieces(run, self._fields)):
            if call is not None:
                self._called[(NOTES[str(call.tag)], str(call.get(f"{W}id")))] = stack
            elif self._now is not None and not hidden:
                self._now.pieces.append(Piece(text, stack))
                self._comment_on(text, stack)
        for child in run:
            if child.tag == f"{W}commentReference" and self._now is not None:
                remark = self.remarks.setdefault(str(child.get(f"{W}id")), Remark())
                remark.origin = remark.origin or self._now.origin
            elif isinstance(child.tag, str) and next(child.iter(f"{W}p"), None) is not None:
                self._children(child, stack)

    def _comment_on(self, text: str, stack: tuple[Mark, ...]) -> None:
        assert self._now is not None
        if not all(mark.comes for mark in stack):
            return
        for name in self._commented:
            remark = self.remarks.setdefault(name, Remark())
            remark.origin = remark.origin or self._now.origin
            remark.about.append(text)


def chains(originals: list[Original], *, after: bool) -> Iterator[list[Original]]:
    """The paragraphs that are one paragraph with all changes, or without any."""
    chain: list[Original] = []
    for original in originals:
        if chain and chain[-1].story != original.story:
            yield chain
            chain = []
        chain.append(original)
        if not any(mark.comes != after for mark in original.ends):
            yield chain
            chain = []
    if chain:
        yield chain
