"""Numbers and labels at the head of paragraphs, and how deep a label stands."""

import re
from typing import Literal

import msgspec

from shared.text.ordinals import LATIN_PATTERN
from shared.text.reading.marks import CALL, END, SLANT, UPRIGHT

_MARKS = f"[{CALL}{END}{SLANT}{UPRIGHT}]*"
_BIS = rf"(?:\s?(?:{LATIN_PATTERN}|alt\.?|pre)(?:\s\d)?(?![A-Za-z]))*"
NUMBER = re.compile(
    rf"{_MARKS}(?P<label>[“\"]?(?P<part>OP|PP)?\s?(?P<n>\d{{1,3}})"
    rf"(?P<more>\s?{_MARKS}{_BIS}{_MARKS})[.:)])"
    rf"{_MARKS}\s+(?P<text>\S.*)",
    re.S,
)
PREFIXED = re.compile(
    rf"{_MARKS}(?P<label>\(?(?P<part>OP|PP)\s?(?P<n>\d{{1,3}})(?P<more>{_BIS})[.:)]?)"
    rf"\s+(?P<text>\S.*)",
    re.S,
)
_LABEL = re.compile(
    rf"{_MARKS}(?P<label>\({_MARKS}(?P<in>[a-z]{{1,5}}|\d{{1,2}}){_MARKS}\)|(?P<dot>[a-z])\.)"
    rf"{_MARKS}\s+(?P<text>\S.*)",
    re.S,
)
HEADING = re.compile(r"[IVX]{1,6}\.?|[A-Z]\.?|Section [IVX\d]+|Part [IVX\d]+")
HEADED = re.compile(r"(?:[IVX]{1,6}|[A-Z])\.\s+(?P<rest>[A-Z“].*)", re.S)
ANNEX = re.compile(
    r"(?P<label>(?:Annex(?:es)?|ANNEX(?:ES)?)(?:\s+(?:[IVX]+|\d{1,2}|[A-Z]))?"
    r"|(?:Appendix|APPENDIX)(?:\s+[IVX]+)?)\.?"
)
AGENDA = re.compile(
    r"(?:Draft p|P)rovisional (?:annotated )?agenda(?: and documentation)? (?:for|of) the .{0,200}"
    r"(?<![.;,:])"
)
"""The heading of an agenda that a decision approves and carries below it."""
CLOSING = re.compile(
    r"(?:\d+(?:st|nd|rd|th)|[A-Z][a-z-]+)\s+(?:\(\w+\)\s+)?(?:plenary\s+)?meetings?"
    r"(?: \([a-z ]+\))?(?:[,.]?\s+\d{1,2} [A-Z][a-z]+ \d{4})?[.,]?"
    r"|\d{1,2} [A-Z][a-z]+ \d{4}[.,]?|(?:Adopted|Resumed|Done) .{0,150}"
    r"|\[(?:Resolution |Decision )?[Aa]dopted .*",
    re.S,
)
_ROMAN = re.findall(
    r"\w+", "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx"
)
Style = Literal["alpha", "roman", "digit", "dot"]


class Label(msgspec.Struct, frozen=True):
    """``readings`` are the styles it may belong to with the place in each: (i) is 9th or 1st."""

    printed: str
    text: str
    readings: tuple[tuple[Style, int], ...]


def label_of(text: str) -> Label | None:
    """The label that the line begins with."""
    match = _LABEL.match(text)
    if not match:
        return None
    printed = re.sub(_MARKS, "", match["label"])
    if match["dot"]:
        readings: list[tuple[Style, int]] = [("dot", ord(match["dot"]) - 96)]
    elif match["in"].isdecimal():
        readings = [("digit", int(match["in"]))]
    else:
        readings = _letters(match["in"])
    return Label(printed, match["text"], tuple(readings)) if readings else None


def _letters(inside: str) -> list[tuple[Style, int]]:
    readings: list[tuple[Style, int]] = []
    if len(inside) == 1:
        readings.append(("alpha", ord(inside) - 96))
    elif len(inside) == 2 and inside[0] == inside[1] and inside not in _ROMAN:
        readings.append(("alpha", 26 + ord(inside[0]) - 96))
    if inside in _ROMAN:
        readings.append(("roman", _ROMAN.index(inside) + 1))
    return readings


class Level(msgspec.Struct):
    """An open level of sub-paragraphs, and the last place taken in it."""

    style: Style
    place: int

    def followed_by(self, style: Style, place: int) -> bool:
        return self.style == style and self.place + 1 == place


def place_label(label: Label, levels: list[Level], *, chapeau: bool) -> int:
    """The depth at which it stands (0 the outermost); ``levels`` is brought up to date.

    A label that continues an open level stays in it, the deepest first, unless a colon has just
    opened a new one (``chapeau``); one that begins a series opens a level.
    """
    begins = [(style, place) for style, place in label.readings if place == 1]
    if chapeau and begins and levels:
        return _open(levels, begins[-1])
    for depth in range(len(levels) - 1, -1, -1):
        for style, place in label.readings:
            if levels[depth].followed_by(style, place):
                return _stay(levels, depth, place)
    if begins and all(level.style != begins[-1][0] for level in levels):
        return _open(levels, begins[-1])
    for depth in range(len(levels) - 1, -1, -1):
        for style, place in label.readings:
            if levels[depth].style == style:
                return _stay(levels, depth, place)
    return _open(levels, label.readings[0])


def _stay(levels: list[Level], depth: int, place: int) -> int:
    del levels[depth + 1 :]
    levels[depth].place = place
    return depth


def _open(levels: list[Level], reading: tuple[Style, int]) -> int:
    levels.append(Level(*reading))
    return len(levels) - 1
