"""The characters of a page as runs: of one style, on one baseline, close to one another.

Asking for every character costs seconds for a long report. So the text is taken whole and cut into
words, and a word is asked only where it begins and ends: within an object of the page neither
style nor baseline change.
"""

import ctypes
import itertools
import math
import re
import time
from collections.abc import Iterator
from typing import Any

import msgspec
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from shared.text.errors import Unsafe
from shared.text.reading.marks import OURS

SPACE = 0.15
"""Of the size: less is the play of justified print, the narrowest space of a text is wider."""
TAB = 0.9
MOST_ON_A_PAGE = 200_000
MOST_RUNS = 20_000
_FARTHEST = 20_000.0
"""In points; no page of the format is longer than 14,400."""
_LARGEST_PRINT = 1_000.0
CROWDED = "a page of the PDF holds more than any print: hand in one document"
SLOW = "the PDF takes too long to read: print it to a new PDF and retry"
_WORD = re.compile(r"[^\s\x00-\x1f]+")
_ITALIC = 1 << 6
_SURROGATE = re.compile("[\ud800-\udfff]")
_HYPHENS = dict.fromkeys(map(ord, "\ufffe\u00ad\u2010\u2011"), "-")
_LIGATURES = dict(enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"), 0xFB00))
_LOST_PAGE = {code: bytes((code,)).decode("cp1252", "ignore") for code in range(0x7F, 0xA0)}
"""What another alphabet of eight bits left: quotation marks and dashes of Windows."""
_PRINTED = _HYPHENS | _LIGATURES | _LOST_PAGE | {0xF0B7: "•"}


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


class _Style(msgspec.Struct, frozen=True):
    size: float
    italic: bool
    bold: bool


class _Piece(msgspec.Struct):
    """A word, or the part of it that one object holds; ``spaced``: a space may stand before it."""

    text: str
    start: int
    end: int
    owner: int
    spaced: bool


def runs_of(text: Any, deadline: float) -> list[Run]:
    """All runs in the order of the file; Unsafe past the deadline and for a page that is none."""
    if pdfium.FPDFText_CountChars(text) > MOST_ON_A_PAGE:
        raise Unsafe(CROWDED)
    return _Reader(text).runs(deadline)


class _Reader:
    """Of one page."""

    def __init__(self, text: Any) -> None:
        self._text = text
        self._whole = _whole(text)
        self._styles: dict[int, _Style] = {}
        self._box = pdfium.FS_RECTF()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()

    def runs(self, deadline: float) -> list[Run]:
        runs: list[Run] = []
        owner = -1
        for count, piece in enumerate(self._pieces()):
            if len(runs) > MOST_RUNS:
                raise Unsafe(CROWDED)
            if count % 256 == 0 and time.thread_time() > deadline:
                raise Unsafe(SLOW)
            style = self._styles.get(piece.owner) or self._style(piece)
            x0, x1 = self._edges(piece)
            y = self._baseline(piece.start) if piece.owner != owner or not runs else runs[-1].y
            owner = piece.owner
            last = runs[-1] if runs else None
            gap = x0 - last.x1 if last else 0.0
            piece.spaced = piece.spaced and (gap > SPACE * style.size or self._printed(piece.start))
            if last and _same(last, style, y) and -0.6 * style.size < gap < TAB * style.size:
                space = " " if piece.spaced or gap > SPACE * style.size else ""
                last.text += space + piece.text
                last.x1 = x1
            else:
                own = (style.size, style.italic, style.bold)
                runs.append(Run(piece.text, x0, x1, y, *own, piece.spaced))
        return runs

    def _pieces(self) -> Iterator[_Piece]:
        """Words; one that several objects hold is cut between them."""
        spaced = False
        place = 0
        spans = [match.span() for match in _WORD.finditer(self._whole)]
        owners = [self._owner(start) for start, _ in spans]
        for (start, end), owner, after in zip(spans, owners, [*owners, -1][1:], strict=True):
            spaced = spaced or start > place
            # An object's characters stand together, so what it begins and goes on behind is its.
            whole = owner == after or end - start == 1 or self._owner(end - 1) == owner
            for own, begin, stop in [(owner, start, end)] if whole else self._cut(start, end):
                said = OURS.sub("", self._whole[begin:stop].translate(_PRINTED))
                if said:
                    yield _Piece(said, begin, stop, own, spaced)
                    spaced = False
            place = end

    def _cut(self, start: int, end: int) -> list[tuple[int, int, int]]:
        groups = itertools.groupby(range(start, end), key=self._owner)
        return [(owner, own[0], own[-1] + 1) for owner, each in groups if (own := list(each))]

    def _owner(self, index: int) -> int:
        owner = pdfium.FPDFText_GetTextObject(self._text, index)
        return ctypes.c_void_p.from_buffer(owner).value or 0

    def _printed(self, start: int) -> bool:
        """Whether the file holds a space there; those that the library guesses are not taken."""
        index = start - 1
        while index >= 0 and not _WORD.match(self._whole[index]):
            if self._whole[index] not in "\r\n" and not _guessed(self._text, index):
                return True
            index -= 1
        return False

    def _edges(self, piece: _Piece) -> tuple[float, float]:
        pdfium.FPDFText_GetLooseCharBox(self._text, piece.start, self._box)
        left, right = self._box.left, self._box.right
        if piece.end - piece.start > 1:
            pdfium.FPDFText_GetLooseCharBox(self._text, piece.end - 1, self._box)
            left, right = min(left, self._box.left), max(right, self._box.right)
        return _within(left), _within(right)

    def _baseline(self, index: int) -> float:
        pdfium.FPDFText_GetCharOrigin(self._text, index, self._x, self._y)
        return _within(self._y.value)

    def _style(self, piece: _Piece) -> _Style:
        owner = pdfium.FPDFText_GetTextObject(self._text, piece.start)
        style = self._styles[piece.owner] = _style(self._text, piece.start, owner)
        return style


def _whole(text: Any) -> str:
    """One character for each index of the page."""
    count = pdfium.FPDFText_CountChars(text)
    if count <= 0:
        return ""
    buffer = ctypes.create_string_buffer(2 * count + 2)
    taken = pdfium.FPDFText_GetText(text, 0, count, ctypes.cast(buffer, _SHORTS))
    whole = buffer.raw[: 2 * count].decode("utf-16-le", "surrogatepass")
    if taken == count + 1 and not _SURROGATE.search(whole) and len(whole) == count:
        return whole
    codes = (pdfium.FPDFText_GetUnicode(text, index) for index in range(count))
    return "".join("\ufffe" if code == 2 else _letter(code) for code in codes)


_SHORTS = ctypes.POINTER(ctypes.c_ushort)


def _letter(code: int) -> str:
    return " " if 0xD800 <= code < 0xE000 or code > 0x10FFFF else chr(code)


def _within(value: float, most: float = _FARTHEST) -> float:
    """A damaged file may print anywhere, and in any size, and even nowhere."""
    return max(-most, min(value, most)) if math.isfinite(value) else 0.0


def _guessed(text: Any, index: int) -> bool:
    return bool(pdfium.FPDFText_IsGenerated(text, index) == 1)


def _same(run: Run, style: _Style, y: float) -> bool:
    return (
        abs(run.y - y) <= 0.1
        and run.size == style.size
        and run.italic == style.italic
        and run.bold == style.bold
    )


def _style(text: Any, index: int, owner: Any) -> _Style:
    size = pdfium.FPDFText_GetFontSize(text, index)
    matrix = pdfium.FS_MATRIX()
    if pdfium.FPDFText_GetMatrix(text, index, matrix):
        size *= (matrix.c**2 + matrix.d**2) ** 0.5 or 1.0
    size = _within(size, _LARGEST_PRINT)
    font = pdfium.FPDFTextObj_GetFont(owner) if owner else None
    if not font:
        return _Style(round(size, 1), italic=False, bold=False)
    buffer = ctypes.create_string_buffer(128)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, len(buffer))
    name = buffer.value.decode("latin-1").lower()
    flags = pdfium.FPDFFont_GetFlags(font)
    italic = bool(flags > 0 and flags & _ITALIC) or "italic" in name or "oblique" in name
    return _Style(round(size, 1), italic=italic, bold="bold" in name)
