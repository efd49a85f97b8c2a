"""One verb of an amendment with its places and quotations: the changes that it asks for."""

import re
from collections.abc import Sequence
from typing import Literal

import msgspec

from shared.text.amending.model import Change, Place
from shared.text.amending.places import Named, places_in
from shared.text.amending.quotations import QUOTATION, Aside

_PAIR = re.compile(rf"{QUOTATION}[^\ue000]*?\b(?:with|by)\b[^\ue000]*?{QUOTATION}")
_FOR = re.compile(rf"{QUOTATION}[^\ue000]*?\bfor\b[^\ue000]*?{QUOTATION}")
_NEW = re.compile(
    r"\b(?:new|additional|following(?: new)?|further)\s+"
    r"(?:(?P<part>preambular|preambulatory|operative)\s+)?"
    r"(?P<sub>sub-?)?paragraphs?"
    r"(?:\s+(?P<number>\d{1,3}(?:\s?(?:bis|ter|quater|alt))*|\([a-z]{1,4}(?:\s?bis)?\)))?",
    re.I,
)
_SIDE = re.compile(
    r"\b(?P<side>after|before|following)\b(?!\s+(?:new|text|words?\b(?!\s*\ue000)))", re.I
)
_WORDS_SIDE = re.compile(
    rf"\b(?P<side>after|before|following)\s+(?:the\s+)?(?:existing\s+)?(?:words?|phrase|term|expression)?\s*{QUOTATION}",
    re.I,
)
_EDGE = re.compile(r"\bat the (?P<edge>end|beginning|start)\b", re.I)
_THIS = re.compile(r"\b(?:this|the|that)(?: entire| whole)?(?: sub-?)?\s*paragraph\b(?! \d)", re.I)
Side = Literal["before", "after"]


class Clause(msgspec.Struct, frozen=True, kw_only=True):
    """``before`` is what leads the sentence in, ``rest`` what follows the verb."""

    verb: str
    before: str
    rest: str
    block: list[str]
    context: tuple[Place, ...]
    aside: Aside

    def places(self) -> tuple[Place, ...]:
        """Of the rest, else of what leads in, else of the heading above."""
        return self.own() or self.led() or self.context

    def led(self) -> tuple[Place, ...]:
        return _all(places_in(self.before, self.context))

    def own(self) -> tuple[Place, ...]:
        """Those that follow the verb; the name of a new paragraph is not a place."""
        return _all(places_in(self._without_new(), self.led() or self.context))

    def _without_new(self) -> str:
        return _NEW.sub(lambda match: " " * len(match[0]), self.rest)

    def quoted(self, text: str) -> list[str]:
        return [self.aside.quoted[int(n)] for n in re.findall(QUOTATION, text)]


def changes_of(clause: Clause) -> list[Change]:
    """Nothing where the clause is not understood."""
    verb = clause.verb
    if verb.startswith(("renumber", "re-number")):
        return [Change(action="renumber", place=Place(part="operative"))]
    if verb.startswith(("delete", "remove", "omit", "strike")):
        return _delete(clause)
    if verb.startswith(("replace", "substitute")):
        return _replace(clause)
    if verb.startswith(("insert", "add")):
        return _insert(clause)
    return _reads(clause)


def _all(named: Sequence[Named]) -> tuple[Place, ...]:
    return tuple(place for each in named for place in each.places)


def _delete(clause: Clause) -> list[Change]:
    quoted = clause.quoted(clause.rest)
    places = clause.places()
    if quoted:
        if re.search(r"\bfrom\b.*\ue000.*\bto\b.*\ue000", clause.rest):
            return []
        return [
            Change(action="delete words", place=place, old=words)
            for place in places
            for words in quoted
        ]
    if clause.own() or _THIS.search(clause.rest) or not clause.rest.strip(" .;,"):
        return [Change(action="delete paragraph", place=place) for place in places]
    return []


