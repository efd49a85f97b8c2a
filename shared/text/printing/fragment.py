"""A document as a fragment of a page. Everything from a text is escaped.

Structure and classes (no styles):

* ``article.resolution``
* ``header.masthead`` > ``.name .symbol .organ .issue .lower`` (``.committee .agenda``)
* ``p.sponsors`` ``p.chain`` ``p.adoption`` ``p.source`` ``p.head``
* ``h1.title`` ``h2.heading`` ``h2.annex``; ``p`` with its kind otherwise, ``.level-1`` … for items
* ``.label`` the printed number; ``i`` the opening; ``sup.call`` > ``a`` the call of a note
* ``section.notes`` > ``p.note`` or ``p.footnote``
"""

from collections.abc import Iterator

from markupsafe import Markup

from shared.text.printing.layout import Line, Run, body, called_marks, front, left_over, runs
from shared.text.printing.masthead import Head, printed_head
from shared.text.structure import Document

_HEADINGS = {"title": "h1", "heading": "h2", "annex": "h2"}
_NOTES = ("note", "footnote")


def fragment(document: Document) -> Markup:
    """``article.resolution`` with all of the document; the ids of its notes begin with "note-"."""
    lines = body(document)
    text = [line for line in lines if line.kind not in _NOTES]
    text += [line for line in left_over(document) if line.kind not in _NOTES]
    marks = called_marks(document)
    notes = [_note(line) for line in lines if line.kind in _NOTES]
    parts = [
        _masthead(printed_head(document)),
        *(_line(line, marks) for line in (*front(document), *text)),
        *([Markup('<section class="notes">\n{}\n</section>').format(_joined(notes))] * bool(notes)),
    ]
    return Markup('<article class="resolution">\n{}\n</article>').format(_joined(parts))


def _joined(parts: list[Markup]) -> Markup:
    return Markup("\n").join(parts)


def _masthead(head: Head) -> Markup:
    parts = [_p("name", head.name), _p("symbol", head.symbol), _p("organ", head.organ)]
    parts += [_p("issue", line) for line in head.right]
    parts += [
        _p(f"lower {kind}".replace("lower lower", "lower"), line)
        for kind, line in head.lower_kinds()
    ]
    return Markup('<header class="masthead">\n{}\n</header>').format(
        _joined([part for part in parts if part])
    )


def _p(kind: str, text: str) -> Markup:
    return Markup('<p class="{}">{}</p>').format(kind, text) if text else Markup()


def _line(line: Line, marks: list[str]) -> Markup:
    tag = _HEADINGS.get(line.kind, "p")
    kind = line.kind.replace(" ", "-")
    if line.level:
        kind += f" level-{line.level}"
    if line.continued:
        kind += " continued"
    said = Markup().join(_runs(line, marks))
    return Markup('<{} class="{}">{}{}</{}>').format(tag, kind, _label(line), said, tag)


def _label(line: Line) -> Markup:
    if not line.label:
        return Markup()
    behind = Markup("<br>") if line.kind == "annex" and line.text else " "
    return Markup('<span class="label">{}</span>{}').format(line.label, behind)


def _runs(line: Line, marks: list[str]) -> Iterator[Markup]:
    for run in runs(line):
        if run.note:
            yield _call(run, marks)
        else:
            yield (Markup("<i>{}</i>") if run.slanted else Markup("{}")).format(run.text)


def _call(run: Run, marks: list[str]) -> Markup:
    if run.note not in marks:
        return Markup('<sup class="call">{}</sup>').format(run.note)
    return Markup('<sup class="call"><a href="#note-{}">{}</a></sup>').format(run.note, run.note)


def _note(line: Line) -> Markup:
    mark = Markup("<sup>{}</sup>").format(line.label) if line.kind == "footnote" else line.label
    return Markup('<p class="{}" id="note-{}">{} {}</p>').format(
        line.kind, line.label, mark, line.text
    )
