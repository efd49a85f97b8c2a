"""Official PDFs are read as printed: their facts, each paragraph's ends, and every character."""

import time
from collections import Counter
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import pytest

from shared.text.facts import facts
from shared.text.printed import printed
from shared.text.reading import read, read_pdf
from shared.text.structure import Document
from tests.shared.text.documents import expected, real
from tests.shared.text.sheets import (
    FOOT,
    INDENT,
    LEFT,
    TOP,
    Piece,
    Setter,
    Sheets,
    masthead,
    typeset,
)

L2, L43 = "A-C.2-80-L.2.pdf", "A-C.2-80-L.43.pdf"
L24, L65 = "A-C.3-80-L.24.pdf", "A-C.3-80-L.65.pdf"
RES_146, RES_189 = "A-RES-80-146.pdf", "A-RES-80-189.pdf"
WORK = "A-C.3-80-L.1.pdf"
ALL = (L2, L43, L24, L65, RES_146, RES_189, WORK)
#: Said in prose in the facts, or held under another name here.
IN_PROSE = {"note", "submitted", "deadlines_at_least"}
#: What the pages show, read from pictures of them: first and last five words, without notes.
MULTIDIMENSIONAL = [
    ("Recalling its resolution 78/322 of", "78/322 of 13 August 2024,"),
    ("Expresses its concern that the", "paragraph 10 of its resolution 78/322;"),
    ("Also expresses its concern that", "paragraph 11 of its resolution 78/322;"),
    ("Requests the Secretary-General, in consultation", "2026, both within existing resources;"),
    ("Also reiterates its request to", "on the multidimensional vulnerability index;"),
    ("Decides to include in the", "which will be considered triennially."),
]
COUNCIL = [
    ("Recalling its resolutions 60/251 of", "on the review of the Council,"),
    ("Recalling also its resolutions 62/219", "79/157 of 17 December 2024,"),
    ("Recalling further its resolution 79/192", "methods of the Third Committee,"),
    ("Having considered the recommendations contained", "of the Human Rights Council,"),
]
ENDS = {
    L2: [
        ("Recalling its resolution 78/322 of", "78/322 of 13 August 2024,"),
        ("Expresses deep concern that the", "paragraph 10 of its resolution 78/322;"),
        ("Also expresses deep concern that", "paragraph 11 of its resolution 78/322;"),
        ("Requests the Secretary-General, in consultation", "of the first quarter of 2026;"),
        ("Also requests the Secretary-General to", "on the multidimensional vulnerability index;"),
        ("Decides to include in the", "which will be considered triennially."),
    ],
    L43: MULTIDIMENSIONAL,
    RES_146: MULTIDIMENSIONAL,
    L24: [
        *COUNCIL,
        ("Takes note of the report", "addendum thereto, and its recommendations;"),
        ("Encourages Member States to streamline", "dialogues with the Third Committee."),
    ],
    RES_189: [
        *COUNCIL,
        ("Takes note of the report", "addendum thereto, and its recommendations."),
    ],
}


@pytest.mark.parametrize("name", ALL)
def test_facts(name: str) -> None:
    wanted = {k: v for k, v in expected(name).items() if k not in IN_PROSE}

    found = facts(read(name, real(name)))

    assert {key: found[key] for key in wanted} == wanted
    assert found["not_understood"] == []


@pytest.mark.parametrize("name", list(ENDS))
def test_first_and_last_words(name: str) -> None:
    document = read(name, real(name))

    words = [p.text.split() for p in (*document.preambular, *document.operative)]

    assert [
        (" ".join(w[:5]), " ".join(w[-len(end.split()) :]))
        for w, (_, end) in zip(words, ENDS[name], strict=True)
    ] == ENDS[name]


def test_italics_are_the_opening() -> None:
    document = read(L2, real(L2))

    assert [p.opening for p in document.operative] == [
        "Expresses deep concern",
        "Also expresses deep concern",
        "Requests",
        "Also requests",
        "Decides",
    ]


def test_submitted_by_an_officer() -> None:
    submitted = facts(read(L43, real(L43)))["submitted"]

    assert "the Rapporteur of the Committee, Javad Momeni (Islamic Republic of Iran)" in submitted
    assert "on the basis of informal consultations on draft resolution A/C.2/80/L.2" in submitted


