"""Footnotes and notes, wherever they cut the text, and the marks that call them."""

import re

import msgspec

from shared.text.dates import MONTH
from shared.text.reading.lines import Line, below_edge
from shared.text.reading.marks import CALL, END, plain
from shared.text.reading.openings import opens_operative, opens_preambular

_MARKED = re.compile(rf"{CALL}\s*(\d{{1,3}}|\*+|[a-z]|[ivxl]{{2,5}})\s*{END}\s*(?P<text>.*)", re.S)
_STARRED = re.compile(r"(\*{1,4})\s+(?=\S)(?P<text>.*)", re.S)
_BARE = re.compile(rf"(\d{{1,3}})\s+(?!(?:{MONTH})\b)(?=[A-Z“\"(])(?P<text>.*)", re.S)
_NUMBERED = re.compile(r"\d{1,3}\.\s")
_PAGE = 80
"""Lines, at most, between a call and the note at the foot of its page."""


class Found(msgspec.Struct):
    """A note being read; ``lines`` are its lines with our marks."""

    mark: str
    lines: list[str]


def take_out(lines: list[Line]) -> tuple[list[Line], list[Found]]:
    """The lines without notes; where one stood, the next line is told that it was cut off."""
    kept: list[Line] = []
    notes: list[Found] = []
    open_note: Found | None = None
    cut = False
    for number, line in enumerate(lines):
        found = _start(line, number, notes, kept, after_note=open_note is not None)
        if not found and number and number + 1 < len(lines):
            found = _alone(line, lines[number + 1], notes, kept)
        if found:
            notes.append(found)
            open_note, cut = found, True
        elif (
            open_note and (not line.gap or not open_note.lines) and not _ends(open_note, line.text)
        ):
            open_note.lines.append(line.text)
        else:
            kept.append(below_edge(line) if cut else line)
            open_note, cut = None, False
    return kept, notes


def _start(
    line: Line, number: int, notes: list[Found], kept: list[Line], *, after_note: bool
) -> Found | None:
    if number == 0:
        return None
    if match := _MARKED.match(line.text) or _STARRED.match(line.text):
        return Found(match[1], [match["text"]])
    match = _BARE.match(line.text)
    if match and int(match[1]) == _expected(notes):
        told = line.gap or line.ruled or after_note or _called(match[1], kept)
        return Found(match[1], [match["text"]]) if told else None
    return None


def _expected(notes: list[Found]) -> int:
    """The number behind that of the last note that has one."""
    return next((int(n.mark) + 1 for n in reversed(notes) if n.mark.isdecimal()), 1)


def _alone(line: Line, below: Line, notes: list[Found], kept: list[Line]) -> Found | None:
    """A raised number that stands on a line of its own, above its note: something calls it."""
    text = plain(line.text)
    if text != str(_expected(notes)) or not plain(below.text)[:1].isupper():
        return None
    return Found(text, []) if line.ruled or _called(text, kept) else None


def _called(mark: str, kept: list[Line]) -> bool:
    """Whether a line of the page above ends with the mark, or has it glued to a word."""
    return any(
        pattern.search(plain(above.text))
        for pattern in (_glued(mark), _apart(mark))
        for above in kept[-_PAGE:]
    )


def _ends(note: Found, text: str) -> bool:
    """Without a blank line between: a full stop, then what can only be the text again."""
    said = plain(note.lines[-1]) if note.lines else ""
    return said.endswith(".") and (
        text[:1].islower()
        or bool(_NUMBERED.match(text))
        or opens_preambular(text)
        or opens_operative(text)
    )


def call_glued(texts: list[str], notes: list[Found]) -> list[str]:
    """Marks that lost their raised print ("the Child,3", "19881") are called again.

    Only the marks of notes that exist and that nothing calls yet are looked for, in order.
    """
    called = {mark for text in texts for mark in re.findall(rf"{CALL}([^{END}]*){END}", text)}
    place = 0
    for mark in [note.mark for note in notes if note.mark not in called]:
        for index, match in _found(mark, texts, place):
            text = texts[index]
            called_at = f"{text[: match.start('mark')].rstrip()}{CALL}{mark}{END}"
            texts[index] = called_at + text[match.end("mark") :]
            place = index if mark.isdecimal() else place
    return texts


def _found(mark: str, texts: list[str], place: int) -> list[tuple[int, re.Match[str]]]:
    """The first call of the mark from the text at ``place`` on; glued ones go first."""
    for pattern in (_glued(mark), _apart(mark)):
        for index in range(place, len(texts)):
            if match := pattern.search(texts[index]):
                return [(index, match)]
    return []


def _apart(mark: str) -> re.Pattern[str]:
    """Where raised print became a word of its own, at the end of a paragraph: "Council, 1"."""
    return re.compile(rf"(?<=[A-Za-z)”’][,.;:])\s(?P<mark>{re.escape(mark)})$")


def _glued(mark: str) -> re.Pattern[str]:
    own = re.escape(mark)
    if not mark.isdecimal():
        return re.compile(rf"(?<=[\w,.;:)”])(?P<mark>{own})(?![\w*])")
    return re.compile(
        rf"(?:(?<=[A-Za-z)”’][,.;:])|(?<=[a-z)”])|(?<=\b(?:19|20)\d\d)|(?<=\d\d[,;])"
        rf"|(?<=\b(?:19|20)\d\d[,;]))(?P<mark>{own})(?=[\s,;.:)]|$)"
    )
