"""From the text that negotiators paste to its structure. Nothing is refused, every word is kept.

The conventions that are accepted:

* Paragraphs stand on lines of their own; a line without a blank line above it goes on, unless it
  begins with a number, a label or "##". Before the opening formula ("The General Assembly,") stand
  masthead lines, the status ("Status: 7 April 6 PM") and, last, the title.
* ``PP3``, ``OP7``, ``7.`` with *pre*, *bis*, *ter* …, *alt*, *alt 2*; without numbers, paragraphs
  before the first operative one are preambular and are counted. ``(a)``, ``(b bis)``, ``(ii)``
  begin sub-paragraphs, ``## `` or a roman numeral a heading.
* Behind the number stands who proposes the paragraph: ``OP7 bis EU/CH: …``, ``OP7 bis (Mexico) …``.
* ``[…]`` is not agreed. ``[EU/CH: words]`` are words with their authors; ``[one / other]``,
  ``[one // other]``, ``[one | other]``, ``[one OR other]`` alternatives, each signed or not; ``[]``
  and an empty alternative mean no words; brackets nest. ``EU: [words]`` and ``[words] (EU, CH)``
  are signed outside. ``[EU (supported by NO, opposed by US): words]`` tells who else spoke.
* ``[EU, US: delete]``, ``[del. US]``, ``[Russia: retain]``, ``[EU reserves]``, ``[pending
  capital]`` are remarks on what stands before them. ``[Facilitator's proposal: …]`` is an author.
* ``(agreed ad ref)``, ``AGREED``, ``(Agreed in informals, 12 May)`` in front of a paragraph's words
  or behind them are its state. Brackets around a whole paragraph may hold its number.
* ``~~struck~~``, ``**bold**``, ``__underlined__``, ``*italics*``; ``\\[`` is a bracket as such.

An unknown name stays as it was said. What is strange (a bracket that is not closed, a number that
comes twice) is told by ``concerns``.
"""

import re
from collections.abc import Sequence

from shared.text.ordinals import LATIN_PATTERN
from shared.text.reading.labels import ANNEX, CLOSING
from shared.text.reading.marks import marked, plain
from shared.text.reading.openings import opens_operative, opens_preambular
from shared.text.reading.organs import formula
from shared.text.rolling.attributions import lead
from shared.text.rolling.model import Kind, Line, RollingText, Words, standing
from shared.text.rolling.numbers import MARKS, number_of
from shared.text.rolling.parties import known, parties_in
from shared.text.rolling.pieces import pairs, pieces_of
from shared.text.rolling.states import noted_behind, noted_in_front
from shared.text.rolling.writing import write_rolling

_NUMBER = re.compile(
    rf"(?P<label>\*?(?:(?:OP|PP)\s?\d{{1,3}}{MARKS}[.:)]?|\d{{1,3}}{MARKS}[.)])\*?)(?=\s|$)", re.I
)
_OPENED = re.compile(rf"(?P<label>\[(?:OP|PP)\s?\d{{1,3}}{MARKS}[.:)]?)(?=\s|$)", re.I)
"""A bracket around a paragraph that closes only behind its last sub-paragraph."""
_ITEM = re.compile(
    rf"(?P<label>\((?:[a-z]{{1,5}}|\d{{1,2}})(?:\s?(?:{LATIN_PATTERN}|alt)(?:\s\d)?)?\))(?=\s|$)"
)
_HASHES = re.compile(r"(?P<label>#{1,6})(?=\s|$)")
_ROMAN = re.compile(r"(?:(?:Section |Part )?[IVX]{1,6}|[A-H])(?:\.\s+[A-Z“\[].*|\.?)")
_STATUS = re.compile(r"(?:Status|STATUS|Snapshot)\s?(?::|as of\b|as at\b|[–—-]\s).*")
_HEAD = re.compile(r"(?:Rolling text|ROLLING TEXT).{0,60}")
_SNAPSHOT = re.compile(r"(?:As of|As at|Version of)\b.*")
_NOTE = re.compile(r"(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\[\^[\w*]{1,4}\]:?|\*{1,4}\s)\s*\S|\d{1,3} [A-Z“\"(]")
_SIGNED = re.compile(r"(?P<said>\((?P<round>[^()]{1,80})\):?|\[(?P<square>[^\[\]:]{1,80})\]:?)")
_TERMINAL = re.compile(r"[,;.:][”\"’)\]*\d¹²³⁴⁵⁶⁷⁸⁹⁰]*$|[;,] (?:and|or)$")
_MOST_READINGS = 4
"""A missing space ("EU:all") is put in by writing, and may tell more of a line than it told."""
_SHORT = 150
_WIDE = 60
"""Characters: a line so long in a masthead may be a title that goes on."""
_UNREAD: tuple[Kind, ...] = ("masthead", "status", "formula", "closing")
"""Lines whose square brackets are none of the negotiators'."""


