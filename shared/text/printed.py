"""All that was printed of a document, in pieces: nothing that was read is lost."""

from collections.abc import Iterator

from shared.text.structure import Document, Item, Paragraph


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
    yield from (piece for each in document.instructions for line in each.lines for piece in line)
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
