"""Paragraphs that change their places."""

import re

import msgspec

from shared.text.amending.model import Change
from shared.text.amending.phrases import Clause

_BECOME = re.compile(r"\b(?:to\s+)?(?:become|be)\b|\bas\b", re.I)
_EDGE = re.compile(r"\bat?\b.{0,20}\b(?P<edge>end|beginning|start)\b", re.I)
_SIDE = re.compile(
    r"\b(?:to\s+)?(?:immediately\s+)?(?P<side>after|before|following|preceding)\b", re.I
)


def move(clause: Clause) -> list[Change]:
    """After or before another, to the end, or to where the number says that it becomes."""
    text = f"{clause.before} {clause.rest}"
    places = clause.all_places(text)
    side = _SIDE.search(text)
    edge = _EDGE.search(text)
    if side and len(places) > 1:
        moved, target = places[:-1], places[-1]
        at = "before" if side["side"].lower() in ("before", "preceding") else "after"
    elif _BECOME.search(text) and len(places) == 2:
        moved, target = places[:1], places[1]
        numbers = [int(p.number) if p.number.isdecimal() else 0 for p in places]
        at = "before" if numbers[1] < numbers[0] else "after"
    elif edge and places:
        end = edge["edge"].lower() == "end"
        moved, target = places, msgspec.structs.replace(places[0], number="-1" if end else "1")
        at = "after" if end else "before"
    else:
        return []
    if any(place.part != target.part or len(place.items) != len(target.items) for place in moved):
        return []
    return [
        Change(action="move paragraph", place=place, to=target, side=at)  # type: ignore[arg-type]
        for place in moved
    ]


def reverse(clause: Clause) -> list[Change]:
    """Each of two goes to where the other stands."""
    places = clause.places()
    if len(places) != 2 or places[0].part != places[1].part:
        return []
    one, other = places
    return [
        Change(action="move paragraph", place=other, to=one, side="before"),
        Change(action="move paragraph", place=one, to=other, side="after"),
    ]
