"""What follows from an amendment in the text: marks at the ends, numbers, letters, notes."""

import pytest

from shared.text.amending.apply import Outcome, apply
from shared.text.amending.language import read_instructions
from shared.text.reading import read_text
from shared.text.structure import Document

DRAFT = """A title

The General Assembly,

Recalling its resolution 1/1 of 1 May 2001,<sup>1</sup> and others,<sup>2</sup>

Noting the mid-term review of health-care and health,

1. Requests all States to act; it hopes so. They will see;

2. Decides to:

(a) Go home;

(b) Come back; and

(c) Stay;

3. Invites the Office–General and its “friends” to go, as the case may be;

4. Decides to remain seized of the matter.

Annex

Terms

1. The group meets.

2. The group rests.

<sup>1</sup> A/80/1.

<sup>2</sup> A/80/2.
"""
SECTIONS = """A title

The General Assembly,

Noting it,

I

1. Requests A;

2. Requests B;

II

1. Requests C;

2. Requests D.
"""


def outcome(*lines: str, draft: str = DRAFT, notes: dict[str, str] | None = None) -> Outcome:
    amendment = read_instructions(lines, notes)
    assert amendment.not_understood == ()
    return apply(read_text(draft), [("L.1", amendment.instructions)])


def amended(*lines: str, draft: str = DRAFT, notes: dict[str, str] | None = None) -> Document:
    found = outcome(*lines, draft=draft, notes=notes)
    assert (found.refusals, found.collisions) == ((), ())
    return found.document


def test_the_last_paragraph_ends_in_a_full_stop_and_it_is_said() -> None:
    found = outcome("Delete operative paragraph 4.")

    assert found.document.operative[-1].text.endswith("may be.")
    assert found.remarks == ("operative paragraph 3 now ends in a full stop",)


def test_a_new_last_paragraph() -> None:
    document = amended("Add a new operative paragraph 5, reading: “5. Requests it;”")

    assert [p.text for p in document.operative[3:]] == [
        "Decides to remain seized of the matter;",
        "Requests it.",
    ]
    assert [p.label for p in document.operative] == ["1.", "2.", "3.", "4.", "5."]


def test_a_new_preambular_paragraph_ends_in_a_comma() -> None:
    document = amended("After the first preambular paragraph, insert: “Noting this”")

    assert document.preambular[1].text == "Noting this,"


def test_a_mark_that_an_amendment_asks_for_stays() -> None:
    document = amended("In operative paragraph 4, replace the full stop with a semicolon")

    assert document.operative[3].text.endswith("matter;")


@pytest.mark.parametrize(
    ("line", "labels", "ends"),
    [
        (
            "Delete operative paragraph 2 (c).",
            ["(a)", "(b)"],
            ["Go home; and", "Come back;"],
        ),
        (
            "In operative paragraph 2, add a new subparagraph (d) reading: “Rest;”",
            ["(a)", "(b)", "(c)", "(d)"],
            ["Go home;", "Come back;", "Stay; and", "Rest;"],
        ),
        (
            "In operative paragraph 2, after subparagraph (a), insert a new subparagraph: “Rest;”",
            ["(a)", "(b)", "(c)", "(d)"],
            ["Go home;", "Rest;", "Come back; and", "Stay;"],
        ),
    ],
)
def test_letters_and_links_of_lists(line: str, labels: list[str], ends: list[str]) -> None:
    items = amended(line).operative[1].items

    assert [item.label for item in items] == labels
    assert [item.text for item in items] == ends


def test_numbers_begin_anew_in_each_section() -> None:
    document = amended("In section II, delete paragraph 1.", draft=SECTIONS)
    assert [p.number for p in document.operative] == ["1", "2", "1"]
    assert document.operative[2].text == "Requests D."

    document = amended(
        "In section I, after paragraph 1, insert a new paragraph: “Requests X;”", draft=SECTIONS
    )
    assert [p.number for p in document.operative] == ["1", "2", "3", "1", "2"]


def test_a_number_that_two_sections_have() -> None:
    (refusal,) = outcome("Delete operative paragraph 1.", draft=SECTIONS).refusals

    assert refusal.reason == "2 paragraphs have the number 1: say which"


def test_annexes() -> None:
    document = amended("In paragraph 2 of the annex, replace “rests” with “ends”")
    assert document.annexes[0].paragraphs[1].text == "The group ends."

    assert amended("Delete the annex.").annexes == ()


def test_moved_and_reversed() -> None:
    document = amended("Move operative paragraph 1 after operative paragraph 4.")
    assert [p.text[:9] for p in document.operative] == [
        "Decides t",
        "Invites t",
        "Decides t",
        "Requests ",
    ]
    assert [p.text[-1] for p in document.operative] == [":", ";", ";", "."]

    document = amended("Reverse the order of operative paragraphs 3 and 4.")
    assert document.operative[3].text.startswith("Invites")


