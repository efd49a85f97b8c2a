"""Tracked changes and comments of a Word file: both texts, and who proposed what where."""

import io
import json
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from hypothesis import given, settings

from services.texts import text
from shared.text.blocks import flatten
from shared.text.errors import NotText
from shared.text.printing.work import print_redline
from shared.text.reading import read_docx
from shared.text.reading.word.proposed import Proposed, read_proposed
from shared.text.structure import Document
from tests.shared.text.printing.papers import documents, substance
from tests.shared.text.specimens import (
    OPERATIVE,
    START,
    abstract,
    call,
    gone,
    ins,
    listed,
    note,
    p,
    r,
    signed,
    word,
)

MARK, UNMARK = signed("ins"), signed("del")
LISTS = abstract(0, ("decimal", "%1."), ("lowerLetter", "(%2)")) + listed(1, 0)


def told(proposed: Proposed) -> list[tuple[str, str, str, str]]:
    return [(each.author, each.kind, each.place, each.words) for each in proposed.changes]


def texts(document: Document) -> list[str]:
    return [f"{block.label} {block.text}".strip() for block in flatten(document)][3:]


def test_words() -> None:
    third = p(
        "1. Requests States ", gone("to act"), ins("to consider acting", by="Chad"), " at once;"
    )

    found = read_proposed(word(*START, third, OPERATIVE[1]))

    assert told(found) == [
        ("Austria", "deletion", "OP 1", "to act"),
        ("Chad", "insertion", "OP 1", "to consider acting"),
    ]
    assert texts(found.before)[0] == "1. Requests States to act at once;"
    assert texts(found.after)[0] == "1. Requests States to consider acting at once;"
    change = found.changes[1]
    assert (change.at, change.left) == ("2026-04-07T18:00:00Z", "1. Requests States")
    assert change.right == "at once;"


def test_what_one_inserts_and_another_deletes() -> None:
    nested = ins(r("urgently "), gone("and without delay ", by="Chad"))

    found = read_proposed(word(*START, p("1. Requests States ", nested, "to act;"), OPERATIVE[1]))

    assert told(found) == [
        ("Austria", "insertion", "OP 1", "urgently and without delay"),
        ("Chad", "deletion", "OP 1", "and without delay"),
    ]
    assert texts(found.before)[0] == "1. Requests States to act;"
    assert texts(found.after)[0] == "1. Requests States urgently to act;"


def numbered(*paragraphs: str) -> Proposed:
    return read_proposed(word(*START, *paragraphs, numbering=LISTS))


REQUESTS = p("Requests States to act;", number="1:0")
DECIDES = p("Decides to remain seized of the matter.", number="1:0")


@pytest.mark.parametrize(
    "middle",
    [
        # As one types it at the end of the paragraph above, and as one types it above the next.
        (
            p("Requests States to act;", number="1:0", end=MARK),
            p(ins("Urges them to come;"), number="1:0"),
        ),
        (REQUESTS, p(ins("Urges them to come;"), number="1:0", end=MARK)),
    ],
)
def test_a_paragraph_inserted(middle: tuple[str, str]) -> None:
    found = numbered(*middle, DECIDES)

    assert told(found) == [("Austria", "paragraph inserted", "OP 2", "Urges them to come;")]
    assert texts(found.before) == [
        "1. Requests States to act;",
        "2. Decides to remain seized of the matter.",
    ]
    assert texts(found.after) == [
        "1. Requests States to act;",
        "2. Urges them to come;",
        "3. Decides to remain seized of the matter.",
    ]


def test_paragraphs_deleted() -> None:
    found = numbered(
        REQUESTS,
        p(gone("Urges them:"), number="1:0", end=UNMARK),
        p(gone("To come;"), number="1:1", end=UNMARK),
        DECIDES,
    )

    assert told(found) == [
        ("Austria", "paragraph deleted", "OP 2", "Urges them:"),
        ("Austria", "paragraph deleted", "OP 2 (a)", "To come;"),
    ]
    assert len(found.before.operative) == 3
    assert texts(found.after)[1] == "2. Decides to remain seized of the matter."


def test_split_and_merged() -> None:
    found = numbered(
        p("Requests States to act", ins(";"), number="1:0", end=MARK),
        p(gone(" and "), ins("Urges them "), "to come;", number="1:0"),
        p("Invites the Office to help", gone(";"), number="1:0", end=UNMARK),
        p(gone("Decides"), ins(" and"), " to remain seized of the matter.", number="1:0"),
    )

    assert [each.kind for each in found.changes if each.kind.startswith("paragraph")] == [
        "paragraph split",
        "paragraphs merged",
    ]
    assert texts(found.before) == [
        "1. Requests States to act and to come;",
        "2. Invites the Office to help;",
        "3. Decides to remain seized of the matter.",
    ]
    assert texts(found.after) == [
        "1. Requests States to act;",
        "2. Urges them to come;",
        "3. Invites the Office to help and to remain seized of the matter.",
    ]


def test_a_move() -> None:
    edge = '<w:{0}Range{1} w:id="{2}" w:name="m"/>'
    left, arrived = (
        signed("moveFrom", "Urges them to come;"),
        signed("moveTo", "Urges them to come;"),
    )

    found = numbered(
        edge.format("moveTo", "Start", 1),
        p(arrived, number="1:0", end=signed("moveTo")),
        edge.format("moveTo", "End", 1),
        REQUESTS,
        edge.format("moveFrom", "Start", 2),
        p(left, number="1:0", end=signed("moveFrom")),
        edge.format("moveFrom", "End", 2),
        DECIDES,
    )

    assert [(each.kind, each.place, each.to, each.words) for each in found.changes] == [
        ("move", "OP 2", "OP 1", "Urges them to come;")
    ]
    assert texts(found.before)[1] == "2. Urges them to come;"
    assert texts(found.after)[0] == "1. Urges them to come;"


