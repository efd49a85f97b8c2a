"""What delegations do to a rolling text: propose words and paragraphs, support, object, reserve."""

import re
from collections.abc import Callable, Sequence
from typing import Literal

import msgspec

from shared.text.amending.wording import insertion, nearest, spans
from shared.text.rolling.attributions import meaning, opposed, supported
from shared.text.rolling.editing import (
    alternative_at,
    bracket_at,
    parted,
    proposal,
    put,
    with_text,
    without,
)
from shared.text.rolling.errors import NoSuchPlace, Settled
from shared.text.rolling.inserting import new_paragraph
from shared.text.rolling.model import Alternative, RollingText, brackets
from shared.text.rolling.pieces import pieces_of
from shared.text.rolling.places import group_at, line_at
from shared.text.rolling.points import stands
from shared.text.rolling.states import State
from shared.text.rolling.writing import written_bracket, written_pieces


class InsteadOf(msgspec.Struct, frozen=True):
    """Words that stand there once: outside of brackets, or as an alternative of one."""

    words: str


class Beside(msgspec.Struct, frozen=True):
    """Behind or in front of words that stand there once; "" for the end or beginning."""

    words: str = ""
    side: Literal["before", "after"] = "after"


class AsParagraph(msgspec.Struct, frozen=True):
    """A new paragraph or sub-paragraph: *bis* (or the next adverb) behind it, or its *alt*."""

    how: Literal["bis", "alt"] = "bis"


def propose(
    rolling: RollingText, place: str, words: str, by: str, at: InsteadOf | Beside | AsParagraph
) -> RollingText:
    """With the words in a bracket, or in a new paragraph, under who proposes them ("EU/CH").

    No words instead of others are a deletion. The lines of a new paragraph are its chapeau and its
    sub-paragraphs.
    """
    if isinstance(at, AsParagraph):
        return new_paragraph(rolling, place, words, by, how=at.how)
    _may_change(rolling, place)
    if isinstance(at, Beside):
        return _beside(rolling, place, words, by, at)
    return _instead(rolling, place, words, by, at.words)


def support(
    rolling: RollingText, place: str, number: int, by: Sequence[str], *, alternative: int = 1
) -> RollingText:
    """More delegations want this alternative of bracket ``number``, or say the same."""

    def joined(own: Alternative) -> tuple[Alternative, ...]:
        if not own.remark:
            return (msgspec.structs.replace(own, said=supported(own.said, tuple(by))),)
        said = meaning(own.said)
        names = ", ".join(dict.fromkeys((*said.parties, *by)))
        return (Alternative(said=f"{names}: {said.stance}"),)

    return _said(rolling, place, number, alternative, joined)


def object_to(
    rolling: RollingText, place: str, number: int, by: Sequence[str], *, alternative: int = 1
) -> RollingText:
    """Delegations do not want this alternative; against a deletion they would retain the words."""

    def against(own: Alternative) -> tuple[Alternative, ...]:
        if not own.remark:
            return (msgspec.structs.replace(own, said=opposed(own.said, tuple(by))),)
        how = "retain" if meaning(own.said).stance == "delete" else "oppose"
        return own, Alternative(said=f"{', '.join(by)}: {how}")

    return _said(rolling, place, number, alternative, against)


def reserve(rolling: RollingText, place: str, by: Sequence[str]) -> RollingText:
    """Delegations reserve their position on a paragraph: agreed *ad referendum* at most."""
    at = line_at(rolling, place)
    verb = "reserves" if len(by) == 1 else "reserve"
    text = f"{written_pieces(rolling.lines[at].pieces)} [{', '.join(by)} {verb}]"
    return with_text(rolling, at, text)


def remark(rolling: RollingText, place: str, by: str, says: str) -> RollingText:
    """What somebody wants of a whole paragraph, at its end: "[US: delete]"."""
    at = line_at(rolling, place)
    text = f"{written_pieces(rolling.lines[at].pieces)} [{by}: {says}]"
    return with_text(rolling, at, text)


def _may_change(rolling: RollingText, place: str) -> None:
    group = group_at(rolling, place)
    stand = next((each for each in stands(rolling) if each.place == group.place), None)
    if stand and stand.state is not State.OPEN:
        raise Settled(f"{group.place} is {stand.state}: reopen it first")


def _beside(rolling: RollingText, place: str, words: str, by: str, at: Beside) -> RollingText:
    line = line_at(rolling, place)
    text = written_pieces(rolling.lines[line].pieces)
    if at.words:
        start, end = _once(text, at.words, place)
        where = start if at.side == "before" else end
    elif at.side == "before":
        where = 0
    else:
        closing = re.search(r"[\s.,;:]*$", text)
        where = closing.start() if closing else len(text)
    new = insertion(text, where, written_bracket(parted([proposal(words, by)]))).new
    return with_text(rolling, line, f"{text[:where]}{new}{text[where:]}")


def _instead(rolling: RollingText, place: str, words: str, by: str, old: str) -> RollingText:
    at = line_at(rolling, place)
    line = rolling.lines[at]
    new = proposal(words, by)
    for bracket in brackets(line.pieces):
        if any(_same(each, old) for each in bracket.alternatives):
            more = parted((*bracket.alternatives, new), bracket.between or "/")
            around = msgspec.structs.replace(more, before=bracket.before, after=bracket.after)
            text = put(without(line.pieces, bracket), written_bracket(around))
            return with_text(rolling, at, text)
    text = written_pieces(line.pieces)
    start, end = _once(text, old, place)
    bracket = parted((Alternative(pieces=pieces_of(text[start:end])), new))
    return with_text(rolling, at, f"{text[:start]}{written_bracket(bracket)}{text[end:]}")


def _same(alternative: Alternative, words: str) -> bool:
    own = written_pieces(alternative.pieces)
    return bool(own) and own == " ".join(words.split())


def _once(text: str, words: str, place: str) -> tuple[int, int]:
    found = spans(text, words)
    if len(found) == 1:
        return found[0]
    if not found:
        near = nearest(text, words)
        raise NoSuchPlace(f"“{words}” does not stand in {place}; what stands there is “{near}”")
    raise NoSuchPlace(f"“{words}” stands in {place} {len(found)} times: say which")


def _said(
    rolling: RollingText,
    place: str,
    number: int,
    choice: int,
    changed: Callable[[Alternative], tuple[Alternative, ...]],
) -> RollingText:
    at = line_at(rolling, place)
    line = rolling.lines[at]
    bracket = bracket_at(line, number, place)
    own = alternative_at(bracket, choice)
    before, after = bracket.alternatives[: choice - 1], bracket.alternatives[choice:]
    new = parted((*before, *changed(own), *after), bracket.between or "/")
    around = msgspec.structs.replace(new, before=bracket.before, after=bracket.after)
    return with_text(rolling, at, put(without(line.pieces, bracket), written_bracket(around)))
