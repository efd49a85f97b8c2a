"""A Word file as it was negotiated: the text before and after its changes, and who proposed them.

Changes of looks only (italics, indents) are no proposals about a text and are not listed.
"""

import msgspec

from shared.text.errors import NotText, Unsafe
from shared.text.reading import LARGEST_TEXT
from shared.text.reading.assemble import assemble
from shared.text.reading.lines import Line, lines_of_marked
from shared.text.reading.word.changes import Walk
from shared.text.reading.word.comments import comments
from shared.text.reading.word.lines import word_lines
from shared.text.reading.word.package import open_parts, refuse_outside, xml
from shared.text.reading.word.places import places
from shared.text.reading.word.proposals import Found, Kind, proposals
from shared.text.reading.word.settling import Side, stamp
from shared.text.structure import Document

_BODY = "document"
_NOTES = ("footnote", "endnote")


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """A change and who proposes it.

    ``at`` is the time as the file writes it, with its zone if it says one; ``place`` is counted in
    the text before the change for what stood there ("OP 7 (a)"), else in the text after it;
    ``left`` and ``right`` are the words around it. A move leads ``to`` another place.
    """

    author: str
    at: str
    kind: Kind
    words: str
    place: str
    to: str = ""
    left: str = ""
    right: str = ""


class Comment(msgspec.Struct, frozen=True, kw_only=True):
    """A remark in the margin, and the words it is about."""

    author: str
    at: str
    text: str
    place: str
    about: str = ""


class Proposed(msgspec.Struct, frozen=True, kw_only=True):
    """``before`` is the text with all changes rejected, ``after`` with all of them accepted."""

    before: Document
    after: Document
    changes: tuple[Proposal, ...] = ()
    comments: tuple[Comment, ...] = ()


def read_proposed(data: bytes) -> Proposed:
    """Both texts of a Word file and what leads from one to the other; Unreadable for others."""
    parts = open_parts(data)
    refuse_outside(parts)
    after, now = _side(parts, "after")
    walk = _walked(parts)
    found = proposals(walk.originals)
    before, was = _side(parts, "before") if found or _changed(walk) else (after, now)
    if not (walk.says(after=True) or walk.says(after=False)):
        raise NotText("there is no text in the Word file")
    return Proposed(
        before=before,
        after=after,
        changes=tuple(_proposal(each, was, now) for each in found),
        comments=tuple(
            Comment(
                author=each.author,
                at=each.at,
                text=each.text,
                about=each.about,
                place=_first(each.origin, now, was),
            )
            for each in comments(parts, walk.remarks)
        ),
    )


def _walked(parts: dict[str, bytes]) -> Walk:
    walk = Walk()
    for name in (_BODY, *(f"{kind}s" for kind in _NOTES)):
        if data := parts.get(f"word/{name}.xml"):
            root = xml(data)
            stamp(root, name)
            if name == _BODY:
                walk.take(root)
            else:
                walk.take_notes(root, name.removesuffix("s"))
    return walk


def _changed(walk: Walk) -> bool:
    """Whether anything is marked at all, also what has no words."""
    return any(
        original.ends or original.row or any(piece.marks for piece in original.pieces)
        for original in walk.originals
    )


def _side(parts: dict[str, bytes], side: Side) -> tuple[Document, dict[str, str]]:
    """The document, and where the paragraphs of the file stand in it."""
    found, first, furniture = word_lines(parts, side)
    head = [Line(text, gap=True) for text in first]
    lines, more = lines_of_marked([*head, *(each.line for each in found)])
    if sum(len(line.text) for line in lines) > LARGEST_TEXT:
        raise Unsafe("the text is longer than 1 million characters: hand in one document only")
    if not lines:
        # A draft that was written with its changes tracked was nothing before.
        return Document(kind="other", furniture=(*furniture, *more)), {}
    document = assemble(lines, [*furniture, *more])
    return document, places(((each.line.text, each.origins) for each in found), document)


def _proposal(found: Found, was: dict[str, str], now: dict[str, str]) -> Proposal:
    stood = found.kind not in ("paragraph inserted", "row inserted")
    one, other = (was, now) if stood else (now, was)
    return Proposal(
        author=found.author,
        at=found.at,
        kind=found.kind,
        words=found.words,
        place=_first(found.origin, one, other),
        to=_first(found.to, now, was) if found.to else "",
        left=found.left,
        right=found.right,
    )


def _first(origin: str, *maps: dict[str, str]) -> str:
    return next((places[origin] for places in maps if origin in places), "")
