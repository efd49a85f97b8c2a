"""From a pasted text to its lines, without the furniture of its pages."""

import re
from collections.abc import Sequence

import msgspec

from shared.text.reading.marks import marked, plain
from shared.text.symbols import SYMBOL

_PAGE = r"\d{1,3}/\d{1,3}"
_JOB = r"(?:[A-Z]{1,4}\.)?\d{2}-\d{5}"
_OWN_JOB = re.compile(_JOB)
_FURNITURE = re.compile(
    rf"(?:{_PAGE}\s+)?{_JOB}(?:\s*\([A-Z]\))?(?:\s+\d{{6}})*(?:\s+{_PAGE})?"
    rf"|{_PAGE}|[-–] ?\d{{1,3}} ?[-–]|Page \d+(?: of \d+)?|\*?\d{{7}}\*?|Please recycle.*"
    r"|[-–—]{1,2}\s*\d{1,3}\s*[-–—]{1,2}"
)
_BARCODE = re.compile(r"\s*\*\d{7}\*\s*")
_RULE = re.compile(r"\s*(?:[-*_–—]\s*){3,}")
_HEADING = re.compile(r"^\s*(#{1,6})\s+")
_BULLET = re.compile(r"^\s*[-+•·]\s+(?=\S)")
_BOLD = re.compile(r"\s*(?:#+\s*)?(?:\*\*|<b>|<strong>)[^*<]+(?:\*\*|</b>|</strong>)\s*")
_SPREAD = re.compile(
    r"(?<![*\w)\]\\])(?P<mark>\*{1,2})(?=[^\s*])(?P<said>[^*\n]+(?:\n(?!\s*\n)[^*\n]+){1,4})"
    r"(?<=[^\s*\\])(?P=mark)(?![*\w])"
)
_QUOTE = re.compile(r"^\s*>\s?")


#: A number that a page's columns left alone on its line, before the text that it numbers.
_LABEL = re.compile(r"\d{1,3}\.|\([a-z]{1,5}\)|[IVX]{1,5}\.")
_DAY = re.compile(r"\d{6}")
"""Beside a job number, the day of printing: 071125."""


class Line(msgspec.Struct, frozen=True):
    """``gap``: a blank line, a rule or the edge of a page stands before it.

    ``apart``: it is known to be a blank line between paragraphs, and no edge of a page.
    """

    text: str
    gap: bool
    heading: bool = False
    ruled: bool = False
    apart: bool = False


def lines_of(source: str) -> tuple[list[Line], list[str]]:
    """The lines in order with their marks brought to ours, and the furniture."""
    lines: list[Line] = []
    furniture: list[str] = []
    gap, ruled, edge = True, False, False
    for raw in _SPREAD.sub(_each_line, source).splitlines():
        if not raw.strip():
            gap = True
        elif _BARCODE.fullmatch(raw):
            furniture.append(raw.strip())
            gap = edge = True
        elif _RULE.fullmatch(raw):
            gap = ruled = True
        else:
            line = _line(raw, gap=gap, ruled=ruled, apart=gap and not (ruled or edge))
            if _FURNITURE.fullmatch(plain(line.text)) or _is_day(line, furniture):
                furniture.append(plain(line.text))
                gap = edge = True
            elif lines and not gap and _LABEL.fullmatch(plain(lines[-1].text)):
                lines[-1] = msgspec.structs.replace(lines[-1], text=f"{lines[-1].text} {line.text}")
            elif plain(line.text):
                lines.append(line)
                gap = ruled = edge = False
    return _without_running_heads(lines, furniture)


def _is_day(line: Line, furniture: Sequence[str]) -> bool:
    return (
        bool(furniture) and bool(_DAY.fullmatch(line.text)) and bool(_OWN_JOB.match(furniture[-1]))
    )


def lines_of_marked(given: Sequence[Line]) -> tuple[list[Line], list[str]]:
    """Lines that carry our marks already, as those of a word processor do."""
    furniture = [plain(line.text) for line in given if _FURNITURE.fullmatch(plain(line.text))]
    lines = [line for line in given if not _FURNITURE.fullmatch(plain(line.text))]
    return _without_running_heads(lines, furniture)


def below_edge(line: Line) -> Line:
    """The line, where a page or a note stood before it: whether it begins is not known."""
    return msgspec.structs.replace(line, gap=True, apart=False)


def _each_line(match: re.Match[str]) -> str:
    """Emphasis over several lines becomes emphasis of each."""
    mark = match["mark"]
    return "\n".join(f"{mark}{line.strip()}{mark}" for line in match["said"].split("\n"))


def _line(raw: str, *, gap: bool, ruled: bool, apart: bool) -> Line:
    heading = bool(_HEADING.match(raw) or _BOLD.fullmatch(raw))
    bullet = _BULLET.match(raw)
    bare = _HEADING.sub("", _QUOTE.sub("", raw, count=1) if raw.startswith(">") else raw, count=1)
    bare = _BULLET.sub("", bare, count=1)
    return Line(marked(bare).strip(), gap or bool(bullet) or heading, heading, ruled, apart)


def _without_running_heads(lines: list[Line], furniture: list[str]) -> tuple[list[Line], list[str]]:
    """The symbol at the head of a later page, alone or with the title, is furniture."""
    kept: list[Line] = []
    symbols: set[str] = set()
    seen = ""
    cut = False
    for line in lines:
        text = plain(line.text)
        match = SYMBOL.match(text)
        rest = text[match.end() :].strip() if match else ""
        if (
            match
            and match[0].rstrip("*") in symbols
            and (not rest or (len(rest) < 200 and rest in seen))
        ):
            furniture.append(text)
            cut = True
            continue
        if match and not rest:
            symbols.add(match[0].rstrip("*"))
        elif text.startswith("United Nations ") and (own := SYMBOL.search(text)):
            symbols.add(own[0].rstrip("*"))
        kept.append(below_edge(line) if cut else line)
        cut = False
        if len(kept) < 60:
            seen = f"{seen} {text}"
    return kept, furniture
