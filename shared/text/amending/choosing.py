"""Which of the words that stand at a place a change means, and what becomes of them."""

import re
from collections.abc import Sequence

from shared.text.amending.finding import Piece, Refused
from shared.text.amending.model import Change
from shared.text.amending.wording import (
    LIKENESSES,
    Edit,
    Likeness,
    deletion,
    insertion,
    nearest,
    spans,
)

FINAL = re.compile(r"[\s.,;:]*(?:[;,]\s+(?:and|or))?$")
"""The mark at the end of a text, which new words stand before."""
_Found = tuple[Piece, int, int]


def stands(change: Change, pieces: Sequence[Piece]) -> tuple[list[_Found], Likeness]:
    """Where the words stand, as exactly as they do anywhere in the place."""
    for likeness in LIKENESSES:
        found = [
            (piece, piece.start + start, piece.start + end)
            for piece in pieces
            for start, end in _spans(change, piece.said, likeness)
        ]
        if found:
            return found, likeness
    return [], "exact"


def _spans(change: Change, text: str, likeness: Likeness) -> list[tuple[int, int]]:
    found = spans(text, change.old, likeness)
    if change.behind:
        ends = [end for _, end in spans(text, change.behind, likeness)]
        found = [
            span
            for span in found
            if any(not text[e : span[0]].strip() and e <= span[0] for e in ends)
        ]
    if change.ahead:
        starts = [start for start, _ in spans(text, change.ahead, likeness)]
        found = [
            span
            for span in found
            if any(not text[span[1] : s].strip() and s >= span[1] for s in starts)
        ]
    return found


def chosen(change: Change, found: list[_Found], pieces: Sequence[Piece]) -> list[_Found]:
    """Those that the change means; Refused where it does not say, or says it wrongly."""
    words, count = change.old, len(found)
    if not found:
        whole = " ".join(piece.said for piece in pieces)
        beside = f" behind “{change.behind}”" if change.behind else ""
        beside += f" before “{change.ahead}”" if change.ahead else ""
        near = nearest(whole, f"{change.behind} {words} {change.ahead}".strip())
        raise Refused(
            f"“{words}” does not stand in {change.place}{beside}; what stands there is “{near}”"
        )
    if change.occurrence:
        at = change.occurrence - 1 if change.occurrence > 0 else count + change.occurrence
        if not 0 <= at < count:
            raise Refused(f"“{words}” stands in {change.place} {_times(count)} only")
        return [found[at]]
    if change.times and count != change.times:
        which = "say which" if change.times == 1 else f"not {_times(change.times)}"
        raise Refused(f"“{words}” stands in {change.place} {_times(count)}: {which}")
    return found


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def edit_of(change: Change, piece: Piece, start: int, end: int, likeness: Likeness) -> Edit:
    """What becomes of the words, or of the stretch that they begin or end."""
    if change.action == "insert words":
        if change.until:
            _require_beside(change, piece, end, likeness)
        place = start if change.side == "before" else end
        return insertion(piece.text, place, change.new[0])
    start, end = _stretch(change, piece, start, end, likeness)
    new = " ".join(change.new[0].split()) if change.new else ""
    if not new:
        return deletion(piece.text, start, end)
    return Edit(start, end, new)


def _stretch(
    change: Change, piece: Piece, start: int, end: int, likeness: Likeness
) -> tuple[int, int]:
    if change.until:
        behind = spans(piece.text[end : piece.end], change.until, likeness)
        if len(behind) != 1:
            raise Refused(
                f"“{change.until}” stands {_times(len(behind)) if behind else 'nowhere'} behind "
                f"“{change.old}” in {change.place}"
            )
        return start, end + behind[0][1]
    final = FINAL.search(piece.text[: piece.end])
    last = max(final.start() if final else piece.end, end)
    if change.extent == "from":
        return start, last
    if change.extent == "after":
        return end, last
    if change.extent == "before":
        return piece.start, start
    return start, end


def _require_beside(change: Change, piece: Piece, end: int, likeness: Likeness) -> None:
    rest = piece.text[end : piece.end]
    if not any(not rest[:start].strip() for start, _ in spans(rest, change.until, likeness)[:1]):
        near = rest.strip()[: len(change.until) + 40]
        raise Refused(
            f"“{change.old}” and “{change.until}” do not stand beside each other in "
            f"{change.place}; behind “{change.old}” stands “{near}”"
        )


def at_edge(change: Change, pieces: Sequence[Piece]) -> tuple[Piece, Edit]:
    """New words at the end of a place, before its mark, or at its beginning."""
    piece = pieces[-1] if change.side == "after" else pieces[0]
    place = piece.start
    if change.side == "after":
        final = FINAL.search(piece.text[: piece.end])
        place = max(final.start() if final else piece.end, piece.start)
    return piece, insertion(piece.text, place, change.new[0])


def whole(change: Change, piece: Piece) -> Edit:
    """All of a piece, such as a sentence, gone with the space beside it, or put anew."""
    if change.action != "delete words":
        return Edit(piece.start, piece.end, " ".join(change.new))
    start, end = piece.start, piece.end
    if end < len(piece.text):
        end += len(piece.text[end:]) - len(piece.text[end:].lstrip())
    elif start:
        start -= len(piece.text[:start]) - len(piece.text[:start].rstrip())
    return Edit(start, end, "")