def test_a_note_raised_above_the_row_is_called() -> None:
    document = read(L24, real(L24))

    (call,) = document.preambular[3].notes
    assert document.preambular[3].text[: call.at].endswith("Human Rights Council,")
    assert document.footnotes[0].text.endswith("Supplement No. 53A (A/80/53/Add.1).")
    assert document.notes[0].text.endswith("members of the Group of African States.")


def test_the_close_of_an_adopted_text() -> None:
    document = read(RES_189, real(RES_189))

    assert document.closing == ("62nd plenary meeting", "15 December 2025")
    assert document.operative[0].label == ""


def test_an_organization_of_work() -> None:
    wanted = expected(WORK)["deadlines_at_least"]

    found = facts(read(WORK, real(WORK)))

    assert [each for each in wanted if each not in found["deadlines"]] == []
    assert {"what": "submission of amendments", "date": "2025-11-14", "time": "13:00"} in found[
        "deadlines"
    ]


@pytest.mark.parametrize("name", ALL)
def test_every_character_is_somewhere(name: str) -> None:
    data = real(name)
    source: Counter[str] = Counter()
    file = pypdfium2.PdfDocument(data)
    for page in file:
        text = page.get_textpage()
        source.update("".join(text.get_text_range().split()))
        text.close()
        page.close()
    file.close()

    assert Counter("".join("".join(printed(read_pdf(data))).split())) == source


@pytest.mark.parametrize(
    "name",
    [
        "CCPCJ-2011-ICT-children-revised.txt",
        "E-CN.15-2019-L.6-Rev.1.txt",
        "E-RES-2019-19.txt",
        "A-RES-74-173.txt",
        "CCPCJ-2013-five-sponsors.txt",
    ],
)
def test_what_is_set_in_type_is_read_back(name: str) -> None:
    document = read(name, real(name))

    again = read_pdf(typeset(document, "A/C.3/80/L.24"))

    assert again.preambular == document.preambular
    assert again.operative == document.operative
    assert again.footnotes == document.footnotes
    assert again.not_understood == ()
    assert again.masthead.agenda_item_title == (
        "Human rights questions, including alternative approaches"
    )


def sheet(*paragraphs: list[Piece], notes: dict[str, str] | None = None) -> Document:
    """A page of the General Assembly with these operative paragraphs."""
    setter = Setter("A/C.3/80/L.24", notes or {})
    setter.begin(452.7)
    masthead(setter.sheets, setter.symbol)
    setter.sheets.put(LEFT, 502.3, "Palau: draft resolution", 10, "bold")
    setter.sheets.put(LEFT, 477.1, "A title", 12, "bold")
    setter.paragraph([Piece("The General Assembly", "italic"), Piece(",")])
    setter.paragraph([Piece("Noting", "italic"), Piece(" that peace holds,")])
    for paragraph in paragraphs:
        setter.paragraph(paragraph)
    setter.end()
    return read_pdf(setter.sheets.data())


def test_a_mark_glued_to_a_year() -> None:
    document = sheet(
        [
            Piece("1.\t"),
            Piece("Recalls", "italic"),
            Piece(" its resolution of 19 December 1988"),
            Piece("1", raised=True, note="1"),
            Piece(" and acts;"),
        ],
        [Piece("2.\t"), Piece("Decides", "italic"), Piece(" that 10 km"), Piece("2", raised=True)],
        notes={"1": "Resolution 43/1."},
    )

    assert document.operative[0].text == "Recalls its resolution of 19 December 1988 and acts;"
    assert document.operative[1].text == "Decides that 10 km2"


@pytest.mark.parametrize(
    ("above", "below", "text"),
    [
        ("capacity-", "building of States", "capacity-building of States"),
        ("short-", "and long-term goals", "short- and long-term goals"),
        ("coop-", "eration of States", "cooperation of States"),
        ("the Secretary-", "General of it", "the Secretary-General of it"),
        ("see A/80/53/", "Add.1 of it", "see A/80/53/Add.1 of it"),
    ],
)
def test_hyphens_at_the_end_of_a_row(above: str, below: str, text: str) -> None:
    sheets = Sheets()
    sheets.page()
    for y, x, row in (
        (700, INDENT, "The General Assembly,"),
        (682, INDENT, "Noting the cooperation of all States and of everybody who is willing,"),
        (664, INDENT, f"1.  Requests all of the Member States of the United Nations {above}"),
        (652, LEFT, f"{below} to do so."),
    ):
        sheets.put(x, y, row)

    (paragraph,) = read_pdf(sheets.data()).operative

    assert paragraph.text.endswith(f"United Nations {text} to do so.")


