"""What a line looks like beside the others, whatever part of the text it stands in."""

import re
from collections.abc import Sequence

from shared.text.reading.lines import Line
from shared.text.reading.marks import plain
from shared.text.reading.nodes import COMPLETE
from shared.text.reading.openings import opens_operative, opens_preambular

NUMBERED = re.compile(r"\d{1,3}\.\s")
_FIRST = re.compile(r"[“\"]?1\.\s")
_MOST = 0.8
LONGEST_HEADING = 200


def spaced(lines: Sequence[Line]) -> bool:
    """Whether paragraphs stand apart: then what begins without a gap is a line of the same one."""
    gaps = [line.gap for line in lines[1:] if NUMBERED.match(line.text) or _opens(line)]
    return len(gaps) > 1 and sum(gaps) > _MOST * len(gaps)


def is_short(text: str) -> bool:
    """As a heading is: no sentence that has come to its end."""
    return len(text) < LONGEST_HEADING and not COMPLETE.search(text) and text[:1].isupper()


def _opens(line: Line) -> bool:
    return opens_preambular(line.text) and not opens_operative(line.text)


def begins_below(after: Line) -> bool:
    """Whether a preamble or the first number begins with the line."""
    return bool(_FIRST.match(plain(after.text))) or _opens(after)


def by_line(lines: Sequence[Line]) -> bool:
    """Whether nearly each line stands apart: it is a whole paragraph then."""
    return sum(line.gap for line in lines) > _MOST * len(lines)
