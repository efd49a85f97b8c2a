"""The automatic numbers of a word processor's paragraphs, counted as it counts them."""

import re
from collections import defaultdict
from collections.abc import Mapping

import msgspec
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HUNDREDS = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class Level(msgspec.Struct, frozen=True):
    """``pattern`` holds %1 … %9 for the numbers of the levels.

    ``style`` is the paragraph style that stands for this level; ``restart`` is the level whose next
    number makes this one start again (0: none does), where that is not the one above.
    """

    form: str
    pattern: str
    start: int
    style: str = ""
    legal: bool = False
    restart: int | None = None


class Numbering:
    """Counters of all lists of one document; ask in reading order."""

    def __init__(
        self, numbering: etree._Element | None, list_styles: Mapping[str, str] | None = None
    ) -> None:
        """``list_styles`` leads from a style of lists to the list that defines it."""
        self._levels: dict[str, dict[int, Level]] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._list_of: dict[str, str] = {}
        self._starts: dict[str, dict[int, int]] = defaultdict(dict)
        if numbering is not None:
            self._read(numbering, list_styles or {})

    def _read(self, numbering: etree._Element, list_styles: Mapping[str, str]) -> None:
        abstract = {
            str(element.get(f"{W}abstractNumId")): element
            for element in numbering.iter(f"{W}abstractNum")
        }
        levels = {name: _levels(element) for name, element in abstract.items()}
        names = {
            str(number.get(f"{W}numId")): _val(number, "abstractNumId")
            for number in numbering.iter(f"{W}num")
        }
        for number in numbering.iter(f"{W}num"):
            own = str(number.get(f"{W}numId"))
            name = names[own]
            if name in abstract and (style := _val(abstract[name], "numStyleLink")):
                name = names.get(list_styles.get(style, ""), name)
            self._levels[own] = dict(levels.get(name, {}))
            self._list_of[own] = name
            for override in number.iter(f"{W}lvlOverride"):
                self._override(own, override)

    def _override(self, own: str, override: etree._Element) -> None:
        """A level of this list only, and a number that it starts again from when first used."""
        level = whole(override.get(f"{W}ilvl"))
        for element in override.iter(f"{W}lvl"):
            self._levels[own][level] = _level(element)
        if (start := override.find(f"{W}startOverride")) is not None:
            self._starts[own][level] = whole(start.get(f"{W}val"), 1)

    def level_of(self, number: str, style: str) -> int:
        """The level of the list that a paragraph style stands for."""
        levels = self._levels.get(number, {})
        return next((n for n, level in levels.items() if style and level.style == style), 0)

    def label(self, number: str, level: int) -> str:
        """The next label of the list, "" for bullets and lists that do not exist."""
        levels = self._levels.get(number, {})
        own = levels.get(level)
        if own is None or own.form in ("bullet", "none"):
            return ""
        counts = self._counts[self._list_of[number]]
        start = self._starts[number].pop(level, None)
        if start is not None:
            counts[level] = start
        else:
            counts[level] = counts.get(level, own.start - 1) + 1
        for deeper in [key for key in counts if key > level]:
            if (restart := levels[deeper].restart if deeper in levels else None) is None or (
                level < restart
            ):
                del counts[deeper]
        return re.sub(
            r"%(\d)", lambda m: _number(int(m[1]) - 1, levels, counts, own), own.pattern
        ).strip()


def _levels(abstract: etree._Element) -> dict[int, Level]:
    return {whole(element.get(f"{W}ilvl")): _level(element) for element in abstract.iter(f"{W}lvl")}


def _level(element: etree._Element) -> Level:
    restart = _val(element, "lvlRestart")
    legal = element.find(f"{W}isLgl")
    return Level(
        form=_val(element, "numFmt") or "decimal",
        pattern=_val(element, "lvlText"),
        start=whole(_val(element, "start"), 1),
        style=_val(element, "pStyle"),
        legal=legal is not None and legal.get(f"{W}val") not in ("0", "false", "off"),
        restart=whole(restart) if restart else None,
    )


def _val(element: etree._Element, name: str) -> str:
    found = element.find(f"{W}{name}")
    return str(found.get(f"{W}val") or "") if found is not None else ""


def whole(text: str | None, default: int = 0) -> int:
    """A small number of an attribute; what is none counts as ``default``."""
    return int(text) if text and re.fullmatch(r"[0-9]{1,4}", text) else default


def _number(level: int, levels: dict[int, Level], counts: dict[int, int], shown: Level) -> str:
    own = levels.get(level)
    if own is None:
        return ""
    n = counts.get(level, own.start)
    if shown.legal:
        return str(n)
    return in_form(n, own.form)


def in_form(n: int, form: str) -> str:
    """A number as a list or a note shows it; a form that is not known is shown in figures."""
    if form in ("lowerLetter", "upperLetter"):
        text = chr(97 + (n - 1) % 26) * ((n - 1) // 26 + 1) if n > 0 else ""
    elif form in ("lowerRoman", "upperRoman"):
        text = roman(n)
    elif form == "decimalZero":
        text = f"{n:02}"
    elif form == "chicago":
        text = "*†‡§"[(n - 1) % 4] * ((n - 1) // 4 + 1) if n > 0 else ""
    else:
        text = str(n)
    return text.upper() if form.startswith("upper") else text


def roman(n: int) -> str:
    """Small roman letters, "" for 0."""
    text = ""
    for value, letters in ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), *_HUNDREDS, *_ROMAN):
        while n >= value:
            text, n = text + letters, n - value
    return text
