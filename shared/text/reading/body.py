"""Preamble, operative part, annexes and closing, line by line.

A line either continues what is open or begins something. Numbers, labels, openings and headings
begin; a small letter, or a text that has not come to its comma, semicolon or full stop, continues,
whatever page edge, footnote or blank line stands between.
"""

import re
from collections.abc import Sequence
from itertools import zip_longest

import msgspec

from shared.text.reading import labels
from shared.text.reading.labels import Level
from shared.text.reading.lines import Line
from shared.text.reading.marks import CALL, END, plain
from shared.text.reading.openings import opens_operative, opens_preambular
from shared.text.reading.organs import formula

_BROKEN = re.compile(r",(?:\s+(?:and|or))?$")
"""How a line ends that was broken within a sentence."""
_COMPLETE = re.compile(
    r"[,;.:!?][”\"’'\])*]*(?:(?<!\d[.,])\d{1,3}|(?<=\d{4}[.,;])\d{1,2})?$"
    r"|[;,.]\s+(?:and|or)$|[—–]$"
)
_NUMBERED = re.compile(r"\d{1,3}\.\s")
_MOST = 0.8
_END = 400
"""Characters: of a paragraph that goes on over pages not all is looked at for each line."""
_END_CALLS = re.compile(rf"\s*{CALL}[^{END}]*{END}\s*$")


class Node(msgspec.Struct):
    """A paragraph or item being read; texts keep our marks until the end."""

    label: str = ""
    number: str = ""
    text: str = ""
    items: list["Node"] = msgspec.field(default_factory=list)
    continued: str = ""
    on_continued: bool = False

    def add(self, text: str) -> None:
        if self.on_continued:
            self.continued = f"{self.continued} {text}".strip()
        else:
            self.text = f"{self.text} {text}".strip()

    def said(self) -> str:
        """The end of it, without marks: what tells whether it is complete."""
        text = (self.continued if self.on_continued else self.text)[-_END:]
        while match := _END_CALLS.search(text):
            text = text[: match.start()]
        return plain(text)


class Heading(msgspec.Struct):
    """A heading before paragraph ``before`` of its part."""

    text: str
    before: int
    part: str


class AnnexNode(msgspec.Struct):
    """An annex being read."""

    label: str
    title: str = ""
    paragraphs: list[Node] = msgspec.field(default_factory=list)
    headings: list[Heading] = msgspec.field(default_factory=list)


