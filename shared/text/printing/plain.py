"""Plain text, one paragraph a line, with just as many marks as its reader needs.

A mark of emphasis is set only where the text would otherwise be read differently: italics where
the grammar of openings does not find the opening by itself, "##" before a heading.
"""

import re

from shared.text.printing.layout import Line, Run, body, front, left_over, runs
from shared.text.printing.masthead import printed_head
from shared.text.reading.marks import CALL, END, marked, plain
from shared.text.reading.openings import opening
from shared.text.structure import Document

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_NOTES = ("note", "footnote")


def print_text(document: Document) -> bytes:
    """UTF-8, with a line feed at the end."""
    lines = list(document.masthead.pieces or _made(document))
    lines += [_escaped(line.text) for line in front(document)]
    lines += [text for line in _ordered(document) for text in _printed(line)]
    return ("\n\n".join(lines) + "\n").encode()


def _made(document: Document) -> tuple[str, ...]:
    """A document that was never printed gets the masthead that its facts ask for."""
    known = document.masthead.organ or document.masthead.session
    return printed_head(document).lines if known else ()


def _ordered(document: Document) -> list[Line]:
    lines = body(document)
    loose = [line for line in left_over(document) if line.kind not in _NOTES]
    text = [line for line in lines if line.kind not in _NOTES]
    return [*text, *loose, *(line for line in lines if line.kind in _NOTES)]


def _printed(line: Line) -> list[str]:
    if line.kind == "footnote":
        return [f"{_mark(line.label)} {_escaped(line.text)}"]
    if line.kind == "annex":
        return [line.label, *([_escaped(line.text)] if line.text else [])]
    text = "".join(_run(run, line) for run in runs(line))
    if line.kind == "heading":
        return [f"## {text}"]
    return [f"{line.label} {text}".strip()]


def _run(run: Run, line: Line) -> str:
    if run.note:
        return _mark(run.note)
    told = line.kind == "formula" or opening(line.text) == line.text[: line.slanted]
    text = _escaped(run.text)
    return f"*{text}*" if run.slanted and not told else text


def _mark(mark: str) -> str:
    if mark.isdecimal():
        return mark.translate(_RAISED)
    return mark if mark.startswith("*") else f"[^{mark}]"


def _escaped(text: str) -> str:
    """Only what would be taken for a mark is escaped."""
    if plain(marked(text)) == text and CALL not in marked(text) and END not in marked(text):
        return text
    return re.sub(r"([*])", r"\\\1", text)
