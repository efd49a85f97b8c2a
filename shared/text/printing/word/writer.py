"""From paragraphs of spans to the main part and the notes of a Word file."""

import msgspec
from lxml import etree

from shared.text.printing.word.markup import (
    Tracker,
    element,
    run,
    symbol_runs,
    value,
)
from shared.text.printing.word.model import Fate, Para, Sheet, Span
from shared.text.printing.word.styles import STYLES, indent

_COLUMNS = (1268, 5472, 3100)
"""Of the masthead, in twentieths of a point: the emblem's place, the organ, the right column."""
_ORIGINAL = 2
"""The place of the language in the right column, which stands apart."""
_MOVES = {Fate.LEFT: "moveFrom", Fate.ARRIVED: "moveTo"}


class Writer:
    """Writes one sheet; ``document`` and ``footnotes`` are the parts."""

    def __init__(self, sheet: Sheet, tracker: Tracker) -> None:
        self._sheet, self._track = sheet, tracker
        self._counted = 0
        self._notes: list[etree._Element] = _separators()

    def document(self) -> etree._Element:
        """The main part. Word cannot lose the end of the last paragraph, so an empty one is it."""
        body = element("body", self._masthead(), _blank())
        for para in self._sheet.paras:
            body.extend(self._moved(para))
        body.append(element("p", element("pPr", value("pStyle", "Rule"))))
        body.append(_section())
        return element("document", body)

    def footnotes(self) -> etree._Element:
        """What the calls of the main part refer to; ask after ``document``."""
        return element("footnotes", *self._notes)

    def _masthead(self) -> etree._Element:
        sheet = self._sheet
        symbol = [r for span in sheet.symbol for r in self._symbol(span)]
        top = [
            _cell(_COLUMNS[0], [_blank()], rule=True),
            _cell(_COLUMNS[1], [self._line("UnitedNations", sheet.name)], rule=True),
            _cell(_COLUMNS[2], [_paragraph("Symbol", symbol)], rule=True),
        ]
        right = [_blank()]
        right += [
            self._line("Language" if n == _ORIGINAL else "Issue", spans)
            for n, spans in enumerate(sheet.right)
        ]
        below = [
            _cell(_COLUMNS[0], [_blank()]),
            _cell(_COLUMNS[1], [self._line("Organ", sheet.organ)]),
            _cell(_COLUMNS[2], right),
        ]
        grid = element("tblGrid", *(element("gridCol", w=str(w)) for w in _COLUMNS))
        return element("tbl", _table(), grid, _row(top, 440), _row(below, 2880))

    def _line(self, style: str, spans: tuple[Span, ...]) -> etree._Element:
        return _paragraph(style, [r for span in spans for r in self._span(span)])

    def _symbol(self, span: Span) -> list[etree._Element]:
        if span.note:
            return self._span(span)
        return self._track.around(span.fate, *symbol_runs(span))

    def _moved(self, para: Para) -> list[etree._Element]:
        """A paragraph, between the marks of a move where it is part of one."""
        written = self._para(para)
        if not para.move or para.end not in _MOVES:
            return [written]
        tag = _MOVES[para.end]
        attributes = self._track.signed() | {"name": para.move}
        begin = element(f"{tag}RangeStart", **attributes)
        return [begin, written, element(f"{tag}RangeEnd", id=attributes["id"])]

    def _para(self, para: Para) -> etree._Element:
        style = STYLES.get(para.kind, "SingleText")
        properties = element("pPr", value("pStyle", style), indent(para), self._track.end(para.end))
        runs = [r for span in para.spans for r in self._span(span)]
        if para.kind == "footnote" and runs:
            mark = msgspec.structs.replace(para.spans[0], text=para.spans[0].text.strip())
            runs[:1] = [*self._raised(mark), *self._span(Span(text=" ", fate=mark.fate))]
        return element("p", properties, *runs)

    def _span(self, span: Span) -> list[etree._Element]:
        if span.note is not None:
            return self._call(span)
        written = run(span.text, span.fate, self._track.look(span))
        return self._track.around(span.fate, written)

    def _raised(self, span: Span) -> list[etree._Element]:
        raised = element("rPr", value("vertAlign", "superscript"))
        return self._track.around(span.fate, run(span.text, span.fate, raised))

    def _call(self, span: Span) -> list[etree._Element]:
        """A real note; a second call of it, and the call of none, is the mark alone."""
        assert span.note is not None
        star = span.text.startswith("*")
        if not span.note.spans:
            return (
                self._track.around(span.fate, run(span.text, span.fate, None))
                if star
                else (self._raised(span))
            )
        own = star or not self._sheet.numbered
        identifier = str(len(self._notes) - 1)
        attributes = {"customMarkFollows": "1"} if own else {}
        upright = value("vertAlign", "baseline") if star else None
        look = element("rPr", value("rStyle", "FootnoteReference"), upright)
        made = run(span.text if own else "", span.fate, look)
        made.insert(1, element("footnoteReference", **attributes, id=identifier))
        self._notes.append(self._note(span, identifier, own=own, star=star))
        return self._track.around(span.fate, made)

    def _note(self, span: Span, identifier: str, *, own: bool, star: bool) -> etree._Element:
        assert span.note is not None
        upright = value("vertAlign", "baseline") if star else None
        look = element("rPr", value("rStyle", "FootnoteReference"), upright)
        mark = run(span.text if own else "", Fate.KEPT, look)
        if not own:
            mark.append(element("footnoteRef"))
        runs = [r for each in span.note.spans for r in self._span(each)]
        tabs = [mark, run("\t", Fate.KEPT, None)]
        return element("footnote", _paragraph("FootnoteText", [*tabs, *runs]), id=identifier)


