"""What is printed is read again as the same document."""

import io

import docx
import msgspec
import pytest
from hypothesis import given, settings

from shared.text.printing.work import Form, print_document
from shared.text.reading import read, read_docx, read_text
from shared.text.reading.akn import read_akn
from shared.text.structure import Document
from tests.shared.text.documents import real
from tests.shared.text.printing.papers import documents, substance

REAL = [
    "A-C.2-80-L.2.pdf",
    "A-C.2-80-L.43.pdf",
    "A-C.3-80-L.1.pdf",
    "A-C.3-80-L.24.pdf",
    "A-C.3-80-L.65.pdf",
    "A-RES-80-189.pdf",
    "CCPCJ-2011-ICT-children-revised.txt",
    "CCPCJ-2013-five-sponsors.txt",
    "CCPCJ-RES-22-8.txt",
    "E-CN.15-2019-L.6-Rev.1.txt",
    "E-RES-2019-19.txt",
    "A-RES-74-173.txt",
]
MANY = settings(max_examples=60, deadline=None)


@given(documents())
@MANY
def test_text(document: Document) -> None:
    printed = print_document(document, "txt").decode()
    assert substance(read_text(printed)) == substance(document)


@given(documents())
@MANY
def test_word(document: Document) -> None:
    printed = print_document(document, "docx")
    assert substance(read_docx(printed)) == substance(document)


@given(documents())
@MANY
def test_akoma_ntoso(document: Document) -> None:
    printed = print_document(document, "akn")
    assert substance(read_akn(printed)) == substance(document)


@given(documents())
@MANY
def test_json(document: Document) -> None:
    printed = print_document(document, "json")
    assert msgspec.json.decode(printed, type=Document) == document


@pytest.mark.parametrize("form", ["txt", "akn", "docx"])
@pytest.mark.parametrize("name", REAL)
def test_real_documents(name: str, form: Form) -> None:
    document = read(name, real(name))

    again = read(f"a.{form}", print_document(document, form))

    # Word shows the masthead in its official places, whatever the order in which it came.
    without = ("masthead",) if form == "docx" else ()
    assert substance(again, without=without) == substance(document, without=without)


@pytest.mark.parametrize("form", ["txt", "akn", "docx", "pdf", "html", "json"])
def test_the_same_document_gives_the_same_bytes(form: Form) -> None:
    document = read("a.txt", real("E-CN.15-2019-L.6-Rev.1.txt"))
    assert print_document(document, form) == print_document(document, form)


def test_other_readers_open_the_word_file() -> None:
    document = read("a.txt", real("CCPCJ-2011-ICT-children-revised.txt"))

    word = docx.Document(io.BytesIO(print_document(document, "docx")))

    texts = [paragraph.text for paragraph in word.paragraphs]
    assert document.operative[0].label + "\t" + document.operative[0].text in texts
    assert [c.text.strip() for c in word.tables[0].row_cells(0)][1] == "United Nations"
    assert word.core_properties.title == document.title
