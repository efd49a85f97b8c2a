"""From the marks in a Word file to what was proposed: words, whole paragraphs, moves, rows."""

from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import Literal

import msgspec

from shared.text.reading.word.changes import Mark, Original, Piece, chains

Kind = Literal[
    "insertion",
    "deletion",
    "move",
    "paragraph inserted",
    "paragraph deleted",
    "paragraph split",
    "paragraphs merged",
    "row inserted",
    "row deleted",
]
_AROUND = 60
"""Characters of the words around a change."""


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A proposal, with the paragraph of the file for its place."""

    author: str
    at: str
    kind: Kind
    words: str
    origin: str
    to: str = ""
    left: str = ""
    right: str = ""


def proposals(originals: list[Original]) -> list[Found]:
    """In the order of the text; a move stands where it leads from."""
    whole = _Whole(originals)
    moves = _moves(originals)
    told: set[str] = set()
    found: list[Found] = []
    for _, row in groupby(originals, key=lambda each: id(each.row) if each.row else id(each)):
        members = list(row)
        if members[0].row is not None:
            found.append(_row(members, members[0].row))
            continue
        for original in members:
            found += whole.told(original)
            for each, name in _words(original, whole.mark_of(original)):
                if not name or name not in moves:
                    found.append(each)
                elif name not in told:
                    told.add(name)
                    found.append(moves[name])
    return found


def _row(members: list[Original], mark: Mark) -> Found:
    words = [plain_words(each.text(after=mark.comes)) for each in members]
    return Found(
        author=mark.author,
        at=mark.at,
        kind="row inserted" if mark.comes else "row deleted",
        words=" | ".join(filter(None, words)),
        origin=members[0].origin,
    )


class _Whole:
    """Which paragraphs came or went whole, and which ends of paragraphs only cut or join."""

    def __init__(self, originals: list[Original]) -> None:
        self._marks: dict[int, Mark] = {}
        self._first: dict[int, Found] = {}
        self._ends: dict[int, list[Found]] = {}
        for comes in (True, False):
            self._take(originals, comes=comes)

    def told(self, original: Original) -> Iterator[Found]:
        """What is to be said of the paragraph as a whole."""
        if id(original) in self._first:
            yield self._first[id(original)]
        yield from self._ends.get(id(original), ())

    def mark_of(self, original: Original) -> Mark | None:
        """The change with which all of it came or went."""
        return self._marks.get(id(original))

    def _take(self, originals: list[Original], *, comes: bool) -> None:
        """A mark at an end tells of the paragraph before it, or of that behind it, or of none."""
        groups = list(chains(originals, after=comes))
        of = {id(each): n for n, group in enumerate(groups) for each in group}
        whole = {n for n, group in enumerate(groups) if _whole(group, comes=comes)}
        for original, behind in pairwise([*originals, None]):
            assert original is not None
            marks = [mark for mark in original.ends if mark.comes == comes]
            if not marks or any(mark.comes != comes for mark in original.ends):
                continue
            near = [of[id(original)]]
            if behind is not None and behind.story == original.story:
                near.append(of[id(behind)])
            if (own := next((n for n in near if n in whole), -1)) >= 0:
                whole.discard(own)
                self._paragraph(groups[own], marks[0])
            elif len(near) > 1 and marks[0].kind in ("ins", "del"):
                self._ends.setdefault(id(original), []).append(_end(original, behind, marks[0]))

    def _paragraph(self, group: list[Original], mark: Mark) -> None:
        pieces = [p for each in group for p in each.pieces if p.stands(after=mark.comes)]
        own = [m for p in pieces for m in p.marks if m.comes == mark.comes]
        if any(m.kind in ("moveFrom", "moveTo") for m in own):
            return
        mark = next((m for m in own if m.author == mark.author), own[0] if own else mark)
        for each in group:
            self._marks[id(each)] = mark
        words = "".join(p.text for p in pieces)
        first = next((each for each in group if each.text(after=mark.comes).strip()), group[0])
        self._first[id(first)] = Found(
            author=mark.author,
            at=mark.at,
            kind="paragraph inserted" if mark.comes else "paragraph deleted",
            words=plain_words(words),
            origin=first.origin,
        )


def _whole(group: list[Original], *, comes: bool) -> bool:
    standing = [p for each in group for p in each.pieces if p.stands(after=comes)]
    said = [piece for piece in standing if piece.text.strip()]
    return bool(said) and all(piece.marks for piece in said)


def _end(original: Original, behind: Original | None, mark: Mark) -> Found:
    left = original.text(after=mark.comes)
    right = behind.text(after=mark.comes) if behind is not None else ""
    return Found(
        author=mark.author,
        at=mark.at,
        kind="paragraph split" if mark.comes else "paragraphs merged",
        words="",
        origin=original.origin,
        left=_tail(left),
        right=_head(right),
    )


def _words(original: Original, whole: Mark | None) -> Iterator[tuple[Found, str]]:
    """Words that came or went within a paragraph, and the name of the move that they belong to."""
    for depth in range(max((len(piece.marks) for piece in original.pieces), default=0)):
        at = 0
        for key, run in groupby(original.pieces, key=lambda piece: _key(piece, depth)):
            members = list(run)
            first, at = at, at + len(members)
            if key is None or (whole and key[:2] == (whole.kind, whole.author)):
                continue
            yield _found(original, first, at, members[0].marks[depth]), key[2]


def _key(piece: Piece, depth: int) -> tuple[str, str, str] | None:
    if len(piece.marks) <= depth:
        return None
    mark = piece.marks[depth]
    return mark.kind, mark.author, mark.move


def _found(original: Original, first: int, last: int, mark: Mark) -> Found:
    def around(pieces: list[Piece]) -> str:
        return "".join(piece.text for piece in pieces if piece.stands(after=mark.comes))

    return Found(
        author=mark.author,
        at=mark.at,
        kind="insertion" if mark.comes else "deletion",
        words=plain_words("".join(piece.text for piece in original.pieces[first:last])),
        origin=original.origin,
        left=_tail(around(original.pieces[:first])),
        right=_head(around(original.pieces[last:])),
    )


def _moves(originals: list[Original]) -> dict[str, Found]:
    """By their names; what only left, or only arrived, is no move."""
    ends: dict[tuple[str, str], list[tuple[Original, Piece, Mark]]] = {}
    for original in originals:
        for piece in original.pieces:
            for mark in piece.marks:
                if mark.move:
                    ends.setdefault((mark.move, mark.kind), []).append((original, piece, mark))
    found = {}
    for (name, kind), left in ends.items():
        arrived = ends.get((name, "moveTo"))
        if kind != "moveFrom" or not arrived:
            continue
        mark = left[0][2]
        found[name] = Found(
            author=mark.author,
            at=mark.at,
            kind="move",
            words=plain_words("".join(piece.text for _, piece, _ in left)),
            origin=left[0][0].origin,
            to=arrived[0][0].origin,
        )
    return found


def plain_words(text: str) -> str:
    """In one line; where there are only spaces, those."""
    return " ".join(text.split()) or text


def _tail(text: str) -> str:
    said = " ".join(text.split())
    if len(said) <= _AROUND:
        return said
    return f"… {said[-_AROUND:].partition(' ')[2] or said[-_AROUND:]}"


def _head(text: str) -> str:
    said = " ".join(text.split())
    if len(said) <= _AROUND:
        return said
    return f"{said[:_AROUND].rpartition(' ')[0] or said[:_AROUND]} …"
