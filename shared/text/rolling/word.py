"""A rolling text as a Word file: who speaks in italics, everything else as it is written."""

from collections.abc import Iterable, Iterator

from shared.text.printing.word.model import Para, Sheet, Span
from shared.text.printing.word.package import write
from shared.text.rolling.model import Alternative, Bracket, Line, Marked, Piece, RollingText, Words
from shared.text.rolling.places import places

_TABBED = ("operative", "preambular", "item")


def rolling_word(rolling: RollingText) -> bytes:
    """The file; the same text gives the same bytes."""
    shown = zip(rolling.lines, places(rolling), strict=True)
    return write(
        Sheet(
            name=(Span(text="Rolling text"),),
            symbol=(),
            organ=(),
            right=(),
            paras=tuple(_para(line, place) for line, place in shown),
            running=rolling.status,
            title=rolling.title,
            numbered=False,
        )
    )


def _para(line: Line, place: str) -> Para:
    level = max(place.count(" ("), 1) if line.kind == "item" else 0
    label = "" if line.label.startswith("#") else line.label
    spans = [
        *([Span(text=f"{label}\t" if line.kind in _TABBED else f"{label} ")] if label else []),
        *([Span(text=line.by, slanted=True), Span(text=" ")] if line.by else []),
        *([Span(text=f"{line.noted_before} ")] if line.noted_before else []),
        *_spans(line.pieces),
        *([Span(text=f" {line.noted}")] if line.noted else []),
    ]
    if line.enclosed:
        spans = [Span(text="["), *spans, Span(text="]")]
    return Para(kind=line.kind, spans=tuple(spans), level=level)


def _spans(pieces: Iterable[Piece], *, slanted: bool = False) -> Iterator[Span]:
    for piece in pieces:
        if isinstance(piece, Words):
            yield Span(text=piece.text, slanted=slanted)
        elif isinstance(piece, Marked) and piece.mark == "*":
            yield from _spans(piece.pieces, slanted=True)
        elif isinstance(piece, Marked):
            yield Span(text=piece.mark)
            yield from _spans(piece.pieces, slanted=slanted)
            yield Span(text=piece.mark)
        else:
            yield from _bracket(piece)


def _bracket(bracket: Bracket) -> Iterator[Span]:
    between = "; " if bracket.between == ";" else f" {bracket.between} "
    if bracket.before:
        yield Span(text=f"{bracket.before} ", slanted=True)
    yield Span(text="[")
    for n, alternative in enumerate(bracket.alternatives):
        if n:
            yield Span(text=between)
        yield from _alternative(alternative)
    yield Span(text="]")
    if bracket.after:
        yield Span(text=f" {bracket.after}", slanted=True)


def _alternative(alternative: Alternative) -> Iterator[Span]:
    if alternative.said:
        yield Span(text=alternative.said, slanted=True)
    if alternative.said and alternative.pieces:
        yield Span(text=" ")
    yield from _spans(alternative.pieces)
