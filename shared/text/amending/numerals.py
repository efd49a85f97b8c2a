"""Numbers, letters and ordinal words in lists: "5, 7 and 9 to 11", "3 (a) and (b)"."""

import re
from collections.abc import Iterator

from shared.text import ordinals

BIS = rf"(?:\s?(?:{ordinals.LATIN_PATTERN}|alt))*(?![^\W_])"
ITEM = rf"\((?:[a-z]{{1,5}}|\d{{1,2}})(?:\s(?:{ordinals.LATIN_PATTERN}))?\)"
ITEMS = rf"(?:\s?{ITEM})*"
NUMBER = rf"\d{{1,3}}{BIS}(?!/){ITEMS}"
LINK = r"\s*(?:,\s*and|,|and|or|to|through|[-–])\s*(?:the\s+|on\s+)?"
MORE = rf"(?:{NUMBER}|{ITEM}{ITEMS})"
NUMBERS = rf"{NUMBER}(?:{LINK}{MORE}){{0,120}}"
CARDINALS = tuple(
    re.findall(r"\w+", "one two three four five six seven eight nine ten eleven twelve")
)
WORD = rf"(?:last but one|second[- ]to[- ]last|penultimate|last|final|sole|only|{ordinals.PATTERN})"
WORDS = rf"{WORD}(?:{LINK}{WORD}){{0,20}}"
LAST = {
    "last": -1,
    "final": -1,
    "penultimate": -2,
    "last but one": -2,
    "second-to-last": -2,
    "second to last": -2,
    "sole": 1,
    "only": 1,
}
MOST = 300
"""Paragraphs between two numbers; no text has more."""


def counted(word: str) -> int:
    """1 for "first", -1 for "last"; 0 for what is no ordinal."""
    bare = " ".join(word.lower().split())
    return LAST.get(bare) or ordinals.number(bare) or 0


def items_in(text: str) -> tuple[str, ...]:
    """ "(a) (ii)" as ("(a)", "(ii)")."""
    return tuple(re.findall(r"\([^)]+\)", text))


def lists(text: str) -> list[tuple[str, ...]]:
    """ "(a) and (c) to (e)": each with what stands below it."""
    found: list[tuple[str, ...]] = []
    for token in re.finditer(rf"(?P<to>\b(?:to|through)\b|[-–])?\s*(?P<items>{ITEM}{ITEMS})", text):
        items = items_in(token["items"])
        if token["to"] and found:
            found += [(*found[-1][:-1], f"({letter})") for letter in _between(found[-1], items)]
        found.append(items)
    return found


def _between(first: tuple[str, ...], last: tuple[str, ...]) -> list[str]:
    start, end = first[-1].strip("()"), last[-1].strip("()")
    if len(start) == len(end) == 1 and start < end:
        return [chr(code) for code in range(ord(start) + 1, ord(end))]
    return []


def numbers(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Numbers and ordinal words of a list; "5 to 8" is all between, "3 (a) and (b)" both in 3."""
    before, to = "", False
    held: tuple[str, ...] = ()
    for token in re.findall(
        rf"{MORE}|{WORD}|{'|'.join(CARDINALS)}|to(?!\w)|through|[-–](?=\s?\d|\s?\()", text, re.I
    ):
        if token.lower() in ("to", "through", "-", "–"):
            to = True
            continue
        bare = token.split("(")[0].strip().lower()
        items = items_in(token)
        if not bare:
            if to and held:
                yield from ((before, (*held[:-1], f"({x})")) for x in _between(held, items))
            yield before, items
            held, to = items, False
            continue
        number = _number(bare)
        if to and before.isdecimal() and number.isdecimal():
            last = min(int(number), int(before) + MOST)
            yield from ((str(n), ()) for n in range(int(before) + 1, last))
        yield number, items
        before, held, to = number, items, False


def _number(bare: str) -> str:
    if bare in CARDINALS:
        return str(CARDINALS.index(bare) + 1)
    return str(counted(bare) or " ".join(bare.split()))
