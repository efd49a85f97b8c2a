"""The changes inside a paragraph, word by word, with as few words changed as can be."""

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from shared.text.compare.model import Op, Piece
from shared.text.compare.pieces import PieceWriter
from shared.text.compare.tokens import BREAK, END, Tokens, is_mark, tokenise

LARGEST = 1 << 29
"""Pairs of tokens compared at most (64 MB); what is larger is shown as replaced as a whole."""


class Hunk(NamedTuple):
    """Tokens [a0, a1) before became tokens [b0, b1) after."""

    a0: int
    a1: int
    b0: int
    b1: int

    @property
    def size(self) -> int:
        return max(self.a1 - self.a0, self.b1 - self.b0)


def compare_words(before: Sequence[str], after: Sequence[str]) -> tuple[Piece, ...]:
    """The pieces that turn the paragraphs before into those after, to the letter."""
    if len(before) == 1 and before == after:
        return (Piece(op=Op.KEEP, text=before[0]),) if before[0] else ()
    old, new = tokenise(before), tokenise(after)
    hunks = _settle(_absorb(_hunks(old.keys, new.keys), old.words), old, new)
    return _write(hunks, old, new)


def encode(before: Sequence[str], after: Sequence[str]) -> tuple[str, str]:
    """One character for each different word: exact, and compared at the speed of C."""
    codes: dict[str, str] = {}
    for word in (*before, *after):
        if word not in codes:
            codes[word] = chr(len(codes))
    return "".join(map(codes.__getitem__, before)), "".join(map(codes.__getitem__, after))


def _hunks(old: list[str], new: list[str]) -> list[Hunk]:
    if len(old) * len(new) > LARGEST:
        return [Hunk(0, len(old) - 1, 0, len(new) - 1)]
    hunks: list[Hunk] = []
    for op in LCSseq.opcodes(*encode(old, new)):
        if op.tag == "equal":
            continue
        last = hunks[-1] if hunks else None
        if last and (last.a1, last.b1) == (op.src_start, op.dest_start):
            hunks[-1] = Hunk(last.a0, op.src_end, last.b0, op.dest_end)
        else:
            hunks.append(Hunk(op.src_start, op.src_end, op.dest_start, op.dest_end))
    return hunks


def _absorb(hunks: list[Hunk], old: list[str]) -> list[Hunk]:
    """A stray "of the" that stayed between two rewritten phrases reads better as part of them."""
    merged: list[Hunk] = []
    for hunk in hunks:
        last = merged[-1] if merged else None
        if last and min(last.size, hunk.size) >= 3 and _stray(old[last.a1 : hunk.a0]):
            merged[-1] = Hunk(last.a0, hunk.a1, last.b0, hunk.b1)
        else:
            merged.append(hunk)
    return merged


def _stray(kept: list[str]) -> bool:
    return len(kept) <= 2 and all(len(word) <= 3 and word not in (BREAK, END) for word in kept)


def _settle(hunks: list[Hunk], old: Tokens, new: Tokens) -> list[Hunk]:
    """Slide insertions and deletions that fit in several places to where a reader would cut."""
    settled: list[Hunk] = []
    for place, hunk in enumerate(hunks):
        left = hunk.a0 - (settled[-1].a1 if settled else 0)
        right = (hunks[place + 1].a0 if place + 1 < len(hunks) else len(old.words)) - hunk.a1
        if hunk.b0 == hunk.b1:
            shift = _best_shift(old, hunk.a0, hunk.a1, left, right)
        elif hunk.a0 == hunk.a1:
            shift = _best_shift(new, hunk.b0, hunk.b1, left, right)
        else:
            shift = 0
        settled.append(Hunk(*(bound + shift for bound in hunk)))
    return settled


def _best_shift(tokens: Tokens, start: int, end: int, left: int, right: int) -> int:
    shifts = [0]
    while -shifts[-1] < left and _alike(tokens, start + shifts[-1] - 1, end + shifts[-1] - 1):
        shifts.append(shifts[-1] - 1)
    shifts.reverse()
    while shifts[-1] < right and _alike(tokens, start + shifts[-1], end + shifts[-1]):
        shifts.append(shifts[-1] + 1)
    return max(shifts, key=lambda shift: _boundary(tokens.words, start + shift, end + shift))


def _alike(tokens: Tokens, one: int, other: int) -> bool:
    return (tokens.words[one], tokens.spaces[one]) == (tokens.words[other], tokens.spaces[other])


def _boundary(words: list[str], start: int, end: int) -> int:
    """How good a place to cut: best after a mark or at the start, else before a mark."""
    return 2 * (start == 0 or is_mark(words[start - 1])) + is_mark(words[end])


def _write(hunks: list[Hunk], old: Tokens, new: Tokens) -> tuple[Piece, ...]:
    writer = PieceWriter()
    a = b = 0
    for hunk in (*hunks, Hunk(len(old.words), len(old.words), len(new.words), len(new.words))):
        _keep(writer, old, new, slice(a, hunk.a0), slice(b, hunk.b0))
        replaced = hunk.a0 < hunk.a1 and hunk.b0 < hunk.b1
        shared = replaced and old.spaces[hunk.a0] == new.spaces[hunk.b0]
        if shared:
            writer.keep_run(old.spaces[hunk.a0])
        writer.write(Op.DELETE, old, hunk.a0, hunk.a1, bare=shared)
        writer.write(Op.INSERT, new, hunk.b0, hunk.b1, bare=shared)
        a, b = hunk.a1, hunk.b1
    return writer.pieces()


def _keep(writer: PieceWriter, old: Tokens, new: Tokens, was: slice, now: slice) -> None:
    gone, come = old.spaces[was], new.spaces[now]
    before, words = old.words[was], new.words[now]
    if gone == come and before == words and BREAK not in words:
        writer.keep_run("".join(chain.from_iterable(zip(come, words, strict=True))))
        return
    for space, other, word, printed in zip(gone, come, words, before, strict=True):
        writer.keep_space(space, other)
        writer.keep(word, printed)
