"""A rolling text from a file: pasted text, Word, or a PDF with text in it."""

import re
from collections.abc import Sequence

from shared.text.errors import NotText, Unsafe
from shared.text.reading import LARGEST_TEXT
from shared.text.reading.lines import Line
from shared.text.reading.marks import CALL, END, plain
from shared.text.reading.pdf.lines import pdf_lines
from shared.text.reading.word.lines import docx_lines
from shared.text.rolling.model import RollingText
from shared.text.rolling.reading import read_rolling

_CALL = re.compile(rf"{CALL}([^{END}]*){END}")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
_WIDE = (b"\xff\xfe", b"\xfe\xff")


def read_file(name: str, data: bytes) -> RollingText:
    """Raises Unreadable, with what to hand in instead, for what is no text."""
    if data.startswith(b"PK\x03\x04"):
        return read_rolling(_lines(docx_lines(data)[0]))
    if data.startswith(b"%PDF"):
        return read_rolling(_lines(pdf_lines(data)[0]))
    return read_rolling(_decoded(name, data))


def _decoded(name: str, data: bytes) -> str:
    """UTF-8, or UTF-16 that says so."""
    if len(data) > 2 * LARGEST_TEXT:
        raise Unsafe(f"“{name}” is longer than 1 million characters: hand in one text only")
    try:
        text = data.decode("utf-16" if data.startswith(_WIDE) else "utf-8-sig")
    except UnicodeError as error:
        raise NotText(f"“{name}” is not a text in UTF-8: save it as “UTF-8” or .docx") from error
    if not text.strip():
        raise NotText(f"“{name}” is empty")
    if _CONTROL.search(text):
        raise NotText(f"“{name}” is not a text but a binary file: hand in .docx or text")
    return text


def _lines(lines: Sequence[Line]) -> str:
    return "\n\n".join(_text(line.text) for line in lines)


def _text(line: str) -> str:
    """Marks of notes raised, as plain text has them; italics go, for they may hold names."""
    return plain(_CALL.sub(lambda call: _raised(call[1].strip()), line))


def _raised(mark: str) -> str:
    return mark.translate(_RAISED) if mark.isdecimal() else mark
