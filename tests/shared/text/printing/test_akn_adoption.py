"""An adoption goes to Akoma Ntoso and back, valid by the schema, also where no line prints it."""

import datetime

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from shared.text.adoption import Adoption, Listed, Meeting, Source, Vote
from shared.text.printing.work import print_document
from shared.text.reading.akn import read_akn
from shared.text.structure import Document, Paragraph
from tests.shared.text.printing.test_akn import SCHEMA, A, printed

LISTED = st.lists(
    st.sampled_from(
        [
            Listed(name="Algeria", code="DZA"),
            Listed(name="Côte d’Ivoire", code="CIV"),
            Listed(name="Ivory Coast", code="CIV"),
            Listed(name="Bolivia (Plurinational State of)", code="BOL"),
            Listed(name="Ruritania"),
        ]
    ),
    max_size=4,
).map(tuple)
EARLIEST = datetime.date(1946, 1, 10)
FIGURES = st.one_of(st.none(), st.integers(0, 193))
VOTES = st.builds(
    Vote,
    kind=st.sampled_from(["recorded", "roll-call", "unrecorded"]),
    unanimous=st.booleans(),
    in_favour=FIGURES,
    against=FIGURES,
    abstaining=FIGURES,
    for_it=LISTED,
    against_it=LISTED,
    abstained=LISTED,
    absent=LISTED,
)
SOURCES = st.builds(
    Source,
    symbol=st.sampled_from(["A/80/551", "A/80/L.14/Rev.1", "A/66/433 (Part II)"]),
    role=st.sampled_from(["report", "draft"]),
    place=st.sampled_from(["", "para. 19", "chap. I, sect. B"]),
)
MEETINGS = st.builds(
    Meeting,
    number=st.integers(1, 9999),
    kind=st.sampled_from(["meeting", "plenary meeting", "(resumed) meeting"]),
)
ORALLY: list[tuple[str, ...]] = [(), ("revised",), ("revised", "amended"), ("corrected",)]
ADOPTIONS = st.builds(
    Adoption,
    organ=st.sampled_from([None, "General Assembly", "Commission on Narcotic Drugs"]),
    session=st.sampled_from([None, "80", "S-10", "2019"]),
    meeting=st.none() | MEETINGS,
    date=st.none() | st.dates(min_value=EARLIEST),
    vote=st.none() | VOTES,
    recommended_by=st.sampled_from([None, "Third Committee"]),
    documents=st.lists(SOURCES, max_size=3).map(tuple),
    sponsors=LISTED,
    orally=st.sampled_from(ORALLY),
    chapter=st.sampled_from(["", "chap. IV"]),
).map(lambda each: msgspec.structs.replace(each, without_vote=False) if each.vote else each)


def document(adoption: Adoption) -> Document:
    operative = (Paragraph(text="Decides to meet.", opening="Decides"),)
    return Document(kind="resolution", operative=operative, adoption=adoption)


@given(ADOPTIONS)
@settings(max_examples=80, deadline=None)
def test_there_and_back(adoption: Adoption) -> None:
    made = print_document(document(adoption), "akn")
    SCHEMA.assertValid(etree.fromstring(made))
    assert read_akn(made).adoption == adoption


def test_without_a_vote() -> None:
    adoption = Adoption(organ="Human Rights Council", without_vote=True)
    root = printed(document(adoption))
    voting = root.find(f".//{A}analysis/{A}parliamentary/{A}voting")
    assert voting is not None
    assert voting.get("outcome") == "adoptedWithoutVote"
    assert read_akn(etree.tostring(root)).adoption == adoption


@given(ADOPTIONS)
@settings(max_examples=40, deadline=None)
def test_json(adoption: Adoption) -> None:
    made = print_document(document(adoption), "json")
    assert msgspec.json.decode(made, type=Document).adoption == adoption


def test_what_is_referred_to_is_there() -> None:
    vote = Vote(kind="recorded", in_favour=1, for_it=(Listed(name="Algeria", code="DZA"),))
    source = Source(symbol="A/80/L.14", role="draft")
    told = Adoption(organ="General Assembly", vote=vote, documents=(source,), orally=("amended",))
    root = printed(document(told))
    names = {str(each.get("eId")) for each in root.iterfind(f".//{A}references/*")}
    meta = root.find(f".//{A}meta")
    assert meta is not None
    used = [each.get("refersTo", "").split() for each in meta.iter(f"{A}step", f"{A}count")]
    assert {name.removeprefix("#") for about in used for name in about} <= names
    assert root.find(f".//{A}workflow/{A}step[@as='A/80/L.14']") is not None
