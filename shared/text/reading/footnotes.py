"""Footnotes and notes, wherever they cut the text, and the marks that call them."""

import re

import msgspec

from shared.text.dates import MONTH
from shared.text.reading.lines import Line
from shared.text.reading.marks import CALL, END, plain
from shared.text.reading.openings import opens_operative, opens_preambular

_MARKED = re.compile(rf"{CALL}\s*(\d{{1,3}}|\*+|[a-z])\s*{END}\s*(?P<text>.*)", re.S)
_STARRED = re.compile(r"(\*{1,4})\s+(?=\S)(?P<text>.*)", re.S)
_BARE = re.compile(rf"(\d{{1,3}})\s+(?!(?:{MONTH})\b)(?=[A-Z“\"(])(?P<text>.*)", re.S)
_NUMBERED = re.compile(r"\d{1,3}\.\s")


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
        found = _start(line, number, notes, after_note=open_note is not None)
        if found:
            notes.append(found)
            open_note, cut = found, True
        elif open_note and not line.gap and not _ends(open_note, line.text):
            open_note.lines.append(line.text)
        else:
            kept.append(Line(line.text, line.gap or cut, line.heading, line.ruled))
            open_note, cut = None, False
    return kept, notes


def _start(line: Line, number: int, notes: list[Found], *, after_note: bool) -> Found | None:
    if number == 0:
        return None
    if match := _MARKED.match(line.text) or _STARRED.match(line.text):
        return Found(match[1], [match["text"]])
    match = _BARE.match(line.text)
    numbers = [int(note.mark) for note in notes if note.mark.isdecimal()]
    expected = numbers[-1] + 1 if numbers else 1
    if match and int(match[1]) == expected and (line.gap or line.ruled or after_note):
        return Found(match[1], [match["text"]])
    return None


def _ends(note: Found, text: str) -> bool:
    """Without a blank line between: a full stop, then what can only be the text again."""
    said = plain(note.lines[-1])
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
        pattern = _glued(mark)
        for index in range(place, len(texts)):
            if match := pattern.search(texts[index]):
                end = match.start("mark"), match.end("mark")
                text = texts[index]
                texts[index] = f"{text[: end[0]]}{CALL}{mark}{END}{text[end[1] :]}"
                place = index if mark.isdecimal() else place
                break
    return texts


def _glued(mark: str) -> re.Pattern[str]:
    own = re.escape(mark)
    if not mark.isdecimal():
        return re.compile(rf"(?<=[\w,.;:)”])(?P<mark>{own})(?![\w*])")
    return re.compile(
        rf"(?:(?<=[A-Za-z)”’][,.;:])|(?<=[a-z)”])|(?<=\b(?:19|20)\d\d)|(?<=\d\d[,;])"
        rf"|(?<=\b(?:19|20)\d\d[,;]))(?P<mark>{own})(?=[\s,;.:)]|$)"
    )
