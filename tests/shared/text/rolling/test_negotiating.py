"""What delegations do to a text, and how it comes to be agreed."""

import pytest

from shared.text.reading import read_text
from shared.text.rolling.cleaning import begin, clean
from shared.text.rolling.errors import Misread, NoSuchPlace, Settled, StillOpen
from shared.text.rolling.model import RollingText
from shared.text.rolling.places import line_at, places
from shared.text.rolling.points import counts, stands
from shared.text.rolling.proposing import (
    AsParagraph,
    Beside,
    InsteadOf,
    object_to,
    propose,
    reserve,
    support,
)
from shared.text.rolling.reading import read_rolling
from shared.text.rolling.resolving import agree, choose, drop, reopen, resolve
from shared.text.rolling.states import State
from shared.text.rolling.writing import write_rolling, written
from shared.text.structure import Document

DRAFT = """Lamps in meeting rooms

The Commission,

Recalling its resolution 1/1,

Noting the report of the Committee,1

1. Requests all States to act, as appropriate, and to report;

2. Decides to:

(a) Go home;

(b) Come back;

3. Invites the Secretary-General to go;

4. Decides to remain seized of the matter.

1 A/80/1.
"""


@pytest.fixture
def text() -> RollingText:
    return begin(read_text(DRAFT))


def line(text: RollingText, place: str) -> str:
    return written(text.lines[line_at(text, place)])


def states(text: RollingText) -> dict[str, State]:
    return {stand.place: stand.state for stand in stands(text)}


def cleaned(text: RollingText) -> Document:
    found = clean(text)
    assert found.open == ()
    assert found.document is not None
    return found.document


def test_words_instead_of_others_become_alternatives_of_one_bracket(text: RollingText) -> None:
    one = propose(text, "OP1", "most States", "Ruritania", InsteadOf("all States"))
    two = propose(one, "OP1", "", "Freedonia", InsteadOf("all States"))

    bracket = "[all States / Ruritania: most States / Freedonia: delete]"
    assert line(two, "OP1") == f"OP1 Requests {bracket} to act, as appropriate, and to report;"
    assert read_rolling(write_rolling(two)) == two


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (Beside("to act"), "to act [Ruritania: at once], as appropriate, and to report;"),
        (Beside("to act", "before"), "[Ruritania: at once] to act, as appropriate, and to report;"),
        (Beside(), "to act, as appropriate, and to report [Ruritania: at once];"),
    ],
)
def test_words_beside_others(text: RollingText, at: Beside, words: str) -> None:
    assert line(propose(text, "OP1", "at once", "Ruritania", at), "OP1").endswith(words)


def test_words_that_hold_a_sign_get_a_stronger_one(text: RollingText) -> None:
    found = propose(text, "OP1", "one / other", "Ruritania", InsteadOf("all States"))
    assert "[all States // Ruritania: one / other]" in line(found, "OP1")
    assert "Requests one / other to act" in line(resolve(found, "OP1", 1, 2), "OP1")


def test_new_paragraphs(text: RollingText) -> None:
    for words, by, place, at in (
        ("Decides to rest:\n(a) Long;\n(b) Well;", "Ruritania", "OP2", AsParagraph()),
        ("Decides to sleep;", "Freedonia", "OP2", AsParagraph()),
        ("Invites nobody;", "Sylvania", "OP3", AsParagraph("alt")),
        ("Invites everybody;", "Freedonia", "OP3", AsParagraph("alt")),
        ("Stay;", "Sylvania", "OP2 (a)", AsParagraph()),
        ("Noting lamps,", "Sylvania", "PP2", AsParagraph()),
    ):
        text = propose(text, place, words, by, at)

    paragraphs = [place for place in places(text) if place[:2] in ("PP", "OP")]
    assert "|".join(paragraphs) == (
        "PP1|PP2|PP2 bis|OP1|OP2|OP2 (a)|OP2 (a bis)|OP2 (b)|OP2 bis|OP2 bis (a)|OP2 bis (b)"
        "|OP2 ter|OP3|OP3 alt|OP3 alt 2|OP4"
    )
    assert line(text, "OP2 (a bis)") == "(a bis) Sylvania: Stay;"
    assert {point.why for point in clean(text).open} == {"proposed paragraph", "alternative"}


