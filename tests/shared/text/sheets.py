"""PDFs made for tests: a writer of pages, and a typesetter that sets a document as official ones.

Indents, distances, small print, raised marks, running heads, page numbers and job numbers are those
of the documents of the General Assembly.
"""

import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from shared.text.structure import Call, Document, Item, Paragraph

FONTS = {"regular": "Times-Roman", "italic": "Times-Italic", "bold": "Times-Bold"}
LEFT, INDENT, TOP, FOOT = 123.4, 147.1, 707.5, 95.0
COLUMNS = 78


@dataclass(frozen=True)
class Piece:
    text: str
    style: str = "regular"
    raised: bool = False
    note: str = ""


class Sheets:
    """Pages of positioned text; ``data`` is the file."""

    def __init__(self) -> None:
        self.pages: list[list[str]] = []

    def page(self) -> None:
        self.pages.append([])

    def put(self, x: float, y: float, text: str, size: float = 10, style: str = "regular") -> None:
        escaped = re.sub(r"([\\()])", r"\\\1", text)
        font = list(FONTS).index(style)
        self.pages[-1].append(f"BT /F{font} {size} Tf {x:.2f} {y:.2f} Td ({escaped}) Tj ET")

    def data(self, catalog: str = "", objects: Sequence[bytes] = ()) -> bytes:
        count = len(self.pages)
        first = 3 + len(FONTS)
        kids = " ".join(f"{first + 2 * n} 0 R" for n in range(count))
        fonts = " ".join(f"/F{n} {3 + n} 0 R" for n in range(len(FONTS)))
        bodies = [
            f"<< /Type /Catalog /Pages 2 0 R {catalog} >>".encode(),
            f"<< /Type /Pages /Count {count} /Kids [{kids}] >>".encode(),
            *(
                f"<< /Type /Font /Subtype /Type1 /BaseFont /{name}"
                " /Encoding /WinAnsiEncoding >>".encode()
                for name in FONTS.values()
            ),
        ]
        for n, page in enumerate(self.pages):
            content = zlib.compress("\n".join(page).encode("cp1252"))
            bodies.append(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792]"
                f" /Contents {first + 2 * n + 1} 0 R"
                f" /Resources << /Font << {fonts} >> >> >>".encode()
            )
            bodies.append(
                b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream"
                % (len(content), content)
            )
        return pdf([*bodies, *objects])


def pdf(bodies: Iterable[bytes], trailer: bytes = b"") -> bytes:
    """A file of these objects; the first is the catalog."""
    out = b"%PDF-1.7\n"
    places = []
    for n, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (n, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\n" % (len(places) + 1, trailer)
    return out + b"startxref\n%d\n%%%%EOF\n" % start


@dataclass
class Setter:
    """Sets paragraphs one under the other, notes at the foot of the page that calls them."""

    symbol: str
    notes: dict[str, str]
    sheets: Sheets = field(default_factory=Sheets)
    y: float = 0.0
    foot: list[str] = field(default_factory=list)
    kept: float = FOOT

    def begin(self, y: float = TOP) -> None:
        self.sheets.page()
        if len(self.sheets.pages) > 1:
            self.sheets.put(60, 733, self.symbol, 8.5, "bold")
        self.y, self.foot, self.kept = y, [], FOOT

    def end(self) -> None:
        number = len(self.sheets.pages)
        if self.foot:
            y = FOOT - 10 + 10.5 * sum(len(wrapped(self.notes[m], 95)) for m in self.foot)
            self.sheets.put(99.6, y + 12, "_" * 18, 8, "bold")
            for mark in self.foot:
                raised = mark.isdecimal()
                self.sheets.put(117, y + 3 * raised, mark, 5.5 if raised else 8.5)
                for line in wrapped(self.notes[mark], 95):
                    self.sheets.put(124, y, line, 8.5)
                    y -= 10.5
        self.sheets.put(60, 38, "25-12345 (E) 131025" if number == 1 else "25-12345", 7)
        if number > 1:
            self.sheets.put(530, 38, f"{number}/9", 8.5, "bold")
        else:
            self.sheets.put(60, 24, "*2512345*", 12)

    def paragraph(
        self, pieces: Sequence[Piece], *, first: float = INDENT, left: float = LEFT, gap: float = 18
    ) -> None:
        self.y -= gap - 12
        start = first
        for row in rows(pieces, COLUMNS - 5, COLUMNS):
            called = [piece.note for piece in row if piece.note]
            room = sum(10.5 * len(wrapped(self.notes[mark], 95)) for mark in called)
            if self.y - 12 < self.kept + room + 14:
                self.end()
                self.begin()
            self.kept += room
            self.foot += called
            self._row(row, start)
            self.y -= 12
            start = left

    def _row(self, row: Sequence[Piece], x: float) -> None:
        for piece in row:
            size, y = (6.5, self.y + 3.5) if piece.raised else (10, self.y)
            text = piece.text
            if text.endswith("\t"):
                self.sheets.put(x, y, text[:-1], size, piece.style)
                x += 24
                continue
            self.sheets.put(x, y, text, size, piece.style)
            x += width(text, size, piece.style)


def width(text: str, size: float, style: str) -> float:
    """As the standard fonts set it; digits and most letters are close enough to half an em."""
    return sum(_WIDTHS.get(letter, 500) for letter in text) * size / 1000


_WIDTHS = {
    **dict.fromkeys("ijlt;:,.'’‘", 278),
    **dict.fromkeys(" ", 250),
    **dict.fromkeys("fr()-Is", 333),
    **dict.fromkeys("aceszJ?“”", 444),
    "I": 333,
    "s": 389,
    ",": 250,
    ".": 250,
    **dict.fromkeys("ABCDEFGHKLNOPQRTUVXYZ", 690),
    **dict.fromkeys("mMW", 889),
    "w": 722,
    "S": 556,
}


def wrapped(text: str, columns: int) -> list[str]:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) > columns:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def rows(pieces: Sequence[Piece], first: int, columns: int) -> Iterator[list[Piece]]:
    """Pieces cut into rows at spaces, and behind the hyphens of a word."""
    row: list[Piece] = []
    length, limit = 0, first
    for piece in pieces:
        for token in re.findall(r"\t|[^\s-]*-|[^\s-]+\t?|\s", piece.text):
            part = Piece(token, piece.style, piece.raised, piece.note)
            if length + len(token) > limit and not piece.raised and token.strip(".,;:”)"):
                yield _merged(row)
                row, length, limit = [], 0, columns
            if row or token != " ":
                row.append(part)
                length += len(token)
    if row:
        yield _merged(row)


