"""A document as one run of blocks in reading order: what a page shows and a comparison takes."""

from collections.abc import Sequence
from typing import Literal

import msgspec

from shared.text.calls import split_calls
from shared.text.structure import Annex, Call, Document, Item, Paragraph, Section

BlockKind = Literal[
    "masthead",
    "sponsors",
    "chain",
    "title",
    "heading",
    "formula",
    "preambular",
    "operative",
    "item",
    "annex",
    "closing",
    "instruction",
    "body",
    "footnote",
    "note",
    "not understood",
]


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of a document in reading order: what a page shows and a comparison takes.

    ``label`` is the number as printed ("7.", "(a)", "I"), "" where there is none. ``path`` leads
    to the piece by its number or place: ("operative", "7", "(a)"). ``notes`` are called in it.
    """

    kind: BlockKind
    label: str = ""
    text: str
    level: int = 0
    path: tuple[str, ...] = ()
    notes: tuple[Call, ...] = ()


def flatten(document: Document) -> list[Block]:
    """The text of a document, from its title to its footnotes, without masthead and furniture."""
    blocks: list[Block] = []
    if title := document.title:
        blocks.append(Block(kind="title", text=title, path=("title",), notes=document.title_notes))
    blocks += [
        Block(kind="formula", text=text, path=("formula", str(n)))
        for n, text in enumerate(document.formulas, 1)
    ]
    blocks += _preamble(document)
    blocks += _operative(document)
    for n, annex in enumerate(document.annexes, 1):
        blocks += _annex(annex, ("annex", str(n)))
    blocks += [
        Block(kind="closing", text=text, path=("closing", str(n)))
        for n, text in enumerate(document.closing, 1)
    ]
    for n, instruction in enumerate(document.instructions, 1):
        blocks += [
            Block(kind="instruction", label=label, text=text, path=("instruction", str(n)))
            for label, text in instruction.lines
        ]
    blocks += [
        Block(kind="body", text=text, path=("body", str(n)))
        for n, text in enumerate(document.body, 1)
    ]
    for kind, notes in (("note", document.notes), ("footnote", document.footnotes)):
        blocks += [
            Block(kind=kind, label=note.mark, text=note.text, path=(kind, note.mark))  # type: ignore[arg-type]
            for note in notes
        ]
    return blocks


def in_order(document: Document) -> list[Paragraph]:
    """Preambular, operative and annexed paragraphs as they follow one another in print."""
    first, *more = _preambles(document)
    paragraphs = list(first)
    for own, operative in zip(more, document.operative, strict=True):
        paragraphs += [operative, *own]
    return paragraphs + [p for annex in document.annexes for p in annex.paragraphs]


def _preambles(document: Document) -> list[list[Paragraph]]:
    """The preamble, and what stands of preambles behind each operative paragraph."""
    own: list[list[Paragraph]] = [[] for _ in range(len(document.operative) + 1)]
    for paragraph in document.preambular:
        own[min(paragraph.behind, len(document.operative))].append(paragraph)
    return own


def _preamble(document: Document) -> list[Block]:
    sections = [section for section in document.sections if section.part == "preambular"]
    paragraphs = _preambles(document)[0]
    blocks: list[Block] = []
    for index in range(len(paragraphs) + 1):
        blocks += _headings(sections, index, ("section",))
        blocks += _preambular(paragraphs[index : index + 1], index)
    return blocks


def _preambular(paragraphs: Sequence[Paragraph], start: int) -> list[Block]:
    return [
        block
        for n, paragraph in enumerate(paragraphs, start + 1)
        for block in _paragraph(paragraph, "preambular", ("preambular",), str(n))
    ]


def _operative(document: Document) -> list[Block]:
    """The operative part, with the preambles of its sections where they stand."""
    sections = [section for section in document.sections if section.part == "operative"]
    preambles = _preambles(document)
    blocks: list[Block] = []
    above: set[str] = set()
    for index in range(len(document.operative) + 1):
        blocks += _headings(sections, index, ("section",))
        if index:
            before = sum(len(own) for own in preambles[:index])
            blocks += _preambular(preambles[index], before)
        if index < len(document.operative):
            paragraph = document.operative[index]
            name = paragraph.number or str(index + 1)
            # Numbers may begin again under a heading: the place in the whole tells them apart.
            name = f"{name} ({index + 1})" if name in above else name
            above.add(name)
            blocks += _paragraph(paragraph, "operative", ("operative",), name)
    return blocks


def _headings(sections: Sequence[Section], index: int, above: tuple[str, ...]) -> list[Block]:
    return [
        Block(kind="heading", text=section.heading, path=(*above, section.heading))
        for section in sections
        if section.before == index
    ]


def _paragraph(
    paragraph: Paragraph,
    kind: Literal["preambular", "operative", "annex"],
    above: tuple[str, ...],
    name: str,
) -> list[Block]:
    path = (*above, name)
    notes, others = split_calls(paragraph)
    label, text = paragraph.label, paragraph.text
    blocks = [Block(kind=kind, label=label, text=text, path=path, notes=notes)]
    blocks += _items(paragraph.items, 1, path)
    if text := paragraph.continued:
        blocks.append(Block(kind=kind, text=text, path=(*path, "continued"), notes=others))
    return blocks


def _items(items: tuple[Item, ...], level: int, above: tuple[str, ...]) -> list[Block]:
    blocks: list[Block] = []
    for item in items:
        path = (*above, item.label)
        notes, others = split_calls(item)
        first = Block(
            kind="item", label=item.label, text=item.text, level=level, path=path, notes=notes
        )
        blocks += [first, *_items(item.items, level + 1, path)]
        if text := item.continued:
            more = (*path, "continued")
            blocks.append(Block(kind="item", text=text, level=level, path=more, notes=others))
    return blocks


def _annex(annex: Annex, path: tuple[str, ...]) -> list[Block]:
    blocks = [Block(kind="annex", label=annex.label, text=annex.title, path=path)]
    for index in range(len(annex.paragraphs) + 1):
        blocks += _headings(annex.sections, index, (*path, "section"))
        if index < len(annex.paragraphs):
            blocks += _paragraph(annex.paragraphs[index], "annex", path, str(index + 1))
    return blocks
