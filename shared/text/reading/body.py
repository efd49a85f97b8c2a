"""Preamble, operative part, annexes and closing, line by line.

A line either continues what is open or begins something. Numbers, labels, openings and headings
begin; a small letter, or a text that has not come to its comma, semicolon or full stop, continues,
whatever page edge, footnote or blank line stands between. Under a heading, and in the second of
several resolutions in one text, a preamble may begin again.
"""

from collections.abc import Sequence
from itertools import zip_longest

from shared.text.reading import labels
from shared.text.reading.continuing import Continuing
from shared.text.reading.hyphens import vocabulary_of_lines
from shared.text.reading.lines import Line
from shared.text.reading.looks import (
    LONGEST_HEADING,
    NUMBERED,
    begins_below,
    by_line,
    is_short,
    spaced,
)
from shared.text.reading.marks import plain
from shared.text.reading.nodes import COMPLETE, Heading, Node
from shared.text.reading.openings import opens_operative, opens_preambular
from shared.text.reading.organs import formula


class Body(Continuing):
    """Feed it lines with ``take_all``; what it found stands in its lists."""

    def take_all(self, lines: Sequence[Line]) -> "Body":
        self._spaced = spaced(lines)
        self._words = vocabulary_of_lines(plain(line.text) for line in lines)
        self._by_line = by_line(lines)
        for line, after in zip_longest(lines, lines[1:]):
            self._take(line, after)
        self._finish()
        return self

    def _take(self, line: Line, after: Line | None) -> None:
        text = plain(line.text)
        if annex := self._annex(text):
            self._begin_annex(annex)
        elif self._begins_again(text):
            self._begin_again(text)
        elif self._numbered(line) or self._labelled(line):
            return
        elif self._continues_heading(line, text):
            assert self._heading is not None
            self._heading.text = f"{self._heading.text} {text}"
        elif self._continues(line, text):
            self._continue(line.text)
        else:
            self._begin(line, text, after)

    # Annexes, and resolutions that follow in the same text

    def _annex(self, text: str) -> str:
        past = self.operative or self.annexes or self._part == "closing"
        if past and labels.ANNEX.fullmatch(text):
            return text
        decided = self._part == "operative" and not self._last and self._complete()
        return text if decided and labels.AGENDA.fullmatch(text) else ""

    def _begins_again(self, text: str) -> bool:
        """The next of several resolutions: its letter, its formula."""
        if self._part == "closing":
            return bool(labels.HEADING.fullmatch(text) or formula(text))
        return (
            self._part == "operative"
            and bool(formula(text))
            and text.endswith((",", ":"))
            and self._complete()
        )

    def _begin_again(self, text: str) -> None:
        self._part = "operative"
        self._head(text)
        if formula(text):
            self._part = "preambular"

    # What begins with a number or a label

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
            if self._part == "preambular" and opens_preambular(label.text):
                self._open(Node(label=label.printed, text=label.text), "preambular")
                return True
            if self._part == "preambular" and label.readings[0][1] != 1:
                return False
            self._open(Node(), self._numbered_part())
        if not self._levels:
            self._return_to(label)
        depth = labels.place_label(label, self._levels, chapeau=self._colon())
        self._hang(Node(label=label.printed, text=label.text), depth)
        return True

    def _may_hang(self) -> bool:
        """A preambular paragraph has items only behind a colon; otherwise (a) begins to decide."""
        if self._above is None or self._node is None:
            return False
        return self._part != "preambular" or self._colon() or bool(self._levels)

    # What begins with words

    def _begin(self, line: Line, text: str, after: Line | None) -> None:
        if self._part == "annex":
            self._begin_in_annex(line, text)
        elif self._part == "closing":
            self.closing.append(text)
        elif self._part == "operative":
            self._begin_in_operative(line, text, after)
        elif formula(text) and not self.preambular:
            self.formulas.append(text)
        elif self._heads_preamble(line, text, after):
            self._head(text)
        elif (self._run_in and not self.preambular) or (
            opens_operative(text) and not opens_preambular(text)
        ):
            self._open(Node(text=line.text), "operative")
        else:
            self._open(Node(text=line.text), "preambular")

    def _heads_preamble(self, line: Line, text: str, after: Line | None) -> bool:
        """A heading by its look, its numeral, or its place above what begins."""
        if line.heading or labels.HEADING.fullmatch(text) or labels.HEADED.fullmatch(text):
            return True
        if not is_short(text) or opens_operative(text):
            return False
        if opens_preambular(text):
            return self._entitles(text, after)
        return self._heading is not None or (after is not None and begins_below(after))

    def _begin_in_annex(self, line: Line, text: str) -> None:
        annex = self.annexes[-1]
        if not annex.title and not annex.paragraphs and self._is_heading(text):
            annex.title = text
        elif line.heading or self._is_heading(text):
            annex.headings.append(Heading(text, len(annex.paragraphs), "annex"))
            self._node = None
        else:
            self._open(Node(text=line.text), "annex")

    def _begin_in_operative(self, line: Line, text: str, after: Line | None) -> None:
        if labels.CLOSING.fullmatch(text) and self._complete() and not line.heading:
            self._part = "closing"
            self.closing.append(text)
        elif (opens_operative(text) or self._tells()) and COMPLETE.search(text):
            self._open(Node(text=line.text), "operative")
        elif self._tells() and self._lists():
            self._hang(Node(text=line.text), 0)
        elif self._begins_preamble(text, after):
            self._open(Node(text=line.text), "preambular")
        elif line.heading or self._is_heading(text) or self._is_title(line, text, after):
            self._head(text)
        else:
            self.lost.append(text)

    def _begins_preamble(self, text: str, after: Line | None) -> bool:
        """Under a heading: of a section that has a preamble of its own."""
        return (
            self._heading is not None and opens_preambular(text) and not self._entitles(text, after)
        )

    def _entitles(self, text: str, after: Line | None) -> bool:
        """Whether it is the title under a numeral: "Building" above "Recalling …"."""
        below = after is not None and begins_below(after)
        return self._heading is not None and below and is_short(text)

    def _is_title(self, line: Line, text: str, after: Line | None) -> bool:
        return self._entitles(text, after) or self._heads_number(line, text, after)

    def _heads_number(self, line: Line, text: str, after: Line | None) -> bool:
        """A sentence that stands for itself above the next number."""
        below = after is not None and after.gap and bool(NUMBERED.match(plain(after.text)))
        return line.gap and below and len(text) < LONGEST_HEADING
