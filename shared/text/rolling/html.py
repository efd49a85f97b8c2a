"""A rolling text as a fragment of a page. Everything from a text is escaped.

Structure and classes (no styles; what is new, gone or signed is said by characters too):

* ``article.resolution.rolling``
* ``h1.title`` ``h2.heading`` ``h2.annex``; ``p`` with its kind otherwise
* ``.label`` the number as written; ``.state`` in words at the end of each paragraph; ``.note`` what
  was noted of it
* ``span.bracket`` a bracket with its square brackets; in it ``cite`` who speaks and how, ``ins``
  words that somebody proposes, ``del`` words that somebody would have go or that are struck
"""

from collections.abc import Iterable, Sequence
from gettext import NullTranslations

from markupsafe import Markup

from shared.text.rolling.attributions import meaning, unmarked
from shared.text.rolling.model import Alternative, Bracket, Line, Marked, Piece, RollingText, Words
from shared.text.rolling.places import groups
from shared.text.rolling.points import stands

_HEADINGS = {"title": "h1", "heading": "h2", "annex": "h2"}
_TAGS = {
    "~~": Markup("<del>{}</del>"),
    "**": Markup("<strong>{}</strong>"),
    "__": Markup("<u>{}</u>"),
    "*": Markup("<i>{}</i>"),
}
_CITE = Markup("<cite>{}</cite>")


def rolling_fragment(rolling: RollingText, translations: NullTranslations | None = None) -> Markup:
    """The whole text; the states of its paragraphs are said in the language of the translations."""
    told = translations or NullTranslations()
    states = {stand.place: told.gettext(str(stand.state)) for stand in stands(rolling)}
    shown: list[Markup] = []
    for group in groups(rolling):
        for n in group.lines:
            last = n == group.lines[-1]
            shown.append(_line(rolling.lines[n], states.get(group.place, "") if last else ""))
    return Markup('<article class="resolution rolling">\n{}\n</article>').format(
        Markup("\n").join(shown)
    )


def _line(line: Line, state: str) -> Markup:
    parts = [
        Markup('<span class="label">{}</span>').format(line.label) if line.label else Markup(),
        _CITE.format(unmarked(line.by)) if line.by else Markup(),
        _noted(line.noted_before),
        _pieces(line.pieces),
        _noted(line.noted),
    ]
    inner = Markup(" ").join(part for part in parts if part)
    if line.enclosed:
        inner = Markup('<span class="bracket">[{}]</span>').format(inner)
    if state:
        inner += Markup(' <span class="state">{}</span>').format(state)
    tag = _HEADINGS.get(line.kind, "p")
    return Markup('<{} class="{}">{}</{}>').format(tag, line.kind, inner, tag)


def _noted(note: str) -> Markup:
    return Markup('<span class="note">{}</span>').format(note) if note else Markup()


def _pieces(pieces: Iterable[Piece]) -> Markup:
    return Markup().join(_piece(piece) for piece in pieces)


def _piece(piece: Piece) -> Markup:
    if isinstance(piece, Words):
        return Markup("{}").format(piece.text)
    if isinstance(piece, Marked):
        return _TAGS[piece.mark].format(_pieces(piece.pieces))
    return _bracket(piece)


def _bracket(bracket: Bracket) -> Markup:
    between = "; " if bracket.between == ";" else f" {bracket.between} "
    inner = Markup(between).join(_alternative(each) for each in bracket.alternatives).strip()
    shown = Markup('<span class="bracket">[{}]</span>').format(inner)
    parts: Sequence[Markup] = (
        *([_CITE.format(unmarked(bracket.before))] if bracket.before else []),
        shown,
        *([_CITE.format(bracket.after)] if bracket.after else []),
    )
    return Markup(" ").join(parts)


def _alternative(alternative: Alternative) -> Markup:
    words = _pieces(alternative.pieces)
    if not alternative.said:
        return words
    said = _CITE.format(unmarked(alternative.said))
    if not words:
        return said
    tag = "del" if meaning(alternative.said).stance == "delete" else "ins"
    return Markup("{} <{}>{}</{}>").format(said, tag, words, tag)
