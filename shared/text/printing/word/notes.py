"""The notes of one or two texts: which are the same, and where their stars are printed."""

from collections.abc import Iterator, Mapping

import msgspec

from shared.text.compare.model import Comparison, Op, Piece, is_note
from shared.text.printing.layout import star_at
from shared.text.printing.word.model import Fate, Note, Span
from shared.text.structure import Document

FATES = {Op.KEEP: Fate.KEPT, Op.DELETE: Fate.DELETED, Op.INSERT: Fate.INSERTED}


def texts_of(document: Document) -> dict[str, str]:
    """Each note's text by its mark."""
    return {note.mark: note.text for note in (*document.notes, *document.footnotes)}


class Notes:
    """Hands out the note that a mark calls; of two texts, with what changed in it."""

    def __init__(
        self,
        before: Document,
        after: Document,
        same: Mapping[str, tuple[str, tuple[Piece, ...]]],
    ) -> None:
        """``same`` leads from a mark before to the mark after and the pieces of the text."""
        self._before, self._after, self._same = texts_of(before), texts_of(after), same
        self._came_from = {after: mark for mark, (after, _) in same.items()}
        self._placed: set[tuple[str, bool]] = set()

    def same(self, before: str, after: str) -> bool:
        """Whether the two marks call one and the same note."""
        return before in self._same and self._same[before][0] == after

    def called(self, mark: str, fate: Fate) -> Span:
        """The call of a note; the call of one without a text is only its mark."""
        old = fate in (Fate.DELETED, Fate.LEFT)
        first = (mark, old) not in self._placed
        self._placed.add((mark, old))
        spans = self._spans(mark, fate)
        note = Note(mark=mark, spans=spans if first else ())
        return Span(text=mark, fate=fate, note=note)

    def _spans(self, mark: str, fate: Fate) -> tuple[Span, ...]:
        text = (self._before if fate in (Fate.DELETED, Fate.LEFT) else self._after).get(mark, "")
        if fate is Fate.KEPT and (source := self._came_from.get(mark)):
            self._placed.add((source, True))
            pieces = self._same[source][1]
            return tuple(
                Span(text=p.text, fate=FATES[p.op]) for p in pieces if p.text and not p.breaks
            )
        return (Span(text=text),) if text else ()

    def starred(self, span: Span) -> Iterator[Span]:
        """The span, with each star in it that a note explains made the note's call, once."""
        old = span.fate in (Fate.DELETED, Fate.LEFT)
        for mark in self._before if old else self._after:
            place = star_at(span.text, mark) if mark.startswith("*") else -1
            if place < 0 or span.note or (mark, old) in self._placed:
                continue
            if span.fate is Fate.KEPT and not self.same(mark, mark):
                continue
            call = self.called(mark, span.fate)
            yield from self.starred(msgspec.structs.replace(span, text=span.text[:place]))
            yield call
            rest = msgspec.structs.replace(span, text=span.text[place + len(mark) :])
            yield from self.starred(rest)
            return
        if span.text or span.note:
            yield span


def same_notes(comparison: Comparison) -> dict[str, tuple[str, tuple[Piece, ...]]]:
    """The notes that both texts have, by their marks before."""
    return {
        entry.before[0].label: (entry.after[0].label, entry.pieces)
        for entry in comparison.entries
        if len(entry.before) == len(entry.after) == 1
        and is_note(entry.before[0].kind)
        and entry.before[0].kind == entry.after[0].kind
    }
