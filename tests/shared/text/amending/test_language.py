"""The language of amendments, sentence by sentence: what each asks for, and where."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.text.amending.language import read_instructions
from shared.text.reading import read_text
from tests.shared.text.amending.saying import said

ONE_SENTENCE = {
    "Delete the third preambular paragraph and operative paragraph 2.": [
        "delete paragraph · preambular paragraph 3",
        "delete paragraph · operative paragraph 2",
    ],
    "Delete the fourth preambular paragraph": ["delete paragraph · preambular paragraph 4"],
    "Delete operative paragraphs 5, 6, 10 and 13.": [
        f"delete paragraph · operative paragraph {n}" for n in (5, 6, 10, 13)
    ],
    "Delete operative paragraphs 5 to 7": [
        f"delete paragraph · operative paragraph {n}" for n in (5, 6, 7)
    ],
    "Delete the first, second and last preambular paragraphs.": [
        "delete paragraph · preambular paragraph 1",
        "delete paragraph · preambular paragraph 2",
        "delete paragraph · preambular paragraph the last",
    ],
    "Operative paragraph 5 should be deleted.": ["delete paragraph · operative paragraph 5"],
    "Delete operative paragraph 7 bis": ["delete paragraph · operative paragraph 7 bis"],
    "Delete operative paragraph 3 (a) and (b)": [
        "delete paragraph · operative paragraph 3 (a)",
        "delete paragraph · operative paragraph 3 (b)",
    ],
    "In operative paragraph 2 (a), delete the second sentence.": [
        "delete words · the second sentence of operative paragraph 2 (a)"
    ],
    "Delete the first “x” in operative paragraph 2.": [
        "delete words · operative paragraph 2 · x · 1"
    ],
    "In the third line of operative paragraph 2, delete “x”.": [
        "delete words · operative paragraph 2 · x"
    ],
    "In operative paragraph 13, delete “and the Committee’s report”.": [
        "delete words · operative paragraph 13 · and the Committee’s report"
    ],
    "Delete the words “a” and “b” in PP5 and OP6.": [
        "delete words · preambular paragraph 5 · a",
        "delete words · preambular paragraph 5 · b",
        "delete words · operative paragraph 6 · a",
        "delete words · operative paragraph 6 · b",
    ],
    "In the fourth preambular paragraph, replace the words “all States” with the words “them”.": [
        "replace words · preambular paragraph 4 · all States · them"
    ],
    'In operative paragraph 5 (a) (ii), replace "x" by "y" and "v" by "w"': [
        "replace words · operative paragraph 5 (a) (ii) · x · y",
        "replace words · operative paragraph 5 (a) (ii) · v · w",
    ],
    "In paragraph 9, substitute “new” for “old”.": [
        "replace words · operative paragraph 9 · old · new"
    ],
    "In subparagraph (b) of operative paragraph 7, delete “x”": [
        "delete words · operative paragraph 7 (b) · x"
    ],
    "In operative paragraph 5, after the words “sexual health”, insert “as appropriate”.": [
        "insert words · operative paragraph 5 · after · sexual health · as appropriate"
    ],
    "In the last preambular paragraph, insert the words “x” before “y”.": [
        "insert words · preambular paragraph the last · before · y · x"
    ],
    "At the end of operative paragraph 4, add “, as appropriate”": [
        "insert words · operative paragraph 4 · after · , as appropriate"
    ],
    "Insert a new operative paragraph 5 bis, reading as follows: “5 bis. Decides to act;”": [
        "insert paragraph · operative paragraph 5 · after · 5 bis. Decides to act; · 5 bis"
    ],
    "After the fifth preambular paragraph, insert a new preambular paragraph reading: “So,”": [
        "insert paragraph · preambular paragraph 5 · after · So,"
    ],
    "Before operative paragraph 1, insert the following new operative paragraph: “Decides it;”": [
        "insert paragraph · operative paragraph 1 · before · Decides it;"
    ],
    "Add a new subparagraph (d) to operative paragraph 3, reading: “To go;”": [
        "insert paragraph · operative paragraph 3 · after · To go; · (d)"
    ],
    "Paragraph 4 should read: “Decides “this” much;”": [
        "replace paragraph · operative paragraph 4 · Decides “this” much;"
    ],
    "Replace the title with “A new title”": ["replace paragraph · the title · A new title"],
    "In the title, delete “new”.": ["delete words · the title · new"],
    "In operative paragraph 2, delete “a” and replace “b” with “c”, and, in operative paragraph 5, "
    "insert “d” after “e”.": [
        "delete words · operative paragraph 2 · a",
        "replace words · operative paragraph 2 · b · c",
        "insert words · operative paragraph 5 · after · e · d",
    ],
    "1. Delete operative paragraph 3 and renumber the subsequent paragraphs accordingly.": [
        "delete paragraph · operative paragraph 3",
        "renumber · the operative part",
    ],
    "Delete from “a” to “b” in operative paragraph 3": [
        "delete words · operative paragraph 3 · a · b"
    ],
    "Delete everything that is bad.": None,
    "Move operative paragraph 4 to the front.": None,
    "In operative paragraph 2, replace “b” with something better.": None,
}


@pytest.mark.parametrize("sentence", list(ONE_SENTENCE))
def test_a_sentence(sentence: str) -> None:
    amendment = read_instructions([sentence])

    changes = [said(change) for each in amendment.instructions for change in each.changes]
    assert changes == (ONE_SENTENCE[sentence] or [])
    assert (amendment.not_understood == ()) == bool(changes)


def test_the_new_text_in_its_own_paragraphs() -> None:
    amendment = read_instructions(
        [
            "Replace operative paragraph 4 with the following:",
            "“4. Requests the Secretary-General:",
            "(a) To delete operative paragraph 9;",
            "(b) To act;”",
            "Renumber the remaining paragraphs accordingly.",
        ]
    )

    (instruction,) = amendment.instructions
    change, renumber = instruction.changes
    assert renumber.action == "renumber"
    assert change.new == (
        "4. Requests the Secretary-General:",
        "(a) To delete operative paragraph 9;",
        "(b) To act;",
    )
    assert instruction.quoted[-1] == "Renumber the remaining paragraphs accordingly."


def test_headings_name_the_place() -> None:
    amendment = read_instructions(
        [
            "A title",
            "Operative paragraph 3",
            "Replace “a” by “b”",
            "Third preambular paragraph",
            "Delete.",
        ]
    )

    changes = [said(change) for each in amendment.instructions for change in each.changes]
    assert changes == [
        "replace words · operative paragraph 3 · a · b",
        "delete paragraph · preambular paragraph 3",
    ]
    assert amendment.lead == ("A title",)


def test_an_amendment_that_quotes_paragraphs_is_no_draft() -> None:
    document = read_text(
        "A/C.3/80/L.65\n\nThird Committee\nAgenda item 71\n\nArgentina: amendments to draft "
        "resolution A/C.3/80/L.24\n\n1. After the second preambular paragraph, insert a new "
        "preambular paragraph, reading:\n\n“Recalling its resolution 1/1,”\n\n2. In "
        "operative paragraph 1, delete “x”.\n"
    )

    assert (document.kind, len(document.instructions)) == ("amendment", 2)
    assert (document.preambular, document.operative, document.not_understood) == ((), (), ())


@given(st.lists(st.text(max_size=80) | st.sampled_from(list(ONE_SENTENCE)), max_size=8))
@settings(max_examples=150, deadline=1000)
def test_any_lines(lines: list[str]) -> None:
    read_instructions(lines)


@pytest.mark.parametrize(
    "text",
    ["‘" * 60_000, "“" * 60_000, "Delete " * 20_000, "“a” and in " * 20_000, "1, " * 40_000],
    ids=["apostrophes", "quotes", "verbs", "turns", "numbers"],
)
def test_no_sentence_takes_long(text: str) -> None:
    start = time.process_time()

    read_instructions([f"In operative paragraph {text}", *["“Insert:"] * 5_000])

    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    "words",
    [
        "a ",
        "all the ",
        "and ",
        "“a” after ",
        "from “a” to ",
        "should be to ",
        "first, ",
        "In ",
        "‘a’ b ",
    ],
)
def test_no_sentence_of_usual_length_takes_long(words: str) -> None:
    start = time.process_time()

    read_instructions([f"In operative paragraph 3, insert {words * (3_900 // len(words))}“x”"])

    assert time.process_time() - start < 3
