"""Footnotes follow the text: those of new paragraphs come in, all are counted anew."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

import msgspec

from shared.text.structure import Call, Document, Footnote, Item, Paragraph

Part = TypeVar("Part", Paragraph, Item)


class Incoming:
    """Notes that new texts bring with them, under marks that no note of the draft has."""

    def __init__(self, document: Document) -> None:
        self._count = 0
        self._taken = {note.mark for note in document.footnotes}
        self.notes: list[Footnote] = []

    def take(self, lines: Sequence[str], notes: Sequence[tuple[str, str]]) -> tuple[str, ...]:
        """The lines of a new text, calling its notes by their marks in the draft."""
        found = tuple(lines)
        for mark, text in notes:
            call = f"<sup>{mark}</sup>"
            if not any(call in line for line in found):
                continue
            own = self._free()
            self.notes.append(Footnote(mark=own, text=text))
            found = tuple(line.replace(call, f"<sup>{own}</sup>") for line in found)
        return found

    def _free(self) -> str:
        self._count += 1
        while str(9_000 + self._count) in self._taken:
            self._count += 1
        return str(9_000 + self._count)


def with_notes(before: Document, after: Document, incoming: Incoming, gone: set[str]) -> Document:
    """A note goes when the last place that called it is gone; one that nothing called stays."""
    after = _each(after, dict.fromkeys(gone, "")) if gone else after
    called, calls = _marks(before), _marks(after)
    kept = [
        note
        for note in (*after.footnotes, *incoming.notes)
        if note.mark not in gone and (note.mark not in called or note.mark in calls)
    ]
    after = msgspec.structs.replace(after, footnotes=tuple(kept))
    return _counted(before, after, calls)


def _counted(before: Document, after: Document, calls: list[str]) -> Document:
    """1, 2, 3 … in the order in which they are first called, if the draft counted so."""
    old, own = _in_order(before, _marks(before)), _in_order(after, calls)
    if [note.mark for note in before.footnotes] == [note.mark for note in after.footnotes]:
        return after
    if old != [str(n) for n in range(1, len(old) + 1)]:
        return after
    new = {mark: str(n) for n, mark in enumerate(own, 1)}
    notes = {note.mark: note for note in after.footnotes}
    footnotes = tuple(Footnote(mark=new[mark], text=notes[mark].text) for mark in own)
    return msgspec.structs.replace(_each(after, new), footnotes=footnotes)


def _in_order(document: Document, calls: list[str]) -> list[str]:
    """The marks as called, then those that nothing calls."""
    marks = [note.mark for note in document.footnotes]
    called = [mark for mark in dict.fromkeys(calls) if mark in marks]
    return [*called, *(mark for mark in marks if mark not in called)]


def _marks(document: Document) -> list[str]:
    """Every call, in the order of reading."""
    calls: list[Call] = list(document.title_notes)
    for paragraph in _paragraphs(document):
        calls += _calls(paragraph)
    return [call.mark for call in calls]


def _paragraphs(document: Document) -> Iterator[Paragraph]:
    yield from (*document.preambular, *document.operative)
    for annex in document.annexes:
        yield from annex.paragraphs


def _calls(here: Paragraph | Item) -> Iterator[Call]:
    yield from here.notes
    for item in here.items:
        yield from _calls(item)


def _each(document: Document, marks: dict[str, str]) -> Document:
    """Every call by its new mark; "" takes it away."""
    return msgspec.structs.replace(
        document,
        title_notes=_renamed(document.title_notes, marks),
        preambular=tuple(_called(p, marks) for p in document.preambular),
        operative=tuple(_called(p, marks) for p in document.operative),
        annexes=tuple(
            msgspec.structs.replace(
                annex, paragraphs=tuple(_called(p, marks) for p in annex.paragraphs)
            )
            for annex in document.annexes
        ),
    )


def _called(here: Part, marks: dict[str, str]) -> Part:
    return msgspec.structs.replace(
        here,
        notes=_renamed(here.notes, marks),
        items=tuple(_called(item, marks) for item in here.items),
    )


def _renamed(calls: tuple[Call, ...], marks: dict[str, str]) -> tuple[Call, ...]:
    renamed = (Call(mark=marks.get(call.mark, call.mark), at=call.at) for call in calls)
    return tuple(call for call in renamed if call.mark)
