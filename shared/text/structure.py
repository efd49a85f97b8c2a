"""The structure of one document: what a reading finds, and where every piece of it stands.

Text is plain: the marks of italics, bold and raised numbers are gone, a paragraph is one line.
Nothing is dropped: what belongs to the page and not to the text is in ``furniture``, and what no
rule of this reader knows is in ``not_understood``.
"""

import datetime
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from shared.text.amending.model import Instruction

Kind = Literal[
    "draft resolution",
    "revised draft resolution",
    "draft decision",
    "amendment",
    "resolution",
    "decision",
    "organization of work",
    "other",
]

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


class Masthead(msgspec.Struct, frozen=True, kw_only=True):
    """The head of a document. ``pieces`` keeps its lines as they were printed, in order."""

    symbol: str | None = None
    organ: str | None = None
    distribution: str | None = None
    date: datetime.date | None = None
    languages: tuple[str, ...] = ()
    session: int | None = None
    place: str | None = None
    dates: tuple[datetime.date, ...] = ()
    agenda_item: str | None = None
    agenda_item_title: str | None = None
    provisional_agenda: str | None = None
    pieces: tuple[str, ...] = ()


class Sponsor(msgspec.Struct, frozen=True, kw_only=True):
    """A sponsor as printed. ``star`` is its mark, ``note`` what the mark says, if it is known."""

    name: str
    star: str = ""
    note: str | None = None


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """Where a note is called: ``at`` is the offset in the text that the mark stands after."""

    mark: str
    at: int


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """A sub-paragraph: (a), in it (i), in it a. ``continued`` follows its own items."""

    label: str
    text: str
    items: "tuple[Item, ...]" = ()
    continued: str = ""
    notes: tuple[Call, ...] = ()


class Paragraph(msgspec.Struct, frozen=True, kw_only=True):
    """A preambular (no number) or operative paragraph.

    ``number`` is the number as a reader says it: "7", "7 bis", or "" for the single operative
    paragraph, which carries none; ``label`` is the number as printed ("7."). ``opening`` is the
    verb phrase that the paragraph begins with. ``continued`` is what stands after the last
    sub-paragraph. ``notes`` are the footnotes called in ``text``, those of items are with them.
    """

    number: str = ""
    label: str = ""
    text: str
    opening: str = ""
    items: tuple[Item, ...] = ()
    continued: str = ""
    notes: tuple[Call, ...] = ()


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """A heading, and the index of the paragraph in ``part`` that it stands before."""

    heading: str
    before: int
    part: Literal["preambular", "operative", "annex"] = "operative"


class Annex(msgspec.Struct, frozen=True, kw_only=True):
    """What follows the operative part under the word Annex."""

    label: str
    title: str = ""
    paragraphs: tuple[Paragraph, ...] = ()
    sections: tuple[Section, ...] = ()


class Footnote(msgspec.Struct, frozen=True, kw_only=True):
    """``mark`` is the number, or the asterisks of a note about the document itself."""

    mark: str
    text: str


class Citation(msgspec.Struct, frozen=True, kw_only=True):
    """A resolution or decision that the text cites; ``place`` is "PP 3", "OP 8", "footnote 2"."""

    organ: str | None
    number: str
    date: datetime.date | None
    place: str


class Due(msgspec.Struct, frozen=True, kw_only=True):
    """When something that is asked for is due: any of a session, a year, or again and again."""

    session: int | None = None
    year: int | None = None
    periodically: bool = False


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """What an operative paragraph asks for; ``manner`` tells a request from an invitation."""

    op: str
    who: str
    what: str
    to: tuple[str, ...] = ()
    when: Due | None = None
    manner: Literal["request", "invitation"] = "request"


class Deadline(msgspec.Struct, frozen=True, kw_only=True):
    """A day, and the hour where one is given, in the time of the place where the body meets."""

    what: str
    date: datetime.date
    time: datetime.time | None = None


class Arrangements(msgspec.Struct, frozen=True, kw_only=True):
    """What an organization of work arranges. ``limits`` are minutes: (speaker, first, second …)."""

    times: str | None = None
    room: str | None = None
    deadlines: tuple[Deadline, ...] = ()
    no_meeting: tuple[datetime.date, ...] = ()
    limits: tuple[tuple[str, tuple[int, ...]], ...] = ()


