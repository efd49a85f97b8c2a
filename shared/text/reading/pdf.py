"""Official PDFs, to the same lines that a pasted text gives."""

import itertools
from collections.abc import Sequence

import msgspec

from shared.text.errors import NotText
from shared.text.reading.columns import by_columns
from shared.text.reading.furniture import RULE, own_symbol, repeated, take_furniture
from shared.text.reading.lines import Line
from shared.text.reading.marks import CALL, END, plain
from shared.text.reading.pages import pages_of
from shared.text.reading.paragraphs import Paragraphs, body_size, joined, layout_of, words_of
from shared.text.reading.rows import Row, rows_of

_SMALLER = 0.9


class _Note(msgspec.Struct):
    mark: str
    rows: list[Row]


def pdf_lines(data: bytes) -> tuple[list[Line], list[str]]:
    """Lines and furniture of a PDF; Unreadable for what is unsafe, damaged or a picture only."""
    pages = pages_of(data)
    printed = [rows_of(page, number) for number, page in enumerate(pages)]
    size = body_size(printed)
    if not size:
        raise NotText("the PDF holds pictures and no text: hand in one with text, or paste it")
    symbol = own_symbol(printed[0])
    again = repeated(pages, printed)
    furniture: list[str] = []
    texts: list[list[Row]] = []
    notes: list[_Note] = []
    for page, rows in zip(pages, printed, strict=True):
        kept, aside = take_furniture(page, rows, symbol, again, size)
        text, rules = _without_notes(kept, notes, size)
        furniture += [*aside, *rules]
        texts.append(by_columns(page, text))
    known = frozenset(note.mark for note in notes)
    words = words_of(itertools.chain.from_iterable(printed))
    body = Paragraphs(layout_of(texts, size), known, words)
    body.take_all(list(itertools.chain.from_iterable(texts)))
    lines = body.lines + [_note_line(note, words, body.dropped) for note in notes]
    return lines, furniture + body.dropped


def _without_notes(
    rows: Sequence[Row], notes: list[_Note], size: float
) -> tuple[list[Row], list[str]]:
    """The rows above the notes of a page; the notes are added, the rule above them is returned."""
    rules = [n for n, row in enumerate(rows) if RULE.fullmatch(plain(row.text()))]
    start = _notes_start(rows, rules, size, open_note=bool(notes))
    for row in rows[start:]:
        if RULE.fullmatch(plain(row.text())):
            continue
        if row.mark:
            notes.append(_Note(row.mark, [row]))
        elif notes:
            notes[-1].rows.append(row)
    kept = [row for n, row in enumerate(rows[:start]) if n not in rules]
    return kept, [plain(rows[n].text()) for n in rules]


def _notes_start(rows: Sequence[Row], rules: Sequence[int], size: float, *, open_note: bool) -> int:
    """Where the notes begin: under the rule, or with the first mark of the small print."""
    for n in reversed(rules):
        below = [row for row in rows[n + 1 :] if row.size < size + 0.1]
        if below and (below[0].mark or (open_note and below[0].size < size - 0.4)):
            return n + 1
    start = len(rows)
    while start and (
        rows[start - 1].size < size - _SMALLER or RULE.fullmatch(plain(rows[start - 1].text()))
    ):
        start -= 1
    return next((n for n in range(start, len(rows)) if rows[n].mark), len(rows))


def _note_line(note: _Note, words: frozenset[str], dropped: list[str]) -> Line:
    text = note.rows[0].text(frozenset((note.mark,)))
    for row in note.rows[1:]:
        text = joined(text, row.text(frozenset()), words, dropped)
    if note.mark.startswith("*"):
        return Line(text, gap=True)
    return Line(f"{CALL}{note.mark}{END} {text[len(note.mark) + 2 :].lstrip()}", gap=True)
