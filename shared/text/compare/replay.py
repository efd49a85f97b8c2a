"""The way back and forth with a comparison: to the text after, and turned to the text before."""

from collections.abc import Iterator, Sequence

from shared.text.compare.model import Block, Change, Comparison, Entry, Op, Paragraph, Piece, Side
from shared.text.compare.order import in_order

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
        given = [(s.kind, s.label, t) for s, t in _texts(entry.before, entry.pieces, Op.DELETE)]
        if [_facts(before, side.index) for side in entry.before] != given:
            raise OtherText("This comparison was made from another text.")
        met += len(given)
        for side, text in _texts(entry.after, entry.pieces, Op.INSERT):
            after[side.index] = Paragraph(kind=side.kind, label=side.label, text=text)
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
            hunk = [
                Piece(op=TURNED_OP[p.op], text=p.text, breaks=p.breaks) for p in pieces[start:end]
            ]
            turned += sorted(hunk, key=lambda piece: piece.op is Op.INSERT)
            turned += pieces[end : end + 1]
            start = end + 1
    return tuple(turned)


def _texts(sides: Sequence[Side], pieces: Sequence[Piece], own: Op) -> Iterator[tuple[Side, str]]:
    """The text of each side: what is kept, and what is only there."""
    texts = [""]
    for piece in pieces:
        if piece.op is Op.KEEP or piece.op is own:
            if piece.breaks:
                texts.append("")
            texts[-1] += piece.text
    if sides and len(texts) != len(sides):
        raise OtherText("This comparison was made from another text.")
    return zip(sides, texts, strict=False)


def _facts(blocks: Sequence[Block], index: int) -> tuple[str, str, str] | None:
    if index >= len(blocks):
        return None
    return str(blocks[index].kind), blocks[index].label, blocks[index].text
