"""A PDF that is more than a text is refused with its reason, and no bytes do anything else."""

import contextlib
import time
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.text.errors import NotText, Unreadable, Unsafe
from shared.text.reading import read
from shared.text.reading.pages import MOST_PAGES
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
