"""The styles of a Word file: what of them tells italics, raised print, numbers and headings."""

import re
from collections.abc import Mapping

import msgspec
from lxml import etree

from shared.text.reading.word.numbering import W, whole

_DEEPEST = 10
_SEPARATORS = re.compile(r"[\s_/-]+")
_HEADING = re.compile(r"(?:heading|title|subtitle|ch|(?:title)?h(?:\d{1,2}|ch|m)?)\d*g?", re.I)
"""Those of Word and of the templates in New York ("H1", "TitleHCH") and Geneva ("_ H_1_G")."""


class Style(msgspec.Struct, frozen=True):
    """What of a style matters here, with what it inherits. ``level`` is None where none is said."""

    name: str = ""
    number: str = ""
    level: int | None = None
    italic: bool = False
    raised: bool = False
    hidden: bool = False

    @property
    def heading(self) -> bool:
        """Whether its paragraphs are headings."""
        return bool(self.name and _HEADING.fullmatch(_SEPARATORS.sub("", self.name)))


def read_styles(root: etree._Element | None) -> dict[str, Style]:
    """All styles by their ids."""
    if root is None:
        return {}
    elements = {str(style.get(f"{W}styleId")): style for style in root.iter(f"{W}style")}
    return {name: _style(name, elements, 0) for name in elements}


def list_styles(root: etree._Element | None) -> dict[str, str]:
    """The lists that styles of lists stand for."""
    if root is None:
        return {}
    return {
        str(style.get(f"{W}styleId")): value(style.find(f"{W}pPr/{W}numPr"), "numId")
        for style in root.iter(f"{W}style")
        if style.get(f"{W}type") == "numbering"
    }


def _style(name: str, elements: Mapping[str, etree._Element], depth: int) -> Style:
    """With what it is based on; a circle of styles ends after some steps."""
    element = elements.get(name)
    if element is None or depth > _DEEPEST:
        return Style()
    above = _style(value(element, "basedOn"), elements, depth + 1)
    number = element.find(f"{W}pPr/{W}numPr")
    look = element.find(f"{W}rPr")
    level = value(number, "ilvl")
    return Style(
        name=value(element, "name") or name,
        number=value(number, "numId") or above.number,
        level=whole(level) if level else above.level,
        italic=is_on(look, "i", otherwise=above.italic),
        raised=raised(look, otherwise=above.raised),
        hidden=is_on(look, "vanish", otherwise=above.hidden),
    )


def value(element: etree._Element | None, name: str) -> str:
    """``w:val`` of a child, "" where there is none."""
    found = element.find(f"{W}{name}") if element is not None else None
    return str(found.get(f"{W}val") or "") if found is not None else ""


def is_on(properties: etree._Element | None, name: str, *, otherwise: bool) -> bool:
    """A property that is there or not, and may say that it is not."""
    found = properties.find(f"{W}{name}") if properties is not None else None
    if found is None:
        return otherwise
    return found.get(f"{W}val") not in ("0", "false", "off")


def raised(properties: etree._Element | None, *, otherwise: bool) -> bool:
    """Whether the print stands above the line."""
    said = value(properties, "vertAlign")
    return said == "superscript" if said else otherwise
