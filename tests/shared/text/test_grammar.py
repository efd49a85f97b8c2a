"""The grammar of documents that the real ones at hand do not show."""

import pytest

from shared.text import ordinals
from shared.text.amending.language import read_instructions
from shared.text.blocks import flatten
from shared.text.facts import facts
from shared.text.reading import read_text
from shared.text.structure import Document

THIRD_COMMITTEE = """United Nations
A/C.3/80/L.24/Rev.1*

General Assembly

Distr.: Limited
12 November 2025

Original: English/French

Eightieth session
Third Committee
Agenda item 71 (b)
Promotion and protection of human rights: human rights
questions, including alternative approaches**

Albania, Bolivia (Plurinational State of),
Bosnia and Herzegovina, Netherlands (Kingdom of the), United Kingdom of Great
Britain and Northern Ireland and State of Palestine:*** revised draft resolution

Rights of the child

The General Assembly,

Recalling its resolution 44/25 of 20 November 1989, and resolution 78/187 of 19 December 19881 and
Human Rights Council resolution 7/29 of 28 March 2008,2
Emphasizing that the Convention on the Rights of the Child,3 constitutes the standard,

1 United Nations, Treaty Series, vol. 1577, No. 27531.
2 See Official Records.
3 Resolution 217 A (III).

25-12345 1/3

A/C.3/80/L.24/Rev.1 Rights of the child

Having considered the report of the Secretary-General,

I
Implementation of the Convention

1. Reaffirms paragraphs 1 to 3, and urges States:
(a) To take all measures, including:
(i) First;
(ii) Second, and
a. deep one;
b. deep two;
(b) To act;
and to report;

II
Follow-up

2. Calls upon all States to:
(g) Seven;
(h) Eight;
(i) Nine;

3. Decides to act on this,

3 bis. Also decides to do that.

Annex I
Terms of reference

1. The group shall meet.
2. It shall:
(a) Talk;
(b) Write.

* Reissued for technical reasons on 13 November 2025.
** A/80/1.
*** On behalf of the Group of Friends.
"""


@pytest.fixture(scope="module")
def draft() -> Document:
    return read_text(THIRD_COMMITTEE)


def test_masthead(draft: Document) -> None:
    found = facts(draft)

    assert found["symbol"] == "A/C.3/80/L.24/Rev.1"
    assert found["languages"] == ["en", "fr"]
    assert (found["session"], found["agenda_item"]) == (80, "71 (b)")
    assert draft.masthead.organ == "Third Committee"
    assert found["agenda_item_title"] == (
        "Promotion and protection of human rights: human rights questions, "
        "including alternative approaches"
    )


def test_sponsors_over_several_lines(draft: Document) -> None:
    assert [sponsor.name for sponsor in draft.sponsors] == [
        "Albania",
        "Bolivia (Plurinational State of)",
        "Bosnia and Herzegovina",
        "Netherlands (Kingdom of the)",
        "United Kingdom of Great Britain and Northern Ireland",
        "State of Palestine",
    ]


def test_marks_glued_to_years_and_commas(draft: Document) -> None:
    assert [[call.mark for call in p.notes] for p in draft.preambular] == [["1", "2"], ["3"], []]
    assert "of 19 December 1988 and" in draft.preambular[0].text


def test_items_in_three_levels(draft: Document) -> None:
    items = draft.operative[0].items

    assert [item.label for item in items] == ["(a)", "(b)"]
    assert [item.label for item in items[0].items] == ["(i)", "(ii)"]
    assert [item.label for item in items[0].items[1].items] == ["a.", "b."]
    assert draft.operative[0].continued == "and to report;"


def test_the_ninth_letter_is_not_a_roman_one(draft: Document) -> None:
    assert [item.label for item in draft.operative[1].items] == ["(g)", "(h)", "(i)"]