def test_notes_come_go_and_are_counted() -> None:
    document = amended(
        "In the first preambular paragraph, delete “its resolution 1/1 of 1 May 2001, and”.",
        "After the second preambular paragraph, insert: “Noting that,<sup>7</sup>”",
        notes={"7": "A/80/7."},
    )

    assert document.preambular[0].text == "Recalling others,"
    assert [(note.mark, note.text) for note in document.footnotes] == [
        ("1", "A/80/2."),
        ("2", "A/80/7."),
    ]
    assert [p.notes[0].mark for p in document.preambular if p.notes] == ["1", "2"]


def test_footnotes_are_amended_and_deleted() -> None:
    document = amended("In footnote 2, replace “80” with “81”.", "Delete footnote 1.")

    assert [(note.mark, note.text) for note in document.footnotes] == [("1", "A/81/2.")]
    assert [call.mark for call in document.preambular[0].notes] == ["1"]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (
            "In operative paragraph 1, delete the last sentence",
            "Requests all States to act; it hopes so.",
        ),
        (
            "In operative paragraph 1, replace the last sentence with “So be it;”",
            "Requests all States to act; it hopes so. So be it;",
        ),
        (
            "In operative paragraph 1, delete all words after “act”",
            "Requests all States to act;",
        ),
        (
            "In operative paragraph 1, delete from “all” to “hopes”",
            "Requests so. They will see;",
        ),
        (
            "In operative paragraph 1, between “States” and “to act”, insert “and others”",
            "Requests all States and others to act; it hopes so. They will see;",
        ),
        (
            "In operative paragraph 1, delete “Requests”",
            "All States to act; it hopes so. They will see;",
        ),
        (
            "At the beginning of operative paragraph 1, insert “Also”",
            "Also requests all States to act; it hopes so. They will see;",
        ),
        (
            "In operative paragraph 1, add at the end: “, when they can;”",
            "Requests all States to act; it hopes so. They will see, when they can;",
        ),
        (
            "In operative paragraph 1, delete the word “it” before “hopes”",
            "Requests all States to act; hopes so. They will see;",
        ),
    ],
)
def test_stretches_and_edges(line: str, text: str) -> None:
    assert amended(line).operative[0].text == text


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (
            "In operative paragraph 1, between “all” and “to act”, insert “x”",
            "“all” and “to act” do not stand beside each other",
        ),
        ("In operative paragraph 1, delete from “act” to “nothing”", "stands nowhere behind “act”"),
        (
            "In operative paragraph 1, delete the third “all”",
            "stands in operative paragraph 1 once only",
        ),
        ("In operative paragraph 1, delete the fourth sentence", "has 2 sentences"),
        ("Delete operative paragraph 3 (a).", "its sub-paragraphs are none"),
        ("In annex II, paragraph 1, delete “group”", "there is no annex II: the annexes are Annex"),
        ("In footnote 5, delete “A”", "there is no footnote 5: the footnotes are 1, 2"),
        (
            "In section IV, paragraph 1, delete “all”",
            "there is no section IV: the headings are none",
        ),
        (
            "Insert a new operative paragraph 9, reading: “Asks;”",
            "there is no operative paragraph 9",
        ),
        (
            "In operative paragraph 2, delete “home” in both places",
            "stands in operative paragraph 2 once: not 2 times",
        ),
    ],
)
def test_refusals_say_what_stands_there(line: str, reason: str) -> None:
    found = outcome(line)

    assert found.document == read_text(DRAFT)
    assert reason in found.refusals[0].reason


def test_typography_is_the_same_and_said() -> None:
    found = outcome(
        "In operative paragraph 3, replace 'Office-General and its \"friends\"' with 'x'"
    )

    assert found.document.operative[2].text == "Invites the x to go, as the case may be;"
    assert found.remarks[0].endswith("stands there in other quotation marks, dashes or spaces")


def test_a_capital_is_the_same_and_said() -> None:
    found = outcome("In operative paragraph 3, delete “As the case may be”")

    assert found.document.operative[2].text.endswith("to go;")
    assert "with another first letter" in found.remarks[0]


def test_nothing_is_fuzzy() -> None:
    assert not outcome("In operative paragraph 3, delete “as the cases may be”").applied
    assert not outcome("In operative paragraph 3, delete “as the  case may  b”").applied


def test_a_word_in_another_does_not_count() -> None:
    document = amended("In the second preambular paragraph, delete “and health”")

    assert document.preambular[1].text == "Noting the mid-term review of health-care,"


def test_two_amendments_that_ask_for_the_same_are_made_once() -> None:
    instructions = read_instructions(
        ["In the last operative paragraph, delete “of the matter”.", "After PP1, insert: “Noting,”"]
    ).instructions
    other = read_instructions(
        ["In operative paragraph 4, delete “of the matter”.", "After PP1, insert: “Noting,”"]
    ).instructions

    found = apply(read_text(DRAFT), [("L.1", instructions), ("L.2", other)])

    assert found.document.operative[3].text == "Decides to remain seized."
    assert len(found.document.preambular) == 3


def test_a_paragraph_moved_and_taken_away_collide() -> None:
    one = read_instructions(["Move operative paragraph 1 after operative paragraph 3."])
    other = read_instructions(["Delete operative paragraph 1."])

    found = apply(read_text(DRAFT), [("L.1", one.instructions), ("L.2", other.instructions)])

    assert [each.reason for each in found.collisions] == ["one moves what the other takes away"]
