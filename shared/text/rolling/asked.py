"""What an amendment asks of each line of a text, told by what the text becomes with it alone."""

from collections.abc import Sequence
from itertools import groupby
from typing import Literal

import msgspec

from shared.text.compare.comparison import compare
from shared.text.compare.model import Change, Entry, Op, Piece
from shared.text.rolling.model import Line, RollingText
from shared.text.rolling.writing import written_pieces

_NEAR = 3
"""Words: changes no further apart than this are one."""
_MARKS = frozenset(",;.") | {"", "; and", ", and"}


class Block(msgspec.Struct, frozen=True):
    """A line as a comparison takes it."""

    kind: str
    label: str
    text: str


class Edit(msgspec.Struct, frozen=True, kw_only=True):
    """``start`` to ``end`` of a line's words become ``new``."""

    line: int
    start: int
    end: int
    new: str


class Whole(msgspec.Struct, frozen=True, kw_only=True):
    """A line that goes, moves, or gives way to ``new``."""

    line: int
    what: Literal["delete", "move", "replace"]
    new: str = ""


class New(msgspec.Struct, frozen=True, kw_only=True):
    """New lines behind a line (-1: in front of all); ``kind`` and ``label`` are of the first."""

    behind: int
    kind: str
    texts: tuple[str, ...]
    label: str = ""


Asked = Edit | Whole | New


def asked(before: RollingText, after: RollingText) -> list[Asked]:
    """All of it, in reading order."""
    entries = compare(_blocks(before), _blocks(after)).entries
    edits = [each for entry in entries for each in _of(entry, before.lines)]
    return _replaced([*edits, *_new(entries, after.lines)], before.lines)


def _blocks(rolling: RollingText) -> list[Block]:
    return [Block(line.kind, line.label, written_pieces(line.pieces)) for line in rolling.lines]


def _of(entry: Entry, lines: Sequence[Line]) -> list[Asked]:
    """What happens to a line that was there."""
    if entry.change is Change.DELETED:
        return [Whole(line=side.index, what="delete") for side in entry.before]
    if not entry.before or not entry.after:
        return []
    first = entry.before[0].index
    found: list[Asked] = [Whole(line=first, what="move")] if entry.moved else []
    if len(entry.before) == len(entry.after) == 1:
        text = written_pieces(lines[first].pieces)
        found += [edit for edit in _edits(first, text, entry.pieces) if not _mark_only(edit, text)]
    else:
        new = "".join(p.text for p in entry.pieces if p.op is not Op.DELETE)
        found.append(Whole(line=first, what="replace", new=new))
        found += [Whole(line=side.index, what="delete") for side in entry.before[1:]]
    return found


def _edits(line: int, text: str, pieces: Sequence[Piece]) -> list[Edit]:
    found: list[Edit] = []
    at = 0
    for op, run in groupby(pieces, key=lambda piece: piece.op):
        words = "".join(piece.text for piece in run)
        if op is Op.INSERT:
            found.append(Edit(line=line, start=at, end=at, new=words))
        else:
            end = at + len(words)
            if op is Op.DELETE:
                found.append(Edit(line=line, start=at, end=end, new=""))
            at = end
    return _joined(found, text)


def _joined(edits: Sequence[Edit], text: str) -> list[Edit]:
    """Edits side by side, or with hardly a word between, as one."""
    found: list[Edit] = []
    for edit in edits:
        between = text[found[-1].end : edit.start] if found else ""
        if found and len(between.split()) <= _NEAR and not set("[]") & set(between):
            last = found[-1]
            new = f"{last.new}{between}{edit.new}"
            found[-1] = Edit(line=edit.line, start=last.start, end=edit.end, new=new)
        else:
            found.append(edit)
    return [_trimmed(edit, text) for edit in found]


def _trimmed(edit: Edit, text: str) -> Edit:
    """Without the white space that both sides share."""
    start, end, new = edit.start, edit.end, edit.new
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return msgspec.structs.replace(edit, start=start, end=end, new=" ".join(new.split()))


def _mark_only(edit: Edit, text: str) -> bool:
    """A comma, semicolon or full stop at the end, which follows from what comes behind it."""
    last = not text[edit.end :].strip()
    return last and {text[edit.start : edit.end].strip(), edit.new} <= _MARKS


def _new(entries: Sequence[Entry], lines: Sequence[Line]) -> list[Asked]:
    """Lines that came, each run of them behind the line it stands behind."""
    known = {side.index: e.before[-1].index for e in entries if e.before for side in e.after}
    came = [side.index for e in entries if not e.before for side in e.after]
    found: list[New] = []
    last = -2
    for index in sorted(came):
        line, text = lines[index], written_pieces(lines[index].pieces)
        if index == last + 1 and line.kind in ("item", "continued"):
            text = f"{line.label} {text}".strip() if found[-1].kind != "item" else text
            found[-1] = msgspec.structs.replace(found[-1], texts=(*found[-1].texts, text))
        else:
            above = next((known[n] for n in range(index - 1, -1, -1) if n in known), -1)
            found.append(New(behind=above, kind=line.kind, texts=(text,), label=line.label))
        last = index
    return list(found)


def _replaced(found: Sequence[Asked], lines: Sequence[Line]) -> list[Asked]:
    """A line that goes where another of its kind comes gives way to it."""
    gone = {each.line: each for each in found if isinstance(each, Whole) and each.what == "delete"}
    kept: list[Asked] = []
    taken: set[int] = set()
    for each in found:
        if isinstance(each, New):
            line = next((n for n in (each.behind + 1, each.behind) if n in gone), -1)
            if line >= 0 and line not in taken and lines[line].kind == each.kind:
                taken.add(line)
                kept.append(Whole(line=line, what="replace", new="\n".join(each.texts)))
                continue
        kept.append(each)
    return [
        each
        for each in kept
        if not (isinstance(each, Whole) and each.what == "delete" and each.line in taken)
    ]
