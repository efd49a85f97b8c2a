"""The automatic numbers of a word processor's paragraphs, counted as it counts them."""

import re
from collections import defaultdict

import msgspec
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class Level(msgspec.Struct, frozen=True):
    """``pattern`` holds %1 … %9 for the numbers of the levels."""

    form: str
    pattern: str
    start: int


class Numbering:
    """Counters of all lists of one document; ask in reading order."""

    def __init__(self, numbering: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, Level]] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._list_of: dict[str, str] = {}
        if numbering is not None:
            self._read(numbering)

    def _read(self, numbering: etree._Element) -> None:
        abstract = {
            str(element.get(f"{W}abstractNumId")): _levels(element)
            for element in numbering.iter(f"{W}abstractNum")
        }
        for number in numbering.iter(f"{W}num"):
            own = str(number.get(f"{W}numId"))
            reference = number.find(f"{W}abstractNumId")
            name = str(reference.get(f"{W}val")) if reference is not None else ""
            self._levels[own] = dict(abstract.get(name, {}))
            self._list_of[own] = name
            for override in number.iter(f"{W}lvlOverride"):
                self._override(own, override)

    def _override(self, own: str, override: etree._Element) -> None:
        """A list that starts again counts for itself."""
        start = override.find(f"{W}startOverride")
        level = whole(override.get(f"{W}ilvl"))
        if start is not None and level in self._levels[own]:
            known = self._levels[own][level]
            first = whole(start.get(f"{W}val"), 1)
            self._levels[own][level] = Level(known.form, known.pattern, first)
            self._list_of[own] = f"num {own}"

    def label(self, number: str, level: int) -> str:
        """The next label of the list, "" for bullets and lists that do not exist."""
        levels = self._levels.get(number, {})
        own = levels.get(level)
        if own is None or own.form in ("bullet", "none"):
            return ""
        counts = self._counts[self._list_of[number]]
        counts[level] = counts.get(level, own.start - 1) + 1
        for deeper in [key for key in counts if key > level]:
            del counts[deeper]
        return re.sub(
            r"%(\d)", lambda m: _number(int(m[1]) - 1, levels, counts), own.pattern
        ).strip()


def _levels(abstract: etree._Element) -> dict[int, Level]:
    levels = {}
    for level in abstract.iter(f"{W}lvl"):
        values = {
            name: element.get(f"{W}val") or ""
            for name in ("numFmt", "lvlText", "start")
            if (element := level.find(f"{W}{name}")) is not None
        }
        levels[whole(level.get(f"{W}ilvl"))] = Level(
            values.get("numFmt", "decimal"),
            values.get("lvlText", ""),
            whole(values.get("start"), 1),
        )
    return levels


def whole(text: str | None, default: int = 0) -> int:
    """A small number of an attribute; what is none counts as ``default``."""
    return int(text) if text and re.fullmatch(r"[0-9]{1,4}", text) else default


def _number(level: int, levels: dict[int, Level], counts: dict[int, int]) -> str:
    own = levels.get(level)
    if own is None:
        return ""
    n = counts.get(level, own.start)
    if own.form in ("lowerLetter", "upperLetter"):
        text = chr(97 + (n - 1) % 26) * ((n - 1) // 26 + 1)
    elif own.form in ("lowerRoman", "upperRoman"):
        text = roman(n)
    else:
        text = str(n)
    return text.upper() if own.form.startswith("upper") else text


def roman(n: int) -> str:
    """Small roman letters, "" for 0."""
    text = ""
    for value, letters in ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), *_ROMAN):
        while n >= value:
            text, n = text + letters, n - value
    return text
