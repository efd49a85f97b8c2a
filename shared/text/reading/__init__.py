"""Reading: from pasted text or a file to a Document, or a refusal that says what to do.

``read`` chooses by content first and name second; ``read_draft`` insists on an operative part.
"""

import re
from pathlib import PurePath

from shared.text.errors import NotADraft, NotText, Unsafe
from shared.text.reading.akn import read_akn
from shared.text.reading.assemble import assemble
from shared.text.reading.lines import lines_of
from shared.text.reading.pdf.lines import pdf_lines
from shared.text.reading.word.lines import docx_lines
from shared.text.structure import Document

LARGEST_TEXT = 1 << 20
LONGEST_LINE = 200_000
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
_CUT = re.compile(r"(?<=\w)[\x02\ufffe](?=\w|\r?\n|$)")
"""What a viewer of PDFs copies for a hyphen at the end of a line."""
_AKOMA_NTOSO = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<akomaNtoso\b", re.S
)
_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def read(name: str, data: bytes) -> Document:
    """A document from a file. Raises only Unreadable and its kinds."""
    if not data.strip():
        raise NotText(f"{_called(name)} is empty")
    if data.startswith(b"PK\x03\x04"):
        return read_docx(data)
    if data.startswith(b"%PDF"):
        return read_pdf(data)
    if _AKOMA_NTOSO.match(data):
        return read_akn(data)
    if data.startswith(_OLD_WORD):
        raise NotText(f"{_called(name)} is an old or protected Word file: save it as .docx")
    if PurePath(name).suffix.lower() in (".docx", ".docm"):
        raise NotText(f"{_called(name)} is not a Word file: save it again as .docx, or paste it")
    return read_text(_decoded(name, data))


def read_draft(name: str, data: bytes) -> Document:
    """As ``read``, and NotADraft for a text in which nothing is decided."""
    return require_draft(read(name, data))


def require_draft(document: Document) -> Document:
    """The document itself, or NotADraft."""
    if not document.operative:
        raise NotADraft(
            "no operative paragraph was found: each begins with its number and a verb, "
            "as in “1. Requests the Secretary-General …”"
        )
    return document


def read_text(source: str) -> Document:
    """A document from pasted text, with or without the marks of Markdown or HTML."""
    if not source.strip():
        raise NotText("the text is empty")
    if len(source) > LARGEST_TEXT:
        raise Unsafe("the text is longer than 1 million characters: hand in one document only")
    source = _CUT.sub("-", source)
    if _CONTROL.search(source):
        raise NotText("this is not a text: it contains control characters")
    lines, furniture = lines_of(source)
    if any(len(line.text) > LONGEST_LINE for line in lines):
        raise Unsafe(
            "a paragraph is longer than 200,000 characters: hand in the text by paragraphs"
        )
    return assemble(lines, furniture)


def read_docx(data: bytes) -> Document:
    """A document from a Word file, with its tracked changes accepted."""
    lines, furniture = docx_lines(data)
    if not lines:
        raise NotText("there is no text in the Word file")
    if sum(len(line.text) for line in lines) > LARGEST_TEXT:
        raise Unsafe("the text is longer than 1 million characters: hand in one document only")
    return assemble(lines, furniture)


def read_pdf(data: bytes) -> Document:
    """A document from a PDF with text in it, as the United Nations issue them."""
    lines, furniture = pdf_lines(data)
    if not lines:
        raise NotText("there is no text in the PDF")
    return assemble(lines, furniture)


def _called(name: str) -> str:
    return f"“{PurePath(name).name[:80]}”" if name else "the file"


def _decoded(name: str, data: bytes) -> str:
    """UTF-8, or UTF-16 that says so. A guess would damage names without a word."""
    encoding = next((code for bom, code in _BOMS if data.startswith(bom)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeError as error:
        raise NotText(
            f"{_called(name)} is not a text in UTF-8: save it as “UTF-8” or .docx and retry"
        ) from error
    if _CONTROL.search(_CUT.sub("-", text)):
        raise NotText(f"{_called(name)} is not a text but a binary file: hand in .docx or text")
    return text