def _replace(clause: Clause) -> list[Change]:
    pairs = [(m[1], m[2]) for m in _PAIR.finditer(clause.rest)]
    if not pairs and clause.verb.startswith("substitute"):
        pairs = [(m[2], m[1]) for m in _FOR.finditer(clause.rest)]
    places = clause.places()
    if pairs:
        return [
            Change(
                action="replace words",
                place=place,
                old=clause.aside.quoted[int(old)],
                new=(clause.aside.quoted[int(new)],),
            )
            for place in places
            for old, new in pairs
        ]
    return _whole(clause, places) if re.search(r"\b(?:with|by)\b", clause.rest) else []


def _reads(clause: Clause) -> list[Change]:
    return _whole(clause, clause.led() or clause.own() or clause.context)


def _whole(clause: Clause, places: Sequence[Place]) -> list[Change]:
    new = clause.block or clause.quoted(clause.rest)
    if not new or not places:
        return []
    if len(places) > 1:
        if len(new) != len(places):
            return []
        return [
            Change(action="replace paragraph", place=place, new=(text,))
            for place, text in zip(places, new, strict=True)
        ]
    return [Change(action="replace paragraph", place=places[0], new=tuple(new))]


def _insert(clause: Clause) -> list[Change]:
    new = _NEW.search(clause.rest)
    quoted = clause.quoted(clause.rest)
    if new and (clause.block or quoted):
        return _new_paragraph(clause, new, clause.block or quoted)
    return _words(clause)


def _new_paragraph(clause: Clause, new: re.Match[str], text: Sequence[str]) -> list[Change]:
    number = new["number"] or ""
    side = _side(clause)
    places = clause.places()
    sub = bool(new["sub"]) or number.startswith("(")
    if not places and number and not sub:
        places, side = (_named_after(number, new["part"] or ""),), _side_of_number(number)
    if len(places) != 1 or places[0].part == "title":
        return []
    if sub and not places[0].items and number:
        side = "after"
    if side is None and not sub:
        if not number or clause.own():
            return []
        places, side = (_named_after(number, new["part"] or ""),), _side_of_number(number)
    part = (new["part"] or places[0].part).lower()
    kind: Literal["preambular", "operative", "item"] = (
        "item" if sub else "preambular" if part.startswith("pre") else "operative"
    )
    return [
        Change(
            action="insert paragraph",
            place=places[0],
            side=side or "after",
            new=tuple(text),
            number=number,
            new_part=kind,
        )
    ]


def _named_after(number: str, part: str) -> Place:
    """A new paragraph 5 bis follows paragraph 5; a new 5 stands before the one of that number."""
    first = number.split()[0]
    match = re.match(r"\d+", first)
    return Place(
        part="preambular" if part.lower().startswith("pre") else "operative",
        number=match[0] if match else first,
    )


def _side_of_number(number: str) -> Side:
    return "before" if number.isdecimal() else "after"


def _side(clause: Clause) -> Side | None:
    """On which side of the named place; the end is after."""
    match = _SIDE.search(clause.before) or _SIDE.search(clause.rest)
    if match:
        return "before" if match["side"].lower() == "before" else "after"
    edge = _EDGE.search(clause.before + clause.rest)
    return ("after" if edge["edge"].lower() == "end" else "before") if edge else None


def _words(clause: Clause) -> list[Change]:
    whole = f"{clause.before} {clause.rest}"
    anchor = _WORDS_SIDE.search(clause.rest) or _WORDS_SIDE.search(clause.before)
    held = anchor[2] if anchor else ""
    new = [n for n in re.findall(QUOTATION, clause.rest) if n != held]
    places = clause.places()
    edge = _EDGE.search(whole)
    if len(new) != 1 or not places or not (anchor or edge):
        return []
    first = (
        anchor["side"].lower() == "before"
        if anchor
        else (edge is not None and edge["edge"].lower() != "end")
    )
    return [
        Change(
            action="insert words",
            place=place,
            side="before" if first else "after",
            old=clause.aside.quoted[int(held)] if held else "",
            new=(clause.aside.quoted[int(new[0])],),
        )
        for place in places
    ]
