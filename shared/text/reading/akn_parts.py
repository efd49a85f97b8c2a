"""The elements of Akoma Ntoso that hold paragraphs, and the text in them."""

import re
from collections.abc import Iterator

import msgspec
from lxml import etree

from shared.text.reading.marks import CALL, END, OURS, SLANT, UPRIGHT, plain, without_calls
from shared.text.reading.openings import opening
from shared.text.structure import Annex, Item, Paragraph, Section

A = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
BREAK = "\u2028"
"""An end of line; between words it is white space."""
_NUMBER = re.compile(r"\D*(?P<n>\d{1,3})\s?(?P<more>.*?)[.:)]?$")


def said(element: etree._Element | None) -> str:
    """The text in our marks: italics, and calls where notes stand; a note's text is elsewhere."""
    return "".join(_pieces(element)) if element is not None else ""


def _pieces(element: etree._Element) -> Iterator[str]:
    yield OURS.sub("", element.text or "")
    for child in element:
        if isinstance(child.tag, str):
            yield _piece(child)
        yield OURS.sub("", child.tail or "")


def _piece(child: etree._Element) -> str:
    tag = etree.QName(child).localname
    if tag in ("authorialNote", "noteRef"):
        mark = str(child.get("marker") or "*")
        return "" if mark.startswith("*") else f"{CALL}{mark}{END}"
    if tag == "sup":
        return f"{CALL}{plain(said(child))}{END}"
    if tag == "eol":
        return BREAK
    if tag == "i" or (tag == "span" and child.get("class") == "italic"):
        return f"{SLANT}{said(child)}{UPRIGHT}"
    return said(child)


def hierarchy(body: etree._Element) -> tuple[tuple[Paragraph, ...], list[Section]]:
    """The numbered paragraphs, and the sections that they stand in, however deep."""
    paragraphs: list[Paragraph] = []
    sections: list[Section] = []
    for element in body.iter(f"{A}section", f"{A}paragraph"):
        if element.tag == f"{A}paragraph":
            label = plain(said(element.find(f"{A}num")))
            paragraphs.append(paragraph(element, label))
        else:
            heading = plain(said(element.find(f"{A}heading")))
            sections.append(Section(heading=heading, before=len(paragraphs)))
    return tuple(paragraphs), sections


def paragraph(element: etree._Element, label: str) -> Paragraph:
    """With its points, its notes, and what is said after the points."""
    match = _NUMBER.match(label)
    first, items, more = _parts(element)
    text, notes = without_calls(first)
    continued, others = without_calls(more)
    return Paragraph(
        number=" ".join(filter(None, match.groups())) if match else "",
        label=label,
        text=text,
        opening=opening(first),
        items=items,
        continued=continued,
        notes=(*notes, *others),
    )


def _item(element: etree._Element) -> Item:
    first, items, more = _parts(element)
    text, notes = without_calls(first)
    continued, others = without_calls(more)
    label = plain(said(element.find(f"{A}num")))
    return Item(label=label, text=text, items=items, continued=continued, notes=(*notes, *others))


def _parts(element: etree._Element) -> tuple[str, tuple[Item, ...], str]:
    """What is said first, the points below, and what is said after them."""
    first: list[str] = []
    more: list[str] = []
    items: list[Item] = []
    for child in element.iter(f"{A}p", f"{A}point", f"{A}item"):
        if _owner(child) is not element:
            continue
        if child.tag != f"{A}p":
            items.append(_item(child))
        elif items or child.get("class") == "continued":
            more.append(said(child))
        else:
            first.append(said(child))
    return " ".join(first), tuple(items), " ".join(more)


def _owner(element: etree._Element) -> etree._Element | None:
    """The paragraph, point or item that it stands in; None within a note."""
    for above in element.iterancestors():
        tag = etree.QName(above).localname
        if tag == "authorialNote":
            return None
        if tag in ("paragraph", "point", "item", "container"):
            return above
    return None


def counted(operative: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """Several paragraphs of which none bears a number are counted, as everywhere."""
    if len(operative) < 2 or any(each.number for each in operative):
        return operative
    return tuple(
        msgspec.structs.replace(each, number=str(n)) for n, each in enumerate(operative, 1)
    )


def annex(attachment: etree._Element) -> Annex:
    """An attachment with its heading as the label."""
    body = attachment.find(f"{A}doc/{A}mainBody")
    paragraphs, sections = hierarchy(body) if body is not None else ((), [])
    return Annex(
        label=plain(said(attachment.find(f"{A}heading"))),
        title=plain(said(attachment.find(f"{A}subheading"))),
        paragraphs=paragraphs,
        sections=tuple(msgspec.structs.replace(each, part="annex") for each in sections),
    )
