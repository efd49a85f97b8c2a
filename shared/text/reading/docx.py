"""Word files, to the same lines that a pasted text gives. Tracked changes are read as accepted."""

import re
from collections.abc import Iterator

import msgspec
from lxml import etree

from shared.text.reading.lines import Line, lines_of_marked
from shared.text.reading.marks import CALL, END, OURS, SLANT, UPRIGHT, plain
from shared.text.reading.numbering import Numbering, W, whole
from shared.text.reading.package import open_parts, refuse_outside, xml

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_GONE = {f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText", f"{_MC}Fallback", f"{W}pPr"}
_JOINT = re.compile(rf"{UPRIGHT}(\s*){SLANT}")
"""Word cuts a phrase in italics into as many runs as it was edited in."""
_HEADING = re.compile(r"(?:heading|title|subtitle|_?H_?|ch)\s*\d*", re.I)


class Style(msgspec.Struct, frozen=True):
    """What of a paragraph style matters here, with what it inherits."""

    name: str = ""
    number: str = ""
    level: int = 0
    italic: bool = False


class WordText:
    """One file being read."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        self.parts = parts
        self.styles = self._styles()
        numbering = parts.get("word/numbering.xml")
        self.numbering = Numbering(xml(numbering) if numbering else None)
        self.notes: list[tuple[str, str]] = []
        self._marks = 0

    def _styles(self) -> dict[str, Style]:
        data = self.parts.get("word/styles.xml")
        elements = (
            {str(style.get(f"{W}styleId")): style for style in xml(data).iter(f"{W}style")}
            if data
            else {}
        )
        return {name: _style(name, elements, 0) for name in elements}

    def paragraphs(self) -> Iterator[Line]:
        """Body paragraphs, tables cell by cell; the notes follow at the end."""
        held = ""
        for paragraph in xml(self.parts["word/document.xml"]).iter(f"{W}p"):
            if any(above.tag in _GONE for above in paragraph.iterancestors()):
                continue
            style, number, level = self._numbered(paragraph)
            text = held + _JOINT.sub(r"\1", "".join(self._runs(paragraph, style)))
            held = ""
            if _mark_deleted(paragraph):
                held = text
                continue
            label = self.numbering.label(number, level) if number and plain(text) else ""
            heading = bool(_HEADING.fullmatch(style.name)) and not label
            for part in text.split("\n"):
                yield Line(f"{label} {part}".strip(), gap=True, heading=heading)
                label = ""
        if held:
            yield Line(held, gap=True)
        for mark, text in self.notes:
            yield Line(f"{CALL}{mark}{END} {text}", gap=True)

    def _numbered(self, paragraph: etree._Element) -> tuple[Style, str, int]:
        properties = paragraph.find(f"{W}pPr")
        name = _value(properties, "pStyle")
        style = self.styles.get(name, Style())
        own = properties.find(f"{W}numPr") if properties is not None else None
        if own is None:
            return style, style.number, style.level
        number = _value(own, "numId")
        level = whole(_value(own, "ilvl"), style.level)
        return style, "" if number == "0" else number or style.number, level

    def _runs(self, element: etree._Element, style: Style) -> Iterator[str]:
        for child in element:
            if child.tag in _GONE or not isinstance(child.tag, str):
                continue
            if child.tag == f"{W}r":
                yield self._run(child, style)
            elif child.tag != f"{W}p":
                yield from self._runs(child, style)

    def _run(self, run: etree._Element, style: Style) -> str:
        properties = run.find(f"{W}rPr")
        text = "".join(self._pieces(run))
        if not text.strip() or CALL in text:
            return text
        if _value(properties, "vertAlign") == "superscript" and re.fullmatch(
            r"\s*(?:\d{1,3}|\*+|[a-z])\s*", text
        ):
            return f"{CALL}{text.strip()}{END}"
        if _on(properties, "i", otherwise=style.italic):
            return f"{SLANT}{text}{UPRIGHT}"
        return text

    def _pieces(self, run: etree._Element) -> Iterator[str]:
        custom = ""
        for child in run:
            if child.tag == f"{W}t":
                text = OURS.sub("", child.text or "")
                yield "" if custom and text.strip() == custom else text
            elif child.tag in (f"{W}tab", f"{W}noBreakHyphen"):
                yield "\t" if child.tag == f"{W}tab" else "-"
            elif child.tag in (f"{W}br", f"{W}cr"):
                yield "\n"
            elif child.tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                kind = "footnote" if child.tag == f"{W}footnoteReference" else "endnote"
                custom = self._custom_mark(run) if child.get(f"{W}customMarkFollows") else ""
                yield self._call(kind, str(child.get(f"{W}id")), custom)

    def _custom_mark(self, run: etree._Element) -> str:
        return "".join(t.text or "" for t in run.iter(f"{W}t")).strip() or "*"

    def _call(self, kind: str, identifier: str, custom: str) -> str:
        if not custom:
            self._marks += 1
        mark = custom or str(self._marks)
        self.notes.append((mark, self._note_text(kind, identifier, custom)))
        return mark if mark.startswith("*") else f"{CALL}{mark}{END}"

    def _note_text(self, kind: str, identifier: str, custom: str) -> str:
        own = rf"|{re.escape(custom)}(?!\w)" if custom else ""
        data = self.parts.get(f"word/{kind}s.xml")
        for note in xml(data).iter(f"{W}{kind}") if data else ():
            if note.get(f"{W}id") == identifier:
                texts = ["".join(_text_only(paragraph)) for paragraph in note.iter(f"{W}p")]
                return re.sub(rf"^\s*(?:\*+{own})\s*", "", " ".join(texts)).strip()
        return ""

    def heads(self) -> tuple[list[str], list[str]]:
        """The lines of first-page headers, which carry the symbol, and all other furniture."""
        first: list[str] = []
        furniture: list[str] = []
        kinds = self._header_kinds()
        for name in sorted(self.parts):
            if re.fullmatch(r"word/(?:header|footer)\d*\.xml", name):
                lines = [
                    text
                    for paragraph in xml(self.parts[name]).iter(f"{W}p")
                    if (text := plain("".join(_text_only(paragraph))))
                ]
                (first if kinds.get(name) == "first" else furniture).extend(lines)
        return first, furniture

    def _header_kinds(self) -> dict[str, str]:
        """Which parts are headers of a first page."""
        relations = self.parts.get("word/_rels/document.xml.rels")
        targets = {
            str(r.get("Id")): f"word/{r.get('Target')}"
            for r in (xml(relations) if relations else ())
        }
        identifier = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
        return {
            targets.get(str(reference.get(identifier)), ""): str(reference.get(f"{W}type"))
            for reference in xml(self.parts["word/document.xml"]).iter(f"{W}headerReference")
        }


def _text_only(element: etree._Element) -> Iterator[str]:
    for child in element.iter(f"{W}t", f"{W}tab"):
        if not any(above.tag in _GONE for above in child.iterancestors()):
            yield OURS.sub("", child.text or "") if child.tag == f"{W}t" else "\t"


def _style(name: str, elements: dict[str, etree._Element], depth: int) -> Style:
    """With what it is based on; a circle of styles ends after ten steps."""
    element = elements.get(name)
    if element is None or depth > 10:
        return Style()
    above = _style(_value(element, "basedOn"), elements, depth + 1)
    number = element.find(f"{W}pPr/{W}numPr")
    return Style(
        name=_value(element, "name"),
        number=_value(number, "numId") or above.number,
        level=whole(_value(number, "ilvl"), above.level),
        italic=_on(element.find(f"{W}rPr"), "i", otherwise=above.italic),
    )


def _value(element: etree._Element | None, name: str) -> str:
    found = element.find(f"{W}{name}") if element is not None else None
    return str(found.get(f"{W}val") or "") if found is not None else ""


def _on(properties: etree._Element | None, name: str, *, otherwise: bool) -> bool:
    found = properties.find(f"{W}{name}") if properties is not None else None
    if found is None:
        return otherwise
    return found.get(f"{W}val") not in ("0", "false", "off")


def _mark_deleted(paragraph: etree._Element) -> bool:
    """A deleted end of a paragraph joins it with the next one."""
    return paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None


def docx_lines(data: bytes) -> tuple[list[Line], list[str]]:
    """Lines and furniture of a Word file; Unreadable for what is unsafe or damaged."""
    parts = open_parts(data)
    refuse_outside(parts)
    text = WordText(parts)
    paragraphs = [line for line in text.paragraphs() if plain(line.text)]
    first, furniture = text.heads()
    lines, more = lines_of_marked([*(Line(line, gap=True) for line in first), *paragraphs])
    return lines, [*furniture, *more]