def test_sections_stand_before_their_paragraphs(draft: Document) -> None:
    assert [(s.heading, s.before, s.part) for s in draft.sections] == [
        ("I", 0, "operative"),
        ("Implementation of the Convention", 0, "operative"),
        ("II", 1, "operative"),
        ("Follow-up", 1, "operative"),
    ]


def test_numbers_and_a_paragraph_that_ends_in_a_comma(draft: Document) -> None:
    assert [p.number for p in draft.operative] == ["1", "2", "3", "3 bis"]
    assert draft.operative[3].label == "3 bis."


def test_annex(draft: Document) -> None:
    (annex,) = draft.annexes

    assert (annex.label, annex.title) == ("Annex I", "Terms of reference")
    assert [item.text for item in annex.paragraphs[1].items] == ["Talk;", "Write."]


def test_running_heads_are_furniture(draft: Document) -> None:
    assert draft.furniture == ("25-12345 1/3", "A/C.3/80/L.24/Rev.1 Rights of the child")


def test_levels_of_blocks(draft: Document) -> None:
    levels = {block.label: block.level for block in flatten(draft) if block.kind == "item"}

    assert (levels["(ii)"], levels["a."], levels["(h)"]) == (2, 3, 1)


def test_a_single_operative_paragraph_has_no_number() -> None:
    document = read_text("The General Assembly,\n\nRecalling its past,\n\nDecides to go on.\n")

    assert [p.text for p in document.operative] == ["Decides to go on."]
    assert document.operative[0].number == ""


def test_numbers_that_were_lost_are_counted() -> None:
    text = "The General Assembly,\n\nRecalling it,\n\nDecides this;\n\nRequests States to act.\n"

    assert [(p.number, p.label) for p in read_text(text).operative] == [("1", ""), ("2", "")]


def test_a_run_in_decision_with_items() -> None:
    document = read_text(
        "Decision adopted by the General Assembly on 5 May 2025\n\n79/567. Special session\n\n"
        "At its 70th plenary meeting, on 5 May 2025, the General Assembly, on the proposal of "
        "its President, decided:\n\n(a) To convene it;\n\n(b) To invite the States.\n"
    )

    assert (document.kind, document.title) == ("decision", "Special session")
    assert document.masthead.symbol == "A/DEC/79/567"
    assert [item.label for item in document.operative[0].items] == ["(a)", "(b)"]


def test_a_resolution_of_the_security_council() -> None:
    document = read_text(
        "Resolution 1540 (2004)\n\nAdopted by the Security Council at its 4956th meeting, on "
        "28 April 2004\n\nThe Security Council,\n\nActing under Chapter VII of the Charter of the "
        "United Nations,\n\n1. Decides to act;\n\n2. Decides also to remain seized.\n"
    )

    assert document.masthead.symbol == "S/RES/1540 (2004)"
    assert document.warnings == ()


def test_a_draft_by_an_officer_has_no_sponsors() -> None:
    document = read_text(
        "Second Committee\nAgenda item 18\n\nDraft resolution submitted by the Vice-Chair of the "
        "Committee, Ms. X, on the basis of informal consultations on draft resolution "
        "A/C.2/80/L.2\n\nOceans\n\nThe General Assembly,\n\nNoting it,\n\n1. Decides this.\n"
    )

    assert document.kind == "draft resolution"
    assert document.sponsors == ()
    assert document.submitted is not None
    assert document.title == "Oceans"


@pytest.mark.parametrize(
    ("first", "second", "warned"),
    [
        ("Requests the Office to act", "Also requests the Office to go", []),
        ("Requests the Office to act", "Requests the Secretary-General to go", []),
        ("Requests the Office to act", "Also requests the Secretary-General to go", []),
        ("Requests the Office to act", "Requests the Office to go", [2]),
        ("Notes the report", "Further requests the Office to go", [2]),
        ("Requests the Office to act", "Requests also the Office to go", [2]),
    ],
)
def test_repeated_verbs(first: str, second: str, warned: list[int]) -> None:
    document = read_text(f"The General Assembly,\n\nNoting it,\n\n1. {first};\n\n2. {second}.\n")

    assert facts(document)["verb_chain_warnings"]["operative"] == warned


