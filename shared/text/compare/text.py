"""The redline as plain text for a mail: [-deleted-] and {+inserted+}, as word diffs are printed."""

from collections.abc import Iterable
from gettext import NullTranslations

from shared.text.compare.model import Change, Comparison, Entry, Op, Piece, Side
from shared.text.compare.naming import departure, fates
from shared.text.compare.order import Row, fold, rows

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
MARKS = {Op.KEEP: "{}", Op.DELETE: "[-{}-]", Op.INSERT: "{{+{}+}}"}


def redline(
    comparison: Comparison,
    translations: NullTranslations | None = None,
    *,
    context: int | None = 0,
) -> str:
    """The changed paragraphs, with ``context`` unchanged ones around them (None: the whole text).

    Ends without a line feed; equal texts give "" unless the whole text is wanted.
    """
    told = translations or NullTranslations()
    folded = fold(rows(comparison.entries), context)
    if context is not None and not comparison.changes:
        return ""
    return "\n\n".join(_row(row, told) for row in folded)


def marked(pieces: Iterable[Piece]) -> str:
    """The pieces with their marks; a paragraph's end that came or went is shown as ¶."""
    return "".join(MARKS[piece.op].format(_said(piece)) for piece in pieces)


def _said(piece: Piece) -> str:
    return "¶" if piece.breaks else piece.call.translate(RAISED) or piece.text


def _row(row: Row | int, told: NullTranslations) -> str:
    if isinstance(row, int):
        left_out = told.ngettext("{n} paragraph unchanged", "{n} paragraphs unchanged", row)
        return f"… {left_out.format(n=row)} …"
    if row.departed:
        return f"({departure(row.entry, told)})"
    notes = [f"({note})" for note in fates(row.entry, told)]
    return "\n".join(
        [*notes, " ".join(filter(None, (_label(row.entry), marked(row.entry.pieces))))]
    )


def _label(entry: Entry) -> str:
    old, new = _labels(entry.before), _labels(entry.after)
    if entry.change is Change.INSERTED:
        return MARKS[Op.INSERT].format(new) if new else ""
    if entry.change is Change.DELETED:
        return MARKS[Op.DELETE].format(old) if old else ""
    if old == new:
        return new
    gone = MARKS[Op.DELETE].format(old) if old else ""
    return gone + (MARKS[Op.INSERT].format(new) if new else "")


def _labels(sides: Iterable[Side]) -> str:
    return " ".join(side.label for side in sides if side.label)
