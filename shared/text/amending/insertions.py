"""New paragraphs, and where they go."""

import re
from typing import Literal

from shared.text.amending.model import Change, Place, Side
from shared.text.amending.newtext import gathered, numbered
from shared.text.amending.numerals import counted
from shared.text.amending.phrases import EDGE, NEW, Clause, without_new
from shared.text.amending.quotations import QUOTATION

_SIDE = re.compile(r"(?<!the )\b(?P<side>after|before|following|preceding)\b(?!\s*:)", re.I)
Kind = Literal["preambular", "operative", "annex", "item"]


def new_text(clause: Clause) -> list[tuple[str, ...]]:
    """The quoted paragraphs, each with the lines of its sub-paragraphs."""
    numbers = re.findall(QUOTATION, clause.words_of(clause.rest))
    lines = [line for n in numbers for line in clause.aside.quoted[int(n)].split("\n")]
    return gathered([line for line in lines if line.strip()])


def new_paragraph(clause: Clause) -> list[Change]:
    """Nothing where the clause puts in words, or leaves open where the paragraph goes."""
    text = new_text(clause)
    named = NEW.search(clause.rest)
    if not text or not (named or _beside_paragraph(clause)):
        return []
    lines = tuple(line for paragraph in text for line in paragraph)
    number, part, sub = _called(named)
    places, side = clause.places(), _side(clause)
    if sub or number.startswith("("):
        return _new_item(clause, number, lines, side)
    if len(places) > 1:
        places = places[:1] if _between(clause) else ()
    if not places or side is None:
        places, side = _by_number(clause, number or numbered(lines[0]), part, lines, side)
    if len(places) != 1 or side is None or places[0].part in ("title", "footnote", "text"):
        return []
    place = places[0]
    kind: Kind = "item" if place.items else _kind(part, place)
    if not place.number and not place.starting:
        return []
    return [_made(place, side, lines, number, kind)]


def _made(place: Place, side: Side, lines: tuple[str, ...], number: str, kind: Kind) -> Change:
    return Change(
        action="insert paragraph", place=place, side=side, new=lines, number=number, new_part=kind
    )


def _kind(part: str, place: Place) -> Kind:
    named = part or place.part
    if place.part == "annex":
        return "annex"
    return "preambular" if named.startswith("pre") else "operative"


def _called(named: re.Match[str] | None) -> tuple[str, str, bool]:
    """Number, part and whether it is a sub-paragraph, as the clause calls what is new."""
    if named is None:
        return "", "", False
    part = "preambular" if named["of"] else (named["part"] or "").lower()
    number = " ".join((named["number"] or "").split())
    if named["nth"] and not number:
        number = str(counted(named["nth"]))
    below = re.search(r"\([a-z]{1,4}\)$", number)
    if below and not number.startswith("("):
        return below[0], part, True
    return number, part, bool(named["sub"])


def _new_item(
    clause: Clause, number: str, lines: tuple[str, ...], side: Side | None
) -> list[Change]:
    places = clause.places()
    above = re.search(r"paragraphs?\s+(?P<n>\d{1,3})\s?\([a-z]", clause.rest)
    if above and not any(place.items for place in places):
        places = (Place(part="operative", number=above["n"]),)
    if len(places) != 1 or places[0].part in ("title", "footnote", "text"):
        return []
    if places[0].items or not number:
        return [_made(places[0], side or "after", lines, number, "item")]
    return [_made(places[0], "after", lines, number, "item")]


def _beside_paragraph(clause: Clause) -> bool:
    """ "After the second preambular paragraph, insert:" means a paragraph, if nothing else."""
    both = f"{clause.before} {without_new(clause.rest)}"
    if clause.context.side and not re.search(r"\bafter\b|\bbefore\b|\bbetween\b", both, re.I):
        return bool(clause.context.places)
    words = clause.words_of(both)
    match = _SIDE.search(words)
    after = (
        re.match(rf"\s*(?:the\s+)?(?:\w+\s+)?{QUOTATION}", words[match.end() :]) if match else None
    )
    edge = EDGE.search(both)
    return bool(match and not after and not edge and clause.places()) and not _anchored(words)


def _anchored(words: str) -> bool:
    return bool(
        re.search(
            rf"\b(?:after|before|between)\s+(?:the\s+)?(?:\w+\s+){{0,2}}?{QUOTATION}", words, re.I
        )
    )


def _between(clause: Clause) -> bool:
    return bool(re.search(r"\bbetween\b", f"{clause.before} {clause.rest}", re.I))


def _side(clause: Clause) -> Side | None:
    """On which side of the named place; the end is after."""
    text = f"{clause.before} {clause.words_of(without_new(clause.rest))}"
    if _between(clause):
        return "after"
    if match := _SIDE.search(text):
        return "before" if match["side"].lower() in ("before", "preceding") else "after"
    if clause.context.side:
        return "before" if clause.context.side == "before" else "after"
    edge = EDGE.search(f"{clause.before} {clause.rest}")
    if not edge:
        return None
    at = (edge["edge"] or edge["last"]).lower()
    return "before" if at in ("beginning", "start", "first") else "after"


def _by_number(
    clause: Clause, number: str, part: str, lines: tuple[str, ...], side: Side | None
) -> tuple[tuple[Place, ...], Side | None]:
    """A new paragraph 5 bis follows paragraph 5; a new 5 stands before the one of that number.

    What is added without any number comes at the end of its part.
    """
    whole = clause.places()
    kind = _part_of(part or clause.context.part, whole, lines)
    annex = whole[0].annex if whole and whole[0].part == "annex" else ""
    section = whole[0].section if whole else ""
    if number and kind:
        first, at = _first(number)
        return (Place(part=kind, number=first, annex=annex, section=section),), at
    edge = side is not None and not any(place.number for place in whole)
    if kind and (edge or clause.verb.startswith(("add", "append"))):
        at_start = side == "before"
        place = Place(part=kind, number="1" if at_start else "-1", annex=annex, section=section)
        return (place,), "before" if at_start else "after"
    return (), None


def _first(number: str) -> tuple[str, Side]:
    match = re.match(r"\d+", number)
    return (match[0] if match else number), ("before" if number.isdecimal() else "after")


def _part_of(
    part: str, whole: tuple[Place, ...], lines: tuple[str, ...]
) -> Literal["preambular", "operative", "annex", ""]:
    if part:
        return "preambular" if part.startswith("pre") else "operative"
    if whole and whole[0].part in ("preambular", "operative", "annex"):
        return whole[0].part
    if numbered(lines[0]) or lines[-1].endswith((";", ".")):
        return "operative"
    return "preambular" if lines[-1].endswith(",") else ""
