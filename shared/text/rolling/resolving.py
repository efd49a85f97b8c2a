"""How a rolling text comes to be agreed: choices between alternatives, and states of paragraphs."""

import re
from collections.abc import Sequence

import msgspec

from shared.text.rolling.attributions import meaning
from shared.text.rolling.editing import (
    alternative_at,
    bracket_at,
    put,
    with_line,
    with_lines,
    with_text,
    without,
)
from shared.text.rolling.errors import NoSuchPlace, StillOpen
from shared.text.rolling.model import Bracket, Piece, RollingText, Words, inside
from shared.text.rolling.numbers import Number
from shared.text.rolling.places import group_at, groups, line_at, numbers, places
from shared.text.rolling.points import Point, points, reserving
from shared.text.rolling.states import State, note_for
from shared.text.rolling.writing import written_bracket, written_pieces


def resolve(rolling: RollingText, place: str, number: int, choice: int | str) -> RollingText:
    """Without bracket ``number``: with the words of an alternative (counted from 1; 0 for no
    words at all), or with other words that were agreed on.

    What was said about it right behind it ("[US: delete]") goes with it; a reservation stays.
    """
    at = line_at(rolling, place)
    line = rolling.lines[at]
    bracket = bracket_at(line, number, place)
    words = choice if isinstance(choice, str) else _chosen(bracket, choice)
    following = [] if bracket.remark else _remarks_behind(line.pieces, bracket)
    return with_text(rolling, at, put(without(line.pieces, bracket, following), words))


def _chosen(bracket: Bracket, choice: int) -> str:
    if choice == 0:
        return ""
    own = alternative_at(bracket, choice)
    deletes = meaning(own.said).stance == "delete"
    if own.remark and (bracket.remark or not deletes):
        raise NoSuchPlace(
            f"{written_bracket(bracket)} has no words to choose: resolve what it is about, "
            "or take the remark away with the choice 0"
        )
    return "" if deletes else written_pieces(own.pieces)


def _remarks_behind(pieces: Sequence[Piece], bracket: Bracket) -> list[Bracket]:
    found: list[Bracket] = []
    behind = False
    for piece in pieces:
        if piece is bracket:
            behind = True
        elif behind and isinstance(piece, Bracket) and piece.remark and not reserving(piece):
            found.append(piece)
        elif behind and not (isinstance(piece, Words) and piece.text.isspace()):
            behind = False
        for within in inside(piece):
            found += _remarks_behind(within, bracket)
    return found


def agree(
    rolling: RollingText, place: str, *, ad_ref: bool = False, remark: str = ""
) -> RollingText:
    """The paragraph, or a sub-paragraph alone, is agreed, or agreed *ad referendum*; ``remark``
    says where and when.

    Raises StillOpen while words of it are open, or a sub-paragraph of it is only proposed; a
    reservation bars no more than what is agreed for good.
    """
    at = line_at(rolling, place)
    own = places(rolling)[at]
    barring = [p for p in _points_of(rolling, own) if _bars(p, own, ad_ref=ad_ref)]
    if barring:
        shown = "; ".join(str(point) for point in barring)
        raise StillOpen(f"{own} cannot be agreed: {shown}")
    note = note_for(State.AD_REF if ad_ref else State.AGREED, remark)
    parts = len(group_at(rolling, place).lines) > 1 and rolling.lines[at].kind != "item"
    before, behind = (note, "") if parts else ("", note)
    line = msgspec.structs.replace(rolling.lines[at], noted_before=before, noted=behind)
    return with_line(rolling, at, line)


def _bars(point: Point, place: str, *, ad_ref: bool) -> bool:
    if point.why == "proposed paragraph":
        return point.place != place
    return not (ad_ref and point.why == "reservation")


def _points_of(rolling: RollingText, place: str) -> list[Point]:
    """Of a paragraph and its sub-paragraphs; "OP7 bis" is none of OP7."""
    own = (f"{place} (", f"{place} continued")
    return [p for p in points(rolling) if p.place == place or p.place.startswith(own)]


def reopen(rolling: RollingText, place: str) -> RollingText:
    """Without what was noted of its state, and of those of its sub-paragraphs."""
    group = group_at(rolling, place)
    bare = [
        msgspec.structs.replace(rolling.lines[n], noted="", noted_before="") for n in group.lines
    ]
    return with_lines(rolling, group.lines[0], bare, gone=len(bare))


def choose(rolling: RollingText, place: str) -> RollingText:
    """The paragraph stands: brackets around it go, and so do those it stood against.

    An alternative takes the number of the paragraph it was proposed for.
    """
    at = line_at(rolling, place)
    number = numbers(rolling)[at]
    if number is None:
        return _choose_line(rolling, at)
    kept = rolling
    for rival in _rivals(rolling, number):
        kept = drop(kept, str(rival))
    kept = _unbracketed(kept, place)
    at = line_at(kept, place)
    line = msgspec.structs.replace(kept.lines[at], enclosed=False)
    if number.original != number:
        line = msgspec.structs.replace(line, label=str(number.original))
    return with_line(kept, at, line)


def _unbracketed(rolling: RollingText, place: str) -> RollingText:
    """Without a bracket that opens before the number and closes behind the last sub-paragraph."""
    lines = [rolling.lines[n] for n in group_at(rolling, place).lines]
    last = lines[-1].pieces[-1:]
    if not lines[0].label.startswith("[") or not last or not isinstance(last[0], Words):
        return rolling
    text = last[0].text.rstrip()
    lines[0] = msgspec.structs.replace(lines[0], label=lines[0].label[1:])
    if text.endswith("]"):
        pieces = (*lines[-1].pieces[:-1], Words(text[:-1].rstrip()))
        lines[-1] = msgspec.structs.replace(lines[-1], pieces=pieces)
    return with_lines(rolling, line_at(rolling, place), lines, gone=len(lines))


def _choose_line(rolling: RollingText, at: int) -> RollingText:
    """Of a sub-paragraph and its alternatives, (b) and (b alt), one."""
    line = rolling.lines[at]
    stem = _stem(line.label)
    around = next(group.lines for group in groups(rolling) if at in group.lines)
    known = places(rolling)
    above = known[at].removesuffix(line.label)
    rivals = [
        n
        for n in around
        if n != at
        and rolling.lines[n].kind == line.kind == "item"
        and known[n].removesuffix(rolling.lines[n].label) == above
        and _stem(rolling.lines[n].label) == stem
    ]
    kept = [
        msgspec.structs.replace(line, enclosed=False, label=stem) if n == at else rolling.lines[n]
        for n in around
        if n not in rivals
    ]
    return with_lines(rolling, around[0], kept, gone=len(around))


def _stem(label: str) -> str:
    return re.sub(r" alt(?: \d)?(?=\))", "", label)


def _rivals(rolling: RollingText, number: Number) -> list[Number]:
    return [
        each
        for each in numbers(rolling)
        if each and each != number and each.original == number.original
    ]


def drop(rolling: RollingText, place: str) -> RollingText:
    """Without that paragraph and what belongs to it, or without that sub-paragraph alone."""
    at = line_at(rolling, place)
    lines = next(g.lines for g in groups(rolling) if at in g.lines)
    gone = len(lines) if at == lines[0] else 1
    return with_lines(rolling, at, [], gone=gone)
