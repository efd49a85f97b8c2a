"""The redline as a fragment of a page, inline or side by side. Everything from a text is escaped.

Structure and classes (no styles; ``ins`` is to be underlined, ``del`` struck through):

* ``div.redline.redline-inline``    the text once, with its changes in it
* ``table.redline.redline-sides``   the text before and after; a row per paragraph, with
  ``td.side.side-before`` and ``td.side.side-after`` (empty where there is no such paragraph)
* ``.para`` with one of ``.para-same .para-edited .para-moved .para-renumbered .para-split
  .para-merged .para-inserted .para-deleted``, and with its kind, such as ``.kind-preambular``
  (white space in a kind becomes "-"); ``.para-edited`` and ``.para-renumbered`` also stand beside
  another; ``.para-departed`` is the place that a paragraph moved away from
* ``.para-notes`` > ``.para-note``  in words what happened: "Moved from paragraph 5"
* ``.para-label``                   the printed number
* ``.para-text``                    the text; ``.para-break`` in it is a paragraph's end (¶)
* ``.para-call``                    the raised mark of a note that is called there
* ``.change``                       a stop for the keys n and p, with the ids change-1, change-2, …
  in reading order: a run of changed words, or a paragraph; it takes the focus by script
* ``.para-skipped``                 how many unchanged paragraphs were left out
"""

from collections.abc import Iterable
from gettext import NullTranslations

from markupsafe import Markup

from shared.text.compare.model import Comparison, Entry, Op, Piece, Side
from shared.text.compare.order import Row, fold, rows
from shared.text.compare.pages import Page, hunks

INLINE = Markup('<div class="redline redline-inline">\n{}\n</div>')
SIDES = Markup(
    '<table class="redline redline-sides">\n<thead><tr><th scope="col">{}</th>'
    '<th scope="col">{}</th></tr></thead>\n<tbody>\n{}\n</tbody>\n</table>'
)
PARA = Markup('<div class="{}"{}>{}<p class="para-text" dir="auto">{}{}</p></div>')
SKIPPED = Markup('<p class="para-skipped">{}</p>')
ROW = Markup(
    '<tr class="{}"{}><td class="side side-before">{}</td><td class="side side-after">{}</td></tr>'
)
WIDE = Markup('<tr class="para-skipped"><td colspan="2">{}</td></tr>')
TEXT = Markup('{}<p class="para-text" dir="auto">{}{}</p>')
CALL = Markup('<sup class="para-call">{}</sup>')
BREAK = Markup('<{0} class="para-break">¶</{0}><br>')
LABEL = Markup('<span class="para-label">{}</span> ')
CHANGE = Markup('<span class="change"{}>{}</span>')
TAGS = {
    Op.KEEP: Markup("{}"),
    Op.DELETE: Markup("<del>{}</del>"),
    Op.INSERT: Markup("<ins>{}</ins>"),
}


def inline(
    comparison: Comparison,
    translations: NullTranslations | None = None,
    *,
    context: int | None = None,
    prefix: str = "change",
) -> Markup:
    """The text once. ``context`` is how many unchanged paragraphs stay around a change (None: all).

    ``prefix`` begins the ids of the changes, for a page that shows two comparisons.
    """
    laid = rows(comparison.entries)
    page = Page(laid, translations or NullTranslations(), prefix)
    parts = (_inline_row(page, row) for row in fold(laid, context))
    return INLINE.format(Markup("\n").join(parts))


def side_by_side(
    comparison: Comparison,
    translations: NullTranslations | None = None,
    *,
    titles: tuple[str, str],
    context: int | None = None,
    prefix: str = "change",
) -> Markup:
    """Both texts in a table; ``titles`` name them, such as their symbols."""
    laid = rows(comparison.entries)
    page = Page(laid, translations or NullTranslations(), prefix)
    parts = (_sides_row(page, row) for row in fold(laid, context))
    return SIDES.format(*titles, Markup("\n").join(parts))


def _inline_row(page: Page, row: Row | int) -> Markup:
    if isinstance(row, int):
        return SKIPPED.format(page.skipped(row))
    if row.departed:
        return Markup('<div class="para para-departed">{}</div>').format(page.departure(row.entry))
    entry = row.entry
    anchor = page.anchor(entry)
    notes, label = page.notes(entry), _labels(entry, frozenset(Op))
    return PARA.format(page.classes(entry), anchor, notes, label, _text(page, entry, frozenset(Op)))


def _sides_row(page: Page, row: Row | int) -> Markup:
    if isinstance(row, int):
        return WIDE.format(page.skipped(row))
    if row.departed:
        return ROW.format("para para-departed", "", page.departure(row.entry), "")
    entry = row.entry
    notes = page.notes(entry)
    before = _side(page, entry, Op.DELETE, "" if entry.after else notes) if entry.before else ""
    after = _side(page, entry, Op.INSERT, notes) if entry.after else ""
    return ROW.format(page.classes(entry), page.anchor(entry), before, after)


def _side(page: Page, entry: Entry, own: Op, notes: str) -> Markup:
    shown = frozenset({Op.KEEP, own})
    return TEXT.format(notes, _labels(entry, shown), _text(page, entry, shown))


def _text(page: Page, entry: Entry, shown: frozenset[Op]) -> Markup:
    """The pieces in ``shown``; a run of changes carries its id where its first piece is shown."""
    before = Op.INSERT not in shown
    if not (entry.before and entry.after):
        return _pieces(entry.pieces, before=before)
    parts: list[Markup] = []
    number = page.first(entry)
    for hunk in hunks(entry.pieces):
        visible = [piece for piece in hunk if piece.op in shown]
        if hunk[0].op is Op.KEEP:
            parts.append(_pieces(visible, before=before))
            continue
        if visible:
            anchor = page.at(number) if hunk[0].op in shown else Markup()
            parts.append(CHANGE.format(anchor, _pieces(visible, before=before)))
        number += 1
    return Markup().join(parts)


def _pieces(pieces: Iterable[Piece], *, before: bool) -> Markup:
    return Markup().join(
        _break(piece.op) if piece.breaks else TAGS[piece.op].format(_said(piece, before=before))
        for piece in pieces
    )


def _said(piece: Piece, *, before: bool) -> str:
    """What is kept looks ``before`` as it was printed then."""
    printed = piece.was if before and piece.was else piece.call or piece.text
    return CALL.format(printed) if piece.call else printed


def _break(op: Op) -> Markup:
    return BREAK.format({Op.DELETE: "del", Op.INSERT: "ins", Op.KEEP: "span"}[op])


def _labels(entry: Entry, shown: frozenset[Op]) -> Markup:
    """The printed numbers: the ones that stay, that went and that came."""
    old, new = _printed(entry.before), _printed(entry.after)
    marked = [(label, Op.KEEP if label in new else Op.DELETE) for label in old]
    marked += [(label, Op.INSERT) for label in new if label not in old]
    parts = [TAGS[op].format(label) for label, op in marked if op in shown]
    return LABEL.format(Markup(" ").join(parts)) if parts else Markup()


def _printed(sides: Iterable[Side]) -> list[str]:
    return [side.label for side in sides if side.label]
