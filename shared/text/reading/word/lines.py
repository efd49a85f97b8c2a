"""Word files, to the same lines that a pasted text gives."""

import re
from collections.abc import Iterator

import msgspec
from lxml import etree

from shared.text.errors import Unsafe
from shared.text.reading.lines import Line, lines_of_marked
from shared.text.reading.marks import CALL, END, SLANT, UPRIGHT, plain
from shared.text.reading.word.heads import heads
from shared.text.reading.word.notes import WordNotes
from shared.text.reading.word.numbering import Numbering, W, whole
from shared.text.reading.word.package import open_parts, refuse_outside, xml
from shared.text.reading.word.runs import (
    LINE,
    MATHS,
    NOTES,
    PAGE,
    Fields,
    pieces,
    printed_twice,
)
from shared.text.reading.word.settling import ORIGIN, Side, settle, stamp
from shared.text.reading.word.styles import (
    Style,
    is_on,
    list_styles,
    raised,
    read_styles,
    value,
)

MOST_PARAGRAPHS = 10_000
_RUNS = (f"{W}r", f"{MATHS}r")
_JOINT = re.compile(rf"{UPRIGHT}(\s*){SLANT}")
"""Word cuts a phrase in italics into as many runs as it was edited in."""
_OWN_MARK = re.compile(r"\s*(?:\d{1,3}|\*+|[a-z])\s*")
_HEADED = re.compile(r"[IVX]+\.?|[A-Z]\.?")
_TO_THE_PRINTER = re.compile(r"<<ODS [^<>]*>>.*", re.S)
"""What the documents service writes into a file for its own machines."""


class WordLine(msgspec.Struct, frozen=True):
    """A line, and the paragraphs of the file that have become it."""

    line: Line
    origins: tuple[str, ...]