def test_support_and_objection(text: RollingText) -> None:
    text = propose(text, "OP1", "", "Ruritania", InsteadOf("as appropriate"))
    text = propose(text, "OP1", "most States", "Freedonia", InsteadOf("all States"))
    text = support(text, "OP1", 1, ["Norway"], alternative=2)
    text = object_to(text, "OP1", 1, ["Sylvania"], alternative=2)
    text = support(text, "OP1", 2, ["Norway"], alternative=2)
    text = object_to(text, "OP1", 2, ["Sylvania"], alternative=2)

    said = line(text, "OP1")
    assert "/ Freedonia (supported by Norway, opposed by Sylvania): most States]" in said
    assert "[as appropriate / Ruritania, Norway: delete / Sylvania: retain]" in said
    assert counts(text).by_delegation == {
        "Sylvania": 2,
        "Freedonia": 1,
        "Norway": 1,
        "Ruritania": 1,
    }


def test_resolving(text: RollingText) -> None:
    text = propose(text, "OP1", "most States", "Ruritania", InsteadOf("all States"))
    text = propose(text, "OP1", "", "Freedonia", InsteadOf(", as appropriate"))
    text = propose(text, "OP1", "[and] regularly", "Freedonia", Beside("to report"))

    text = resolve(text, "OP1", 1, 2)
    text = resolve(text, "OP1", 1, 2)
    assert line(text, "OP1") == (
        "OP1 Requests most States to act, and to report [Freedonia: [and] regularly];"
    )
    text = resolve(text, "OP1", 1, 1)
    assert line(text, "OP1").endswith("to report [and] regularly;")
    text = resolve(text, "OP1", 1, 0)
    assert line(text, "OP1").endswith("to report regularly;")


def test_other_words_may_be_agreed_on(text: RollingText) -> None:
    text = propose(text, "OP1", "most States", "Ruritania", InsteadOf("all States"))
    text = resolve(text, "OP1", 1, "many States")
    assert line(text, "OP1").startswith("OP1 Requests many States to act")


def test_what_was_said_of_a_bracket_goes_with_it_and_a_reservation_stays() -> None:
    text = read_rolling("OP1 Lights [all] [Ruritania: delete] [EU reserves] lamps;")
    assert line(resolve(text, "OP1", 1, 1), "OP1") == "OP1 Lights all [EU reserves] lamps;"
    with pytest.raises(NoSuchPlace, match="no words to choose"):
        resolve(text, "OP1", 2, 1)
    assert "delete" not in line(resolve(text, "OP1", 2, 0), "OP1")


def test_no_space_is_left_before_a_comma() -> None:
    text = read_rolling("OP1 Lights lamps [soon], and rests [later].")
    assert line(resolve(resolve(text, "OP1", 1, 0), "OP1", 1, 0), "OP1") == (
        "OP1 Lights lamps, and rests."
    )


def test_agreeing(text: RollingText) -> None:
    text = agree(text, "PP1", remark="in informals, 12 May")
    text = agree(text, "OP2", ad_ref=True)
    text = agree(reserve(text, "OP3", ["Ruritania"]), "OP3", ad_ref=True)

    found = states(text)
    assert (found["PP1"], found["OP2"], found["OP3"]) == (
        State.AGREED,
        State.AD_REF,
        State.AD_REF,
    )
    assert line(text, "PP1").endswith("1/1, (agreed, in informals, 12 May)")
    assert line(text, "OP2") == "OP2 (agreed ad ref) Decides to:"
    assert read_rolling(write_rolling(text)) == text


def test_what_is_open_is_not_agreed(text: RollingText) -> None:
    open_words = propose(text, "OP1", "most States", "Ruritania", InsteadOf("all States"))
    with pytest.raises(StillOpen, match=r"OP1 cannot be agreed: OP1 \[1\]: bracket"):
        agree(open_words, "OP1", ad_ref=True)
    with pytest.raises(StillOpen, match="reservation"):
        agree(reserve(text, "OP1", ["Ruritania"]), "OP1")
    new_item = propose(text, "OP2 (a)", "Stay;", "Sylvania", AsParagraph())
    with pytest.raises(StillOpen, match=r"OP2 \(a bis\): proposed paragraph"):
        agree(new_item, "OP2")
    settled = agree(agree(new_item, "OP2 (a bis)"), "OP2")
    assert states(settled)["OP2"] is State.AGREED


