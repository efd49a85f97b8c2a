"""New paragraphs, from the lines in which an amendment gives them."""

import re
from collections.abc import Sequence

from shared.text.reading.assemble import paragraph_of
from shared.text.reading.body import Body
from shared.text.reading.lines import Line
from shared.text.reading.marks import marked
from shared.text.structure import Item, Paragraph

_NUMBER = re.compile(r"\s*(?:OP|PP)?\s?\d{1,3}(?:\s?(?:bis|ter|quater|alt))*[.)]\s+")
_ITEM = re.compile(r"\s*(?P<label>\((?:[a-z]{1,5}|\d{1,2})(?:\s?bis)?\))\s+(?P<text>.*)", re.S)


def paragraphs(lines: Sequence[str], part: str) -> list[Paragraph]:
    """One or several, with their sub-paragraphs; without numbers, which follow from the place."""
    groups: list[list[str]] = []
    for line in lines:
        if groups and _ITEM.match(line):
            groups[-1].append(line)
        else:
            groups.append([_NUMBER.sub("", line, count=1)])
    return [_paragraph(group, part) for group in groups]


def _paragraph(lines: Sequence[str], part: str) -> Paragraph:
    body = Body(may_be_run_in=False)
    first, *rest = lines
    number = "1. " if part == "operative" else ""
    body.take_all([Line(marked(line), gap=True) for line in (number + first, *rest)])
    nodes = body.operative if part == "operative" else body.preambular
    if len(nodes) != 1 or body.lost or body.headings or body.closing:
        return Paragraph(text=" ".join(lines))
    found = paragraph_of(nodes[0])
    return Paragraph(
        text=found.text,
        opening=found.opening,
        items=found.items,
        continued=found.continued,
        notes=found.notes,
    )


def items(lines: Sequence[str], label: str) -> list[Item]:
    """New sub-paragraphs, the first of them called ``label`` where its line does not say."""
    found: list[Item] = []
    for line in lines:
        match = _ITEM.match(line)
        if match:
            found.append(Item(label=match["label"], text=match["text"].strip()))
        elif found:
            last = found[-1]
            found[-1] = Item(label=last.label, text=f"{last.text} {line}".strip())
        else:
            found.append(Item(label=label, text=line.strip()))
    return found
