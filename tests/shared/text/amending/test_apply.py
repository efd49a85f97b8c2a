"""Amendments are applied at their exact place and words, or refused with what stands there."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.text.amending.apply import Outcome, apply
from shared.text.amending.language import read_instructions
from shared.text.amending.model import Instruction
from shared.text.reading import read, read_text
from shared.text.structure import Document
from tests.shared.text.documents import real

DRAFT = """A title of words

The General Assembly,

Recalling its resolution 1/1,

Noting the report of the Committee,1

Stressing peace,

1. Requests all States to act, as appropriate, and to report;

Follow-up

2. Decides to:

(a) Go home;

(b) Come back, including (again) soon;

(c) Stay;

3. Invites the Secretary-General to go;

4. Decides to remain seized of the matter.

1 A/80/1.
"""
NUMBERS = ["1.", "2.", "3.", "4."]


def draft() -> Document:
    return read_text(DRAFT)


def instructions(*lines: str) -> tuple[Instruction, ...]:
    amendment = read_instructions(lines)
    assert amendment.not_understood == ()
    return amendment.instructions


def amended(*lines: str) -> Document:
    outcome = apply(draft(), [("L.1", instructions(*lines))])
    assert (outcome.refusals, outcome.collisions) == ((), ())
    return outcome.document


def refused(*lines: str) -> str:
    outcome = apply(draft(), [("L.1", instructions(*lines))])
    assert outcome.document == draft()
    (refusal,) = outcome.refusals
    return refusal.reason


def test_the_real_amendment() -> None:
    before, amendment, after = (
        read(name, real(name))
        for name in ("A-C.3-80-L.24.pdf", "A-C.3-80-L.65.pdf", "A-RES-80-189.pdf")
    )

    document = apply(before, [("A/C.3/80/L.65", amendment.instructions)]).document

    assert len(document.preambular) == 3
    assert document.operative == after.operative
    kept = [p for p in after.preambular if not p.text.startswith("Recalling further")]
    assert list(document.preambular) == kept
    assert document.footnotes == before.footnotes


def test_deleted_paragraphs_renumber_the_rest_and_move_headings() -> None:
    document = amended("Delete operative paragraphs 1 and 4.")

    assert [p.label for p in document.operative] == ["1.", "2."]
    assert document.operative[1].text == "Invites the Secretary-General to go."
    assert document.sections[0].before == 0


def test_places_are_those_of_the_text_before() -> None:
    document = amended("Delete operative paragraph 1.", "In operative paragraph 3, delete “to go”.")

    assert document.operative[1].text == "Invites the Secretary-General;"


def test_a_note_goes_with_its_last_call() -> None:
    assert len(draft().footnotes) == 1
    assert amended("Delete the second preambular paragraph.").footnotes == ()


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("delete “, as appropriate,”", "Requests all States to act and to report;"),
        ("delete “and to report”", "Requests all States to act, as appropriate;"),
        (
            "replace “all States” with “them”",
            "Requests them to act, as appropriate, and to report;",
        ),
        (
            "insert “soon” after “act”",
            "Requests all States to act soon, as appropriate, and to report;",
        ),
        (
            "insert “now” before “to act”",
            "Requests all States now to act, as appropriate, and to report;",
        ),
        (
            "add “in full” at the end",
            "Requests all States to act, as appropriate, and to report in full;",
        ),
    ],
)
def test_words(sentence: str, text: str) -> None:
    assert amended(f"In operative paragraph 1, {sentence}.").operative[0].text == text


def test_a_call_stays_at_its_word() -> None:
    document = amended("In the second preambular paragraph, insert “final” before “report”.")

    (call,) = document.preambular[1].notes
    assert document.preambular[1].text[: call.at].endswith("Committee,")


def test_words_in_a_subparagraph() -> None:
    document = amended("In operative paragraph 2 (b), delete “including (again)”.")

    assert document.operative[1].items[1].text == "Come back, soon;"


def test_new_paragraphs_and_subparagraphs() -> None:
    document = amended(
        "After the first preambular paragraph, insert a new preambular paragraph reading:",
        "“Recalling also this,”",
        "Insert a new operative paragraph 2 bis, reading:",
        "“2 bis. Urges States to:",
        "(a) Run;",
        "(b) Rest;”",
        "Add a new subparagraph (d) to operative paragraph 2, reading: “Sleep;”",
        "Delete subparagraph (a) of operative paragraph 2.",
    )

    assert document.preambular[1].text == "Recalling also this,"
    assert document.preambular[1].opening == "Recalling also"
    assert [p.label for p in document.operative] == ["1.", "2.", "3.", "4.", "5."]
    assert [item.text for item in document.operative[2].items] == ["Run;", "Rest;"]
    assert [(i.label, i.text) for i in document.operative[1].items] == [
        ("(a)", "Come back, including (again) soon;"),
        ("(b)", "Stay;"),
        ("(c)", "Sleep;"),
    ]


def test_a_replaced_paragraph_and_title() -> None:
    document = amended(
        "Replace operative paragraph 3 with: “Thanks everybody;”", "In the title, delete “of words”"
    )

    assert (document.operative[2].text, document.operative[2].opening) == (
        "Thanks everybody;",
        "Thanks",
    )
    assert document.title == "A title"


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        (
            "In operative paragraph 1, delete “as necessary”.",
            "“as necessary” does not stand in operative paragraph 1; what stands there is “",
        ),
        ("In operative paragraph 1, delete “ct, as”.", "does not stand in operative paragraph 1"),
        ("In operative paragraph 4, delete “to”.", None),
        ("In operative paragraph 1, delete “to”.", "stands in operative paragraph 1 2 times"),
        ("Delete operative paragraph 9.", "there is no operative paragraph 9: the text has 4"),
        ("Delete operative paragraph 2 (d).", "its sub-paragraphs are (a), (b), (c)"),
        ("Delete the ninth preambular paragraph.", "the text has 3 preambular paragraphs"),
    ],
)
def test_refusals(sentence: str, reason: str | None) -> None:
    if reason is None:
        amended(sentence)
    else:
        assert reason in refused(sentence)


def test_a_refusal_shows_what_stands_there_instead() -> None:
    assert refused("In operative paragraph 1, delete “as approprate, and”.").endswith(
        "what stands there is “as appropriate, and”"
    )


def both(one: str, other: str) -> Outcome:
    return apply(draft(), [("L.1", instructions(one)), ("L.2", instructions(other))])


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Delete operative paragraph 1.", "In operative paragraph 1, delete “to act”.", "deletes"),
        (
            "Delete operative paragraph 2.",
            "In operative paragraph 2 (a), delete “home”.",
            "deletes",
        ),
        (
            "In operative paragraph 1, delete “as appropriate”.",
            "In operative paragraph 1, replace “act, as” with “be”.",
            "same words",
        ),
        (
            "Insert a new operative paragraph after operative paragraph 1, reading: “Asks;”",
            "Insert a new operative paragraph after operative paragraph 1, reading: “Thanks;”",
            "comes first",
        ),
        (
            "Replace operative paragraph 3 with “Asks;”",
            "Replace operative paragraph 3 with “Thanks;”",
            "replaces",
        ),
    ],
)
def test_collisions(one: str, other: str, reason: str) -> None:
    outcome = both(one, other)

    (collision,) = outcome.collisions
    assert reason in collision.reason
    assert (collision.one, collision.other) == (("L.1", one), ("L.2", other))
    assert outcome.document == draft()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Delete operative paragraph 1.", "Delete operative paragraphs 1 and 2."),
        (
            "In operative paragraph 1, delete “to act”.",
            "In operative paragraph 1, delete “to report”.",
        ),
        (
            "Delete operative paragraph 1.",
            "Insert a new operative paragraph after operative paragraph 1, reading: “Asks;”",
        ),
    ],
)
def test_no_collision(one: str, other: str) -> None:
    assert both(one, other).applied


@given(
    st.sets(st.integers(1, 3)),
    st.sets(st.integers(1, 4)),
    st.sets(st.sampled_from(["States", "Secretary-General", "seized", "Decides", "home"])),
    st.lists(st.integers(1, 4), max_size=3),
)
@settings(max_examples=60, deadline=1000)
def test_no_paragraph_is_lost_that_no_instruction_names(
    preambular: set[int], operative: set[int], words: set[str], after: list[int]
) -> None:
    ordinal = {1: "first", 2: "second", 3: "third"}
    lines = [f"Delete the {ordinal[n]} preambular paragraph." for n in sorted(preambular)]
    lines += [f"Delete operative paragraph {n}." for n in sorted(operative)]
    lines += [
        f"Insert a new operative paragraph after operative paragraph {n}, reading: “Adds new;”"
        for n in after
    ]
    lines += [
        f"In operative paragraph {n}, replace “{word}” with “X”."
        for word in sorted(words)
        for n in (1, 2, 3, 4)
        if n not in operative
    ]
    before = draft()

    outcome = apply(before, [("L.1", instructions(*lines))])

    if not outcome.applied:
        assert outcome.document == before
        return
    kept = [p.text for n, p in enumerate(before.preambular, 1) if n not in preambular]
    assert [p.text for p in outcome.document.preambular] == kept
    assert len(outcome.document.operative) == 4 - len(operative) + len(after)
    untouched = {
        p.text.rstrip(";.") for n, p in enumerate(before.operative, 1) if n not in operative
    }
    if not words:
        assert untouched <= {p.text.rstrip(";.") for p in outcome.document.operative}