def _blank() -> etree._Element:
    return _paragraph("Masthead", [])


def _paragraph(style: str, runs: list[etree._Element]) -> etree._Element:
    return element("p", element("pPr", value("pStyle", style)), *runs)


def _cell(width: int, content: list[etree._Element], *, rule: bool = False) -> etree._Element:
    border = element("bottom", val="single", sz="4" if rule else "12", color="auto", space="0")
    properties = element(
        "tcPr",
        element("tcW", w=str(width), type="dxa"),
        element("tcBorders", border),
        value("vAlign", "bottom") if rule else None,
    )
    return element("tc", properties, *content)


def _row(cells: list[etree._Element], height: int) -> etree._Element:
    rule = element("trHeight", val=str(height), hRule="atLeast")
    return element("tr", element("trPr", rule), *cells)


def _table() -> etree._Element:
    sides = [element(side, w="0", type="dxa") for side in ("left", "right")]
    return element(
        "tblPr",
        element("tblW", w=str(sum(_COLUMNS)), type="dxa"),
        value("tblLayout", "fixed"),
        element("tblCellMar", *sides),
    )


def _separators() -> list[etree._Element]:
    made = []
    for identifier, kind in (("-1", "separator"), ("0", "continuationSeparator")):
        line = element("p", element("pPr", value("pStyle", "FootnoteText")))
        line.append(element("r", element(kind)))
        made.append(element("footnote", line, type=kind, id=identifier))
    return made


def _section() -> etree._Element:
    """US Letter with the margins of the official form; the first page has no running head."""
    r = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    section = element("sectPr")
    for tag, kind, identifier in (
        ("headerReference", "default", "rId4"),
        ("headerReference", "even", "rId5"),
        ("footerReference", "default", "rId6"),
        ("footerReference", "even", "rId7"),
    ):
        reference = element(tag, type=kind)
        reference.set(r, identifier)
        section.append(reference)
    section.append(element("pgSz", w="12240", h="15840"))
    margins = {"top": "860", "right": "1200", "bottom": "1440", "left": "1200"}
    section.append(element("pgMar", **margins, header="660", footer="760", gutter="0"))
    section.append(element("titlePg"))
    return section
