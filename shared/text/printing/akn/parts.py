"""Preamble, operative part and annexes: paragraphs with their sub-paragraphs."""

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from shared.text.calls import split_calls
from shared.text.printing.akn.markup import Notes, element
from shared.text.printing.layout import Line
from shared.text.structure import Annex, Call, Document, Item, Paragraph, Section


def preamble(document: Document, notes: Notes) -> etree._Element | None:
    """Opening formulas, and a container for each paragraph, named by its first word."""
    made = element("preamble")
    for n, text in enumerate(document.formulas, 1):
        slanted = len(text.rstrip(",: "))
        line = Line(kind="formula", text=text, slanted=slanted)
        formula = element("formula", notes.line("p", line), name="enactingFormula")
        formula.set("eId", f"formula_{n}")
        made.append(formula)
    for n, paragraph in enumerate(document.preambular):
        made.extend(_headings(document.sections, n, "preambular", notes))
        made.append(_container(paragraph, n + 1, notes))
    made.extend(_headings(document.sections, len(document.preambular), "preambular", notes))
    return made if len(made) else None


def _headings(
    sections: Sequence[Section], place: int, part: str, notes: Notes
) -> Iterator[etree._Element]:
    for n, section in enumerate(sections):
        if section.part == part and section.before == place:
            words = notes.say(element("p"), section.heading)
            yield element("container", words, name="heading", eId=f"pp_heading_{n + 1}")


def _container(paragraph: Paragraph, n: int, notes: Notes) -> etree._Element:
    opening = paragraph.opening or paragraph.text
    name = re.sub(r"\W+", "-", opening.split(" ")[0]).strip("-") or "paragraph"
    line, more = _lines(paragraph, paragraph.opening)
    identifier = f"pp_{n}"
    made = element("container", name=name, eId=identifier)
    if paragraph.label:
        made.set("class", paragraph.label)
    made.append(notes.line("p", line))
    if paragraph.items:
        made.append(_block_list(paragraph.items, identifier, notes))
    if paragraph.continued:
        made.append(notes.line("p", more, class_="continued"))
    return made


def _block_list(items: Sequence[Item], above: str, notes: Notes) -> etree._Element:
    made = element("blockList", eId=f"{above}__list")
    for n, item in enumerate(items, 1):
        line, more = _lines(item)
        identifier = f"{above}__item_{n}"
        own = element("item", element("num", item.label), notes.line("p", line), eId=identifier)
        if item.items:
            own.append(_block_list(item.items, identifier, notes))
        if item.continued:
            own.append(notes.line("p", more, class_="continued"))
        made.append(own)
    return made


def hierarchy(
    parent: etree._Element,
    paragraphs: Sequence[Paragraph],
    sections: Sequence[Section],
    prefix: str,
    notes: Notes,
) -> None:
    """Numbered paragraphs into the parent; a heading begins a section that holds what follows."""
    into = parent
    for place in range(len(paragraphs) + 1):
        for n, section in enumerate(sections, 1):
            if section.before == place:
                heading = notes.say(element("heading"), section.heading)
                into = element("section", heading, eId=f"{prefix}sec_{n}")
                parent.append(into)
        if place < len(paragraphs):
            into.append(_numbered(paragraphs[place], f"{prefix}para_{place + 1}", notes))


def _numbered(paragraph: Paragraph, identifier: str, notes: Notes) -> etree._Element:
    line, more = _lines(paragraph, paragraph.opening)
    return _branch("paragraph", paragraph, (line, more), identifier, notes)


def _branch(
    tag: str, own: Paragraph | Item, lines: tuple[Line, Line], identifier: str, notes: Notes
) -> etree._Element:
    """A number with a content, or with a list: introduction, points, what wraps it up."""
    line, more = lines
    number = element("num", own.label) if own.label else None
    made = element(tag, number, eId=identifier)
    if not own.items:
        made.append(_content("content", [notes.line("p", line)], f"{identifier}__content"))
        if own.continued:
            made[-1].append(notes.line("p", more, class_="continued"))
        return made
    above = f"{identifier}__list"
    points = element("list", eId=above)
    points.append(_content("intro", [notes.line("p", line)], f"{above}__intro"))
    for n, item in enumerate(own.items, 1):
        below = f"{above}__point_{n}"
        points.append(_branch("point", item, _lines(item), below, notes))
    if own.continued:
        points.append(_content("wrapUp", [notes.line("p", more)], f"{above}__wrapup"))
    made.append(points)
    return made


def _content(tag: str, inside: list[etree._Element], identifier: str) -> etree._Element:
    return element(tag, *inside, eId=identifier)


def _lines(own: Paragraph | Item, opening: str = "") -> tuple[Line, Line]:
    calls, more = split_calls(own)
    slanted = len(opening) if own.text.startswith(opening) else 0
    line = Line(kind="", text=own.text, slanted=slanted, calls=_within(calls, own.text))
    return line, Line(kind="", text=own.continued, calls=_within(more, own.continued))


def _within(calls: Sequence[Call], text: str) -> tuple[Call, ...]:
    return tuple(Call(mark=call.mark, at=min(call.at, len(text))) for call in calls)


def annex_body(annex: Annex, n: int, notes: Notes) -> etree._Element:
    """The paragraphs of an annex; the schema wants at least one element."""
    body = element("mainBody")
    hierarchy(body, annex.paragraphs, annex.sections, f"annex_{n}__", notes)
    if not len(body):
        body.append(element("p"))
    return body
