"""The places that a sentence of an amendment names: "the fifth preambular paragraph", OP 7 (a)."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from shared.text.amending.model import Part, Place
from shared.text.amending.numerals import (
    CARDINALS,
    ITEM,
    ITEMS,
    LINK,
    NUMBERS,
    WORD,
    WORDS,
    counted,
    items_in,
    lists,
    numbers,
)
from shared.text.amending.quotations import QUOTATION

_PART = r"(?:preambular|preambulatory|operative)"
_PARA = r"(?:sub-?)?(?:paragraphs?|paras?\b\.?|clauses?)"
_INNER = rf"{ITEM}{ITEMS}(?:{LINK}{ITEM}{ITEMS})*"
_SUB = rf"(?:sub-?\s?(?:paragraphs?|paras?\.?|items?)|items?|points?)\s+(?P<inner>{_INNER})"
_PREAMBLE = r"(?:\s+(?:of|in)\s+the\s+(?P<{}>preamble|preambular part|operative part))?"
_PLACE = re.compile(
    rf"(?:{_SUB}\s*,?\s+(?:of|in|under|to)\s+(?:the\s+)?)?(?:"
    rf"(?P<words>{WORDS})\s+(?:(?P<part>{_PART})\s+)?{_PARA}(?P<items>{ITEMS}){_PREAMBLE.format('of')}"
    rf"|(?P<part2>{_PART})?\s*\b(?:numbered\s+)?{_PARA}\s*(?:Nos?\.\s*|\()?"
    rf"(?P<numbers>{NUMBERS}|{WORDS}|(?:{'|'.join(CARDINALS)})\b)\)?{_PREAMBLE.format('of2')}"
    rf"|\b(?P<short>PP|OP)s?\.?\s?(?P<brief>{NUMBERS})"
    rf"|(?P<part3>{_PART})?\s*\bparagraph\s+(?:(?:which|that)\s+)?(?:beginning|starting|begins|starts)\s+"
    rf"(?:with\s+)?(?:the\s+)?(?:words?\s+|phrase\s+)?(?P<starting>{QUOTATION})"
    r"|\bfoot-?notes?\s+(?:No\.\s*)?(?P<note>\d{1,3}(?:(?:\s*,\s*|\s+and\s+)\d{1,3})*)"
    r"|\b(?P<title>title|heading)\b(?:\s+of\s+the\s+(?:draft\s+)?(?:resolution|decision|text))?"
    r")(?P<sub>\s*,?\s*(?:in\s+)?(?:the\s+)?sub-?\s?paragraphs?\s+"
    rf"(?P<below>{_INNER}))?",
    re.I,
)
_ONLY_SUB = re.compile(_SUB, re.I)
_ANNEX = re.compile(r"\bannex\b(?:\s+(?P<annex>[IVX]+|\d{1,2})\b)?")
_SECTION = re.compile(r"\bsection\s+(?P<section>[IVX]+|[A-Z]|\d{1,2})\b")
_SENTENCE = re.compile(rf"\b(?P<word>{WORD})\s+sentence\b", re.I)
_CHAPEAU = re.compile(r"\b(?:chapeau|introductory (?:part|phrase|sentence|paragraph))\b", re.I)
_LINES = re.compile(rf"\b(?P<words>{WORDS})\s+lines?\b", re.I)
_WHOLE = re.compile(
    r"\bthroughout(?:\s+(?:the\s+)?(?:(?:whole|entire|draft)\s+)*"
    r"(?P<what>text|resolution|decision|document|preamble|preambular part|operative part))?"
    r"|\b(?:in|to|of)\s+(?:the\s+)?(?:(?:whole|entire|draft)\s+)*"
    r"(?P<part>preamble|preambular (?:part|paragraphs)|operative (?:part|paragraphs))\b(?!\s*\d)",
    re.I,
)


class Named(msgspec.Struct, frozen=True):
    """Places named together, and where in the sentence."""

    places: tuple[Place, ...]
    start: int
    end: int


class Within(msgspec.Struct, frozen=True, kw_only=True):
    """What narrows a place: the part of the document above it, the part of the paragraph below."""

    section: str = ""
    annex: str | None = None
    sentence: int = 0
    chapeau: bool = False
    lines: tuple[int, ...] = ()

    def narrowed(self, place: Place) -> Place:
        if place.part in ("title", "footnote"):
            return place
        changed = {
            "section": self.section or place.section,
            "sentence": self.sentence or place.sentence,
            "chapeau": self.chapeau or place.chapeau,
            "lines": self.lines or place.lines,
        }
        if self.annex is not None and place.part in ("operative", "text"):
            changed |= {"part": "annex", "annex": self.annex}
        return msgspec.structs.replace(place, **changed)


def within(text: str) -> Within:
    """Annex, section, sentence, lines and chapeau that the text names."""
    annex, section = _ANNEX.search(text), _SECTION.search(text)
    sentence, lines = _SENTENCE.search(text), _LINES.search(text)
    return Within(
        annex=(annex["annex"] or "") if annex else None,
        section=section["section"] if section else "",
        sentence=counted(sentence["word"]) if sentence else 0,
        chapeau=bool(_CHAPEAU.search(text)),
        lines=tuple(int(n) for n, _ in numbers(lines["words"])) if lines else (),
    )


def places_in(
    text: str, context: Sequence[Place] = (), quoted: Sequence[str] = (), part: str = ""
) -> list[Named]:
    """All paragraphs that the text names, in order; "subparagraph (b)" is one of the ``context``.

    ``part`` is that of paragraphs named without one, under a heading such as "Preamble".
    """
    found: list[Named] = []
    end = 0
    for match in _PLACE.finditer(text):
        if match["words"] and not (match["part"] or match["of"] or part):
            continue
        _below_last(found, text, end, match.start(), context)
        places = tuple(_places(match, quoted, part))
        found.append(Named(places, match.start(), match.end()))
        end = match.end()
    _below_last(found, text, end, len(text), context)
    return found


def _below_last(
    found: list[Named], text: str, start: int, end: int, context: Sequence[Place]
) -> None:
    """ "In paragraph 3, at the end of subparagraph (b)": the last place is narrowed to 3 (b)."""
    for match in _ONLY_SUB.finditer(text, start, end):
        above = found[-1].places if found else context
        if not above:
            continue
        narrowed = tuple(
            _below(place, items) for place in above[:1] for items in lists(match["inner"])
        )
        if found and len(above) == 1:
            found[-1] = Named(narrowed, found[-1].start, match.end())
        else:
            found.append(Named(narrowed, match.start(), match.end()))


def wholes(text: str) -> tuple[Place, ...]:
    """A whole part, section, annex or the whole text, where no paragraph is named."""
    if match := _WHOLE.search(text):
        named = (match["what"] or match["part"] or "text").lower()
        part: Part = (
            "preambular"
            if named.startswith("pre")
            else "operative"
            if named.startswith("operative")
            else "text"
        )
        return (Place(part=part),)
    if annex := _ANNEX.search(text):
        return (Place(part="annex", annex=annex["annex"] or ""),)
    return (Place(part="operative"),) if _SECTION.search(text) else ()


def without_places(text: str) -> str:
    """The text with a space for each place and each part of one."""
    left = text
    left = _ONLY_SUB.sub(" ", _PLACE.sub(" ", left))
    for pattern in (_ANNEX, _SECTION, _SENTENCE, _CHAPEAU, _LINES, _WHOLE):
        left = pattern.sub(" ", left)
    return left


def _below(place: Place, items: tuple[str, ...]) -> Place:
    """ "(b)" under "operative paragraph 3" is 3 (b), under "3 (a)" the point (i) is 3 (a) (i)."""
    roman = re.fullmatch(r"\([ivx]+\)", items[0]) and items[0] not in ("(i)", "(v)", "(x)")
    deeper = place.items and (roman or items[0] == "(i)")
    return msgspec.structs.replace(place, items=(*place.items, *items) if deeper else items)


def _places(match: re.Match[str], quoted: Sequence[str], part: str) -> Iterator[Place]:
    if match["title"]:
        yield Place(part="title")
        return
    if match["note"]:
        yield from (Place(part="footnote", number=n) for n in re.findall(r"\d+", match["note"]))
        return
    named = _part(match, part)
    if match["starting"]:
        n = int(match["starting"][1:-1])
        yield Place(part=named, starting=quoted[n] if n < len(quoted) else "")
        return
    outer = [(), *lists(match["below"] or "")] if match["below"] else [()]
    outer = outer[1:] or [()]
    inner = lists(match["inner"]) if match["inner"] else [()]
    for number, items in numbers(match["words"] or match["numbers"] or match["brief"]):
        for more in inner:
            for below in outer:
                own = (*items, *more, *below, *items_in(match["items"] or ""))
                yield Place(part=named, number=number, items=own)


def _part(match: re.Match[str], default: str) -> Part:
    named = next(
        (match[g] for g in ("part", "part2", "part3", "short", "of", "of2") if match[g]),
        default or "operative",
    )
    return "preambular" if named.lower().startswith(("pre", "pp")) else "operative"
