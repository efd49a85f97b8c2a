"""Tracked changes as another word processor understands them, and files that it has stored."""

from collections.abc import Callable
from pathlib import Path

import pytest

from shared.text.blocks import flatten
from shared.text.printing.work import print_document, print_redline
from shared.text.reading import read, read_docx, read_text
from shared.text.structure import Document
from tests.shared.text.documents import real
from tests.shared.text.printing.deciding import changes
from tests.shared.text.printing.office import OFFICE, decided, stored
from tests.shared.text.printing.test_tracked import BEFORE

pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")

REAL = [
    ("A-C.2-80-L.2.pdf", "A-C.2-80-L.43.pdf"),
    ("A-C.2-80-L.43.pdf", "A-RES-80-146.pdf"),
    ("A-C.3-80-L.24.pdf", "A-RES-80-189.pdf"),
    ("CCPCJ-2013-five-sponsors.txt", "E-CN.15-2019-L.6-Rev.1.txt"),
    ("E-CN.15-2019-L.6-Rev.1.txt", "E-RES-2019-19.txt"),
    ("E-RES-2019-19.txt", "A-RES-74-173.txt"),
]
SECOND = "2. Urges all States to cooperate with one another and with the Office:"
EDITED: list[Callable[[str], str]] = [
    # A paragraph that ends with new words, before one that is new, and before one that begins so.
    lambda text: text.replace("cooperate with one another", "cooperate").replace(
        "2010,¹", "2010,¹ and others,\n\nDeeply concerned about it,"
    ),
    lambda text: text.replace("A title", "A title and more").replace(
        "The General", "The\u00a0General"
    ),
    lambda text: text.replace(
        "(a) In training;", "(a) In training and more;\n\n(b) In ink;"
    ).replace("(b) In research;", "(c) In research;"),
    # Split, merged, moved.
    lambda text: (
        text.replace(" and with the Office:", ";\n\n3. Urges the Office to help:")
        .replace("3. Invites", "4. Invites")
        .replace("4. Decides", "5. Decides")
    ),
    lambda text: (
        text.replace("(a) In training;\n\n(b) In research;\n\n", "")
        .replace(f"{SECOND}\n\n3. Invites", f"{SECOND[:-1]} and invites")
        .replace("4. Decides", "3. Decides")
    ),
    lambda text: text.replace(SECOND, "2. Welcomes the progress made:"),
    # Sponsors, a note, an annex.
    lambda text: text.replace("Austria and Chad:*", "Austria,* Belgium and Chad:"),
    lambda text: text.replace("¹ See A/80/1.", "¹ See A/80/1, annex, para. 4."),
    lambda text: text.replace(
        "seized of the matter.\n",
        "seized of the matter.\n\nAnnex\n\nTerms\n\n1. The group meets.\n",
    ),
]


def test_all_changes_are_decided(tmp_path: Path) -> None:
    pairs = [(read(one, real(one)), read(other, real(other))) for one, other in REAL]
    pairs += [(read_text(BEFORE), read_text(edit(BEFORE))) for edit in EDITED]
    pairs += [(after, before) for before, after in pairs[len(REAL) : len(REAL) + 2]]

    found = decided([print_redline(*pair, None, "Rev.1", None) for pair in pairs], tmp_path)

    for (before, after), (accepted, rejected) in zip(pairs, found, strict=True):
        assert texts(read_docx(accepted)) == texts(after)
        assert texts(read_docx(rejected)) == texts(before)
        assert [
            changes(data, kind)
            for data in (accepted, rejected)
            for kind in ("ins", "del", "moveFrom", "moveTo")
        ] == [[]] * 8


def test_what_it_stores_is_read_as_what_it_opened(tmp_path: Path) -> None:
    document = read_text(BEFORE)

    found = read_docx(stored(print_document(document, "docx"), tmp_path))

    assert texts(found) == texts(document)
    assert found.masthead == document.masthead
    assert found.sponsors == document.sponsors
    assert [each.notes for each in found.preambular] == [each.notes for each in document.preambular]


def texts(document: Document) -> list[tuple[str, str]]:
    return [(block.label, block.text) for block in flatten(document)]