def read_rolling(source: str) -> RollingText:
    """The structure of the text; see above for what is understood."""
    found = _read(source)
    for _ in range(_MOST_READINGS):
        again = _read(write_rolling(found))
        if again == found:
            break
        found = again
    return found


def _read(source: str) -> RollingText:
    texts = _lines(source)
    kinds = _Kinds(texts)
    return RollingText(lines=tuple(_line(text, kinds.next(text)) for text in texts))


def _lines(source: str) -> list[str]:
    found: list[str] = []
    above, body = "", False
    for raw in source.splitlines():
        text = " ".join(raw.split())
        wide = body or len(above) >= _WIDE
        if text and above and wide and not _alone(above) and not _begins(text, above):
            found[-1] = f"{found[-1]} {text}"
        elif text:
            found.append(text)
            body = body or _in_body(text)
        above = text
    return found


def _in_body(text: str) -> bool:
    """From here on lines are those of paragraphs; in a masthead each stands for itself."""
    opens = opens_preambular(text) and text.endswith(",")
    return opens or bool(formula(plain(marked(text))) or _NUMBER.match(_inner(text) or text))


def _begins(text: str, above: str) -> bool:
    """A line directly below another one: does it begin something, or go on?"""
    bare = text.removeprefix("[").lstrip()
    if _NUMBER.match(bare) or _ITEM.match(bare) or _HASHES.match(text) or _alone(text):
        return True
    opens = opens_preambular(text) or opens_operative(text)
    return opens and bool(_TERMINAL.search(above))


def _alone(text: str) -> bool:
    return bool(_STATUS.fullmatch(text) or _HEAD.fullmatch(text) or formula(plain(marked(text))))


def _status(text: str) -> bool:
    """Of a line above the text."""
    return bool(_STATUS.fullmatch(text) or _SNAPSHOT.fullmatch(text))


def _said(text: str) -> str:
    """The words as they stand, for the grammar of openings."""
    return plain(marked(standing(pieces_of(_unlabelled(text)))))


def _unlabelled(text: str) -> str:
    bare = _inner(text) or text
    match = _label(bare)
    rest = bare[match.end() :].lstrip() if match else bare
    return rest[len(lead(rest)) :].lstrip()


def _label(text: str) -> re.Match[str] | None:
    return _NUMBER.match(text) or _OPENED.match(text) or _ITEM.match(text) or _HASHES.match(text)


def _inner(text: str) -> str:
    """What stands in brackets around the whole paragraph, its label first; "" where none do."""
    if not (text.startswith("[") and text.endswith("]")):
        return ""
    inner = text[1:-1].strip()
    whole = pairs(text)[0].get(0) == len(text) - 1
    return inner if whole and (_NUMBER.match(inner) or _ITEM.match(inner)) else ""