def test_furniture_of_two_pages() -> None:
    sheets = Sheets()
    for n in range(3):
        sheets.page()
        sheets.put(60, 36, f"{n + 1}/3")
        sheets.put(500, 36, "GE.25-04567 (E)")
        if n:
            sheets.put(60, 740, "A/HRC/58/L.1", 8.5, "bold")
            sheets.put(130, 740, "A title of the text that goes over", 8.5, "bold")
            sheets.put(130, 729, "more than one row", 8.5, "bold")
    sheets.pages[0] += ["BT /F0 10 Tf 480 735 Td (A/HRC/58/L.1) Tj ET"]
    sheets.pages[0] += ["BT /F0 10 Tf 147 452 Td (The Human Rights Council,) Tj ET"]
    sheets.pages[0] += [
        f"BT /F0 10 Tf 147 {FOOT} Td (1. Requests all the States of the world) Tj ET"
    ]
    sheets.pages[1] += [f"BT /F0 10 Tf 123.4 {TOP} Td (Requests them to come and) Tj ET"]
    sheets.pages[2] += [f"BT /F0 10 Tf 123.4 {TOP} Td (Nothing else.) Tj ET"]

    document = read_pdf(sheets.data())

    assert [p.text for p in document.operative] == [
        "Requests all the States of the world Requests them to come and Nothing else."
    ]
    assert len(document.furniture) == 7


def test_the_sponsors_of_a_long_list() -> None:
    document = read(L65, real(L65))

    assert document.sponsors[-2].name == "United Kingdom of Great Britain and Northern Ireland"
    assert document.title == "Report of the Human Rights Council"


def test_twenty_pages_are_read_fast() -> None:
    source = read("a.txt", real("CCPCJ-2011-ICT-children-revised.txt"))
    long: Any = type(source)(
        **{name: getattr(source, name) for name in source.__struct_fields__}
        | {"preambular": source.preambular * 5, "operative": source.operative * 4}
    )
    data = typeset(long, "A/C.3/80/L.24")
    pages = len(pypdfium2.PdfDocument(data))
    start = time.process_time()

    read_pdf(data)

    assert pages >= 20
    assert (time.process_time() - start) * 20 / pages < 0.9


def test_headings_and_an_annex() -> None:
    sheets = Sheets()
    sheets.page()
    for y, x, row, style in (
        (700, INDENT, "The General Assembly,", "italic"),
        (
            682,
            INDENT,
            "Noting that all States of the world have come here in order to speak",
            "regular",
        ),
        (670, LEFT, "and to listen,", "regular"),
        (646, 300, "I", "bold"),
        (634, 250, "Follow-up", "bold"),
        (
            616,
            INDENT,
            "1. Decides that all States of the world have come here in order to:",
            "regular",
        ),
        (
            598,
            INDENT,
            "(a) Speak of what is to be done, at length and with the support of the",
            "regular",
        ),
        (586, LEFT, "Secretary-General;", "regular"),
        (568, INDENT, "(b) Listen;", "regular"),
        (550, INDENT, "2. Thanks them.", "regular"),
        (500, LEFT, "Annex", "bold"),
        (488, LEFT, "Terms of reference", "bold"),
        (460, INDENT, "1. The group shall meet.", "regular"),
    ):
        sheets.put(x, y, row, 10, style)

    document = read_pdf(sheets.data())

    assert [section.heading for section in document.sections] == ["I", "Follow-up"]
    assert [item.text for item in document.operative[0].items][1] == "Listen;"
    assert (
        document.operative[0].items[0].text.endswith("with the support of the Secretary-General;")
    )
    assert (document.annexes[0].title, len(document.annexes[0].paragraphs)) == (
        "Terms of reference",
        1,
    )
