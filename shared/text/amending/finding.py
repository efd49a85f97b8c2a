"""Where a place of an amendment is in a text: its paragraphs, and the pieces of text in it."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from shared.text.amending.model import Place
from shared.text.structure import Document, Item, Paragraph, Section

Field = Literal["text", "continued"]
Node = tuple[str | int, ...]
"""A part, such as "operative" or "annex 0", then the positions that lead into it, from 0."""
_SENTENCE = re.compile(r"(?<=[.!?])[”’)]*\s+(?=[“‘(]?[A-Z])")


class Refused(Exception):
    """The change cannot be made; the message says why."""


class Piece(msgspec.Struct, frozen=True):
    """A text in which words are looked for, from ``start`` to ``end``."""

    node: Node
    field: Field
    text: str
    start: int
    end: int

    @property
    def said(self) -> str:
        return self.text[self.start : self.end]


def part(document: Document, name: str) -> tuple[Paragraph, ...]:
    """The paragraphs of "preambular", "operative", "annex 0" …"""
    if name.startswith("annex"):
        return document.annexes[int(name.split()[1])].paragraphs
    return tuple(getattr(document, name))


def parts(document: Document) -> list[str]:
    """All parts that hold paragraphs, in their order."""
    return ["preambular", "operative", *(f"annex {n}" for n in range(len(document.annexes)))]


def node_of(document: Document, place: Place) -> Node:
    """The one paragraph or sub-paragraph that the place names."""
    name = _part_name(document, place)
    paragraphs = part(document, name)
    first, last = _range(document, place, name, len(paragraphs))
    position = _position(paragraphs[first:last], place)
    if position is None:
        counted = f"the text has {last - first} {place.part} paragraphs"
        if place.part == "annex" or place.section:
            counted = f"there are {last - first}"
        raise Refused(f"there is no {place}: {counted}")
    node: Node = (name, first + position)
    here: Paragraph | Item = paragraphs[first + position]
    for label in place.items:
        found = next((n for n, i in enumerate(here.items) if _bare(i.label) == _bare(label)), None)
        if found is None:
            labels = ", ".join(item.label for item in here.items) or "none"
            raise Refused(f"there is no {place}: its sub-paragraphs are {labels}")
        here, node = here.items[found], (*node, found)
    return node


def pieces_of(document: Document, place: Place) -> list[Piece]:
    """The texts of the place, of what stands in it and behind it, cut to its sentence."""
    found = list(_pieces(document, place))
    if not place.sentence:
        return found
    cut = [sentence for piece in found for sentence in _sentences(piece)]
    at = place.sentence - 1 if place.sentence > 0 else len(cut) + place.sentence
    if not 0 <= at < len(cut):
        number = len(cut)
        whole = msgspec.structs.replace(place, sentence=0)
        counted = "one sentence" if number == 1 else f"{number} sentences"
        raise Refused(f"there is no {place}: {whole} has {counted}")
    return [cut[at]]


def _pieces(document: Document, place: Place) -> Iterator[Piece]:
    if place.part == "title":
        yield _piece(("title",), "text", document.title or "")
    elif place.part == "footnote":
        node = footnote(document, place)
        yield _piece(node, "text", document.footnotes[int(node[1])].text)
    elif place.part == "text":
        yield _piece(("title",), "text", document.title or "")
        for name in parts(document):
            for n, paragraph in enumerate(part(document, name)):
                yield from _within(paragraph, (name, n))
    elif not (place.number or place.starting):
        name = _part_name(document, place)
        first, last = _range(document, place, name, len(part(document, name)))
        for n in range(first, last):
            yield from _within(part(document, name)[n], (name, n))
    else:
        node = node_of(document, place)
        here = at(document, node)
        if place.chapeau:
            yield _piece(node, "text", here.text)
        else:
            yield from _within(here, node)


def footnote(document: Document, place: Place) -> Node:
    """Where the note stands among the footnotes."""
    for n, note in enumerate(document.footnotes):
        if note.mark == place.number:
            return ("footnote", n)
    marks = ", ".join(note.mark for note in document.footnotes) or "none"
    raise Refused(f"there is no {place}: the footnotes are {marks}")


def at(document: Document, node: Node) -> Paragraph | Item:
    """What stands at a node of a part."""
    here: Paragraph | Item = part(document, str(node[0]))[int(node[1])]
    for position in node[2:]:
        here = here.items[int(position)]
    return here


def _piece(node: Node, field: Field, text: str) -> Piece:
    return Piece(node, field, text, 0, len(text))


def _within(here: Paragraph | Item, node: Node) -> Iterator[Piece]:
    yield _piece(node, "text", here.text)
    for n, item in enumerate(here.items):
        yield from _within(item, (*node, n))
    if here.continued:
        yield _piece(node, "continued", here.continued)


def _sentences(piece: Piece) -> Iterator[Piece]:
    start = 0
    for match in _SENTENCE.finditer(piece.text):
        yield Piece(piece.node, piece.field, piece.text, start, match.start())
        start = match.end()
    yield Piece(piece.node, piece.field, piece.text, start, len(piece.text))


def _part_name(document: Document, place: Place) -> str:
    if place.part != "annex":
        return place.part
    wanted = _bare(place.annex)
    found = [
        n
        for n, annex in enumerate(document.annexes)
        if not wanted or _bare(annex.label.removeprefix("Annex")) == wanted
    ]
    if len(found) != 1:
        labels = ", ".join(annex.label for annex in document.annexes) or "none"
        raise Refused(f"there is no annex {place.annex}".rstrip() + f": the annexes are {labels}")
    return f"annex {found[0]}"


def _range(document: Document, place: Place, name: str, count: int) -> tuple[int, int]:
    """From where to where the section goes that the place names; else all of the part."""
    if not place.section:
        return 0, count
    if name.startswith("annex"):
        sections: Sequence[Section] = document.annexes[int(name.split()[1])].sections
    else:
        sections = [section for section in document.sections if section.part == name]
    for n, section in enumerate(sections):
        if re.match(rf"(?:Section |Part )?{place.section}(?![\w])", section.heading, re.I):
            end = next((s.before for s in sections[n + 1 :] if _level(s) == _level(section)), count)
            return section.before, end
    headings = ", ".join(section.heading for section in sections) or "none"
    raise Refused(f"there is no section {place.section}: the headings are {headings}")


def _level(section: Section) -> str:
    return "roman" if re.match(r"(?:Section |Part )?[IVX]+\b", section.heading) else "other"


def _position(paragraphs: Sequence[Paragraph], place: Place) -> int | None:
    """By the number printed; preambular paragraphs, and a text without numbers, are counted."""
    if place.starting:
        found = [n for n, p in enumerate(paragraphs) if p.text.startswith(place.starting)]
        if len(found) > 1:
            raise Refused(f"{len(found)} paragraphs begin with “{place.starting}”: say which")
        return found[0] if found else None
    if place.number.startswith("-"):
        position = len(paragraphs) + int(place.number)
        return position if position >= 0 else None
    matching = [n for n, p in enumerate(paragraphs) if p.number and p.number == place.number]
    if len(matching) > 1:
        raise Refused(f"{len(matching)} paragraphs have the number {place.number}: say which")
    if matching:
        return matching[0]
    if place.number.isdecimal() and not any(p.number for p in paragraphs):
        position = int(place.number) - 1
        return position if 0 <= position < len(paragraphs) else None
    return None


def _bare(label: str) -> str:
    return re.sub(r"[().\s]", "", label).lower()