class _Kinds:
    """Tells line after line what it is; ask in reading order."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._body = _body_begins(texts)
        front = [n for n, text in enumerate(texts[: self._body]) if not _status(text)]
        self._title = front[-1] if front else -1
        self._at = -1
        self._part: Kind = "preambular"
        self._headed = False

    def next(self, text: str) -> Kind:
        self._at += 1
        if self._at < self._body:
            if _status(text):
                return "status"
            return "title" if self._at == self._title else "masthead"
        kind = self._in_body(text)
        if kind in ("preambular", "operative", "annexed", "closing"):
            self._part = kind
        elif kind == "annex":
            self._part = "annexed"
        self._headed = kind == "annex"
        return kind

    def _in_body(self, text: str) -> Kind:
        if _STATUS.fullmatch(text):
            return "status"
        if formula(plain(marked(text))):
            return "formula"
        bare = _inner(text) or text
        if match := _NUMBER.match(bare) or _OPENED.match(bare):
            return self._numbered(match["label"])
        if _HASHES.match(bare):
            return "heading"
        if _ITEM.match(bare):
            return "item"
        return self._unlabelled(text)

    def _numbered(self, label: str) -> Kind:
        number = number_of(label)
        if number and number.part:
            return "preambular" if number.part == "PP" else "operative"
        return "annexed" if self._part == "annexed" else "operative"

    def _unlabelled(self, text: str) -> Kind:
        """By the grammar of openings, and by how the line ends."""
        past = self._part != "preambular"
        if past and ANNEX.fullmatch(text):
            return "annex"
        if self._headed:
            return "annex"
        if past and self._part != "annexed" and CLOSING.fullmatch(text):
            return "closing"
        if past and _NOTE.match(text):
            return "note"
        if self._part in ("annexed", "closing"):
            return self._part
        said = _said(text)
        if not past and opens_operative(said):
            return "operative"
        if not past and opens_preambular(said):
            return "preambular"
        if _heading(text):
            return "heading"
        return "continued" if past else "preambular"


def _heading(text: str) -> bool:
    return len(text) <= _SHORT and (bool(_ROMAN.fullmatch(text)) or not _TERMINAL.search(text))


def _body_begins(texts: Sequence[str]) -> int:
    """The opening formula, else the first number, with the preambular paragraphs above it."""
    for n, text in enumerate(texts):
        if formula(plain(marked(text))):
            return n
    numbered = next((n for n, text in enumerate(texts) if _NUMBER.match(_inner(text) or text)), -1)
    last = numbered if numbered >= 0 else len(texts)
    for n, text in enumerate(texts[:last]):
        said = _said(text)
        if _TERMINAL.search(said) and (opens_preambular(said) or opens_operative(said)):
            return n
    return last if numbered >= 0 else min(1, len(texts))


def _line(text: str, kind: Kind) -> Line:
    if kind in _UNREAD:
        return Line(kind=kind, pieces=(Words(text),))
    inner = _inner(text)
    bare = inner or text
    match = _label(bare)
    label = match["label"] if match and kind not in ("title", "annex") else ""
    rest = bare[len(label) :].lstrip()
    if kind not in ("preambular", "operative", "item", "continued", "annexed"):
        return Line(kind=kind, label=label, pieces=pieces_of(rest))
    by = _author(rest)
    rest = rest[len(by) :].lstrip()
    before = noted_in_front(rest)
    rest = rest[len(before) :].lstrip()
    behind = noted_behind(rest)
    return Line(
        kind=kind,
        label=label,
        by=by,
        noted_before=before,
        pieces=pieces_of(rest[: len(rest) - len(behind)]),
        noted=behind,
        enclosed=bool(inner),
    )


def _author(text: str) -> str:
    """Who proposes the paragraph: "EU/CH:", "(Mexico, Norway)", "[Mexico]:"."""
    match = _SIGNED.match(text)
    if match and all(known(name) for name in parties_in(match["round"] or match["square"])):
        return match["said"]
    said = lead(text)
    # "EU: [words]" signs the bracket where the paragraph goes on behind it.
    rest = text[len(said) :].lstrip()
    if said and rest.startswith("[") and pairs(rest)[0].get(0, -1) < len(rest.rstrip(".,;")) - 1:
        return ""
    return said
