"""From a document to a rolling text, and back once nothing is open."""

import re
from collections.abc import Sequence

import msgspec

from shared.text.printing.plain import print_text
from shared.text.reading import read_text, require_draft
from shared.text.rolling.errors import Misread
from shared.text.rolling.model import Line, Marked, Piece, RollingText, Words
from shared.text.rolling.numbers import number_of
from shared.text.rolling.places import Group, groups, numbers
from shared.text.rolling.points import Point, points
from shared.text.rolling.reading import read_rolling
from shared.text.rolling.writing import written, written_pieces
from shared.text.structure import Document, Paragraph

_MARKED_LABEL = re.compile(r"\([a-z]{1,2}(?: \w+)+\)")


class Cleaned(msgspec.Struct, frozen=True, kw_only=True):
    """``document`` is None while anything is open. ``numbers`` tell which paragraph became which:
    "OP7 bis" is "OP8" of the document."""

    document: Document | None = None
    open: tuple[Point, ...] = ()
    numbers: dict[str, str] = {}


def begin(document: Document) -> RollingText:
    """The document as a text to negotiate, its paragraphs numbered PP1 …, OP1 …

    Square brackets that stand in its paragraphs already are brackets of the rolling text. Raises
    NotADraft for a document that decides nothing.
    """
    require_draft(document)
    labelled = msgspec.structs.replace(
        document,
        preambular=_labelled(document.preambular, "PP"),
        operative=_labelled(document.operative, "OP"),
    )
    return read_rolling(print_text(labelled).decode())


def _labelled(paragraphs: Sequence[Paragraph], part: str) -> tuple[Paragraph, ...]:
    return tuple(
        msgspec.structs.replace(
            each, label=f"{part}{number.n}{''.join(f' {mark}' for mark in number.marks)}"
        )
        if (number := number_of(each.number or str(n)))
        else msgspec.structs.replace(each, label=f"{part}{n}")
        for n, each in enumerate(paragraphs, 1)
    )


def clean(rolling: RollingText) -> Cleaned:
    """The document that the text became, or what is still open.

    Numbers follow anew, and with them semicolons and the last full stop where paragraphs came or
    went. The status of the snapshot and the notes of agreement are no part of a document.
    """
    found = points(rolling)
    if found:
        return Cleaned(open=tuple(found))
    renamed = _renamed(rolling)
    texts = [text for group in groups(rolling) for text in _texts(rolling, group, renamed)]
    document = read_text("\n\n".join(texts))
    for part, own in (("PP", document.preambular), ("OP", document.operative)):
        wanted = sum(1 for new in renamed.values() if new.startswith(part))
        if len(own) != wanted:
            raise Misread(f"{wanted} paragraphs {part} would be read as {len(own)}")
    return Cleaned(document=document, numbers=renamed)


def _renamed(rolling: RollingText) -> dict[str, str]:
    counts = {"PP": 0, "OP": 0}
    found: dict[str, str] = {}
    for number in numbers(rolling):
        if number:
            counts[number.part] += 1
            found[str(number)] = f"{number.part}{counts[number.part]}"
    return found


def _texts(rolling: RollingText, group: Group, renamed: dict[str, str]) -> list[str]:
    lines = _relettered([_unmarked(rolling.lines[n]) for n in group.lines])
    if lines[0].kind == "status":
        return []
    if lines[0].kind in ("preambular", "operative"):
        new = renamed[group.place]
        alone = lines[0].kind == "operative" and _last(renamed, "OP") == "OP1"
        label = "" if new.startswith("PP") or alone else f"{new[2:]}."
        lines[0] = msgspec.structs.replace(lines[0], label=label)
        if lines[0].kind == "operative":
            lines[-1] = _ended(lines[-1], renamed, new)
    return [written(line) for line in lines]


def _last(renamed: dict[str, str], part: str) -> str:
    return next(new for new in reversed(renamed.values()) if new.startswith(part))


def _unmarked(line: Line) -> Line:
    bare = msgspec.structs.replace(line, by="", noted="", noted_before="", enclosed=False)
    return msgspec.structs.replace(bare, pieces=(Words(written_pieces(_plain(line.pieces))),))


def _plain(pieces: Sequence[Piece]) -> list[Piece]:
    """Without what only showed where words are new; italics belong to the text."""
    found: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Marked) and piece.mark != "*":
            found += _plain(piece.pieces)
        else:
            found.append(piece)
    return found


def _relettered(lines: list[Line]) -> list[Line]:
    """(a), (b) … anew where a sub-paragraph is called (b bis)."""
    if not any(_MARKED_LABEL.fullmatch(line.label) for line in lines):
        return lines
    letters = [n for n, line in enumerate(lines) if re.match(r"\([a-z]{1,2}(?: |\))", line.label)]
    for count, n in enumerate(letters[:26]):
        lines[n] = msgspec.structs.replace(lines[n], label=f"({chr(97 + count)})")
    return lines


def _ended(line: Line, renamed: dict[str, str], new: str) -> Line:
    """A full stop behind the last operative paragraph only, if the text was punctuated so."""
    text = written_pieces(line.pieces)
    moved = any(old != now for old, now in renamed.items())
    if new == _last(renamed, "OP"):
        text = f"{text[:-1]}." if text.endswith(";") else text
    elif moved:
        text = f"{text[:-1]};" if text.endswith(".") else text
    return msgspec.structs.replace(line, pieces=(Words(text),))
