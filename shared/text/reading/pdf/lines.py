"""Official PDFs, to the same lines that a pasted text gives."""

import itertools
import re
from collections.abc import Sequence

import msgspec

from shared.text.errors import NotText
from shared.text.reading.hyphens import Vocabulary, joined, vocabulary_of
from shared.text.reading.lines import Line
from shared.text.reading.marks import CALL, END, plain
from shared.text.reading.pdf.columns import by_columns
from shared.text.reading.pdf.furniture import RULE, own_symbol, repeated, take_furniture
from shared.text.reading.pdf.gutters import Gutter, gutter_of, parts_of
from shared.text.reading.pdf.pages import Page, pages_of
from shared.text.reading.pdf.paragraphs import Paragraphs, body_size, layout_of
from shared.text.reading.pdf.rows import Row, rows_of

_SMALLER = 0.9
_FEW = 12
"""Rows: what a note may leave for a page of its own; more of small print is a table."""
_FULL_STOP = re.compile(r"[.!?][”’)\]]*$")


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
    symbol = own_symbol(printed)
    again = repeated(pages, printed)
    furniture: list[str] = []
    texts: list[list[Row]] = []
    notes: list[_Note] = []
    gutter: Gutter | None = None
    for page, rows in zip(pages, printed, strict=True):
        kept, aside = take_furniture(page, rows, symbol, again, size)
        furniture += aside
        gutter = gutter_of(page, [run for row in kept for run in row.runs], gutter)
        for part in _parts(page, kept, gutter):
            text, rules = _without_notes(part, notes, size)
            furniture += rules
            texts.append(by_columns(page, text))
    known = frozenset(note.mark for note in notes)
    words = vocabulary_of(itertools.chain.from_iterable(printed))
    body = Paragraphs(layout_of(texts, size), known, words)
    body.take_all(list(itertools.chain.from_iterable(texts)))
    lines = body.lines + [_note_line(note, words, body.dropped) for note in notes]
    return lines, furniture + body.dropped


def _parts(page: Page, rows: Sequence[Row], gutter: Gutter | None) -> list[Sequence[Row]]:
    """The rows of each column of a page that is set in two."""
    if gutter is None:
        return [rows]
    parts = parts_of([run for row in rows for run in row.runs], gutter)
    number = rows[0].page
    return [rows_of(Page(page.width, page.height, part), number) for part in parts]


def _without_notes(
    rows: Sequence[Row], notes: list[_Note], size: float
) -> tuple[list[Row], list[str]]:
    """The rows above the notes of a page; the notes are added, the rule above them is returned."""
    rules = [n for n, row in enumerate(rows) if RULE.fullmatch(plain(row.text()))]
    start = _notes_start(rows, rules, size, open_note=_runs_over(rows, notes))
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
    if open_note and start < len(rows) and (start or len(rows) <= _FEW):
        return start
    return next((n for n in range(start, len(rows)) if rows[n].mark), len(rows))


def _runs_over(rows: Sequence[Row], notes: Sequence[_Note]) -> bool:
    """Whether the last note of the page before has not come to its full stop there."""
    if not notes or not rows:
        return False
    last = notes[-1].rows[-1]
    return rows[0].page - last.page in (0, 1) and not _FULL_STOP.search(plain(last.text()))


def _note_line(note: _Note, words: Vocabulary, dropped: list[str]) -> Line:
    text = note.rows[0].text(frozenset((note.mark,)))
    for row in note.rows[1:]:
        text = joined(text, row.text(frozenset()), words, dropped)
    if note.mark.startswith("*"):
        return Line(text, gap=True)
    return Line(f"{CALL}{note.mark}{END} {text[len(note.mark) + 2 :].lstrip()}", gap=True)
