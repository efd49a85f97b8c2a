"""What a reader copies out of a PDF and pastes is read as the PDF itself is."""

from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import pytest

from shared.text.facts import facts
from shared.text.reading import read_pdf, read_text
from shared.text.structure import Document
from tests.shared.text.documents import real

NAMES = (
    "A-C.2-80-L.2.pdf",
    "A-C.2-80-L.43.pdf",
    "A-C.3-80-L.24.pdf",
    "A-C.3-80-L.65.pdf",
    "A-RES-80-146.pdf",
    "A-RES-80-189.pdf",
)


def copied(data: bytes) -> str:
    """All text of all pages, as a viewer gives it to the clipboard."""
    pdf = pypdfium2.PdfDocument(data)
    try:
        pages = [page.get_textpage().get_text_bounded() for page in pdf]
    finally:
        pdf.close()
    return "\n".join(pages).replace("\r\n", "\n")


def paragraphs(document: Document) -> list[str]:
    return [p.text for p in (*document.preambular, *document.operative)]


def tidy(found: dict[str, Any]) -> dict[str, Any]:
    """A clipboard may hold a space where the page shows none: "Iran )"."""
    return found | {"submitted": found["submitted"] and found["submitted"].replace(" )", ")")}


@pytest.mark.parametrize("name", NAMES)
def test_a_copied_page_is_the_page(name: str) -> None:
    data = real(name)

    pasted, own = read_text(copied(data)), read_pdf(data)

    assert paragraphs(pasted) == paragraphs(own)
    assert tidy(facts(pasted)) == facts(own)


def test_what_other_programs_make_of_columns() -> None:
    """Numbers alone on their lines, a raised number that became a word, a job number in parts."""
    text = """A/C.9/80/L.24

Austria:* draft resolution

On harbours
The General Assembly,
Having considered the report of the Harbour
Council, 1
1.
Takes note of the report;
2.
Requests the Council:
(a)
To keep
lights;
(b)
To keep boats.

__________________

* On behalf of the States that keep lights.
1
Official Records of the General Assembly, Eightieth Session, Supplement No. 53.

25-17595 (E)

071125

*2517595*
"""
    read = read_text(text)

    assert [p.text for p in read.preambular] == [
        "Having considered the report of the Harbour Council,"
    ]
    assert [note.mark for note in read.preambular[0].notes] == ["1"]
    assert [(p.number, p.text) for p in read.operative] == [
        ("1", "Takes note of the report;"),
        ("2", "Requests the Council:"),
    ]
    items = [(item.label, item.text) for item in read.operative[1].items]
    assert items == [("(a)", "To keep lights;"), ("(b)", "To keep boats.")]
    assert [note.text for note in read.footnotes] == [
        "Official Records of the General Assembly, Eightieth Session, Supplement No. 53."
    ]
    assert [sponsor.note for sponsor in read.sponsors] == [
        "on behalf of the States that keep lights"
    ]
    assert (read.furniture, read.not_understood) == (("25-17595 (E)", "071125", "*2517595*"), ())