class Body:
    """Feed it lines with ``take``; what it found stands in its lists."""

    def __init__(self, *, may_be_run_in: bool) -> None:
        self.preambular: list[Node] = []
        self.operative: list[Node] = []
        self.headings: list[Heading] = []
        self.annexes: list[AnnexNode] = []
        self.closing: list[str] = []
        self.formulas: list[str] = []
        self.lost: list[str] = []
        self._part = "preambular"
        self._run_in = may_be_run_in
        self._spaced = False
        self._node: Node | None = None
        self._above: Node | None = None
        self._levels: list[Level] = []
        self._trail: list[Node] = []
        self._last = 0

    def take_all(self, lines: Sequence[Line]) -> "Body":
        self._spaced = _spaced(lines)
        for line, after in zip_longest(lines, lines[1:]):
            self._take(line, after)
        for heading in self.headings:
            if heading.part == "preambular" and heading.before == len(self.preambular):
                heading.part, heading.before = "operative", 0
        return self

    def _take(self, line: Line, after: Line | None) -> None:
        text = plain(line.text)
        if annex := self._annex(text):
            self._begin_annex(annex)
        elif self._numbered(line) or self._labelled(line):
            return
        elif self._continues(line, text):
            self._continue(line.text)
        else:
            self._begin(line, text, after)

    def _annex(self, text: str) -> str:
        match = labels.ANNEX.fullmatch(text)
        past = self.operative or self.annexes or self._part == "closing"
        return text if match and past else ""

    def _begin_annex(self, label: str) -> None:
        self.annexes.append(AnnexNode(label))
        self._part, self._last, self._node = "annex", 0, None

    def _numbered(self, line: Line) -> bool:
        match = labels.PREFIXED.match(line.text) or labels.NUMBER.match(line.text)
        if not match or self._part == "closing":
            return False
        number, more = int(match["n"]), plain(match["more"] or "")
        if not (match["part"] or self._accepts(number, line, more=bool(more))):
            return False
        node = Node(
            label=plain(match["label"]),
            number=" ".join(filter(None, (str(number), more))),
            text=match["text"],
        )
        part = "preambular" if match["part"] == "PP" else self._numbered_part()
        if part == "operative" and self._part == "preambular":
            self._last = 0
        self._open(node, part)
        self._last = number
        return True

    def _numbered_part(self) -> str:
        return "annex" if self._part == "annex" else "operative"

    def _accepts(self, number: int, line: Line, *, more: bool) -> bool:
        if number == self._last + 1 or (more and number == self._last):
            return self._last > 0 or line.gap or self._complete()
        return line.gap or (number == 1 and self._after_heading())

    def _after_heading(self) -> bool:
        return bool(self.headings) and self.headings[-1].before == len(self.operative)

    def _labelled(self, line: Line) -> bool:
        label = labels.label_of(line.text)
        if label is None or self._part == "closing":
            return False
        if not line.gap and not self._complete():
            return False
        if not self._may_hang():
            if self._part == "preambular" and label.readings[0][1] != 1:
                return False
            self._open(Node(), self._numbered_part())
        depth = labels.place_label(label, self._levels, chapeau=self._colon())
        self._hang(Node(label=label.printed, text=label.text), depth)
        return True

    def _may_hang(self) -> bool:
        """A preambular paragraph has items only behind a colon; otherwise (a) begins to decide."""
        if self._above is None or self._node is None:
            return False
        return self._part != "preambular" or self._colon() or bool(self._levels)

    def _colon(self) -> bool:
        return self._node is not None and self._node.said().endswith(":")

    def _hang(self, node: Node, depth: int) -> None:
        assert self._above is not None
        del self._trail[depth:]
        parent = self._trail[depth - 1] if depth and self._trail else self._above
        parent.items.append(node)
        self._trail.append(node)
        self._node = node

    def _open(self, node: Node, part: str) -> None:
        target = {"preambular": self.preambular, "operative": self.operative}.get(part)
        (self.annexes[-1].paragraphs if target is None else target).append(node)
        self._part, self._node, self._above = part, node, node
        self._levels, self._trail = [], []

    def _complete(self) -> bool:
        return self._node is None or bool(_COMPLETE.search(self._node.said()))

    def _continues(self, line: Line, text: str) -> bool:
        if self._node is None or self._part == "closing" or line.heading:
            return False
        if self._spaced and not line.gap:
            return True
        if self._part == "preambular" and opens_preambular(text) and (line.gap or self._complete()):
            return False
        if not self._complete():
            return not (line.gap and self._is_heading(text) and self._part == "annex")
        if text[:1].islower() or text[:1] in ")]”,;":
            return True
        if line.gap:
            return self._mid_sentence(text)
        return not self._begins_unspaced(text)

    def _mid_sentence(self, text: str) -> bool:
        """After a comma at the foot of a page the next page may begin with a name."""
        if self._node is None or not self._node.said().endswith(","):
            return False
        if self._part == "preambular":
            return not (opens_operative(text) or formula(text) or self._is_heading(text))
        return not self._is_heading(text) and not labels.CLOSING.fullmatch(text)

    def _begins_unspaced(self, text: str) -> bool:
        """Without a blank line: the openings of the part we are in, a heading, or the close."""
        if self._part == "preambular":
            return (
                opens_preambular(text)
                or opens_operative(text)
                or bool(labels.HEADING.fullmatch(text))
            )
        if self._node is not None and _BROKEN.search(self._node.said()):
            return bool(labels.HEADING.fullmatch(text))
        return self._is_heading(text) or bool(labels.CLOSING.fullmatch(text))

    def _is_heading(self, text: str) -> bool:
        if labels.HEADING.fullmatch(text):
            return True
        short = len(text) < 200 and not _COMPLETE.search(text) and text[:1].isupper()
        return short and not opens_preambular(text)

    def _continue(self, text: str) -> None:
        assert self._node is not None
        if self._trail and self._complete() and self._above is not None:
            # A text behind its sub-paragraphs belongs to the paragraph they hang from.
            self._node, self._above.on_continued = self._above, True
            self._trail, self._levels = [], []
        self._node.add(text)

    def _begin(self, line: Line, text: str, after: Line | None) -> None:
        if self._part == "annex":
            self._begin_in_annex(line, text)
        elif self._part == "closing":
            self.closing.append(text)
        elif self._part == "operative":
            self._begin_after_operative(line, text)
        elif formula(text) and not self.preambular:
            self.formulas.append(text)
        elif (self._run_in and not self.preambular) or (
            opens_operative(text) and not opens_preambular(text)
        ):
            self._open(Node(text=line.text), "operative")
        elif (
            line.heading
            or labels.HEADING.fullmatch(text)
            or labels.HEADED.fullmatch(text)
            or (after and self._is_heading(text) and _numbered(after))
        ):
            self._heading(text)
        else:
            self._open(Node(text=line.text), "preambular")

    def _begin_in_annex(self, line: Line, text: str) -> None:
        annex = self.annexes[-1]
        if not annex.title and not annex.paragraphs and self._is_heading(text):
            annex.title = text
        elif line.heading or self._is_heading(text):
            annex.headings.append(Heading(text, len(annex.paragraphs), "annex"))
            self._node = None
        else:
            self._open(Node(text=line.text), "annex")

    def _begin_after_operative(self, line: Line, text: str) -> None:
        if labels.CLOSING.fullmatch(text) and self._complete() and not line.heading:
            self._part = "closing"
            self.closing.append(text)
        elif opens_operative(text) and _COMPLETE.search(text):
            self._open(Node(text=line.text), "operative")
        elif line.heading or self._is_heading(text):
            self._heading(text)
        else:
            self.lost.append(text)

    def _heading(self, text: str) -> None:
        paragraphs = self.operative if self._part == "operative" else self.preambular
        self.headings.append(Heading(text, len(paragraphs), self._part))
        self._node = None


def _spaced(lines: Sequence[Line]) -> bool:
    """Whether paragraphs stand apart: then what begins without a gap is a line of the same one."""
    gaps = [line.gap for line in lines[1:] if _NUMBERED.match(line.text) or _opens(line)]
    return len(gaps) > 1 and sum(gaps) > _MOST * len(gaps)


def _opens(line: Line) -> bool:
    return opens_preambular(line.text) and not opens_operative(line.text)


def _numbered(line: Line) -> bool:
    return bool(re.match(r"1\.\s", plain(line.text)))
