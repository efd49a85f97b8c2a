"""Marks of pasted Markdown in a line: struck through, bold, underlined, italics.

A mark opens before a word and closes behind one; one without its partner stays a character.
"""

import re
from collections.abc import Iterator, Sequence

import msgspec

from shared.text.rolling.model import Bracket, Mark, Marked, Piece, Words

_MARK = re.compile(r"\\.|~~|\*\*|__|\*")
_MOST_OPEN = 12
Raw = str | Bracket


class _Stop(msgspec.Struct, frozen=True):
    """A mark as it stands, and which way it may go."""

    mark: Mark
    opens: bool
    closes: bool


class _Open(msgspec.Struct):
    """A mark that was opened, with what stands behind it so far."""

    mark: Mark | None
    pieces: list[Piece]


def marked(raw: Sequence[Raw]) -> tuple[Piece, ...]:
    """Words, brackets, and what is marked; marks pair across brackets, never into them."""
    frames = [_Open(None, [])]
    for token in _tokens(raw):
        if isinstance(token, _Stop):
            _stop(frames, token)
        else:
            frames[-1].pieces.append(token)
    while len(frames) > 1:
        _spill(frames)
    return _merged(frames[0].pieces)


def _stop(frames: list[_Open], stop: _Stop) -> None:
    if stop.closes and any(frame.mark == stop.mark for frame in frames[1:]):
        while frames[-1].mark != stop.mark:
            _spill(frames)
        inner = _merged(frames.pop().pieces)
        if inner:
            frames[-1].pieces.append(Marked(stop.mark, inner))
        else:
            frames[-1].pieces.append(Words(stop.mark * 2))
    elif stop.opens and len(frames) <= _MOST_OPEN:
        frames.append(_Open(stop.mark, []))
    else:
        frames[-1].pieces.append(Words(stop.mark))


def _spill(frames: list[_Open]) -> None:
    """The innermost mark was none."""
    last = frames.pop()
    frames[-1].pieces += [Words(str(last.mark)), *last.pieces]


def _tokens(raw: Sequence[Raw]) -> Iterator[Piece | _Stop]:
    for n, token in enumerate(raw):
        if isinstance(token, Bracket):
            yield token
            continue
        # Outside the string stands a bracket, which is as good as a word, or the line's edge.
        left = "[" if n else " "
        right = "]" if n + 1 < len(raw) else " "
        last = 0
        for match in _MARK.finditer(token):
            if match[0].startswith("\\"):
                continue
            yield Words(token[last : match.start()])
            before = token[match.start() - 1] if match.start() else left
            after = token[match.end()] if match.end() < len(token) else right
            yield _stop_at(match[0], before, after)
            last = match.end()
        yield Words(token[last:])


def _stop_at(mark: str, before: str, after: str) -> _Stop:
    wordy = mark in ("*", "__")
    opens = not after.isspace() and not (wordy and before.isalnum())
    closes = not before.isspace() and not (wordy and after.isalnum())
    return _Stop(mark, opens, closes)  # type: ignore[arg-type]


def _merged(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    found: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Words):
            if not piece.text:
                continue
            if found and isinstance(last := found[-1], Words):
                found[-1] = Words(last.text + piece.text)
                continue
        found.append(piece)
    return tuple(found)
