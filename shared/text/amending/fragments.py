"""New paragraphs, from the lines in which an amendment gives them."""

from collections.abc import Sequence

from shared.text.amending.newtext import ITEM, NUMBER, gathered
from shared.text.reading.assemble import paragraph_of
from shared.text.reading.body import Body
from shared.text.reading.lines import Line
from shared.text.reading.marks import marked, without_calls
from shared.text.reading.nodes import Node
from shared.text.structure import Item, Paragraph


def paragraphs(lines: Sequence[str], part: str) -> list[Paragraph]:
    """One or several, with their sub-paragraphs; without numbers, which follow from the place."""
    groups = gathered(lines)
    return [_paragraph([NUMBER.sub("", first, count=1), *rest], part) for first, *rest in groups]


def _paragraph(lines: Sequence[str], part: str) -> Paragraph:
    body = Body(may_be_run_in=False)
    first, *rest = lines
    number = "" if part == "preambular" else "1. "
    body.take_all([Line(marked(line), gap=True) for line in (number + first, *rest)])
    nodes: list[Node] = body.preambular if part == "preambular" else body.operative
    if len(nodes) != 1 or body.lost or body.headings or body.closing or body.annexes:
        text, notes = without_calls(marked(" ".join(lines)))
        return Paragraph(text=text, notes=notes)
    found = paragraph_of(nodes[0])
    return Paragraph(
        text=found.text,
        opening=found.opening,
        items=found.items,
        continued=found.continued,
        notes=found.notes,
    )


def items(lines: Sequence[str], label: str) -> list[Item]:
    """New sub-paragraphs with their own, the first called ``label`` where its line does not say."""
    first = lines[0] if ITEM.match(lines[0]) else f"{label} {lines[0]}"
    body = Body(may_be_run_in=False)
    body.take_all([Line(marked(line), gap=True) for line in ("1. X:", first, *lines[1:])])
    if len(body.operative) == 1 and not body.lost and not body.headings:
        found = paragraph_of(body.operative[0])
        if found.items and not found.continued:
            return list(found.items)
    match = ITEM.match(first)
    text, notes = without_calls(marked(" ".join([match["text"] if match else first, *lines[1:]])))
    return [Item(label=match["label"] if match else label, text=text, notes=notes)]
