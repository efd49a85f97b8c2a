"""The pages of a PDF as runs of characters: where each stands, how large, upright or slanted."""

import ctypes
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import msgspec
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from shared.text.errors import NotText, Unsafe
from shared.text.reading.marks import OURS
from shared.text.reading.pdf_safety import refuse_unsafe

MOST_PAGES = 400
BOMB_PAGES = 10_000
MOST_CHARACTERS = 2_000_000
SECONDS = 20.0
SPACE = 0.15
"""Of the size: less is the play of justified print, the narrowest space of a text is wider."""
TAB = 0.9
_SPACES = frozenset((9, 32, 0xA0, 0x2003, 0x2009, 0x202F, 0x3000))
_ITALIC = 1 << 6
_ALONE = threading.Lock()  # PDFium serves one thread of a process at a time.


class Run(msgspec.Struct):
    """Characters of one style on one baseline; ``spaced`` says that a space stands before it."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    italic: bool
    bold: bool
    spaced: bool = False


class Page(msgspec.Struct, frozen=True):
    """``runs`` stand in the order of the file, which need not be that of reading."""

    width: float
    height: float
    runs: list[Run]


class _Style(msgspec.Struct, frozen=True):
    size: float
    italic: bool
    bold: bool


def pages_of(data: bytes) -> list[Page]:
    """All pages; Unsafe for what no text is, NotText for what is damaged."""
    refuse_unsafe(data)
    deadline = time.monotonic() + SECONDS
    with _ALONE, _opened(data) as document:
        count = pdfium.FPDF_GetPageCount(document)
        if count > BOMB_PAGES:
            raise Unsafe(f"the PDF has {count:,} pages: no document has so many")
        if count > MOST_PAGES:
            raise Unsafe(f"the PDF has {count} pages, and at most {MOST_PAGES} are read: cut it")
        pages: list[Page] = []
        characters = 0
        for number in range(count):
            pages.append(_page(document, number))
            characters += sum(len(run.text) for run in pages[-1].runs)
            if characters > MOST_CHARACTERS:
                raise Unsafe("the PDF holds more than 2 million characters: hand in one document")
            if time.monotonic() > deadline:
                raise Unsafe("the PDF takes too long to read: print it to a new PDF and retry")
        return pages


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        error = pdfium.FPDF_GetLastError()
        if error in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise Unsafe("the PDF is protected by a password; hand in an open copy")
        raise NotText("the PDF is damaged; save it again and retry, or paste its text")
    try:
        if pdfium.FPDF_GetSecurityHandlerRevision(document) >= 0:
            raise Unsafe("the PDF is encrypted; print it to a new PDF and hand that in")
        if pdfium.FPDFDoc_GetJavaScriptActionCount(document) > 0:
            raise Unsafe("the PDF carries JavaScript; print it to a new PDF and hand that in")
        if pdfium.FPDFDoc_GetAttachmentCount(document) > 0:
            raise Unsafe("the PDF carries embedded files; print it to a new PDF and hand that in")
        yield document
    finally:
        pdfium.FPDF_CloseDocument(document)


def _page(document: Any, number: int) -> Page:
    page = pdfium.FPDF_LoadPage(document, number)
    if not page:
        raise NotText(f"page {number + 1} of the PDF is damaged; save it again and retry")
    try:
        text = pdfium.FPDFText_LoadPage(page)
        if not text:
            raise NotText(f"page {number + 1} of the PDF is damaged; save it again and retry")
        try:
            return Page(
                width=pdfium.FPDF_GetPageWidthF(page),
                height=pdfium.FPDF_GetPageHeightF(page),
                runs=_runs(text),
            )
        finally:
            pdfium.FPDFText_ClosePage(text)
    finally:
        pdfium.FPDF_ClosePage(page)


def _runs(text: Any) -> list[Run]:
    """Characters, gathered while style, baseline and closeness last.

    Spaces that the library guesses are not taken: a space is one that is printed, or a gap.
    """
    runs: list[Run] = []
    styles: dict[int, _Style] = {}
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    open_run: Run | None = None
    style, spaced = _Style(0, italic=False, bold=False), False
    for index in range(pdfium.FPDFText_CountChars(text)):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if pdfium.FPDFText_IsGenerated(text, index) == 1:
            continue
        spaced = spaced or code in _SPACES
        character = _character(code)
        if not character:
            continue
        key, owner = _owner(text, index)
        if key not in styles:
            styles[key] = _style(text, index, owner)
        style = styles[key]
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        pdfium.FPDFText_GetLooseCharBox(text, index, box)
        gap = box.left - open_run.x1 if open_run else 0.0
        if (
            open_run is None
            or abs(open_run.y - y.value) > 0.1
            or open_run.size != style.size
            or open_run.italic != style.italic
            or open_run.bold != style.bold
            or not -0.6 * style.size < gap < TAB * style.size
        ):
            open_run = Run(
                character,
                box.left,
                box.right,
                y.value,
                style.size,
                style.italic,
                style.bold,
                spaced,
            )
            runs.append(open_run)
        else:
            space = " " if spaced or gap > SPACE * style.size else ""
            open_run.text += space + character
            open_run.x1 = box.right
        spaced = False
    return runs


def _character(code: int) -> str:
    """A hyphen at the end of a line is marked by the library with 2; what no text holds is ""."""
    if code == 2:
        return "-"
    if (
        code <= 32
        or code in _SPACES
        or 0xD800 <= code < 0xE000
        or code > 0x10FFFF
        or 0x7F <= code < 0xA0
    ):
        return ""
    if code == 0xAD:
        return "-"
    character = chr(code)
    return "" if code > 0x2000 and OURS.match(character) else character


def _owner(text: Any, index: int) -> tuple[int, Any]:
    owner = pdfium.FPDFText_GetTextObject(text, index)
    return ctypes.c_void_p.from_buffer(owner).value or 0, owner


def _style(text: Any, index: int, owner: Any) -> _Style:
    size = pdfium.FPDFText_GetFontSize(text, index)
    matrix = pdfium.FS_MATRIX()
    if pdfium.FPDFText_GetMatrix(text, index, matrix):
        size *= (matrix.c**2 + matrix.d**2) ** 0.5 or 1.0
    font = pdfium.FPDFTextObj_GetFont(owner) if owner else None
    if not font:
        return _Style(round(size, 1), italic=False, bold=False)
    buffer = ctypes.create_string_buffer(128)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, len(buffer))
    name = buffer.value.decode("latin-1").lower()
    flags = pdfium.FPDFFont_GetFlags(font)
    italic = bool(flags > 0 and flags & _ITALIC) or "italic" in name or "oblique" in name
    return _Style(round(size, 1), italic=italic, bold="bold" in name)