def test_rows() -> None:
    def row(mark: str, *cells: str) -> str:
        inner = "".join(f"<w:tc>{p(cell)}</w:tc>" for cell in cells)
        return f"<w:tr><w:trPr>{mark}</w:trPr>{inner}</w:tr>"

    table = (
        f"<w:tbl>{row('', 'Year', 'Sum')}{row(MARK, '2027', '3')}{row(UNMARK, '2026', '2')}</w:tbl>"
    )

    found = read_proposed(word(*START, *OPERATIVE, p("Annex"), p("Sums"), table))

    assert [(each.kind, each.words) for each in found.changes] == [
        ("row inserted", "2027 | 3"),
        ("row deleted", "2026 | 2"),
    ]
    assert ("2026" in str(found.before), "2027" in str(found.before)) == (True, False)
    assert ("2026" in str(found.after), "2027" in str(found.after)) == (False, True)


def test_notes() -> None:
    preambular = p("Recalling it", call(1), ins(call(2)), ",")
    footnotes = note(1, p(" See A/80/", gone("1"), ins("2"), ".")) + note(2, p(" See A/80/3."))

    found = read_proposed(word(*START[:2], preambular, *OPERATIVE, footnotes=footnotes))

    assert told(found) == [
        ("Austria", "deletion", "footnote 1", "1"),
        ("Austria", "insertion", "footnote 1", "2"),
        ("Austria", "insertion", "footnote 2", "See A/80/3."),
    ]
    assert [each.text for each in found.before.footnotes] == ["See A/80/1."]
    assert [each.text for each in found.after.footnotes] == ["See A/80/2.", "See A/80/3."]


def test_looks_are_no_proposals_and_are_undone() -> None:
    listing = "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>"
    was = f"<w:pPrChange><w:pPr>{listing}</w:pPr></w:pPrChange>"
    look = "<w:i/><w:rPrChange><w:rPr/></w:rPrChange>"

    found = numbered(
        p(r("Requests", look), " States:", number="1:0"),
        p("Urges them to come.", number="1:1", properties=was),
    )

    assert found.changes == ()
    assert [len(each.operative) for each in (found.before, found.after)] == [1, 1]


def test_comments() -> None:
    at = '<w:commentRange{} w:id="4"/>'
    about = (at.format("Start"), "to act", gone(" now"), at.format("End"))
    mark = r(more='<w:commentReference w:id="4"/>')
    comments = (
        f'<w:comment w:id="4" w:author="Chad" w:date="2026-04-07T10:00:00+02:00">'
        f"{p('Who')}{p('pays?')}</w:comment>"
    )

    found = read_proposed(
        word(*START, p("1. Requests States ", *about, mark, ";"), OPERATIVE[1], comments=comments)
    )

    (comment,) = found.comments
    assert (comment.author, comment.at) == ("Chad", "2026-04-07T10:00:00+02:00")
    assert (comment.text, comment.about, comment.place) == ("Who\npays?", "to act", "OP 1")
    assert "pays" not in str(found.after)


def test_a_draft_written_with_its_changes_tracked() -> None:
    new = [p(ins(each), end=MARK) for each in ("A title", "The General Assembly,", "1. Decides.")]

    found = read_proposed(word(*new))

    assert len(found.changes) == 3
    assert (found.before.title, found.after.title) == (None, "A title")


def test_no_text() -> None:
    with pytest.raises(NotText):
        read_proposed(word(p()))


@given(documents(), documents())
@settings(max_examples=15, deadline=None)
def test_both_texts_of_what_we_print(before: Document, after: Document) -> None:
    data = print_redline(before, after, None, "A State", None)

    found = read_proposed(data)

    assert (substance(found.before), substance(found.after)) == (
        substance(before),
        substance(after),
    )
    assert found.after == read_docx(data)
    assert {each.author for each in found.changes} <= {"A State"}


def test_a_file_without_changes() -> None:
    file = io.BytesIO()
    made = docx.Document()
    for line in ("A title", "The General Assembly,", "Recalling it,", "1. Decides to rest."):
        made.add_paragraph(line)
    made.save(file)

    found = read_proposed(file.getvalue())

    assert (found.changes, found.comments, found.before) == ((), (), found.after)


def test_the_command_line(tmp_path: Path) -> None:
    file = tmp_path / "draft.docx"
    file.write_bytes(
        word(*START, p("1. Requests ", ins("<w:r><w:t>&lt;all&gt; </w:t></w:r>"), "States;"))
    )
    ask = CliRunner().invoke

    parsed = json.loads(ask(text, ["parse", str(file)]).stdout)
    listed_, said, page = (
        ask(text, ["proposed", str(file), "--to", to]).stdout for to in ("json", "text", "html")
    )

    assert parsed["proposed"] == json.loads(listed_)["proposed"]
    assert parsed["proposed"][0]["words"] == "<all>"
    assert "OP 1: insertion, Austria" in said
    assert "{+<all>+}" in said
    assert "<ins>&lt;all&gt;</ins>" in page


def test_the_command_line_without_changes(tmp_path: Path) -> None:
    file = tmp_path / "draft.txt"
    file.write_text("The General Assembly,\n\nRecalling it,\n\n1. Decides to rest.", "utf-8")

    found = json.loads(CliRunner().invoke(text, ["parse", str(file)]).stdout)

    assert (found["proposed"], found["comments"]) == ([], [])
