"""Tokens joined to pieces: between two kept runs first what is deleted, then what is inserted."""

from collections.abc import Iterable, Iterator

from shared.text.compare.model import Op, Piece
from shared.text.compare.tokens import BREAK, Tokens, fold


class PieceWriter:
    """Collects tokens in reading order and hands over the fewest pieces that say the same."""

    def __init__(self) -> None:
        self._done: list[Piece] = []
        self._runs: dict[Op, list[str]] = {op: [] for op in Op}

    def keep_run(self, text: str) -> None:
        """A run of text that stays, its white space included."""
        self._add(Op.KEEP, text)

    def keep_space(self, was: str, now: str) -> None:
        """White space before a word that stays; one wide space for another only changes print."""
        if was == now:
            self._add(Op.KEEP, now)
        elif fold(was) == fold(now):
            self._reprint(now, was)
        else:
            self._add(Op.DELETE, was)
            self._add(Op.INSERT, now)

    def keep(self, word: str, was: str) -> None:
        """A word that stays, whatever its print ``was``."""
        if was == word:
            self._add(Op.KEEP, word)
        else:
            self._reprint(word, was)

    def _reprint(self, text: str, was: str) -> None:
        self._flush(*Op)
        self._done.append(Piece(op=Op.KEEP, text=text, was=was))

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


def spelt_out(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Without calls; print that differs goes and comes, for whoever needs both to the letter."""
    for piece in pieces:
        if piece.was and not piece.call:
            yield Piece(op=Op.DELETE, text=piece.was)
            yield Piece(op=Op.INSERT, text=piece.text)
        elif not piece.call:
            yield piece


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
