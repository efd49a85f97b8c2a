"""The way back and forth with a comparison: to the text after, and turned to the text before."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from shared.text.compare.model import (
    Block,
    Change,
    Comparison,
    Entry,
    Op,
    Paragraph,
    Piece,
    Side,
    calls_of,
)
from shared.text.compare.order import in_order
from shared.text.structure import Call

TURNED_OP = {Op.KEEP: Op.KEEP, Op.DELETE: Op.INSERT, Op.INSERT: Op.DELETE}
TURNED_CHANGE = {
    Change.SPLIT: Change.MERGED,
    Change.MERGED: Change.SPLIT,
    Change.INSERTED: Change.DELETED,
    Change.DELETED: Change.INSERTED,
}


class OtherText(ValueError):
    """A comparison was applied to a text that it was not made from."""


def apply(comparison: Comparison, before: Sequence[Block]) -> list[Paragraph]:
    """The text after, to the letter. Raises OtherText if it was not made from ``before``."""
    after: dict[int, Paragraph] = {}
    met = 0
    for entry in comparison.entries:
        given = [paragraph for _, paragraph in _made(entry.before, entry.pieces, Op.DELETE)]
        if [_found(before, side.index) for side in entry.before] != given:
            raise OtherText("This comparison was made from another text.")
        met += len(given)
        after |= _made(entry.after, entry.pieces, Op.INSERT)
    if met != len(before):
        raise OtherText("This comparison was made from another text.")
    return [after[index] for index in sorted(after)]


def turn(comparison: Comparison) -> Comparison:
    """The comparison from the text after back to the text before."""
    entries = [
        Entry(
            change=TURNED_CHANGE.get(entry.change, entry.change),
            before=entry.after,
            after=entry.before,
            pieces=_turned(entry.pieces),
            edited=entry.edited,
            moved=entry.moved,
            renumbered=entry.renumbered,
        )
        for entry in comparison.entries
    ]
    return Comparison(algorithm=comparison.algorithm, entries=in_order(entries))


def _turned(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The ops exchanged; between two kept runs what is deleted stands first again."""
    turned: list[Piece] = []
    start = 0
    for end in range(len(pieces) + 1):
        if end == len(pieces) or pieces[end].op is Op.KEEP:
            hunk = [replace(p, op=TURNED_OP[p.op]) for p in pieces[start:end]]
            turned += sorted(hunk, key=lambda piece: piece.op is Op.INSERT)
            turned += map(_reprinted, pieces[end : end + 1])
            start = end + 1
    return tuple(turned)


def _reprinted(piece: Piece) -> Piece:
    if not piece.was:
        return piece
    if piece.call:
        return replace(piece, call=piece.was, was=piece.call)
    return replace(piece, text=piece.was, was=piece.text)


def _made(
    sides: Sequence[Side], pieces: Sequence[Piece], own: Op
) -> Iterator[tuple[int, Paragraph]]:
    """The paragraph of each side: what is kept, and what is only there."""
    texts = [""]
    calls: list[list[Call]] = [[]]
    for piece in pieces:
        if piece.op is not Op.KEEP and piece.op is not own:
            continue
        if piece.breaks:
            texts.append("")
            calls.append([])
        printed = piece.was if piece.was and own is Op.DELETE else piece.call or piece.text
        if piece.call:
            calls[-1].append(Call(mark=printed, at=len(texts[-1])))
        else:
            texts[-1] += printed
    if sides and len(texts) != len(sides):
        raise OtherText("This comparison was made from another text.")
    for side, text, called in zip(sides, texts, calls, strict=False):
        made = Paragraph(kind=side.kind, label=side.label, text=text, notes=tuple(called))
        yield side.index, made


def _found(blocks: Sequence[Block], index: int) -> Paragraph | None:
    if index >= len(blocks):
        return None
    block = blocks[index]
    kind, notes = str(block.kind), calls_of(block)
    return Paragraph(kind=kind, label=block.label, text=block.text, notes=notes)
