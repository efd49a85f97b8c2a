"""Tracked changes and comments as a list: who proposed what, where, and when.

The page is a fragment; everything from a text is escaped. ``ins`` and ``del`` hold the words,
``table.proposals`` and ``table.comments`` a row each.
"""

from collections.abc import Iterable

from markupsafe import Markup

from shared.text.reading.word.proposed import Comment, Proposal, Proposed

NOTHING = "No changes are tracked in this file, and there are no comments."
_NOWHERE = "elsewhere"
_TABLE = Markup(
    '<table class="{}">\n<thead><tr><th scope="col">Where</th><th scope="col">What</th>'
    '<th scope="col">Who</th><th scope="col">When</th></tr></thead>\n'
    "<tbody>\n{}\n</tbody>\n</table>"
)
_ROW = Markup("<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>")
_COME = ("insertion", "paragraph inserted", "row inserted")
_GO = ("deletion", "paragraph deleted", "row deleted")


def proposals_text(proposed: Proposed) -> str:
    """A paragraph for each, in the order of the text."""
    told = [*map(_change_text, proposed.changes), *map(_comment_text, proposed.comments)]
    return "\n\n".join(told) or NOTHING


def _change_text(change: Proposal) -> str:
    mark = dict.fromkeys(_COME, ("{+", "+}")) | dict.fromkeys(_GO, ("[-", "-]"))
    begin, end = mark.get(change.kind, ("«", "»"))
    words = f"{begin}{change.words}{end}" if change.words else "¶"
    said = " ".join(filter(None, [change.left, words, change.right]))
    return f"{_where(change)}: {change.kind}{_signed(change)}\n  {said}"


def _comment_text(comment: Comment) -> str:
    about = f"\n  on “{comment.about}”" if comment.about else ""
    place = comment.place or _NOWHERE
    return f"{place}: comment{_signed(comment)}{about}\n  {comment.text}"


def _signed(each: Proposal | Comment) -> str:
    return "".join(f", {part}" for part in (each.author, each.at) if part)


def _where(change: Proposal) -> str:
    place = change.place or _NOWHERE
    return f"{place} to {change.to or _NOWHERE}" if change.kind == "move" else place


def proposals_page(proposed: Proposed) -> Markup:
    """A fragment: a table of the changes, and one of the comments."""
    parts = []
    if proposed.changes:
        parts.append(_table("proposals", map(_change_row, proposed.changes)))
    if proposed.comments:
        parts.append(_table("comments", map(_comment_row, proposed.comments)))
    return Markup("\n").join(parts) or Markup("<p>{}</p>").format(NOTHING)


def _table(name: str, rows: Iterable[Markup]) -> Markup:
    return _TABLE.format(name, Markup("\n").join(rows))


def _change_row(change: Proposal) -> Markup:
    tag = "ins" if change.kind in _COME else "del" if change.kind in _GO else "mark"
    words = Markup("<{0}>{1}</{0}>").format(tag, change.words or "¶")
    said = Markup(" ").join(part for part in (change.left, words, change.right) if part)
    what = Markup("{}<br>{}").format(change.kind, said)
    return _ROW.format(_where(change), what, change.author, change.at)


def _comment_row(comment: Comment) -> Markup:
    about = Markup("<q>{}</q><br>").format(comment.about) if comment.about else Markup()
    what = Markup("{}{}").format(about, comment.text)
    return _ROW.format(comment.place or _NOWHERE, what, comment.author, comment.at)
