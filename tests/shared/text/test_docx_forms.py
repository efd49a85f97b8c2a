"""What Word files hold beside plain paragraphs is read as it is printed."""

import pytest

from shared.text.blocks import flatten
from shared.text.errors import Unsafe
from shared.text.reading import read, read_docx
from shared.text.reading.word.styles import Style
from shared.text.structure import Document
from tests.shared.text.specimens import (
    OPERATIVE,
    START,
    abstract,
    call,
    listed,
    note,
    p,
    r,
    style,
    word,
)

BOX = "<w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent>"
FIELD = (
    r(more='<w:fldChar w:fldCharType="begin"/>'),
    r(more="<w:instrText>REF a \\h</w:instrText>"),
    r("hidden result of the code"),
    r(more='<w:fldChar w:fldCharType="separate"/>'),
    r("paragraph 3"),
    r(more='<w:fldChar w:fldCharType="end"/>'),
)
SAID = {
    "fields": (FIELD, "paragraph 3"),
    "simple fields": (
        ('<w:fldSimple w:instr=" PAGE "><w:r><w:t>7</w:t></w:r></w:fldSimple>',),
        "7",
    ),
    "hyperlinks": (('<w:hyperlink r:id="x"><w:r><w:t>65/230</w:t></w:r></w:hyperlink>',), "65/230"),
    "smart tags": (("<w:smartTag><w:r><w:t>Vienna</w:t></w:r></w:smartTag>",), "Vienna"),
    "controls": (
        ("<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>now</w:t></w:r></w:sdtContent></w:sdt>",),
        "now",
    ),
    "hyphens": (
        (r("co", more="<w:noBreakHyphen/>"), r("op", more="<w:softHyphen/>"), "s"),
        "co-ops",
    ),
    "tabs": ((r("a", more="<w:tab/>"), "b"), "a b"),
    "symbols": ((r(more='<w:sym w:font="Symbol" w:char="F0A3"/>'), " 5"), "≤ 5"),
    "formulas": (("<m:oMath><m:r><m:t>x+y</m:t></m:r></m:oMath>",), "x+y"),
    "signs of two kinds": (
        (
            r(
                more='<mc:AlternateContent><mc:Choice Requires="x"><w:none/></mc:Choice>'
                "<mc:Fallback><w:t>once</w:t></mc:Fallback></mc:AlternateContent>"
            ),
        ),
        "once",
    ),
    "line breaks": ((r("to act", more="<w:br/>"), "at once"), "to act at once"),
}


def texts(document: Document) -> list[str]:
    return [f"{block.label} {block.text}".strip() for block in flatten(document)]


@pytest.mark.parametrize("what", list(SAID))
def test_within_a_paragraph(what: str) -> None:
    runs, expected = SAID[what]

    document = read_docx(word(*START, p("1. Requests ", *runs, ";"), OPERATIVE[1]))

    assert document.operative[0].text == f"Requests {expected};"


def test_a_text_box_is_read_once() -> None:
    drawn = r(
        more=f'<mc:AlternateContent><mc:Choice Requires="wps">{BOX}</mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent>"
    )

    document = read_docx(word(*START, *OPERATIVE, p("Annex"), p("Terms", drawn)))

    assert str(document).count("In a box.") == 1


def test_lines_of_one_paragraph_belong_together() -> None:
    head = p(
        r("Austria, Belgium,", more="<w:br/>"),
        r("Bosnia and Herzegovina", more="<w:br/>"),
        "and Chile: draft resolution",
    )
    title = p(r("Cooperation in the", more="<w:br/>"), "field of paper")

    document = read_docx(word(head, title, *START[1:], *OPERATIVE))

    assert [each.name for each in document.sponsors] == [
        "Austria",
        "Belgium",
        "Bosnia and Herzegovina",
        "Chile",
    ]
    assert document.title == "Cooperation in the field of paper"


def test_what_is_not_printed_is_furniture() -> None:
    hidden = p("1. Requests", r(" in secret", "<w:vanish/>"), " States to act;")
    asked = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Click here</w:t></w:r>"
        "</w:sdtContent></w:sdt>"
    )
    machine = p("&lt;&lt;ODS JOB NO&gt;&gt;N2534567E&lt;&lt;ODS JOB NO&gt;&gt;")

    document = read_docx(word(machine, *START, hidden, p(asked), OPERATIVE[1]))

    assert texts(document)[-2:] == [
        "1. Requests States to act;",
        "2. Decides to remain seized of the matter.",
    ]
    assert set(document.furniture) == {
        "in secret",
        "Click here",
        "<<ODS JOB NO>>N2534567E<<ODS JOB NO>>",
    }


