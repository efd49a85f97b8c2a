"""A text by paragraphs. No await, no clock, no randomness, no driver."""

from collections.abc import Iterable, Iterator
from uuid import UUID

import msgspec

from shared.text.blocks import flatten, in_order
from shared.text.compare.model import Paragraph as Block
from shared.text.compare.work import Known
from shared.text.structure import Call, Document, Item, Paragraph

PARAGRAPHS = frozenset({"preambular", "operative", "item"})


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph, heading or note as it is printed; ``id`` comes when its text is issued."""

    id: UUID | None = None
    kind: str
    label: str
    level: int
    words: str
    opening: str = ""
    notes: tuple[Call, ...] = ()


class Standing(Line, frozen=True, kw_only=True):
    """A line of an issued text; ``id`` stays with it from text to text."""

    id: UUID


def lines(document: Document) -> list[Line]:
    """In reading order, from the title to the footnotes."""
    annotated = annotations(document)
    made = []
    for block in flatten(document):
        paragraph = block.kind in PARAGRAPHS or (block.kind == "annex" and len(block.path) > 2)
        opening, notes = next(annotated) if paragraph else ("", ())
        made.append(
            Line(
                kind=block.kind,
                label=block.label,
                level=block.level,
                words=block.text,
                opening=opening,
                notes=notes,
            )
        )
    return made


Annotation = tuple[str, tuple[Call, ...]]


def annotations(document: Document) -> Iterator[Annotation]:
    """Opening words and calls of notes, for each paragraph in the order of ``flatten``."""
    for paragraph in in_order(document):
        yield from of_paragraph(paragraph)


def of_paragraph(paragraph: Paragraph) -> Iterator[Annotation]:
    """Its own, those of its sub-paragraphs, and of what follows them."""
    yield paragraph.opening, paragraph.notes
    yield from of_items(paragraph.items)
    if paragraph.continued:
        yield "", ()


def of_items(items: Iterable[Item]) -> Iterator[Annotation]:
    """Level by level, as they are read."""
    for item in items:
        yield "", item.notes
        yield from of_items(item.items)
        if item.continued:
            yield "", ()


def blocks(of: Iterable[Line]) -> tuple[Block, ...]:
    """As a comparison takes them, before they have an identity."""
    return tuple(
        Block(kind=each.kind, label=each.label, text=each.words, notes=each.notes) for each in of
    )


def known(of: Iterable[Standing]) -> tuple[Known, ...]:
    """As a comparison takes them."""
    return tuple(
        Known(id=each.id, kind=each.kind, label=each.label, text=each.words, notes=each.notes)
        for each in of
    )
