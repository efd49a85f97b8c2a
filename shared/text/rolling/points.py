"""What is open in a rolling text, how far each paragraph is, and what a chair counts."""

from collections import Counter
from collections.abc import Iterator
from typing import Literal

import msgspec

from shared.text.rolling.attributions import RESERVING, meaning, unmarked
from shared.text.rolling.model import (
    BELOW,
    PARAGRAPHS,
    Alternative,
    Bracket,
    Line,
    Marked,
    Piece,
    RollingText,
    Words,
    brackets,
    inside,
)
from shared.text.rolling.numbers import Number
from shared.text.rolling.parties import parties_in, resolved
from shared.text.rolling.pieces import pairs
from shared.text.rolling.places import Group, groups, numbers, places
from shared.text.rolling.states import State, state_noted
from shared.text.rolling.writing import written_bracket, written_pieces

Why = Literal[
    "bracket",
    "reservation",
    "struck words",
    "unclosed bracket",
    "proposed paragraph",
    "alternative",
]


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is not agreed. ``number`` counts the brackets of its line from 1, an outer one
    before those in it; 0 where the point is no bracket. ``parties`` are as said."""

    place: str
    why: Why
    number: int = 0
    text: str = ""
    parties: tuple[str, ...] = ()

    def __str__(self) -> str:
        which = f" [{self.number}]" if self.number else ""
        return f"{self.place}{which}: {self.why}: {self.text}".rstrip(": ")


class Stand(msgspec.Struct, frozen=True, kw_only=True):
    """How far a paragraph is; ``note`` is what was written at it."""

    place: str
    state: State
    note: str = ""
    points: tuple[Point, ...] = ()


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """For the chair. ``by_delegation`` counts brackets and paragraphs by who proposes, deletes,
    opposes or reserves in them, under the names of the register."""

    paragraphs: int
    agreed: int
    ad_ref: int
    open: int
    brackets: int
    by_delegation: dict[str, int]


class Concern(msgspec.Struct, frozen=True, kw_only=True):
    """Something that a drafter should look at; never a reason to refuse."""

    place: str
    message: str


def points(rolling: RollingText) -> list[Point]:
    """Everything that is open, in reading order."""
    return [point for _, found in _by_group(rolling) for point in found]


def stands(rolling: RollingText) -> list[Stand]:
    """Of each preambular and operative paragraph."""
    return [
        _stand(rolling, group, found)
        for group, found in _by_group(rolling)
        if rolling.lines[group.lines[0]].kind in PARAGRAPHS
    ]


def counts(rolling: RollingText) -> Counts:
    """How many paragraphs are where, and who holds how many brackets."""
    states = Counter(stand.state for stand in stands(rolling))
    found = points(rolling)
    held = Counter(name for point in found for name in {resolved(p) for p in point.parties})
    return Counts(
        paragraphs=sum(states.values()),
        agreed=states[State.AGREED],
        ad_ref=states[State.AD_REF],
        open=states[State.OPEN],
        brackets=sum(1 for point in found if point.number),
        by_delegation=dict(sorted(held.items(), key=lambda each: (-each[1], each[0]))),
    )


def concerns(rolling: RollingText) -> list[Concern]:
    """Brackets that are not closed, numbers that come twice, "agreed" where something is open."""
    found = [
        Concern(place=point.place, message=f"a bracket is not closed: {point.text}")
        for point in points(rolling)
        if point.why == "unclosed bracket"
    ]
    twice = Counter(place for place in places(rolling) if place[:2] in ("PP", "OP"))
    found += [
        Concern(place=place, message=f"the number comes {count} times")
        for place, count in twice.items()
        if count > 1 and not place.endswith(("continued", ")"))
    ]
    found += [
        Concern(place=stand.place, message=f"noted {stand.note}, and it is {stand.state}")
        for stand in stands(rolling)
        if stand.note and state_noted(stand.note) is not stand.state
    ]
    return found


def _by_group(rolling: RollingText) -> Iterator[tuple[Group, list[Point]]]:
    own = numbers(rolling)
    known = places(rolling)
    originals = {n.original for n in own if n and n.original != n}
    for group in groups(rolling):
        found = list(_whole(rolling, group, own[group.lines[0]], originals))
        for n in group.lines:
            found += _in_line(rolling.lines[n], known[n])
        yield group, found


def _whole(
    rolling: RollingText, group: Group, number: Number | None, originals: set[Number]
) -> Iterator[Point]:
    """What is open about a paragraph as such."""
    line = rolling.lines[group.lines[0]]
    if number and (number in originals or number.original != number):
        text = f"{number} and what stands beside it: which?"
        yield Point(place=group.place, why="alternative", text=text, parties=authors(line))
    elif line.by and state_noted(note_of(line)) is State.OPEN:
        yield Point(
            place=group.place, why="proposed paragraph", text=line.by, parties=authors(line)
        )


def authors(line: Line) -> tuple[str, ...]:
    """Who proposes the paragraph, as said."""
    bare = unmarked(line.by).strip("()[]: ")
    return meaning(f"{bare}:").parties or (parties_in(bare) if bare else ())


def note_of(line: Line) -> str:
    """Both notes on its state."""
    return " ".join(note for note in (line.noted_before, line.noted) if note)


def _in_line(line: Line, place: str) -> Iterator[Point]:
    if line.kind in ("masthead", "status", "formula", "closing"):
        return
    if line.enclosed:
        yield Point(place=place, why="bracket", text="all of it", parties=authors(line))
    if line.label.startswith("["):
        yield Point(place=place, why="unclosed bracket", text=line.label, parties=authors(line))
    if line.kind in BELOW and " alt" in line.label:
        yield Point(place=place, why="alternative", text=line.label, parties=authors(line))
    elif line.kind in BELOW and line.by and state_noted(note_of(line)) is State.OPEN:
        yield Point(place=place, why="proposed paragraph", text=line.by, parties=authors(line))
    for number, bracket in enumerate(brackets(line.pieces), 1):
        yield _point(place, number, bracket)
    for piece in _outside(line.pieces):
        if isinstance(piece, Marked) and piece.mark == "~~":
            text = written_pieces((piece,))
            yield Point(place=place, why="struck words", text=text)
    for piece in _all(line.pieces):
        if isinstance(piece, Words) and pairs(piece.text) != ({}, []):
            yield Point(place=place, why="unclosed bracket", text=piece.text.strip()[:80])


def _outside(pieces: tuple[Piece, ...]) -> Iterator[Piece]:
    """What no bracket holds: a choice between alternatives settles the rest."""
    for piece in pieces:
        yield piece
        if isinstance(piece, Marked):
            yield from _outside(piece.pieces)


def _all(pieces: tuple[Piece, ...]) -> Iterator[Piece]:
    for piece in pieces:
        yield piece
        for within in inside(piece):
            yield from _all(within)


def _point(place: str, number: int, bracket: Bracket) -> Point:
    return Point(
        place=place,
        why="reservation" if reserving(bracket) else "bracket",
        number=number,
        text=written_bracket(bracket),
        parties=tuple(dict.fromkeys(speakers(bracket))),
    )


def reserving(bracket: Bracket) -> bool:
    """Whether it leaves the words as they are: "[EU reserves]", "[pending capital]"."""
    return all(
        each.remark and meaning(each.said).stance in RESERVING for each in bracket.alternatives
    )


def speakers(bracket: Bracket) -> Iterator[str]:
    """Who would have something else, or waits; not those who only support."""
    for outside in (bracket.before, bracket.after):
        if bare := unmarked(outside).strip("(): "):
            yield from parties_in(bare)
    for each in bracket.alternatives:
        yield from _heard(each)


def _heard(alternative: Alternative) -> Iterator[str]:
    said = meaning(alternative.said)
    if said.stance != "support":
        yield from said.parties
    yield from said.opponents


def _stand(rolling: RollingText, group: Group, found: list[Point]) -> Stand:
    note, state = _noted([rolling.lines[n] for n in group.lines])
    if any(point.why != "reservation" for point in found):
        state = State.OPEN
    elif found and state is State.AGREED:
        state = State.AD_REF
    return Stand(place=group.place, state=state, note=note, points=tuple(found))


def _noted(lines: list[Line]) -> tuple[str, State]:
    """The note at its head holds for a paragraph, and no further than those of its parts.

    A note at the last sub-paragraph alone may mean that or all of it: it is taken for the less.
    """
    notes = [note_of(line) for line in lines]
    states = [state_noted(note) for note in notes if note] if notes[0] else [State.OPEN]
    return next((note for note in notes if note), ""), min(states, key=list(State).index)
