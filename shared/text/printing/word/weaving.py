"""One paragraph of two texts: the words that stay, go and come, with its number and its notes."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from shared.text.compare.model import Entry, Op, Piece
from shared.text.compare.pieces import spelt_out
from shared.text.printing.layout import Line
from shared.text.printing.word.model import Fate, Para, Span
from shared.text.printing.word.notes import FATES, Notes
from shared.text.printing.word.whole import lead_text
from shared.text.structure import Call


def woven_alone(entry: Entry, before: Sequence[Line], after: Sequence[Line]) -> bool:
    """Whether all its paragraphs are set alike, so that they can be told word by word."""
    lines = [*(before[s.index] for s in entry.before), *(after[s.index] for s in entry.after)]
    return len({(line.kind, line.level, line.continued) for line in lines}) == 1


class _Place:
    """Where we are in the paragraphs of one side."""

    def __init__(self, lines: list[Line]) -> None:
        self._lines = lines
        self.at = 0

    @property
    def line(self) -> Line:
        return self._lines[0]

    def next_line(self) -> Line:
        """Past the end of a paragraph."""
        del self._lines[0]
        self.at = 0
        return self.line

    def calls(self, upto: int) -> list[tuple[int, Call]]:
        """Those from here on, with their distance; those at the very beginning stand at 0."""
        return [
            (max(call.at - self.at, 0), call)
            for call in self.line.calls
            if self.at < call.at <= upto or (self.at == 0 and call.at <= 0)
        ]

    def slanted(self, at: int) -> bool:
        """Whether the character there is in italics."""
        return at < self.line.slanted


class Weaver:
    """Weaves entries whose paragraphs stay where they are, or arrive."""

    def __init__(self, before: Sequence[Line], after: Sequence[Line], notes: Notes) -> None:
        self._before, self._after, self._notes = before, after, notes

    def woven(self, entry: Entry) -> Iterator[Para]:
        """One paragraph, or as many as it was split into or merged from."""
        old = _Place([self._before[side.index] for side in entry.before])
        new = _Place([self._after[side.index] for side in entry.after])
        spans = [*_lead(lead_text(old.line), lead_text(new.line))]
        for piece in spelt_out(entry.pieces):
            if not piece.breaks:
                spans += self._words(piece, old, new)
                continue
            yield _para(new.line, spans, FATES[piece.op])
            gone = lead_text(old.next_line()) if piece.op is not Op.INSERT else ""
            come = lead_text(new.next_line()) if piece.op is not Op.DELETE else ""
            spans = [*_lead(gone, come)]
        yield _para(new.line, spans, Fate.KEPT)

    def arrived(self, entry: Entry, move: str) -> Para:
        """At its new place: the words that came along, and those that are new."""
        new = _Place([self._after[entry.after[0].index]])
        spans = [Span(text=lead, fate=Fate.ARRIVED)] if (lead := lead_text(new.line)) else []
        for piece in spelt_out(entry.pieces):
            if piece.op is Op.KEEP:
                spans += self._one_sided(piece.text, new, Fate.ARRIVED)
            elif piece.op is Op.INSERT:
                spans += self._one_sided(piece.text, new, Fate.INSERTED)
        return _para(new.line, spans, Fate.ARRIVED, move)

    def _words(self, piece: Piece, old: _Place, new: _Place) -> list[Span]:
        if piece.op is Op.DELETE:
            return self._one_sided(piece.text, old, Fate.DELETED)
        if piece.op is Op.INSERT:
            return self._one_sided(piece.text, new, Fate.INSERTED)
        return self._kept(piece.text, old, new)

    def _one_sided(self, text: str, place: _Place, fate: Fate) -> list[Span]:
        end = place.at + len(text)
        calls = [(at, self._notes.called(c.mark, fate)) for at, c in place.calls(end)]
        stop = place.line.slanted - place.at
        spans: list[Span] = [call for at, call in calls if at == 0]
        for start, upto in _cuts(len(text), [stop, *(at for at, _ in calls)]):
            slanted = place.slanted(place.at + start)
            part = Span(text=text[start:upto], slanted=slanted, fate=fate)
            spans += [*self._notes.starred(part), *(c for at, c in calls if at == upto)]
        place.at = end
        return spans

    def _kept(self, text: str, old: _Place, new: _Place) -> list[Span]:
        gone, come = old.calls(old.at + len(text)), new.calls(new.at + len(text))
        stops = [old.line.slanted - old.at, new.line.slanted - new.at]
        spans = self._calls(0, gone, come)
        for start, upto in _cuts(len(text), [*stops, *(at for at, _ in (*gone, *come))]):
            was, now = old.slanted(old.at + start), new.slanted(new.at + start)
            part = Span(text=text[start:upto], slanted=now, was_slanted=was)
            spans += [*self._notes.starred(part), *self._calls(upto, gone, come)]
        old.at += len(text)
        new.at += len(text)
        return spans

    def _calls(
        self, at: int, gone: list[tuple[int, Call]], come: list[tuple[int, Call]]
    ) -> list[Span]:
        """At one place: a note that both call stays, if it is called alone there."""
        old = [call.mark for where, call in gone if where == at]
        new = [call.mark for where, call in come if where == at]
        if len(old) == len(new) and all(map(self._notes.same, old, new)):
            return [self._notes.called(mark, Fate.KEPT) for mark in new]
        return [
            *(self._notes.called(mark, Fate.DELETED) for mark in old),
            *(self._notes.called(mark, Fate.INSERTED) for mark in new),
        ]


def _cuts(length: int, stops: Iterable[int]) -> list[tuple[int, int]]:
    places = sorted({0, length, *(stop for stop in stops if 0 < stop < length)})
    return [(a, b) for a, b in pairwise(places) if a < b]


def _lead(old: str, new: str) -> Iterator[Span]:
    if old == new:
        if new:
            yield Span(text=new)
        return
    if old:
        yield Span(text=old, fate=Fate.DELETED)
    if new:
        yield Span(text=new, fate=Fate.INSERTED)


def _para(line: Line, spans: list[Span], end: Fate, move: str = "") -> Para:
    return Para(
        kind=line.kind,
        level=line.level,
        continued=line.continued,
        spans=tuple(spans),
        end=end,
        move=move,
    )
