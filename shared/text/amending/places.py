"""The places that a sentence of an amendment names: "the fifth preambular paragraph", OP 7 (a)."""

import re
from collections.abc import Iterator

import msgspec

from shared.text import ordinals
from shared.text.amending.model import Part, Place

_BIS = r"(?:\s?(?:bis|ter|quater|quinquies|alt))*"
_ITEMS = r"(?:\s?\([a-z]{1,5}(?:\sbis)?\))*"
_NUMBER = rf"\d{{1,3}}{_BIS}(?![\w/]){_ITEMS}"
_LINK = r"\s*(?:,\s*and|,|and|or|to|[-–])\s*(?:the\s+|on\s+)?"
_MORE = rf"(?:{_NUMBER}|\([a-z]{{1,5}}\){_ITEMS})"
_NUMBERS = rf"{_NUMBER}(?:{_LINK}{_MORE})*"
_WORD = rf"(?:last but one|penultimate|last|final|{ordinals.PATTERN})"
_WORDS = rf"{_WORD}(?:{_LINK}{_WORD})*"
_PART = r"(?:preambular|preambulatory|operative)"
_PLACE = re.compile(
    rf"(?:sub-?paragraphs?\s+(?P<inner>\([a-z]{{1,5}}\){_ITEMS}(?:{_LINK}\([a-z]{{1,5}}\){_ITEMS})*)"
    r"\s+(?:of|in)\s+(?:the\s+)?)?"
    rf"(?:(?P<words>{_WORDS})\s+(?P<part>{_PART})\s+paragraphs?(?P<items>{_ITEMS})"
    rf"|(?P<part2>{_PART})?\s*\bparagraphs?\s+(?:No\.\s*)?(?P<numbers>{_NUMBERS}|{_WORDS})"
    rf"|\b(?P<short>PP|OP)s?\s?(?P<brief>{_NUMBERS})|(?P<title>\btitle\b))",
    re.I,
)
_SUB = re.compile(
    rf"sub-?paragraphs?\s+(?P<inner>\([a-z]{{1,5}}\){_ITEMS}(?:{_LINK}\([a-z]{{1,5}}\){_ITEMS})*)",
    re.I,
)
_LAST = {"last": "-1", "final": "-1", "penultimate": "-2", "last but one": "-2"}


_VOCABULARY = frozenset(
    re.findall(
        r"\w+",
        "a accordingly add added additional after amend amended an and are as at be before "
        "beginning both by delete deleted draft end entire existing expression final "
        "following follows for immediately in insert inserted instead is it its line lines "
        "new now of omit omitted on operative para paragraph paragraphs phrase phrases "
        "preambular preambulatory re read reading reads remaining remove removed renumber "
        "renumbered replace replaced resolution rest shall should start strike out sub "
        "subparagraph subparagraphs subsequent substitute substituted term terms text that "
        "the this title to whole will with word words would",
    )
)


def strange(text: str) -> list[str]:
    """The words of an instruction that are neither a place nor of its language."""
    left = text
    for named in reversed(places_in(text, (Place(part="operative"),))):
        left = f"{left[: named.start]} {left[named.end :]}"
    if re.search(r"\blines?\b", left, re.I):
        left = re.sub(rf"\b(?:{ordinals.PATTERN})\b", " ", left, flags=re.I)
    words = re.findall(r"[^\W\d_]+", left.lower())
    return [word for word in words if word not in _VOCABULARY and word not in _BIS_WORDS]


_BIS_WORDS = frozenset(("bis", "ter", "quater", "quinquies", "alt", "pp", "op"))


class Named(msgspec.Struct, frozen=True):
    """Places named together, and where in the sentence."""

    places: tuple[Place, ...]
    start: int
    end: int


def places_in(text: str, context: tuple[Place, ...] = ()) -> list[Named]:
    """All that the text names, in order; "subparagraph (b)" alone is one of the ``context``."""
    found: list[Named] = []
    end = 0
    for match in _PLACE.finditer(text):
        found += _inner(text, end, match.start(), context)
        found.append(Named(tuple(_places(match)), match.start(), match.end()))
        end = match.end()
    return found + _inner(text, end, len(text), context)


def _inner(text: str, start: int, end: int, context: tuple[Place, ...]) -> list[Named]:
    return [
        Named(
            tuple(
                Place(part=place.part, number=place.number, items=items)
                for place in context[:1]
                for items in _item_lists(match["inner"])
            ),
            match.start(),
            match.end(),
        )
        for match in _SUB.finditer(text, start, end)
        if context
    ]


def _places(match: re.Match[str]) -> Iterator[Place]:
    if match["title"]:
        yield Place(part="title")
        return
    named = (match["part"] or match["part2"] or match["short"] or "operative").lower()
    part: Part = "preambular" if named.startswith(("pre", "pp")) else "operative"
    inner = _item_lists(match["inner"]) if match["inner"] else [()]
    for number, items in _numbers(match["words"] or match["numbers"] or match["brief"]):
        for more in inner:
            own = (*items, *more, *_items(match["items"] or ""))
            yield Place(part=part, number=number, items=own)


def _items(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\([^)]+\)", text))


def _item_lists(text: str) -> list[tuple[str, ...]]:
    return [_items(piece) for piece in re.split(_LINK, text) if piece]


def _numbers(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Numbers and ordinal words of a list; "5 to 8" is all between, "3 (a) and (b)" both in 3."""
    before, to = "", False
    for token in re.findall(rf"{_MORE}|{_WORD}|to(?!\w)|[-–](?=\s?\d)", text, re.I):
        if token in ("to", "-", "–"):
            to = True
            continue
        bare = token.split("(")[0].strip().lower()
        if not bare:
            yield before, _items(token)
            continue
        number = _LAST.get(bare) or str(ordinals.number(bare) or " ".join(bare.split()))
        if to and before.isdecimal() and number.isdecimal():
            yield from (
                (str(n), ()) for n in range(int(before) + 1, min(int(number), int(before) + 300))
            )
        yield number, _items(token)
        before, to = number, False
