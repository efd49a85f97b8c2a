"""Elements of Akoma Ntoso, and text with the notes that it calls."""

from lxml import etree

from shared.text.printing.layout import Line, runs, star_at
from shared.text.printing.xml import legible, unprefixed

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
A = f"{{{NAMESPACE}}}"


def element(
    tag: str, *children: "etree._Element | str | None", **attributes: str
) -> etree._Element:
    """``<tag name="value">`` with text and elements in it; ``name_`` is written ``name``."""
    made = etree.Element(f"{A}{tag}", nsmap=unprefixed(NAMESPACE))
    for name, value in attributes.items():
        made.set(name.rstrip("_"), legible(value))
    for child in children:
        append(made, child)
    return made


def append(parent: etree._Element, child: "etree._Element | str | None") -> None:
    """Text goes behind what is there already."""
    if child is None or isinstance(child, etree._Element):
        if child is not None:
            parent.append(child)
        return
    last = parent[-1] if len(parent) else None
    if last is None:
        parent.text = (parent.text or "") + legible(child)
    else:
        last.tail = (last.tail or "") + legible(child)


class Notes:
    """Each note is written where it is first called; later calls refer to it."""

    def __init__(self, texts: dict[str, str]) -> None:
        self._texts = texts
        self._written: dict[str, str] = {}

    def left(self) -> dict[str, str]:
        """What nothing has called so far."""
        return {mark: text for mark, text in self._texts.items() if mark not in self._written}

    def call(self, mark: str) -> etree._Element:
        """``authorialNote`` with the text, ``noteRef``, or the bare mark of no note."""
        if mark in self._written:
            return element("noteRef", marker=mark, href=f"#{self._written[mark]}")
        if mark not in self._texts:
            return element("sup", mark)
        self._written[mark] = f"fn_{len(self._written) + 1}"
        attributes = {"eId": self._written[mark], "marker": mark, "placement": "bottom"}
        return element("authorialNote", element("p", self._texts[mark]), **attributes)

    def say(self, parent: etree._Element, text: str) -> etree._Element:
        """The text; behind a star that a note explains stands the note."""
        starred = [mark for mark in self.left() if mark.startswith("*")]
        for mark in starred:
            place = star_at(text, mark)
            if place >= 0:
                end = place + len(mark)
                note = self.call(mark)
                self.say(parent, text[:end]).append(note)
                return self.say(parent, text[end:])
        append(parent, text)
        return parent

    def line(self, tag: str, line: Line, **attributes: str) -> etree._Element:
        """An element with the words of the line, its italics and its calls."""
        made = element(tag, **attributes)
        for run in runs(line):
            if run.note:
                made.append(self.call(run.note))
            elif run.slanted and run.text:
                made.append(element("i", run.text))
            else:
                self.say(made, run.text)
        return made
