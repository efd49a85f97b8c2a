"""A line of a rolling text changed, and held against how it will be read.

Every change is written as text and read again: what negotiators will see is what was meant, or
the change is refused.
"""

import re
from collections.abc import Sequence

import msgspec

from shared.text.rolling.errors import Misread, NoSuchPlace
from shared.text.rolling.model import (
    Alternative,
    Between,
    Bracket,
    Line,
    Marked,
    Piece,
    RollingText,
    Words,
    brackets,
)
from shared.text.rolling.pieces import pieces_of
from shared.text.rolling.reading import read_rolling
from shared.text.rolling.writing import write_rolling, written, written_bracket, written_pieces

HERE = "\ufdd5"
"""A noncharacter: the place of the bracket that is being replaced."""
_WEAKEST_FIRST: tuple[Between, ...] = ("/", "//", "|", "OR")


def with_line(rolling: RollingText, at: int, line: Line) -> RollingText:
    """The text with another line at that position; Misread where it would be read as another."""
    return with_lines(rolling, at, [line], gone=1)


def with_lines(
    rolling: RollingText, at: int, lines: Sequence[Line], *, gone: int = 0
) -> RollingText:
    """The text with these lines instead of ``gone`` others."""
    changed = RollingText(lines=(*rolling.lines[:at], *lines, *rolling.lines[at + gone :]))
    again = read_rolling(write_rolling(changed))
    if again != changed:
        shown = written(lines[0])[:120] if lines else "the text without it"
        raise Misread(f"this would be read otherwise than it is meant: {shown}")
    return changed


def with_text(rolling: RollingText, at: int, text: str) -> RollingText:
    """The text with other words, brackets and all, in that line."""
    line = msgspec.structs.replace(rolling.lines[at], pieces=pieces_of(text))
    return with_line(rolling, at, line)


def bracket_at(line: Line, number: int, place: str) -> Bracket:
    """The bracket of that number, counted from 1, an outer one before those in it."""
    found = list(brackets(line.pieces))
    if not 1 <= number <= len(found):
        raise NoSuchPlace(f"there is no bracket {number} in {place}: it has {len(found)}")
    return found[number - 1]


def alternative_at(bracket: Bracket, choice: int) -> Alternative:
    """The alternative of that number, counted from 1."""
    count = len(bracket.alternatives)
    if not 1 <= choice <= count:
        raise NoSuchPlace(
            f"there is no alternative {choice} in {written_bracket(bracket)}: it has {count}"
        )
    return bracket.alternatives[choice - 1]


def without(pieces: Sequence[Piece], bracket: Bracket, following: Sequence[Bracket] = ()) -> str:
    """The words with ``HERE`` instead of the bracket, and without those ``following`` it."""
    gone = [id(each) for each in following]
    return "".join(_without(pieces, bracket, gone))


def _without(pieces: Sequence[Piece], bracket: Bracket, gone: list[int]) -> list[str]:
    found: list[str] = []
    for piece in pieces:
        if piece is bracket:
            found.append(HERE)
        elif id(piece) in gone:
            continue
        elif isinstance(piece, Words):
            found.append(piece.text)
        elif isinstance(piece, Marked):
            found.append(
                f"{piece.mark}{''.join(_without(piece.pieces, bracket, gone))}{piece.mark}"
            )
        else:
            found.append(_bracket_without(piece, bracket, gone))
    return found


def _bracket_without(own: Bracket, bracket: Bracket, gone: list[int]) -> str:
    alternatives = tuple(
        msgspec.structs.replace(
            each, pieces=(Words("".join(_without(each.pieces, bracket, gone))),)
        )
        for each in own.alternatives
    )
    return written_bracket(msgspec.structs.replace(own, alternatives=alternatives))


def put(text: str, words: str) -> str:
    """The words where ``HERE`` stands; without any, no space is left in front of a comma."""
    if words:
        return text.replace(HERE, words)
    return " ".join(re.sub(rf"\s*{HERE}(?=\s*[,;.:)]|$)|{HERE}", "", text).split())


def parted(alternatives: Sequence[Alternative], wanted: Between = "/") -> Bracket:
    """A bracket of these, parted by the weakest mark that tells them apart."""
    if len(alternatives) == 1:
        bracket = Bracket(alternatives=tuple(alternatives))
        if pieces_of(written_bracket(bracket)) == (bracket,):
            return bracket
    first = _WEAKEST_FIRST.index(wanted) if wanted in _WEAKEST_FIRST else 0
    for between in _WEAKEST_FIRST[first:]:
        bracket = Bracket(alternatives=tuple(alternatives), between=between)
        if pieces_of(written_bracket(bracket)) == (bracket,):
            return bracket
    shown = " / ".join(written_pieces(each.pieces) for each in alternatives)
    raise Misread(f"these words in a bracket would be read otherwise: {shown[:200]}")


def proposal(words: str, by: str) -> Alternative:
    """What somebody would have stand here; no words are a deletion."""
    if not words.strip():
        return Alternative(said=f"{by}: delete")
    return Alternative(said=f"{by}:", pieces=pieces_of(words))
