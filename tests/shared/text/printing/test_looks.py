"""What a reader sees: places of the masthead, order of sponsors, notes, and nothing dangerous."""

from datetime import date

import msgspec
import pypdfium2  # type: ignore[import-untyped]
import pytest

from shared.text.errors import NotText
from shared.text.printing.heads import head_lines
from shared.text.printing.masthead import Head, printed_head
from shared.text.printing.work import Form, print_document
from shared.text.reading import read, read_pdf, read_text
from shared.text.structure import Document, Masthead, Sponsor
from tests.shared.text.documents import real
from tests.shared.text.printing.deciding import W, part
from tests.shared.text.printing.papers import substance


def pages(document: Document) -> list[str]:
    pdf = pypdfium2.PdfDocument(print_document(document, "pdf"))
    try:
        return [page.get_textpage().get_text_bounded() for page in pdf]
    finally:
        pdf.close()


def test_the_places_of_a_masthead() -> None:
    name = "A-C.2-80-L.2.pdf"
    head = printed_head(read(name, real(name)))
    assert (head.name, head.symbol, head.organ) == (
        "United Nations",
        "A/C.2/80/L.2",
        "General Assembly",
    )
    assert head.right == ("Distr.: Limited", "9 October 2025", "Original: English")
    assert head.lower[:3] == ("Eightieth session", "Second Committee", "Agenda item 18 (l)")
    kinds = [kind for kind, _ in head.lower_kinds()]
    assert kinds[:4] == ["lower", "committee", "agenda", "lower"]


def test_a_masthead_made_of_facts_alone() -> None:
    masthead = Masthead(
        symbol="E/CN.15/2019/L.6",
        organ="Commission on Crime Prevention and Criminal Justice",
        distribution="limited",
        date=date(2019, 5, 3),
        languages=("en",),
        session=28,
        place="Vienna",
        dates=(date(2019, 5, 20), date(2019, 5, 24)),
        agenda_item="8",
    )
    assert printed_head(Document(kind="draft resolution", masthead=masthead)) == Head(
        symbol="E/CN.15/2019/L.6",
        organ="Economic and Social Council",
        right=("Distr.: Limited", "3 May 2019", "Original: English"),
        lower=(
            "Commission on Crime Prevention and Criminal Justice",
            "Twenty-eighth session",
            "Vienna, 20–24 May 2019",
            "Agenda item 8",
        ),
    )


@pytest.mark.parametrize(
    ("names", "line"),
    [
        (("Chad",), "Chad: draft resolution"),
        (("Chad", "Austria"), "Austria and Chad: draft resolution"),
        (
            ("State of Palestine", "Côte d’Ivoire", "Bosnia and Herzegovina"),
            "Bosnia and Herzegovina, Côte d’Ivoire and State of Palestine: draft resolution",
        ),
    ],
)
def test_the_line_of_sponsors(names: tuple[str, ...], line: str) -> None:
    sponsors = tuple(Sponsor(name=name) for name in names)
    document = Document(kind="draft resolution", sponsors=sponsors, title="A title")
    assert head_lines(document) == [("sponsors", line)]


def test_sponsors_who_joined_change_the_printed_line_and_nothing_else() -> None:
    document = read("a.txt", real("CCPCJ-2011-ICT-children-revised.txt"))
    more = (*document.sponsors, Sponsor(name="Austria"))
    lines = head_lines(msgspec.structs.replace(document, sponsors=more))
    assert lines[0] == ("sponsors", "Austria, Colombia* and Philippines: revised draft resolution")
    assert lines[1:] == head_lines(document)[1:]


def test_a_chain_that_was_never_printed_is_said() -> None:
    document = Document(
        kind="draft resolution",
        chain=("Commission on Narcotic Drugs", "Economic and Social Council"),
        formulas=("The Economic and Social Council,",),
    )
    assert head_lines(document) == [
        (
            "chain",
            "The Commission on Narcotic Drugs recommends to the Economic and Social Council the "
            "adoption of the following draft resolution:",
        )
    ]


def test_pages_of_a_pdf_bear_the_symbol_and_their_number() -> None:
    document = read("a.txt", real("E-CN.15-2019-L.6-Rev.1.txt"))
    first, *others = pages(document)
    assert "1/" not in first.splitlines()[-1]
    for number, page in enumerate(others, 2):
        assert page.startswith("E/CN.15/2019/L.6/Rev.1")
        assert f"{number}/{len(others) + 1}" in page


@pytest.mark.parametrize(
    "name",
    ["A-C.2-80-L.2.pdf", "E-CN.15-2019-L.6-Rev.1.txt", "CCPCJ-2011-ICT-children-revised.txt"],
)
def test_a_pdf_is_read_as_the_official_one(name: str) -> None:
    document = read(name, real(name))
    found = read_pdf(print_document(document, "pdf"))
    without = ("masthead",)
    assert substance(found, without=without) == substance(document, without=without)


@pytest.mark.parametrize("form", ["pdf", "html", "docx", "akn"])
def test_a_text_is_never_taken_for_markup(form: Form) -> None:
    nasty = '#read("/etc/passwd") $x$ <script>alert(1)</script> *a* _b_ \\ @c & </w:t> ]]>'
    document = Document(kind="other", title=nasty, not_understood=(nasty, "\x0b\ufffe\ufdd0"))
    made = print_document(document, form)
    if form == "html":
        assert b"<script" not in made
    elif form == "pdf":
        pdf = pypdfium2.PdfDocument(made)
        assert "<script>alert(1)</script> *a* _b_" in pdf[0].get_textpage().get_text_bounded()
        pdf.close()
    else:
        assert made


def test_real_notes_of_word_and_running_heads() -> None:
    document = read("a.txt", real("CCPCJ-2011-ICT-children-revised.txt"))
    made = print_document(document, "docx")
    calls = list(part(made).iter(f"{W}footnoteReference"))
    own = [call for call in calls if call.get(f"{W}customMarkFollows")]
    assert (len(calls), len(own)) == (12, 1)
    assert len(list(part(made, "word/footnotes.xml").iter(f"{W}footnoteRef"))) == 11
    l24 = read("a.pdf", real("A-C.3-80-L.24.pdf"))
    header = part(print_document(l24, "docx"), "word/header1.xml")
    assert [t.text for t in header.iter(f"{W}t")] == ["A/C.3/80/L.24"]


def test_a_page_for_the_browser_stands_alone() -> None:
    document = read_text("The General Assembly,\n\nRecalling x,¹\n\n1. Ends.\n\n¹ See A/1.")
    page = print_document(document, "html").decode()
    assert page.startswith("<!DOCTYPE html>")
    assert '<a href="#note-1">1</a>' in page
    assert 'id="note-1"' in page
    assert "<i>Recalling</i> x," in page
    assert "http" not in page


def test_an_empty_document_prints_in_every_form() -> None:
    empty = Document(kind="other")
    forms: tuple[Form, ...] = ("docx", "pdf", "akn", "html", "json")
    for form in forms:
        assert print_document(empty, form)
    with pytest.raises(NotText):
        read("a.txt", print_document(empty, "txt"))