def test_what_is_agreed_is_reopened_first(text: RollingText) -> None:
    agreed = agree(text, "OP1")
    with pytest.raises(Settled, match="OP1 is agreed: reopen it first"):
        propose(agreed, "OP1", "most States", "Ruritania", InsteadOf("all States"))
    assert reopen(agreed, "OP1") == text


@pytest.mark.parametrize(
    ("place", "words", "old", "refusal", "message"),
    [
        ("OP9", "x", "y", NoSuchPlace, "there is no OP9: the text has PP1, PP2, OP1, OP2"),
        ("OP4", "x", "the lamp", NoSuchPlace, "what stands there is"),
        ("OP1", "x", "to", NoSuchPlace, "stands in OP1 2 times: say which"),
        ("OP4", "x ] y", "matter", Misread, "would be read otherwise"),
    ],
)
def test_refusals_say_what_is_there(
    text: RollingText, place: str, words: str, old: str, refusal: type[Exception], message: str
) -> None:
    with pytest.raises(refusal, match=message):
        propose(text, place, words, "Ruritania", InsteadOf(old))


def test_a_chosen_alternative_takes_the_number(text: RollingText) -> None:
    text = propose(text, "OP3", "Invites nobody;", "Sylvania", AsParagraph("alt"))
    text = propose(text, "OP2 (b)", "Stay away;", "Sylvania", AsParagraph("alt"))

    text = choose(choose(text, "OP3 alt"), "OP2 (b alt)")

    assert line(text, "OP3") == "OP3 Sylvania: Invites nobody;"
    assert line(text, "OP2 (b)") == "(b) Sylvania: Stay away;"
    assert "Invites the Secretary-General" not in write_rolling(text)
    assert "Come back" not in write_rolling(text)
    both = propose(text, "OP4", "Decides to go.", "Freedonia", AsParagraph("alt"))
    assert "Decides to go" not in write_rolling(choose(both, "OP4"))


def test_a_paragraph_in_brackets_is_kept_or_dropped() -> None:
    assert line(choose(read_rolling("[OP1 Buys lamps;]"), "OP1"), "OP1") == "OP1 Buys lamps;"
    text = read_rolling("OP1 Lights lamps;\n\n[OP2 Buys lamps:\n\n(a) All;]")
    assert places(text) == ["OP1", "OP2", "OP2 (a)"]
    assert states(text)["OP2"] is State.OPEN
    assert write_rolling(choose(text, "OP2")).endswith("OP2 Buys lamps:\n\n(a) All;\n")
    assert write_rolling(drop(text, "OP2")) == "OP1 Lights lamps;\n"


def test_clean_renumbers_and_says_which_became_which(text: RollingText) -> None:
    text = propose(text, "OP4", "Decides to sleep;", "Freedonia", AsParagraph())
    text = propose(text, "OP2", "Decides to rest;", "Ruritania", AsParagraph())
    text = propose(text, "OP2 (a)", "Stay;", "Sylvania", AsParagraph())
    for place in ("OP2 (a bis)", "OP2", "OP2 bis", "OP4 bis"):
        text = agree(text, place)

    document = cleaned(text)

    assert clean(text).numbers["OP2 bis"] == "OP3"
    assert clean(text).numbers["OP4"] == "OP5"
    assert [p.number for p in document.operative] == ["1", "2", "3", "4", "5", "6"]
    assert [item.label for item in document.operative[1].items] == ["(a)", "(b)", "(c)"]
    assert document.operative[4].text == "Decides to remain seized of the matter;"
    assert document.operative[5].text == "Decides to sleep."
    assert document.footnotes == read_text(DRAFT).footnotes


def test_a_text_of_one_paragraph_has_no_number(text: RollingText) -> None:
    for place in ("OP1", "OP2", "OP3"):
        text = drop(text, place)
    (only,) = cleaned(text).operative
    assert (only.number, only.text) == ("", "Decides to remain seized of the matter.")


def test_marks_of_new_words_are_no_part_of_a_document() -> None:
    text = read_rolling("The Commission,\n\nOP1 *Decides* to **light** __lamps__.")
    (only,) = cleaned(text).operative
    assert only.text == "Decides to light lamps."
    assert [p.why for p in clean(read_rolling("OP1 Lights ~~all~~ lamps.")).open] == [
        "struck words"
    ]
