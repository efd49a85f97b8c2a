"""Word files: what python-docx writes, and what Word adds to it, is read as printed."""

import io
import re
import zipfile

import docx
import pytest
from docx.document import Document as WordDocument

from shared.text.facts import facts
from shared.text.reading import read, read_docx, read_draft
from shared.text.structure import Document

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NUMBERING = (
    f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>'
    '<w:lvlText w:val="(%2)"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/>'
    '<w:lvlText w:val="(%3)"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
FOOTNOTES = (
    f"<w:footnotes {W}>"
    '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>'
    '<w:r><w:t xml:space="preserve"> A/CONF.213/18.'
    "</w:t></w:r></w:p></w:footnote>"
    '<w:footnote w:id="3"><w:p><w:r><w:t>* </w:t></w:r><w:r><w:t>On behalf of the Group of African '
    "States.</w:t></w:r></w:p></w:footnote></w:footnotes>"
)


def drafted() -> WordDocument:
    """A draft with its masthead in a table, and numbers typed by hand."""
    word = docx.Document()
    table = word.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "United Nations"
    table.cell(0, 1).text = "A/C.3/80/L.24"
    for line in (
        "General Assembly",
        "Distr.: Limited",
        "12 November 2025",
        "Original: English",
        "Eightieth session",
        "Third Committee",
        "Agenda item 71 (b)",
        "Human rights questions",
        "Bosnia and Herzegovina, Mexico and Trinidad and Tobago: draft resolution",
    ):
        word.add_paragraph(line)
    word.add_heading("Cooperation against cybercrime", 1)
    word.add_paragraph().add_run("The General Assembly,").italic = True
    for verb in ("Recalling", "Noting with concern"):
        paragraph = word.add_paragraph()
        paragraph.add_run(verb).italic = True
        paragraph.add_run(" its resolution 74/173 of 18 December 2019,")
    for number, verb, rest in (
        (1, "Requests", " the Secretary-General to report to it at its eighty-first session;"),
        (2, "Decides", " to remain seized of the matter."),
    ):
        paragraph = word.add_paragraph(f"{number}. ")
        paragraph.add_run(verb).italic = True
        paragraph.add_run(rest)
    return word


def saved(word: WordDocument) -> bytes:
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def test_round_trip() -> None:
    document = read_draft("draft.docx", saved(drafted()))

    found = facts(document)
    assert found["symbol"] == "A/C.3/80/L.24"
    assert (found["date"], found["session"]) == ("2025-11-12", 80)
    assert found["agenda_item_title"] == "Human rights questions"
    assert found["sponsors"] == ["Bosnia and Herzegovina", "Mexico", "Trinidad and Tobago"]
    assert document.title == "Cooperation against cybercrime"
    assert [p.opening for p in document.preambular] == ["Recalling", "Noting with concern"]
    assert [p.number for p in document.operative] == ["1", "2"]
    assert found["requests"][0]["who"] == "Secretary-General"
    assert found["requests"][0]["when"] == {"session": 81}


def body(*paragraphs: str, **parts: str) -> Document:
    """A file of Word's own making: its body, and further parts by name."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(
            "word/document.xml",
            f"<w:document {W}><w:body>{''.join(paragraphs)}</w:body></w:document>",
        )
        for name, data in parts.items():
            archive.writestr(f"word/{name}.xml", data)
    return read_docx(file.getvalue())


def p(text: str, *, level: int | None = None, inside: str = "") -> str:
    numbered = (
        f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        if level is not None
        else ""
    )
    return f"<w:p>{numbered}<w:r><w:t>{text}</w:t></w:r>{inside}</w:p>"


START = (p("The General Assembly,"), p("Recalling its resolution,"))


def test_automatic_numbers() -> None:
    document = body(
        *START,
        p("Decides:", level=0),
        p("To act:", level=1),
        p("Now;", level=2),
        p("Later;", level=2),
        p("To rest;", level=1),
        p("Requests States to act:", level=0),
        p("Alone.", level=1),
        numbering=NUMBERING,
    )

    assert [p.label for p in document.operative] == ["1.", "2."]
    first, second = document.operative
    assert [item.label for item in first.items] == ["(a)", "(b)"]
    assert [item.label for item in first.items[0].items] == ["(i)", "(ii)"]
    assert [item.label for item in second.items] == ["(a)"]


def test_footnotes_and_stars() -> None:
    star = (
        '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="3"/><w:t>*</w:t></w:r>'
        "<w:r><w:t>: draft resolution</w:t></w:r>"
    )
    call = '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t> once more,</w:t></w:r>'
    document = body(
        p("Mauritania", inside=star),
        p("Rights"),
        p("The General Assembly,"),
        p("Recalling the Declaration", inside=call),
        p("1. Decides this."),
        footnotes=FOOTNOTES,
    )

    assert document.sponsors[0].note == "on behalf of the Group of African States"
    assert [(note.mark, note.text) for note in document.footnotes] == [("1", "A/CONF.213/18.")]
    assert [note.text for note in document.notes] == ["On behalf of the Group of African States."]
    assert document.preambular[0].text == "Recalling the Declaration once more,"
    assert document.preambular[0].notes[0].at == len("Recalling the Declaration")


def test_tracked_changes_are_read_as_accepted() -> None:
    changed = (
        "<w:del><w:r><w:delText> urges</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t> requests</w:t></w:r></w:ins><w:r><w:t> States to act.</w:t></w:r>"
    )
    joined = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Noting </w:t></w:r></w:p>"

    document = body(*START, joined, p("the report,"), p("1. Also", inside=changed))

    assert document.operative[0].text == "Also requests States to act."
    assert document.preambular[1].text == "Noting the report,"


def test_a_hyperlink_is_no_reference_outside() -> None:
    word = drafted()
    word.part.relate_to(
        "https://example.org/",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
        is_external=True,
    )

    assert read("draft.docx", saved(word)).title == "Cooperation against cybercrime"


@pytest.mark.parametrize("cut", [100, 1000, 5000])
def test_a_damaged_file_is_refused(cut: int) -> None:
    data = saved(drafted())

    with pytest.raises(Exception, match=re.compile("damaged|not a Word")) as refusal:
        read("draft.docx", data[:-cut])

    assert type(refusal.value).__module__ == "shared.text.errors"
