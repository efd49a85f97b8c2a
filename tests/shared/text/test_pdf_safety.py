"""A PDF that is more than a text is refused with its reason, and no bytes do anything else."""

import contextlib
import hashlib
import re
import time
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.text.errors import NotText, Unreadable, Unsafe
from shared.text.reading import read
from shared.text.reading.pdf.pages import MOST_PAGES
from tests.shared.text.sheets import Sheets, pdf


def resolution() -> Sheets:
    sheets = Sheets()
    sheets.page()
    for y, row in ((700, "The General Assembly,"), (682, "Noting it,"), (664, "1. Decides this.")):
        sheets.put(147, y, row)
    return sheets


def stream(data: bytes, description: bytes = b"") -> bytes:
    packed = zlib.compress(data)
    return b"<< /Filter /FlateDecode /Length %d %s >>\nstream\n%s\nendstream" % (
        len(packed),
        description,
        packed,
    )


def forms(count: int) -> list[bytes]:
    """Forms that draw the next one ten times each."""
    return [
        stream(
            b"/X Do " * 10,
            b"/Type /XObject /Subtype /Form /Resources << /XObject << /X %d 0 R >> >>" % (8 + n),
        )
        for n in range(1, count + 1)
    ]


ENCRYPTED = pdf(
    [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 0 /Kids [] >>"],
    b"/Encrypt << /Filter /Standard /V 1 /R 2 /O (%s) /U (%s) /P -4 >> /ID [(a) (a)]"
    % (b"o" * 32, b"u" * 32),
)
UNSAFE = {
    "JavaScript": resolution().data("/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"),
    "JavaScript, escaped": resolution().data("/OpenAction << /S /J#61vaScript >>"),
    "JavaScript, packed": resolution().data(
        objects=[stream(b"9 0 << /S /JavaScript >>", b"/Type /ObjStm /N 1 /First 4")]
    ),
    "embedded files": resolution().data(objects=[stream(b"MZ", b"/Type /EmbeddedFile")]),
    "actions that start": resolution().data("/OpenAction << /S /Launch /F (x.exe) >>"),
    "interactive form": resolution().data("/AcroForm << /XFA [] >>"),
    "unpacks to more": resolution().data(objects=[stream(b" " * (40 << 20))]),
    "unpacks to more, twice packed": resolution().data(
        objects=[stream(zlib.compress(b" " * (40 << 20)), b"/Twice /FlateDecode")]
    ),
    "within one another": resolution().data(objects=forms(6)),
    "(?:password|encrypted)": ENCRYPTED,
}


@pytest.mark.parametrize("reason", list(UNSAFE))
def test_what_no_text_carries(reason: str) -> None:
    start = time.perf_counter()

    with pytest.raises(Unsafe, match=reason.split(",")[0]):
        read("draft.pdf", UNSAFE[reason])

    assert time.perf_counter() - start < 3


def test_the_same_without_it_is_read() -> None:
    document = read("draft.pdf", resolution().data())

    assert [p.text for p in document.operative] == ["Decides this."]


@pytest.mark.parametrize(
    ("count", "reason"),
    [(MOST_PAGES + 1, "at most 400 are read"), (10_001, "no document has so many")],
)
def test_too_many_pages(count: int, reason: str) -> None:
    kids = b" ".join([b"3 0 R"] * count)
    data = pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count %d /Kids [%s] >>" % (count, kids),
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>",
        ]
    )

    with pytest.raises(Unsafe, match=reason):
        read("draft.pdf", data)


def test_a_picture_is_no_text() -> None:
    sheets = Sheets()
    sheets.page()

    with pytest.raises(NotText, match="pictures and no text"):
        read("scan.pdf", sheets.data())


GOOD = resolution().data("/Lang (en)")


@given(st.binary(max_size=3000))
@settings(max_examples=150, deadline=2000)
def test_any_bytes(data: bytes) -> None:
    with contextlib.suppress(Unreadable):
        read("a.pdf", b"%PDF-1.7\n" + data)


@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.binary(max_size=8)), max_size=12))
@settings(max_examples=200, deadline=2000)
def test_a_damaged_file(damage: list[tuple[int, bytes]]) -> None:
    data = bytearray(GOOD)
    for place, by in damage:
        data[place : place + len(by)] = by

    with contextlib.suppress(Unreadable):
        read("a.pdf", bytes(data))


