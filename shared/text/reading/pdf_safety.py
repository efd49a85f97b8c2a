"""What a PDF must not carry, looked for in its bytes before anything opens it.

A text needs no scripts, no files within files and nothing that is fetched or started; a stream
that unpacks to more than any text is a bomb. Names may be written with escapes ("/J#53") and stand
in packed object streams, so both are undone first.
"""

import re
import zlib
from collections.abc import Iterator
from math import prod

from shared.text.errors import Unsafe

LARGEST_FILE = 20 << 20
LARGEST_STREAM = 32 << 20
LARGEST_WHOLE = 128 << 20
LARGEST_UNMEASURED = 1 << 20
MOST_EXPANSIONS = 10_000
_STREAM = re.compile(rb"stream\r?\n")
_END = b"endstream"
_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_PACKED = re.compile(rb"/(?:FlateDecode|Fl)\b")
_UNMEASURED = re.compile(rb"/(?:LZWDecode|LZW|RunLengthDecode|RL)\b")
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")
_FORM = re.compile(rb"/Subtype\s*/Form\b")
_DRAWS = re.compile(rb"/[^\s/]+\s+Do\b")
_FORBIDDEN = (
    (re.compile(rb"/(?:JavaScript|JS)\b"), "JavaScript"),
    (re.compile(rb"/(?:EmbeddedFile|RichMedia|GoToE)\b|/EF\s*(?:<<|\d)"), "embedded files"),
    (
        re.compile(rb"/(?:Launch|ImportData|SubmitForm|GoToR)\b"),
        "actions that start or send things",
    ),
    (re.compile(rb"/XFA\b"), "an interactive form"),
)


def refuse_unsafe(data: bytes) -> None:
    """Unsafe, with what it is, for a PDF that carries more than pages."""
    if len(data) > LARGEST_FILE:
        raise Unsafe("the file is larger than 20 MB; hand in the text without pictures")
    outside: list[bytes] = []
    draws: list[int] = []
    whole = 0
    for before, description, packed in _streams(data):
        outside.append(before)
        unpacked = _unpacked(description, packed)
        whole += len(unpacked)
        if whole > LARGEST_WHOLE:
            raise Unsafe("the PDF unpacks to more than any document needs: save it again")
        if b"/ObjStm" in description:
            outside.append(unpacked)
        elif _FORM.search(description):
            draws.append(len(_DRAWS.findall(unpacked)))
    if prod(max(n, 1) for n in draws) > MOST_EXPANSIONS:
        raise Unsafe("the PDF repeats its parts within one another without end: save it again")
    _refuse_names(b"\n".join(outside))


def _refuse_names(text: bytes) -> None:
    if b"#" in text:
        text = _ESCAPE.sub(lambda match: bytes([int(match[1], 16)]), text)
    for pattern, what in _FORBIDDEN:
        if pattern.search(text):
            raise Unsafe(f"the PDF carries {what}; print it to a new PDF and hand that in")


def _streams(data: bytes) -> Iterator[tuple[bytes, bytes, bytes]]:
    """What stands before each stream, the description of the stream, and its bytes."""
    place = 0
    while match := _STREAM.search(data, place):
        end = data.find(_END, match.end())
        end = len(data) if end < 0 else end
        before = data[place : match.start()]
        yield before, before[before.rfind(b" obj") + 1 :], data[match.end() : end]
        place = end + len(_END) if end < len(data) else end
    yield data[place:], b"", b""


def _unpacked(description: bytes, packed: bytes) -> bytes:
    """As far as it may be unpacked. Pictures stay packed: nobody looks at them here."""
    if _PICTURE.search(description):
        return b""
    if len(packed) > LARGEST_UNMEASURED and _UNMEASURED.search(description):
        raise Unsafe("the PDF is packed in an old way that hides its size: save it again")
    data = packed
    for _ in _PACKED.findall(description):
        unpacking = zlib.decompressobj()
        try:
            data = unpacking.decompress(data, LARGEST_STREAM + 1)
        except zlib.error:
            return b""
        if len(data) > LARGEST_STREAM:
            raise Unsafe("a part of the PDF unpacks to more than any document needs")
    return data
