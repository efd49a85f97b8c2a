"""Calls of notes as words of the text: a call is the same where the note that it calls is.

So a note that is inserted renumbers those behind it and changes no paragraph that calls them; a
call that moved, came or went is a change of the paragraph that it stands in.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from shared.text.compare.model import Block, Matching, Op, Piece, calls_of, is_note
from shared.text.compare.tokens import CALL, CALLED

_CALL = re.compile(f"{CALL}([^{CALL}{CALLED}]*){CALLED}")


class Calls:
    """The texts of both sides with their calls, and the marks that these stand for."""

    def __init__(self, before: Sequence[Block], after: Sequence[Block], matching: Matching) -> None:
        self._before, self._after = before, after
        came_from = {j: i for i, j in matching.pairs.items()}
        self._old = {mark: f"b{i}" for mark, i in _notes(before).items()}
        self._new = {
            mark: f"b{came_from[j]}" if j in came_from else f"a{j}"
            for mark, j in _notes(after).items()
        }
        # Of two notes under one mark the first is called, so another may have no name here.
        self._marks = {name: mark for mark, name in self._new.items()}
        self._were = {name: mark for mark, name in self._old.items()}

    def old(self, index: int) -> str:
        """The text of a block before."""
        return _marked(self._before[index], self._old)

    def new(self, index: int) -> str:
        """The text of a block after."""
        return _marked(self._after[index], self._new)

    def told(self, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        """The pieces, with each call in a piece of its own."""
        if not any(CALL in piece.text for piece in pieces):
            return pieces
        return tuple(part for piece in pieces for part in self._apart(piece))

    def _apart(self, piece: Piece) -> Iterator[Piece]:
        start = 0
        for match in _CALL.finditer(piece.text):
            yield from _cut(piece, start, match.start())
            yield self._call(piece.op, match[1])
            start = match.end()
        yield from _cut(piece, start, len(piece.text))

    def _call(self, op: Op, name: str) -> Piece:
        unknown = name.removeprefix("?")
        mark, was = self._marks.get(name, unknown), self._were.get(name, unknown)
        if op is Op.KEEP:
            return Piece(op=op, call=mark, was=was if was != mark else "")
        return Piece(op=op, call=was if op is Op.DELETE else mark)


def _cut(piece: Piece, start: int, end: int) -> Iterator[Piece]:
    if start < end or piece.breaks:
        yield Piece(
            op=piece.op, text=piece.text[start:end], breaks=piece.breaks, was=piece.was[start:end]
        )


def _notes(blocks: Sequence[Block]) -> dict[str, int]:
    """Where the note of each mark stands."""
    found: dict[str, int] = {}
    for n, block in enumerate(blocks):
        if is_note(block.kind):
            found.setdefault(block.label, n)
    return found


def _marked(block: Block, names: Mapping[str, str]) -> str:
    text = block.text
    for call in reversed(calls_of(block)):
        name = names.get(call.mark, f"?{call.mark}")
        text = f"{text[: call.at]}{CALL}{name}{CALLED}{text[call.at :]}"
    return text