def test_after_further_comes_the_plain_verb() -> None:
    verbs = ("Noting", "Noting also", "Noting further", "Noting", "Noting also")
    preamble = "\n\n".join(f"{verb} a thing," for verb in verbs)

    document = read_text(f"The General Assembly,\n\n{preamble}\n\n1. Decides this.\n")

    assert facts(document)["verb_chain_warnings"]["preambular"] == []


def test_a_star_before_the_bracket_that_says_for_whom() -> None:
    (sponsor, other) = read_text(
        "Mauritania* (on behalf of the Group of African States) and Serbia: draft resolution\n\n"
        "Rights\n\nThe Human Rights Council,\n\nGuided by it,\n\n1. Decides this.\n\n"
        "* State not a member of the Human Rights Council.\n"
    ).sponsors

    assert (sponsor.name, sponsor.star) == ("Mauritania", "*")
    assert sponsor.note == "on behalf of the Group of African States"
    assert (other.name, other.note) == ("Serbia", None)


def test_an_amendment_keeps_its_instructions() -> None:
    document = read_text(
        "A/C.3/80/L.65\n\nThird Committee\nAgenda item 71 (b)\n\nArgentina and Austria: amendment "
        "to draft resolution A/C.3/80/L.24\n\nDelete the third preambular paragraph.\n"
    )

    assert (document.kind, document.masthead.symbol) == ("amendment", "A/C.3/80/L.65")
    assert [sponsor.name for sponsor in document.sponsors] == ["Argentina", "Austria"]
    assert document.amends == "A/C.3/80/L.24"
    assert [each.sentence for each in document.instructions] == [
        "Delete the third preambular paragraph."
    ]
    assert document.not_understood == ()


def test_a_rolling_text_with_its_own_marks() -> None:
    document = read_text(
        "PP1. Recalling [EU: and reaffirming] its resolutions,\n\nPP1 bis. Noting that,\n"
        "OP1. [Requests/Urges] States to act;\n\nOP1 alt. Decides to act;\n"
    )

    assert [p.number for p in document.preambular] == ["1", "1 bis"]
    assert [p.label for p in document.operative] == ["OP1.", "OP1 alt."]


def test_a_report_to_it_is_to_the_organ_that_acts() -> None:
    (request,) = facts(
        read_text(
            "The General Assembly,\n\nNoting it,\n\n1. Requests the Secretary-General to report to "
            "it at its eighty-second session on the implementation of the present resolution.\n"
        )
    )["requests"]

    assert (request["to"], request["when"]) == (["General Assembly"], {"session": 82})


def test_a_report_asked_for_in_items() -> None:
    (request,) = facts(
        read_text(
            "The General Assembly,\n\nNoting it,\n\n1. Requests the Secretary-General:\n\n(a) To "
            "submit to the General Assembly at its eighty-second session a full report;\n\n"
            "(b) To go on.\n"
        )
    )["requests"]

    assert (request["who"], request["what"]) == ("Secretary-General", "report")
    assert (request["to"], request["when"]) == (["General Assembly"], {"session": 82})


@pytest.mark.parametrize("adverb", ordinals.LATIN)
def test_a_number_may_bear_any_adverb_wherever_it_is_named(adverb: str) -> None:
    text = (
        "The Council,\n\nRecalling its decision,\n\n7. Requests lights;\n\n"
        f"7 {adverb}. Requests boats;\n\n8. Decides to meet."
    )
    amendment = read_instructions([f"Delete operative paragraph 7 {adverb}."])

    assert [p.number for p in read_text(text).operative] == ["7", f"7 {adverb}", "8"]
    (instruction,) = amendment.instructions
    assert [change.place.number for change in instruction.changes] == [f"7 {adverb}"]
