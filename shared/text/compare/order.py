"""The order in which a redline is read.

That of the text after; what was deleted, or moved away, stands behind what it stood behind.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from shared.text.compare.model import Change, Entry, is_note


class Row(NamedTuple):
    """An entry at its place, or the place that it ``departed`` from."""

    entry: Entry
    departed: bool


def rows(entries: Iterable[Entry]) -> list[Row]:
    """Every entry once, and once more where it moved away from."""
    entries = list(entries)
    streams = {notes: _Stream(entries, notes) for notes in (False, True)}
    laid: list[Row] = []
    for entry in sorted((e for e in entries if e.after), key=lambda e: e.after[0].index):
        laid += streams[_notes(entry)].through(entry)
    return laid + [row for stream in streams.values() for row in stream.rest()]


def in_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Every entry once."""
    return tuple(row.entry for row in rows(entries) if not row.departed)


def _notes(entry: Entry) -> bool:
    """By the text after: a paragraph that became a note is read among the notes."""
    return is_note((entry.after or entry.before)[0].kind)


class _Stream:
    """The paragraphs, or the notes: each has an order of its own."""

    def __init__(self, entries: list[Entry], notes: bool) -> None:  # noqa: FBT001
        own = [entry for entry in entries if _notes(entry) is notes]
        self._left = sorted(
            (e for e in own if e.before and (e.moved or not e.after)),
            key=lambda e: e.before[0].index,
            reverse=True,
        )
        self._fixed = sorted(
            (e.before[0].index for e in own if e.before and e.after and not e.moved), reverse=True
        )

    def through(self, entry: Entry) -> Iterator[Row]:
        """The entry, after what left before it and before what left behind it."""
        yield from self._leaving()
        if entry.before and not entry.moved:
            self._fixed.pop()
        yield Row(entry, departed=False)
        if entry.before and not entry.moved:
            yield from self._leaving()

    def rest(self) -> Iterator[Row]:
        """What left without any neighbour."""
        self._fixed.clear()
        return self._leaving()

    def _leaving(self) -> Iterator[Row]:
        while self._left and not (self._fixed and self._fixed[-1] < self._left[-1].before[0].index):
            entry = self._left.pop()
            yield Row(entry, departed=bool(entry.after))


def fold(laid: list[Row], context: int | None) -> list[Row | int]:
    """Rows without what is far from any change: in its stead stands how many were left out.

    ``context`` unchanged paragraphs stay around each change; None leaves nothing out.
    """
    if context is None:
        return list(laid)
    near = {
        place + step
        for place, row in enumerate(laid)
        if row.entry.change is not Change.SAME
        for step in range(-context, context + 1)
    }
    folded: list[Row | int] = []
    for place, row in enumerate(laid):
        last = folded[-1] if folded else None
        if place in near:
            folded.append(row)
        elif isinstance(last, int):
            folded[-1] = last + 1
        else:
            folded.append(1)
    return folded
