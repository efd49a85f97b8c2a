"""What a PDF must not carry, looked for in its bytes before anything opens it.

A text needs no scripts, no files within files and nothing that is started or sent; a stream that
unpacks to more than any text is a bomb. Names may be written with escapes ("/J#53") and stand in
packed object streams, so both are undone first. Links, bookmarks and the view that a file opens
with are harmless, and so is whatever stands in a string: an address may well hold "/JS".
"""

import base64
import binascii
import re
import zlib
from collections.abc import Iterator

from shared.text.errors import Unsafe
from shared.text.reading.pdf.weight import Weights

LARGEST_FILE = 20 << 20
LARGEST_STREAM = 32 << 20
LARGEST_WHOLE = 128 << 20
LARGEST_UNMEASURED = 1 << 20
LARGEST_SPELT = 256 << 10
MOST_STREAMS = 50_000
MOST_ESCAPES = 500_000
MOST_BRACKETS = 1_000_000
_STREAM = re.compile(rb"stream[ \t]*(?:\r\n|\n|\r)")
_END = b"endstream"
_OBJECT = re.compile(rb"\d+\s+\d+\s+$")
_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_PACKED = re.compile(rb"/(?:FlateDecode|Fl)\b")
_UNMEASURED = re.compile(rb"/(?:LZWDecode|LZW|RunLengthDecode|RL)\b")
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")
_SPELT = re.compile(rb"/(?:ASCII(?:85|Hex)Decode|A85|AHx)\b")
_OUTSIDE = re.compile(rb"\(|%[^\r\n]*")
_INSIDE = re.compile(rb"[()]|\\.", re.S)
_FORBIDDEN = (
    (re.compile(rb"/(?:JavaScript|JS)\b"), "JavaScript"),
    (re.compile(rb"/(?:EmbeddedFile|RichMedia|GoToE)\b|/EF\s*(?:<<|\d)"), "embedded files"),
    (
        re.compile(rb"/(?:Launch|ImportData|SubmitForm)\b"),
        "actions that start or send things",
    ),
    (re.compile(rb"/XFA\b"), "an interactive form"),
)


def refuse_unsafe(data: bytes) -> None:
    """Unsafe, with what it is, for a PDF that carries more than pages."""
    if len(data) > LARGEST_FILE:
        raise Unsafe("the file is larger than 20 MB; hand in the text without pictures")
    outside: list[bytes] = []
    weights = Weights()
    whole = 0
    for count, (before, description, packed) in enumerate(_streams(data)):
        outside.append(before)
        unpacked = _unpacked(description, packed)
        whole += len(unpacked)
        if whole > LARGEST_WHOLE or count > MOST_STREAMS:
            raise Unsafe("the PDF unpacks to more than any document needs: save it again")
        if b"/ObjStm" in description:
            outside.append(unpacked)
        weights.add(description, unpacked)
    text = b"\n".join(outside)
    weights.refuse_too_heavy(text)
    _refuse_names(_without_strings(text))


def _without_strings(text: bytes) -> bytes:
    """Strings hold brackets in pairs; one that nothing closes is looked at as if it were none."""
    parts: list[bytes] = []
    depth = place = end = count = 0
    while match := (_INSIDE if depth else _OUTSIDE).search(text, end):
        end = match.end()
        count += 1
        if count > MOST_BRACKETS:
            raise Unsafe("the PDF holds more strings than any document: print it to a new PDF")
        if match[0] == b"(":
            if depth == 0:
                parts.append(text[place : match.start()])
                place = match.start()
            depth += 1
        elif match[0] == b")":
            depth -= 1
            place = place if depth else end
    return b" ".join([*parts, text[place:]])


def _refuse_names(text: bytes) -> None:
    escapes = text.count(b"#")
    if escapes > MOST_ESCAPES:
        raise Unsafe("the PDF hides its names behind escapes: print it to a new PDF and retry")
    if escapes:
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
        start = before.rfind(b"obj")
        number = _OBJECT.search(before, max(start - 24, 0), max(start, 0))
        description = before[number.start() if number else max(start, 0) :]
        yield before, description, data[match.end() : end]
        place = end + len(_END) if end < len(data) else end
    yield data[place:], b"", b""


def _unpacked(description: bytes, packed: bytes) -> bytes:
    """As far as it may be unpacked. Pictures stay packed: nobody looks at them here."""
    if _PICTURE.search(description):
        return b""
    if len(packed) > LARGEST_UNMEASURED and _UNMEASURED.search(description):
        raise Unsafe("the PDF is packed in an old way that hides its size: save it again")
    data = _spelt_out(description, packed) if _SPELT.search(description) else packed
    for _ in _PACKED.findall(description):
        unpacking = zlib.decompressobj()
        try:
            data = unpacking.decompress(data, LARGEST_STREAM + 1)
        except zlib.error:
            return b""
        if len(data) > LARGEST_STREAM:
            raise Unsafe("a part of the PDF unpacks to more than any document needs")
    return data


def _spelt_out(description: bytes, spelt: bytes) -> bytes:
    """Bytes that were spelt in letters, as files for seven-bit mail had them."""
    if len(spelt) > LARGEST_SPELT:
        raise Unsafe("the PDF is packed in an old way that hides its size: save it again")
    bare = b"".join(spelt.split())
    try:
        if b"/ASCII85Decode" in description or b"/A85" in description:
            return base64.a85decode(bare.removeprefix(b"<~").partition(b"~>")[0])
        return binascii.unhexlify(bare.partition(b">")[0])
    except ValueError:
        return b""
