"""Tokens joined to pieces: between two kept runs first what is deleted, then what is inserted."""

from shared.text.compare.model import Op, Piece
from shared.text.compare.tokens import BREAK, Tokens


class PieceWriter:
    """Collects tokens in reading order and hands over the fewest pieces that say the same."""

    def __init__(self) -> None:
        self._done: list[Piece] = []
        self._runs: dict[Op, list[str]] = {op: [] for op in Op}

    def keep_run(self, text: str) -> None:
        """A run of text that stays, its white space included."""
        self._add(Op.KEEP, text)

    def keep(self, word: str, gone: str, come: str) -> None:
        """A word that stays; the white space before it was ``gone`` and is ``come``."""
        if gone != come:
            self._add(Op.DELETE, gone)
            self._add(Op.INSERT, come)
        else:
            self._add(Op.KEEP, come)
        self._add(Op.KEEP, word)

    def write(self, op: Op, tokens: Tokens, start: int, end: int, *, bare: bool) -> None:
        """Tokens that go or come; ``bare`` leaves out the white space before the first."""
        for index in range(start, end):
            if not (bare and index == start):
                self._add(op, tokens.spaces[index])
            self._add(op, tokens.words[index])

    def pieces(self) -> tuple[Piece, ...]:
        """All of them; an empty text has none."""
        self._flush(*Op)
        return tuple(self._done)

    def _add(self, op: Op, text: str) -> None:
        if not text:
            return
        if op is Op.KEEP:
            self._flush(Op.DELETE, Op.INSERT)
        else:
            self._flush(Op.KEEP)
        self._runs[op].append(text)

    def _flush(self, *ops: Op) -> None:
        for op in ops:
            if self._runs[op]:
                self._done += _joined(op, self._runs[op])
                self._runs[op] = []


def _joined(op: Op, run: list[str]) -> list[Piece]:
    pieces: list[Piece] = []
    texts: list[str] = []
    for text in (*run, BREAK):
        if text != BREAK:
            texts.append(text)
            continue
        if texts:
            pieces.append(Piece(op=op, text="".join(texts)))
            texts = []
        pieces.append(Piece(op=op, breaks=True))
    return pieces[:-1]