class WordText:
    """One file being read, as it was before its tracked changes or as it is after them."""

    def __init__(self, parts: dict[str, bytes], side: Side) -> None:
        self.furniture: list[str] = []
        self._parts = parts
        self._side = side
        self._body = self._settled("document")
        styles = self._root("styles")
        self._styles = read_styles(styles)
        self._numbering = Numbering(self._root("numbering"), list_styles(styles))
        self._notes = WordNotes(
            self._settled("footnotes"), self._settled("endnotes"), self._root("settings")
        )
        self._notes.arrange(next(self._body.iter(f"{W}sectPr"), None))

    def _root(self, name: str) -> etree._Element | None:
        data = self._parts.get(f"word/{name}.xml")
        return xml(data) if data else None

    def _settled(self, name: str) -> etree._Element:
        root = self._root(name)
        if root is None:
            return etree.Element(f"{W}{name}")
        if stamp(root, name) > MOST_PARAGRAPHS:
            raise Unsafe("the file has more than 10,000 paragraphs: hand in one document only")
        settle(root, self._side)
        return root

    def lines(self) -> Iterator[WordLine]:
        """Body paragraphs, tables cell by cell, and then the notes."""
        for paragraph in self._body.iter(f"{W}p"):
            if not printed_twice(paragraph):
                yield from self._paragraph(paragraph)
        for note in self._notes.called:
            text = f"{CALL}{note.mark}{END} {note.text}"
            yield WordLine(Line(text, gap=True), note.origins)

    def _paragraph(self, paragraph: etree._Element) -> Iterator[WordLine]:
        style, number, level = self._numbered(paragraph)
        text = _JOINT.sub(r"\1", "".join(self._runs(paragraph, style, Fields())))
        if _TO_THE_PRINTER.match(plain(text)):
            self.furniture.append(plain(text))
            return
        label = self._numbering.label(number, level) if number and plain(text) else ""
        heading = style.heading and (not label or bool(_HEADED.fullmatch(label)))
        origins = tuple((paragraph.get(ORIGIN) or "").split())
        for page in text.split(PAGE):
            gap = True
            for part in page.split(LINE):
                line = Line(f"{label} {part}".strip(), gap=gap, heading=heading)
                if plain(line.text):
                    yield WordLine(line, origins)
                    label, gap = "", False

    def _numbered(self, paragraph: etree._Element) -> tuple[Style, str, int]:
        properties = paragraph.find(f"{W}pPr")
        name = value(properties, "pStyle")
        style = self._styles.get(name, Style(name=name))
        own = properties.find(f"{W}numPr") if properties is not None else None
        number = value(own, "numId") or style.number
        if number == "0":
            return style, "", 0
        level = value(own, "ilvl")
        if not level and style.level is None:
            return style, number, self._numbering.level_of(number, name)
        return style, number, whole(level, style.level or 0)

    def _runs(self, element: etree._Element, style: Style, fields: Fields) -> Iterator[str]:
        for child in element:
            if child.tag in _RUNS:
                yield self._run(child, style, fields)
            elif child.tag == f"{W}sdt" and child.find(f"{W}sdtPr/{W}showingPlcHdr") is not None:
                # It asks the drafter for words and is none of them.
                self._aside("".join(self._runs(child, style, Fields())))
            elif isinstance(child.tag, str) and child.tag not in (f"{W}p", f"{W}pPr", f"{W}sdtPr"):
                yield from self._runs(child, style, fields)

    def _run(self, run: etree._Element, style: Style, fields: Fields) -> str:
        properties = run.find(f"{W}rPr")
        own = self._styles.get(value(properties, "rStyle"), Style())
        text = self._words(run, fields)
        if is_on(properties, "vanish", otherwise=own.hidden or style.hidden):
            self._aside(text)
            return ""
        if not text.strip() or CALL in text:
            return text
        if raised(properties, otherwise=own.raised) and _OWN_MARK.fullmatch(text):
            return f"{CALL}{text.strip()}{END}"
        if is_on(properties, "i", otherwise=own.italic or style.italic):
            return f"{SLANT}{text}{UPRIGHT}"
        return text

    def _aside(self, text: str) -> None:
        if plain(text):
            self.furniture.append(plain(text))

    def _words(self, run: etree._Element, fields: Fields) -> str:
        """With the mark of each note that is called; a mark of its own stands beside the call."""
        said: list[str] = []
        custom = ""
        for text, call in list(pieces(run, fields)):
            if call is not None:
                custom = ""
                if call.get(f"{W}customMarkFollows") in _TRUE:
                    custom = _custom_mark(run)
                mark = self._notes.call(NOTES[str(call.tag)], str(call.get(f"{W}id")), custom)
                said.append(mark if mark.startswith("*") else f"{CALL}{mark}{END}")
            elif custom and text.strip() == custom:
                custom = ""
            else:
                said.append(text)
        return "".join(said)

    def heads(self) -> tuple[list[str], list[str]]:
        """The lines of the head of the first page, which may carry the symbol; other furniture."""
        return heads(self._parts, self._body, self._printed_lines)

    def _printed_lines(self, name: str) -> list[str]:
        root = xml(self._parts[name])
        settle(root, self._side)
        return [
            text
            for paragraph in root.iter(f"{W}p")
            if not printed_twice(paragraph)
            for part in "".join(self._runs(paragraph, Style(), Fields())).split(LINE)
            if (text := plain(part))
        ]


_TRUE = ("1", "true", "on")


def _custom_mark(run: etree._Element) -> str:
    said = (text for text, call in pieces(run, Fields()) if call is None)
    return "".join(said).strip() or "*"


def word_lines(
    parts: dict[str, bytes], side: Side = "after"
) -> tuple[list[WordLine], list[str], list[str]]:
    """Lines with where they come from, the head of the first page, and furniture."""
    text = WordText(parts, side)
    lines = list(text.lines())
    first, furniture = text.heads()
    return lines, first, [*text.furniture, *furniture]


def docx_lines(data: bytes, side: Side = "after") -> tuple[list[Line], list[str]]:
    """Lines and furniture of a Word file; Unreadable for what is unsafe or damaged."""
    parts = open_parts(data)
    refuse_outside(parts)
    found, first, furniture = word_lines(parts, side)
    lines, more = lines_of_marked(
        [*(Line(line, gap=True) for line in first), *(each.line for each in found)]
    )
    return lines, [*furniture, *more]
