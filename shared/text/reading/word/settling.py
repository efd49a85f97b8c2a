"""The tracked changes of a part of a Word file, all accepted or all rejected, as Word does it."""

from collections.abc import Iterator
from typing import Literal

from lxml import etree

from shared.text.reading.word.numbering import W

Side = Literal["before", "after"]
ORIGIN = "n"
"""An attribute of our own on a paragraph: which paragraphs of the file have become it."""
_LONGEST_ORIGIN = 5000
_COMES = (f"{W}ins", f"{W}moveTo")
_GOES = (f"{W}del", f"{W}moveFrom")
_CELLS = {f"{W}cellIns": "before", f"{W}cellDel": "after"}
_PROPERTIES = (f"{W}rPr", f"{W}trPr", f"{W}numPr")
_BESIDE = (f"{W}p", f"{W}tbl", f"{W}sdt", f"{W}customXml")
_KEPT = (f"{W}rPr", f"{W}sectPr")
"""What the properties of a paragraph keep when a change of the others is undone."""


def stamp(root: etree._Element, name: str) -> int:
    """Name the paragraphs of a part, so that they can be told apart after the settling.

    It tells how many there are.
    """
    count = 0
    for count, paragraph in enumerate(root.iter(f"{W}p"), 1):
        paragraph.set(ORIGIN, f"{name}:{count}")
    return count


def settle(root: etree._Element, side: Side) -> None:
    """Leave the text as it was before all changes, or as it is with all of them."""
    gone = _GOES if side == "after" else _COMES
    ends = [paragraph for paragraph in root.iter(f"{W}p") if _end_gone(paragraph, gone)]
    for element in list(root.iter(*gone, *_CELLS)):
        _remove(element, gone, side)
    if side == "before":
        _restore(root)
    # From the last on, so that no words are carried along from paragraph to paragraph.
    for paragraph in reversed(ends):
        if paragraph.getroottree().getroot() is root:
            _join(paragraph)


def marks(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The changes of its end."""
    properties = paragraph.find(f"{W}pPr/{W}rPr")
    if properties is not None:
        yield from (child for child in properties if child.tag in (*_COMES, *_GOES))


def row_mark(row: etree._Element) -> etree._Element | None:
    """The change that the whole row is."""
    properties = row.find(f"{W}trPr")
    changes = [] if properties is None else [c for c in properties if c.tag in (*_COMES, *_GOES)]
    return changes[0] if changes else None


def _end_gone(paragraph: etree._Element, gone: tuple[str, ...]) -> bool:
    return any(mark.tag in gone for mark in marks(paragraph))


def _remove(element: etree._Element, gone: tuple[str, ...], side: Side) -> None:
    parent = element.getparent()
    if parent is None:
        return
    if element.tag in _CELLS:
        cell = parent.getparent()
        if _CELLS[str(element.tag)] == side and cell is not None and cell.tag == f"{W}tc":
            _drop(cell)
    elif parent.tag == f"{W}trPr":
        row = parent.getparent()
        if row is not None and row.tag == f"{W}tr":
            _drop(row)
    elif parent.tag == f"{W}numPr":
        _drop(parent)
    elif parent.tag not in _PROPERTIES:
        _drop(element)


def _drop(element: etree._Element) -> None:
    """Without what lxml would take along: the text behind it."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _restore(root: etree._Element) -> None:
    """Deleted words stand again, and so do the looks that were changed."""
    for element in list(root.iter(f"{W}delText", f"{W}delInstrText")):
        element.tag = f"{W}t" if element.tag == f"{W}delText" else f"{W}instrText"
    for change in list(root.iter(f"{W}pPrChange", f"{W}rPrChange")):
        properties = change.getparent()
        if properties is None or properties.tag not in (f"{W}pPr", f"{W}rPr"):
            continue
        before = [each for child in change for each in child]
        kept = _KEPT if change.tag == f"{W}pPrChange" else (*_COMES, *_GOES)
        for child in list(properties):
            if child.tag not in kept:
                properties.remove(child)
        properties[0:0] = [each for each in before if each.tag not in kept]


def _join(paragraph: etree._Element) -> None:
    """With the next one, whose end now ends both; that of the last words tells the look."""
    target = _next(paragraph)
    if target is None:
        if not _says(paragraph) and _siblings(paragraph):
            _drop(paragraph)
        return
    first, second = paragraph.find(f"{W}pPr"), target.find(f"{W}pPr")
    words = [child for child in paragraph if child is not first]
    if first is not None and not _says(target):
        if second is not None:
            target.remove(second)
        target.insert(0, first)
        second = first
    for word in reversed(words):
        if second is None:
            target.insert(0, word)
        else:
            second.addnext(word)
    known = target.get(ORIGIN, "")
    if len(known) < _LONGEST_ORIGIN:
        target.set(ORIGIN, f"{paragraph.get(ORIGIN, '')} {known}".strip())
    _drop(paragraph)


def _siblings(paragraph: etree._Element) -> bool:
    """Whether there are other paragraphs: a cell and a note must keep one."""
    parent = paragraph.getparent()
    return parent is not None and len(parent.findall(f"{W}p")) > 1


def _says(paragraph: etree._Element) -> bool:
    said = (f"{W}t", f"{W}sym", f"{W}footnoteReference", f"{W}endnoteReference", f"{W}tab")
    return any(each.text or each.tag != f"{W}t" for each in paragraph.iter(*said))


def _next(paragraph: etree._Element) -> etree._Element | None:
    """The paragraph behind it in the same body, cell or note; a table parts."""
    element: etree._Element | None = paragraph
    while element is not None:
        for after in element.itersiblings(*_BESIDE):
            if after.tag == f"{W}p":
                return after
            return None if after.tag == f"{W}tbl" else next(after.iter(f"{W}p"), None)
        element = element.getparent()
        if element is None or element.tag not in (f"{W}sdtContent", f"{W}sdt", f"{W}customXml"):
            return None
    return None