class Warning(msgspec.Struct, frozen=True, kw_only=True):
    """Something a drafter should look at; never a reason to refuse. ``place``: "PP 2", "OP 6"."""

    kind: Literal["verb chain", "citation", "numbering", "punctuation", "sponsor", "footnote"]
    place: str
    message: str


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One document. ``chain`` are the organs it goes through, the one that acts first.

    ``heads`` are the printed lines between masthead and title that ``kind``, ``sponsors``,
    ``submitted`` and ``chain`` were read from; ``formulas`` are the printed opening formulas
    ("The General Assembly,"); ``closing`` is what follows the last paragraph, such as the meeting
    and the date of adoption. ``amends`` is the symbol of the draft that an amendment alters, and
    ``instructions`` are its sentences; ``body`` holds the paragraphs of a document that decides
    nothing, such as a programme of work, whose ``arrangements`` are read from it.
    """

    kind: Kind
    masthead: Masthead = Masthead()
    chain: tuple[str, ...] = ()
    title: str | None = None
    title_notes: tuple[Call, ...] = ()
    sponsors: tuple[Sponsor, ...] = ()
    submitted: str | None = None
    heads: tuple[str, ...] = ()
    formulas: tuple[str, ...] = ()
    preambular: tuple[Paragraph, ...] = ()
    operative: tuple[Paragraph, ...] = ()
    sections: tuple[Section, ...] = ()
    annexes: tuple[Annex, ...] = ()
    closing: tuple[str, ...] = ()
    amends: str | None = None
    instructions: tuple[Instruction, ...] = ()
    body: tuple[str, ...] = ()
    arrangements: Arrangements | None = None
    footnotes: tuple[Footnote, ...] = ()
    notes: tuple[Footnote, ...] = ()
    citations: tuple[Citation, ...] = ()
    requests: tuple[Request, ...] = ()
    warnings: tuple[Warning, ...] = ()
    furniture: tuple[str, ...] = ()
    not_understood: tuple[str, ...] = ()


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of a document in reading order: what a page shows and a comparison takes.

    ``label`` is the number as printed ("7.", "(a)", "I"), "" where there is none. ``path`` leads
    to the piece by its number or place: ("operative", "7", "(a)").
    """

    kind: BlockKind
    label: str = ""
    text: str
    level: int = 0
    path: tuple[str, ...] = ()


def flatten(document: Document) -> list[Block]:
    """The text of a document, from its title to its footnotes, without masthead and furniture."""
    blocks = [Block(kind="title", text=document.title, path=("title",))] if document.title else []
    blocks += [
        Block(kind="formula", text=text, path=("formula", str(n)))
        for n, text in enumerate(document.formulas, 1)
    ]
    blocks += _part(document, "preambular", document.preambular)
    blocks += _part(document, "operative", document.operative)
    for n, annex in enumerate(document.annexes, 1):
        blocks += _annex(annex, ("annex", str(n)))
    blocks += [
        Block(kind="closing", text=text, path=("closing", str(n)))
        for n, text in enumerate(document.closing, 1)
    ]
    blocks += [
        Block(kind="instruction", text=instruction.sentence, path=("instruction", str(n)))
        for n, instruction in enumerate(document.instructions, 1)
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


def _part(
    document: Document,
    part: Literal["preambular", "operative"],
    paragraphs: tuple[Paragraph, ...],
) -> list[Block]:
    sections = [section for section in document.sections if section.part == part]
    blocks: list[Block] = []
    for index in range(len(paragraphs) + 1):
        blocks += _headings(sections, index, ("section",))
        if index < len(paragraphs):
            blocks += _paragraph(paragraphs[index], part, (part,), str(index + 1))
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
    position: str,
) -> list[Block]:
    path = (*above, paragraph.number or position)
    blocks = [Block(kind=kind, label=paragraph.label, text=paragraph.text, path=path)]
    blocks += _items(paragraph.items, 1, path)
    if paragraph.continued:
        blocks.append(Block(kind=kind, text=paragraph.continued, path=(*path, "continued")))
    return blocks


def _items(items: tuple[Item, ...], level: int, above: tuple[str, ...]) -> list[Block]:
    blocks: list[Block] = []
    for item in items:
        path = (*above, item.label)
        blocks.append(Block(kind="item", label=item.label, text=item.text, level=level, path=path))
        blocks += _items(item.items, level + 1, path)
        if item.continued:
            more = (*path, "continued")
            blocks.append(Block(kind="item", text=item.continued, level=level, path=more))
    return blocks


def _annex(annex: Annex, path: tuple[str, ...]) -> list[Block]:
    blocks = [Block(kind="annex", label=annex.label, text=annex.title, path=path)]
    for index in range(len(annex.paragraphs) + 1):
        blocks += _headings(annex.sections, index, (*path, "section"))
        if index < len(annex.paragraphs):
            blocks += _paragraph(annex.paragraphs[index], "annex", path, str(index + 1))
    return blocks


def printed(document: Document) -> Iterator[str]:
    """Every printed piece once, labels and marks of notes included: nothing read is lost."""
    yield from document.masthead.pieces
    yield from document.heads
    yield document.title or ""
    yield from (call.mark for call in document.title_notes)
    yield from document.formulas
    yield from (section.heading for section in document.sections)
    for paragraph in (*document.preambular, *document.operative):
        yield from _printed_paragraph(paragraph)
    for annex in document.annexes:
        yield from (annex.label, annex.title, *(section.heading for section in annex.sections))
        for paragraph in annex.paragraphs:
            yield from _printed_paragraph(paragraph)
    yield from document.closing
    yield from (instruction.sentence for instruction in document.instructions)
    yield from document.body
    for note in (*document.notes, *document.footnotes):
        yield from (note.mark, note.text)
    yield from document.furniture
    yield from document.not_understood


def _printed_paragraph(paragraph: Paragraph) -> Iterator[str]:
    yield from (paragraph.label, paragraph.text, paragraph.continued)
    yield from (call.mark for call in paragraph.notes)
    yield from _printed_items(paragraph.items)


def _printed_items(items: tuple[Item, ...]) -> Iterator[str]:
    for item in items:
        yield from (item.label, item.text, item.continued)
        yield from (call.mark for call in item.notes)
        yield from _printed_items(item.items)
