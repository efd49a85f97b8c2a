"""A document as printed lines, each with what is slanted in it and the notes it calls.

Every printer works on these lines, so that all formats say the same in the same order.
"""

from collections.abc import Iterator
from itertools import pairwise

import msgspec

from shared.text.blocks import Block, flatten, in_order
from shared.text.calls import split_calls
from shared.text.printing.heads import head_lines, number_of
from shared.text.reading.openings import opening as grammar
from shared.text.reading.openings import opens_operative, opens_preambular
from shared.text.structure import Call, Document, Item, Paragraph


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One printed paragraph. ``slanted`` is how many of its first characters are in italics."""

    kind: str
    label: str = ""
    text: str
    level: int = 0
    slanted: int = 0
    calls: tuple[Call, ...] = ()
    continued: bool = False
    """It goes on after its sub-paragraphs, and so stands at the margin."""


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of a line with one look; where a note is called, ``note`` is its mark."""

    text: str = ""
    slanted: bool = False
    note: str = ""


def runs(line: Line) -> Iterator[Run]:
    """The line cut where its look changes and where notes are called."""
    stops = {0, min(line.slanted, len(line.text)), len(line.text)}
    places = sorted(stops | {min(call.at, len(line.text)) for call in line.calls})
    for call in line.calls:
        if call.at <= 0:
            yield Run(note=call.mark)
    for start, end in pairwise(places):
        yield Run(text=line.text[start:end], slanted=end <= line.slanted)
        for call in line.calls:
            if call.at > 0 and min(call.at, len(line.text)) == end:
                yield Run(note=call.mark)


def body(document: Document) -> list[Line]:
    """From the title to the notes: one line for each block that ``flatten`` gives, in its order."""
    annotated = _annotations(document)
    return [_line(block, annotated, document) for block in flatten(document)]


def text_lines(document: Document) -> list[Line]:
    """The body without its notes, which the foot of a page holds."""
    return [line for line in body(document) if line.kind not in ("note", "footnote")]


def front(document: Document) -> list[Line]:
    """What stands between the masthead and the title."""
    return [Line(kind=kind, text=text) for kind, text in head_lines(document)]


def left_over(document: Document) -> list[Line]:
    """What has no other place: text that was not understood, and notes that nothing calls."""
    lines = [Line(kind="not understood", text=text) for text in document.not_understood]
    called = called_marks(document)
    for kind, notes in (("note", document.notes), ("footnote", document.footnotes)):
        lines += [
            Line(kind=kind, label=note.mark, text=note.text)
            for note in notes
            if note.mark not in called
        ]
    return lines


def called_marks(document: Document) -> list[str]:
    """The marks that the text calls, in the order in which they are first met."""
    marks = [call.mark for line in text_lines(document) for call in line.calls]
    printed = [*document.masthead.pieces, *(line.text for line in front(document))]
    printed += [line.text for line in text_lines(document)]
    starred = [note.mark for note in document.notes if _starred(note.mark, printed)]
    return list(dict.fromkeys([*starred, *marks]))


def _starred(mark: str, texts: list[str]) -> bool:
    return any(star_at(text, mark) >= 0 for text in texts)


def star_at(text: str, mark: str) -> int:
    """Where the stars of a note stand, exactly as many; -1 where they do not."""
    place = text.find(mark)
    while place >= 0:
        end = place + len(mark)
        if "*" not in (text[place - 1 : place], text[end : end + 1]):
            return place
        place = text.find(mark, place + 1)
    return -1


_Note = tuple[str, tuple[Call, ...], bool]


def _annotations(document: Document) -> Iterator[_Note]:
    """The opening and the calls of each paragraph, item and continuation, in reading order."""
    for paragraph in in_order(document):
        yield from _of(paragraph, paragraph.opening)


def _of(paragraph: Paragraph | Item, opening: str) -> Iterator[_Note]:
    own, more = split_calls(paragraph)
    yield opening, own, False
    for item in paragraph.items:
        yield from _of(item, "")
    if paragraph.continued:
        yield "", more, True


def _slanted(text: str, opening: str, *, sure: bool) -> int:
    """The length of the opening; where none must stand, a phrase that no verb begins is upright."""
    if not opening or not text.startswith(opening):
        return 0
    told = sure or opens_operative(text) or opens_preambular(text) or opening != grammar(text)
    return len(opening) if told else 0


def _line(block: Block, annotated: Iterator[_Note], document: Document) -> Line:
    kind, text = block.kind, block.text
    paragraph = kind in ("preambular", "operative", "item")
    if paragraph or (kind == "annex" and len(block.path) > 2):
        opening, calls, continued = next(annotated)
        numbered = kind != "annex" and bool(block.label or kind == "preambular")
        slanted = _slanted(text, opening, sure=numbered)
        return Line(
            kind="annexed" if kind == "annex" else kind,
            label=block.label,
            text=text,
            level=block.level,
            slanted=slanted,
            calls=calls,
            continued=continued,
        )
    if kind == "title":
        number = number_of(document)
        return Line(kind=kind, label=number, text=text, calls=document.title_notes)
    slanted = len(text.rstrip(",: ")) if kind == "formula" else 0
    return Line(kind=kind, label=block.label, text=text, level=block.level, slanted=slanted)