HARMLESS = {
    "a view to open with": "/OpenAction << /S /GoTo /D [6 0 R /Fit] >> /AA << >>",
    "words in a string": "/Lang (on /JS and \\(/Launch\\) of /XFA)",
    "an address": "/Base << /S /URI /URI (https://undocs.org/JS/Launch#a1) >>",
    "another document": "/Other << /S /GoToR /F (annex.pdf) >>",
    "parents of a structure tree": f"/ParentTree << /Nums [0 [{'6 0 R ' * 400}]] >>",
}


@pytest.mark.parametrize("what", list(HARMLESS))
def test_what_official_files_carry(what: str) -> None:
    document = read("draft.pdf", resolution().data(HARMLESS[what]))

    assert [p.text for p in document.operative] == ["Decides this."]


def test_pictures_and_forms_that_are_drawn_often() -> None:
    sheets = resolution()
    sheets.pages[0] += ["/X Do"] * 200
    drawn = b"/Type /XObject /Subtype /Form /Resources << /XObject << /Y 10 0 R >> >>"
    picture = b"/Type /XObject /Subtype /Image"

    data = sheets.data(objects=[stream(b"/Y Do " * 9, drawn), stream(b" " * 999, picture)] * 9)

    assert len(read("draft.pdf", data).operative) == 1


def test_a_file_that_its_owner_locked_and_anybody_may_open() -> None:
    document = read("draft.pdf", locked(resolution().data()))

    assert [p.text for p in document.operative] == ["Decides this."]


def test_a_locked_file_is_looked_into() -> None:
    with pytest.raises(Unsafe, match="embedded files"):
        read("draft.pdf", locked(resolution().data(objects=[stream(b"", b"/Type /EmbeddedFile")])))


SALT = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def locked(data: bytes) -> bytes:
    """The same under a password of its owner and none of its user: RC4 with forty bits."""
    number = b"sixteen bytes id"
    owner = rc4(hashlib.md5(b"owner".ljust(32, b"\0")).digest()[:5], SALT)
    base = SALT + owner + (-60).to_bytes(4, "little", signed=True) + number
    key = hashlib.md5(base).digest()[:5]
    encrypt = b"<< /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -60 >>" % (
        owner.hex().encode(),
        rc4(key, SALT).hex().encode(),
    )
    bodies = re.findall(rb"\d+ 0 obj\n(.*?)\nendobj\n", data, re.S)
    ids = b"/Encrypt %s /ID [<%s> <%s>]" % (encrypt, number.hex().encode(), number.hex().encode())
    return pdf([_locked(body, n, key) for n, body in enumerate(bodies, 1)], ids)


def _locked(body: bytes, n: int, key: bytes) -> bytes:
    head, found, rest = body.partition(b"stream\n")
    if not found:
        return body
    own = hashlib.md5(key + n.to_bytes(3, "little") + b"\0\0").digest()[:10]
    return head + found + rc4(own, rest.removesuffix(b"\nendstream")) + b"\nendstream"


def rc4(key: bytes, data: bytes) -> bytes:
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    out = bytearray()
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


@pytest.mark.parametrize(
    ("drawn", "count"),
    [
        ("0 0 1 1 re f", 450_000),
        ("0 0 m 9 9 l S", 450_000),
        ("(a)Tj", 300_000),
        ("q", 2_000_000),
        ("BT /F0 1 Tf 9 9 Td (a b a b a b a b) Tj ET", 100_000),
    ],
)
def test_a_page_without_end(drawn: str, count: int) -> None:
    sheets = Sheets()
    sheets.page()
    sheets.pages[0] = ["BT /F0 5 Tf 9 9 Td", *[drawn] * count, "ET"]
    data = sheets.data()
    start = time.process_time()

    with pytest.raises(Unreadable):
        read("draft.pdf", data)

    assert time.process_time() - start < 4


def test_pages_crowded_with_words() -> None:
    """No two share a baseline, and there are more of them than rows on any page."""
    sheets = Sheets()
    for _ in range(2):
        sheets.page()
        for n in range(9_000):
            sheets.put(60 + n % 97 * 5, 90 + n * 0.07, "word", 3)
    data = sheets.data()
    start = time.process_time()

    with contextlib.suppress(Unreadable):
        read("draft.pdf", data)

    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    "junk",
    [b"stream\nendstream ", b"#41", b"((((", b"(a", b"/EF ", b"stream\n", b"1 0 obj ", b"\\("],
)
def test_no_bytes_are_looked_at_for_long(junk: bytes) -> None:
    data = b"%PDF-1.7\n" + junk * ((4 << 20) // len(junk))
    start = time.process_time()

    with pytest.raises(Unreadable):
        read("draft.pdf", data)

    assert time.process_time() - start < 4
