"""Whether a line continues what is open."""

import re

from shared.text.reading import labels
from shared.text.reading.lines import Line
from shared.text.reading.looks import is_short
from shared.text.reading.openings import opens_operative, opens_preambular
from shared.text.reading.organs import formula
from shared.text.reading.outline import Outline

_BROKEN = re.compile(r",(?:\s+(?:and|or|\d{1,2}))?$")
"""How a line ends that was broken within a sentence."""


class Continuing(Outline):
    """``_spaced``: paragraphs stand apart; ``_by_line``: each is one line."""

    def __init__(self, *, may_be_run_in: bool) -> None:
        super().__init__()
        self._run_in = may_be_run_in
        self._spaced = self._by_line = False

    def _continues_heading(self, line: Line, text: str) -> bool:
        return self._heading is not None and not line.gap and text[:1].islower()

    def _continues(self, line: Line, text: str) -> bool:
        if self._node is None or self._part == "closing" or line.heading:
            return False
        if self._spaced and not line.gap:
            return True
        if self._part == "preambular" and opens_preambular(text) and (line.gap or self._complete()):
            return False
        if not self._complete():
            return not (self._apart_in_annex(line, text) or self._apart_in_list(line, text))
        if text[:1].islower() or text[:1] in ")]”,;":
            return True
        if line.gap:
            return self._mid_sentence(line, text)
        return not self._begins_unspaced(text)

    def _apart_in_annex(self, line: Line, text: str) -> bool:
        """A form or a list in an annex has lines that no punctuation ends."""
        if self._part != "annex" or not line.gap:
            return False
        return self._is_heading(text) or (self._stands_apart(line) and text[:1].isupper())

    def _apart_in_list(self, line: Line, text: str) -> bool:
        """So have the names of those whom a decision appoints."""
        listed = self._part == "operative" and self._tells() and self._lists()
        return listed and self._stands_apart(line) and text[:1].isupper()

    def _stands_apart(self, line: Line) -> bool:
        return line.apart and (self._spaced or self._by_line)

    def _mid_sentence(self, line: Line, text: str) -> bool:
        """After a comma at the foot of a page the next page may begin with a name."""
        if self._node is None or not self._node.said().endswith(","):
            return False
        heads = self._is_heading(text) if line.apart else bool(labels.HEADING.fullmatch(text))
        if self._part == "preambular":
            begins = self._stands_apart(line) or opens_operative(text) or formula(text)
            return not (begins or heads)
        return not heads and not labels.CLOSING.fullmatch(text)

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
        return is_short(text) and not opens_preambular(text)

    def _tells(self) -> bool:
        """A decision may be told in several sentences, with names below them."""
        return self._run_in and not self._last

    def _lists(self) -> bool:
        """Whether a colon, or a name below one, stands before: of those who are appointed."""
        above = self._above
        return above is not None and (above.text.rstrip().endswith(":") or bool(above.items))
