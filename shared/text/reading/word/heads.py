"""Heads and feet of the pages of a Word file: those of the first page, and furniture."""

import re
from collections.abc import Callable, Mapping

from lxml import etree

from shared.text.reading.word.numbering import W
from shared.text.reading.word.package import xml
from shared.text.reading.word.styles import is_on
from shared.text.symbols import SYMBOL

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_NAME = re.compile(r"word/(?:header|footer)\d*\.xml")


def heads(
    parts: Mapping[str, bytes], body: etree._Element, lines_of: Callable[[str], list[str]]
) -> tuple[list[str], list[str]]:
    """The lines of the head of the first page, and all others; ``lines_of`` reads a part.

    Where the first page has no head of its own, that of all pages is its head if it bears a symbol.
    """
    first: list[str] = []
    furniture: list[str] = []
    kinds = _kinds(parts, body)
    alone = "first" not in kinds.values() and not _title_page(body)
    for name in sorted(filter(_NAME.fullmatch, parts)):
        lines = lines_of(name)
        kind = kinds.get(name)
        own = kind == "first" or (
            kind == "default" and alone and any(SYMBOL.search(line) for line in lines)
        )
        (first if own else furniture).extend(lines)
    return first, furniture


def _title_page(body: etree._Element) -> bool:
    section = next(body.iter(f"{W}sectPr"), None)
    return section is not None and is_on(section, "titlePg", otherwise=False)


def _kinds(parts: Mapping[str, bytes], body: etree._Element) -> dict[str, str]:
    """Which parts are headers of which pages."""
    relations = parts.get("word/_rels/document.xml.rels")
    targets = {
        str(r.get("Id")): f"word/{r.get('Target')}"
        for r in (xml(relations) if relations else ())
        if isinstance(r.tag, str)
    }
    return {
        targets.get(str(reference.get(_RELATION)), ""): str(reference.get(f"{W}type"))
        for reference in body.iter(f"{W}headerReference")
    }
