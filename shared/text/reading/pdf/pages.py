"""The pages of a PDF, opened, bounded, and read as runs of characters."""

import ctypes
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import msgspec
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from shared.text.errors import NotText, Unsafe
from shared.text.reading.pdf.runs import SLOW, Run, runs_of
from shared.text.reading.pdf.safety import LARGEST_FILE, refuse_unsafe

MOST_PAGES = 400
BOMB_PAGES = 10_000
MOST_CHARACTERS = 1_000_000
SECONDS = 3.0
"""Of work: a document is not refused because the machine is busy with others."""
_ALONE = threading.Lock()  # PDFium serves one thread of a process at a time.


class Page(msgspec.Struct, frozen=True):
    """``runs`` stand in the order of the file, which need not be that of reading."""

    width: float
    height: float
    runs: list[Run]


def pages_of(data: bytes) -> list[Page]:
    """All pages; Unsafe for what no text is, NotText for what is damaged."""
    refuse_unsafe(data)
    deadline = time.thread_time() + SECONDS
    with _ALONE, _opened(data) as document:
        count = pdfium.FPDF_GetPageCount(document)
        if count > BOMB_PAGES:
            raise Unsafe(f"the PDF has {count:,} pages: no document has so many")
        if count > MOST_PAGES:
            raise Unsafe(f"the PDF has {count} pages, and at most {MOST_PAGES} are read: cut it")
        pages: list[Page] = []
        characters = 0
        for number in range(count):
            pages.append(_page(document, number, deadline))
            characters += sum(len(run.text) for run in pages[-1].runs)
            if characters > MOST_CHARACTERS:
                raise Unsafe("the PDF holds more than a million characters: hand in one document")
            if time.thread_time() > deadline:
                raise Unsafe(SLOW)
        return pages


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    """A file that anybody may open is read, also where its owner forbids to copy or print it."""
    document = _load(data)
    try:
        if pdfium.FPDF_GetSecurityHandlerRevision(document) >= 0:
            data = _decrypted(document)
            refuse_unsafe(data)
            pdfium.FPDF_CloseDocument(document)
            document = _load(data)
        if pdfium.FPDFDoc_GetJavaScriptActionCount(document) > 0:
            raise Unsafe("the PDF carries JavaScript; print it to a new PDF and hand that in")
        if pdfium.FPDFDoc_GetAttachmentCount(document) > 0:
            raise Unsafe("the PDF carries embedded files; print it to a new PDF and hand that in")
        yield document
    finally:
        pdfium.FPDF_CloseDocument(document)


def _load(data: bytes) -> Any:
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        error = pdfium.FPDF_GetLastError()
        if error in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise Unsafe("the PDF is protected by a password; hand in an open copy")
        raise NotText("the PDF is damaged; save it again and retry, or paste its text")
    return document


def _decrypted(document: Any) -> bytes:
    """The same file in the open, so that what it carries can be looked at."""
    parts: list[bytes] = []
    room = [LARGEST_FILE]

    def take(_: Any, start: Any, size: int) -> int:
        room[0] -= size
        parts.append(ctypes.string_at(start, size) if room[0] > 0 else b"")
        return int(room[0] > 0)

    writer = pdfium.FPDF_FILEWRITE(version=1)
    writer.WriteBlock = type(writer.WriteBlock)(take)
    if not pdfium.FPDF_SaveAsCopy(document, writer, pdfium.FPDF_REMOVE_SECURITY):
        raise Unsafe("the PDF is encrypted; print it to a new PDF and hand that in")
    return b"".join(parts)


def _page(document: Any, number: int, deadline: float) -> Page:
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
                runs=runs_of(text, deadline),
            )
        finally:
            pdfium.FPDFText_ClosePage(text)
    finally:
        pdfium.FPDF_ClosePage(page)