def _merged(row: Sequence[Piece]) -> list[Piece]:
    merged: list[Piece] = []
    for piece in row:
        last = merged[-1] if merged else None
        if last and _same(last, piece):
            merged[-1] = Piece(last.text + piece.text, last.style, last.raised, last.note)
            continue
        merged.append(piece)
    return merged


def _same(last: Piece, piece: Piece) -> bool:
    style = (last.style, last.raised, last.note) == (piece.style, piece.raised, piece.note)
    return style and not last.text.endswith("\t")


def pieces_of(text: str, calls: Sequence[Call], opening: str = "") -> list[Piece]:
    """The opening in italics, the marks raised."""
    found: list[Piece] = []
    place = 0
    for cut in sorted({len(opening), *(call.at for call in calls), len(text)}):
        style = "italic" if cut <= len(opening) else "regular"
        if cut > place:
            found.append(Piece(text[place:cut], style))
        found += [Piece(call.mark, raised=True, note=call.mark) for call in calls if call.at == cut]
        place = max(cut, place)
    return found


def typeset(document: Document, symbol: str) -> bytes:
    """The document as the General Assembly prints it."""
    setter = Setter(symbol, {note.mark: note.text for note in document.footnotes})
    setter.begin(452.7)
    masthead(setter.sheets, symbol)
    setter.sheets.put(LEFT, 502.3, "Palau: draft resolution", 10, "bold")
    setter.sheets.put(LEFT, 477.1, "A title", 12, "bold")
    setter.paragraph([Piece("The General Assembly", "italic"), Piece(",")])
    headings = {(s.part, s.before): s.heading for s in document.sections}
    for paragraph in document.preambular:
        _set(setter, paragraph, paragraph.label)
    for n, paragraph in enumerate(document.operative):
        if heading := headings.get(("operative", n)):
            setter.paragraph([Piece(heading, "bold")], first=LEFT, gap=30)
        _set(setter, paragraph, paragraph.label)
    setter.end()
    return setter.sheets.data()


def masthead(sheets: Sheets, symbol: str) -> None:
    """What stands above, at its places."""
    sheets.put(123.4, 734.2, "United Nations", 14)
    sheets.put(482.5, 735.5, symbol[0], 20)
    sheets.put(497.2, 735.5, symbol[1:], 10)
    sheets.put(123.4, 705.6, "General Assembly", 20, "bold")
    for y, text in (
        (705.3, "Distr.: Limited"),
        (693.6, "9 October 2025"),
        (669.6, "Original: English"),
    ):
        sheets.put(397, y, text)
    for y, text, size, style in (
        (569.7, "Eightieth session", 10, "bold"),
        (556.5, "Third Committee", 12, "bold"),
        (544.3, "Agenda item 71 (b)", 10, "regular"),
        (532.3, "Human rights questions, including alternative", 10, "bold"),
        (520.3, "approaches", 10, "bold"),
    ):
        sheets.put(60, y, text, size, style)


def _set(setter: Setter, paragraph: Paragraph, label: str) -> None:
    lead = [Piece(f"{label}\t")] if label else []
    setter.paragraph([*lead, *pieces_of(paragraph.text, paragraph.notes, paragraph.opening)])
    _set_items(setter, paragraph.items, INDENT)
    if paragraph.continued:
        setter.paragraph([Piece(paragraph.continued)], first=LEFT)


def _set_items(setter: Setter, items: Sequence[Item], x: float) -> None:
    for item in items:
        lead = Piece(f"{item.label}\t")
        setter.paragraph([lead, *pieces_of(item.text, item.notes)], first=x)
        _set_items(setter, item.items, x + 24)
        if item.continued:
            setter.paragraph([Piece(item.continued)], first=LEFT)
