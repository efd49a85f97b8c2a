"""Tracked changes as another word processor understands them."""

from pathlib import Path

import pytest

from shared.text.printing.work import print_redline
from shared.text.reading import read, read_docx
from shared.text.structure import Document, flatten
from tests.shared.text.documents import real
from tests.shared.text.printing.deciding import changes
from tests.shared.text.printing.office import OFFICE, decided

PAIRS = [
    ("A-C.3-80-L.24.pdf", "A-RES-80-189.pdf"),
    ("CCPCJ-2013-five-sponsors.txt", "E-CN.15-2019-L.6-Rev.1.txt"),
]


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("what", ["Accept", "Reject"])
@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_all_changes_are_decided(one: str, other: str, what: str, tmp_path: Path) -> None:
    before, after = read(one, real(one)), read(other, real(other))

    found = decided(print_redline(before, after, None, "Rev.1", None), what, tmp_path)

    assert [changes(found, kind) for kind in ("ins", "del", "moveFrom", "moveTo")] == [[]] * 4
    expected = after if what == "Accept" else before
    assert texts(read_docx(found)) == texts(expected)


def texts(document: Document) -> list[str]:
    """LibreOffice stores the star of a note twice, so notes with stars are left out."""
    return [block.text for block in flatten(document) if block.kind != "note"]
