"""Elements of WordprocessingML: runs, tracked changes, calls of notes."""

from datetime import datetime

from lxml import etree

from shared.text.printing.word.model import Fate, Span
from shared.text.printing.xml import legible

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = f"{{{NAMESPACE}}}"
NAMES = {"w": NAMESPACE, "r": RELATIONS}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BIG = 40
"""The first letter of a symbol, in half points."""


def element(tag: str, *children: etree._Element | None, **attributes: str) -> etree._Element:
    """``<w:tag w:name="value">`` around the children that there are."""
    made = etree.Element(f"{W}{tag}", nsmap=NAMES)
    for name, value in attributes.items():
        made.set(f"{W}{name}", value)
    made.extend([child for child in children if child is not None])
    return made


def value(tag: str, text: str | int) -> etree._Element:
    """``<w:tag w:val="text"/>``."""
    return element(tag, val=str(text))


class Tracker:
    """Signs changes with a name and a date, and numbers them."""

    def __init__(self, author: str, at: datetime | None) -> None:
        self._author = legible(author)
        self._at = at.strftime("%Y-%m-%dT%H:%M:%SZ") if at else None
        self._last = 0

    def change(self, tag: str, *children: etree._Element | None) -> etree._Element:
        """A signed element of the next number."""
        return element(tag, *children, **self.signed())

    def signed(self) -> dict[str, str]:
        """The attributes of a change."""
        self._last += 1
        date = {"date": self._at} if self._at else {}
        return {"id": str(self._last), "author": self._author} | date

    def end(self, fate: Fate) -> etree._Element | None:
        """The properties of a paragraph's end that came or went."""
        return element("rPr", self.change(fate.value)) if fate is not Fate.KEPT else None

    def around(self, fate: Fate, *runs: etree._Element) -> list[etree._Element]:
        """The runs, inside the change that concerns them."""
        return list(runs) if fate is Fate.KEPT else [self.change(fate.value, *runs)]

    def look(self, span: Span, *more: etree._Element) -> etree._Element | None:
        """The properties of a run; italics that changed are a change of their own."""
        properties = [value("i", 1)] if span.slanted else []
        properties += more
        was = span.was_slanted
        if was is not None and was != span.slanted:
            before = element("rPr", value("i", 1) if was else None)
            properties.append(self.change("rPrChange", before))
        return element("rPr", *properties) if properties else None


def run(text: str, fate: Fate, properties: etree._Element | None) -> etree._Element:
    """Text in which a tab and an end of line stand for themselves."""
    made = element("r", properties)
    gone = fate is Fate.DELETED
    for n, part in enumerate(text.replace("\t", "\n\t").split("\n")):
        if n:
            made.append(element("tab" if part.startswith("\t") else "br"))
        if part := legible(part.removeprefix("\t")):
            written = element("delText" if gone else "t")
            written.text = part
            written.set(_SPACE, "preserve")
            made.append(written)
    return made


def symbol_runs(span: Span) -> list[etree._Element]:
    """The organ's letter large, as the official form has it."""
    letters, slash, rest = span.text.partition("/")
    if not slash or len(letters) > 1:
        return [run(span.text, span.fate, None)]
    big = element("rPr", value("sz", _BIG))
    return [run(letters, span.fate, big), run(slash + rest, span.fate, None)]
