"""A document as the paragraphs of a Word file, nothing of it tracked."""

from collections.abc import Iterable

from shared.text.compare.model import Op, Piece
from shared.text.printing.layout import Line, called_marks, front, left_over, runs, text_lines
from shared.text.printing.masthead import printed_head
from shared.text.printing.word.model import Fate, Para, Sheet, Span, counted
from shared.text.printing.word.notes import Notes, texts_of
from shared.text.structure import Document


def whole_sheet(document: Document) -> Sheet:
    """The document in the order in which it is printed."""
    same = {
        mark: (mark, (Piece(op=Op.KEEP, text=text),)) for mark, text in texts_of(document).items()
    }
    notes = Notes(document, document, same)
    head = printed_head(document)
    symbol, organ = plain_spans(head.symbol, notes), plain_spans(head.organ, notes)
    right = tuple(plain_spans(text, notes) for text in head.right)
    lower = [Line(kind=kind, text=text) for kind, text in head.lower_kinds()]
    lines = [*lower, *front(document), *text_lines(document), *left_over(document)]
    return Sheet(
        name=plain_spans(head.name, notes),
        symbol=symbol,
        organ=organ,
        right=right,
        paras=tuple(paragraph(line, notes) for line in lines),
        running=head.symbol.rstrip("*"),
        title=document.title or "",
        numbered=counted(called_marks(document)),
    )


def plain_spans(text: str, notes: Notes, fate: Fate = Fate.KEPT) -> tuple[Span, ...]:
    """Upright words, with the stars in them."""
    return tuple(notes.starred(Span(text=text, fate=fate))) if text else ()


def paragraph(line: Line, notes: Notes, fate: Fate = Fate.KEPT, move: str = "") -> Para:
    """The whole line with one fate, its end included."""
    return Para(
        kind=line.kind,
        level=line.level,
        continued=line.continued,
        spans=(*lead(line, fate), *line_spans(line, notes, fate)),
        end=fate,
        move=move,
    )


def lead(line: Line, fate: Fate) -> Iterable[Span]:
    """The number, and the tab, space or end of line behind it."""
    text = lead_text(line)
    return [Span(text=text, fate=fate)] if text else []


def lead_text(line: Line) -> str:
    """As it is written before the line."""
    if not line.label:
        return ""
    if line.kind == "annex":
        return f"{line.label}\n" if line.text else line.label
    return f"{line.label} " if line.kind in ("note", "footnote") else f"{line.label}\t"


def line_spans(line: Line, notes: Notes, fate: Fate) -> Iterable[Span]:
    """What the line says, with the calls of its notes."""
    for run in runs(line):
        if run.note:
            yield notes.called(run.note, fate)
        else:
            yield from notes.starred(Span(text=run.text, slanted=run.slanted, fate=fate))