def test_lists() -> None:
    numbering = (
        abstract(0, ("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "(%3)"))
        + abstract(1, ("decimal", "%1 bis."))
        + abstract(2, ("upperRoman", "%1."))
        + abstract(3, ("bullet", "•"))
        + listed(1, 0)
        + listed(2, 1)
        + listed(3, 2)
        + listed(4, 3)
        + listed(5, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
    )

    document = read_docx(
        word(
            *START,
            p("General", style="H1G", number="3:0"),
            p("Requests States:", number="1:0"),
            p("To act:", number="1:1"),
            p("Now;", number="1:2"),
            p("To rest;", number="1:1"),
            p("Urges them again;", number="2:0"),
            p("Follow-up", style="H1G", number="3:0"),
            p("Decides to meet.", number="1:0"),
            p("Annex"),
            p("Terms"),
            p("The group meets.", number="5:0"),
            p("It rests.", number="5:0"),
            numbering=numbering,
            styles=style("H1G", "_ H_1_G"),
        )
    )

    assert [each.label for each in document.operative] == ["1.", "1 bis.", "2."]
    first = document.operative[0].items
    assert [each.label for each in first] == ["(a)", "(b)"]
    assert [each.label for each in first[0].items] == ["(i)"]
    assert [each.heading for each in document.sections] == ["I. General", "II. Follow-up"]
    assert [each.label for each in document.annexes[0].paragraphs] == ["1.", "2."]


def test_numbers_that_styles_carry() -> None:
    numbering = abstract(0, more='<w:numStyleLink w:val="Paras"/>') + (
        abstract(1, ("decimal", "%1."), ("lowerLetter", "(%2)")).replace(
            '<w:lvlText w:val="(%2)"/>', '<w:pStyle w:val="Sub"/><w:lvlText w:val="(%2)"/>'
        )
        + listed(1, 0)
        + listed(2, 1)
    )
    own = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = (
        style(
            "Paras", "Paras", '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>', "numbering"
        )
        + style("SingleTxt", "Single Txt", own)
        + style("Sub", "Sub", own)
        + style("Below", "Below", '<w:basedOn w:val="Sub"/>')
    )

    document = read_docx(
        word(
            *START,
            p("Requests States:", style="SingleTxt"),
            p("To act;", style="Sub"),
            p("To rest;", style="Sub"),
            p("Decides to meet;", style="SingleTxt"),
            p("2 bis.\tUrges them to come.", properties='<w:numPr><w:numId w:val="0"/></w:numPr>'),
            numbering=numbering,
            styles=styles,
        )
    )

    assert [each.label for each in document.operative] == ["1.", "2.", "2 bis."]
    assert [each.label for each in document.operative[0].items] == ["(a)", "(b)"]


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("_ H_1_G", True),
        ("_ H _Ch_G", True),
        ("_ H_2/3_G", True),
        ("H1", True),
        ("H23", True),
        ("TitleHCH", True),
        ("heading 2", True),
        ("_ Single Txt_G", False),
        ("Single Txt", False),
        ("Header", False),
    ],
)
def test_headings_of_the_templates(name: str, heading: bool) -> None:  # noqa: FBT001
    assert Style(name=name).heading is heading


def test_notes_of_both_kinds_with_marks_of_their_own() -> None:
    star = '<w:sym w:font="Symbol" w:char="F02A"/>'
    head = p("Mauritania", call(1, star), ": draft resolution")
    text = (
        p("Recalling it", call(2), " and the report", call(1, kind="endnote"), ","),
        p("1. Requests", call(3), call(2, kind="endnote"), " States to act;"),
    )
    footnotes = (
        note(1, p(r(more=star), r(more="<w:tab/>"), r("On behalf of the Group of African States.")))
        + note(2, p(r(more="<w:footnoteRef/>"), " See A/80/1."), p("It is long."))
        + note(3, p(r(more="<w:footnoteRef/>"), r("\t"), "Ibid."))
    )

    document = read_docx(
        word(
            head,
            *START[:2],
            *text,
            OPERATIVE[1],
            footnotes=footnotes,
            endnotes=note(1, p(r(more="<w:endnoteRef/>"), "At the end."), kind="endnote")
            + note(2, p("Again."), kind="endnote"),
        )
    )

    assert [(each.mark, each.text) for each in document.notes] == [
        ("*", "On behalf of the Group of African States.")
    ]
    assert [(each.mark, each.text) for each in document.footnotes] == [
        ("1", "See A/80/1. It is long."),
        ("i", "At the end."),
        ("2", "Ibid."),
        ("ii", "Again."),
    ]
    assert document.sponsors[0].note == "on behalf of the Group of African States"
    assert [each.mark for each in document.preambular[0].notes] == ["1", "i"]


def test_heads_and_feet_of_pages() -> None:
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="a"/>'
        '<w:headerReference w:type="first" r:id="b"/><w:titlePg/></w:sectPr>'
    )
    relations = "".join(
        f'<Relationship Id="{name}" Type="x/header" Target="header{n}.xml"/>'
        for n, name in enumerate("ab", 1)
    )

    document = read_docx(
        word(
            *START,
            *OPERATIVE,
            section,
            header1=p("A/C.3/80/L.24"),
            header2="<w:tbl><w:tr><w:tc>"
            + p("United Nations")
            + "</w:tc><w:tc>"
            + p("A/C.3/80/L.24")
            + "</w:tc></w:tr></w:tbl>",
            footer1=p("25-17595 (E)") + p("*2517595*"),
            document_rels=relations,
        )
    )

    assert document.masthead.symbol == "A/C.3/80/L.24"
    assert sorted(document.furniture) == ["*2517595*", "25-17595 (E)", "A/C.3/80/L.24"]


def template(target: str) -> bytes:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    relation = f'<Relationship Id="a" Type="{kind}" Target="{target}" TargetMode="External"/>'
    return word(*START, *OPERATIVE, settings="", settings_rels=relation)


@pytest.mark.parametrize("target", ["file:///C:\\Templates\\GA.dotm", "C:\\Templates\\GA.dotm"])
def test_a_template_on_its_authors_disk_is_only_a_name(target: str) -> None:
    assert read("draft.docx", template(target)).title == "A title"


def test_a_template_elsewhere_is_refused() -> None:
    with pytest.raises(Unsafe, match="attachedTemplate"):
        read("draft.docx", template("https://example.org/a.dotm"))
