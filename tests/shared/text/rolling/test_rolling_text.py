"""An invented text of twenty-five paragraphs: what it says, how far it is, what is strange."""

import pytest

from shared.text.rolling.attributions import meaning
from shared.text.rolling.model import Bracket, RollingText, brackets, standing
from shared.text.rolling.places import line_at, places
from shared.text.rolling.points import concerns, counts, points, stands
from shared.text.rolling.reading import read_rolling
from shared.text.rolling.states import State
from tests.shared.text.rolling.texts import ROLLING

OPEN, AD_REF, AGREED = State.OPEN, State.AD_REF, State.AGREED


@pytest.fixture(scope="module")
def text() -> RollingText:
    return read_rolling(ROLLING)


def bracket(text: RollingText, place: str, number: int = 1) -> Bracket:
    return list(brackets(text.lines[line_at(text, place)].pieces))[number - 1]


def test_head(text: RollingText) -> None:
    kinds = [line.kind for line in text.lines[:5]]
    assert kinds == ["masthead", "masthead", "title", "status", "formula"]
    assert text.title == "Strengthening cooperation in the lighting of meeting rooms"
    assert text.status == "Status: 7 April 6 PM"


def test_places(text: RollingText) -> None:
    found = [place for place in places(text) if place[:2] in ("PP", "OP")]
    assert "|".join(found) == (
        "PP1|PP2|PP2 alt|PP3|PP4|PP4 bis|PP5|OP1|OP2|OP2 (a)|OP2 (b)|OP2 (b bis)|OP3|OP4|OP5|OP6"
        "|OP7|OP7 bis|OP7 ter|OP8|OP9|OP10|OP11|OP12|OP13|OP14"
    )
    assert [line.kind for line in text.lines].count("heading") == 2


def test_states(text: RollingText) -> None:
    assert {stand.place: stand.state for stand in stands(text)} == {
        "PP1": AGREED,
        "PP2": OPEN,
        "PP2 alt": OPEN,
        "PP3": OPEN,
        "PP4": OPEN,
        "PP4 bis": AD_REF,
        "PP5": AGREED,
        "OP1": OPEN,
        "OP2": OPEN,
        "OP3": OPEN,  # its struck words are not settled, whatever is noted
        "OP4": AGREED,
        "OP5": OPEN,  # "agreed" over a bracket
        "OP6": OPEN,
        "OP7": OPEN,
        "OP7 bis": OPEN,
        "OP7 ter": AGREED,
        "OP8": OPEN,
        "OP9": OPEN,
        "OP10": OPEN,
        "OP11": OPEN,
        "OP12": OPEN,
        "OP13": OPEN,
        "OP14": AGREED,
    }


def test_counts(text: RollingText) -> None:
    found = counts(text)
    assert (found.paragraphs, found.agreed, found.ad_ref, found.open) == (23, 5, 1, 17)
    assert found.brackets == 14
    assert found.by_delegation["Ruritania"] == 4
    assert found.by_delegation["Sylvania"] == 3
    assert found.by_delegation["Facilitator"] == 1


def test_alternatives_and_their_authors(text: RollingText) -> None:
    found = bracket(text, "PP3")
    said = [(each.said, standing(each.pieces)) for each in found.alternatives]
    assert said == [("", "concern"), ("Ruritania:", "deep concern"), ("Freedonia:", "regret")]
    assert [standing(each.pieces) for each in bracket(text, "OP1").alternatives] == [
        "shall",
        "should",
    ]
    assert bracket(text, "OP11").alternatives[0].pieces == ()


def test_remarks(text: RollingText) -> None:
    found = bracket(text, "OP7")
    assert found.remark
    told = [(meaning(each.said).parties, meaning(each.said).stance) for each in found.alternatives]
    assert told == [(("Ruritania", "Freedonia"), "delete"), (("Sylvania",), "retain")]


def test_nesting(text: RollingText) -> None:
    outer, inner = bracket(text, "PP4"), bracket(text, "PP4", 2)
    assert inner in outer.alternatives[0].pieces
    assert standing(inner.alternatives[0].pieces) == ", including daylight,"


def test_paragraphs_that_somebody_proposes(text: RollingText) -> None:
    lines = {place: text.lines[line_at(text, place)] for place in ("PP2 alt", "PP4 bis", "OP8")}
    assert {place: line.by for place, line in lines.items()} == {
        "PP2 alt": "Freedonia/Sylvania:",
        "PP4 bis": "(Facilitator)",
        "OP8": "Borduria:",
    }
    assert lines["OP8"].enclosed
    why = {point.place: point.why for point in points(text) if point.number == 0}
    assert why["OP7 bis"] == "proposed paragraph"
    assert why["OP2 (b bis)"] == "proposed paragraph"
    assert why["PP2"] == why["PP2 alt"] == "alternative"
    assert why["OP10"] == "unclosed bracket"
    assert why["OP3"] == "struck words"


def test_concerns(text: RollingText) -> None:
    told = {(each.place, each.message.partition(":")[0]) for each in concerns(text)}
    assert ("OP10", "a bracket is not closed") in told
    assert ("OP5", "noted (agreed), and it is open") in told
    assert not any(place in ("PP1", "OP4", "OP14") for place, _ in told)
    twice = read_rolling("OP1 Decides.\n\nOP1 Requests.")
    assert [each.message for each in concerns(twice)] == ["the number comes 2 times"]


@pytest.mark.parametrize(
    ("note", "state"),
    [
        ("(agreed)", AGREED),
        ("AGREED", AGREED),
        ("(Agreed in informals, 12 May)", AGREED),
        ("(agreed ad ref)", AD_REF),
        ("agreed ad ref.", AD_REF),
        ("[agreed ad referendum]", AD_REF),
        ("(agreed pending Freedonia)", AD_REF),
        ("(provisionally agreed)", AD_REF),
        ("(open)", OPEN),
        ("", OPEN),
    ],
)
def test_notes_of_state(note: str, state: State) -> None:
    for line in (f"OP1 Decides to rest; {note}", f"OP1 {note} Decides to rest;"):
        (stand,) = stands(read_rolling(line))
        assert (stand.state, stand.note) == (state, note)


@pytest.mark.parametrize(
    "words",
    [
        "Decides on what was [agreed]",
        "Recalls the internationally [agreed development goals]",
        "Welcomes what was (agreed upon by all);",
        "Recalls what all States agreed",
        "Welcomes the agreed conclusions (agreed conclusions of 2019);",
    ],
)
def test_words_that_only_look_like_a_note(words: str) -> None:
    (stand,) = stands(read_rolling(f"OP1 {words}"))
    assert (stand.state, stand.note) == (OPEN, "")


def test_a_reservation_leaves_a_paragraph_ad_referendum() -> None:
    (stand,) = stands(read_rolling("OP1 Decides to rest; [EU reserves] (agreed)"))
    assert stand.state is AD_REF


def test_a_note_at_the_last_sub_paragraph_is_not_taken_for_the_whole() -> None:
    (stand,) = stands(read_rolling("OP1 Decides:\n\n(a) To rest;\n\n(b) To go. (agreed)"))
    assert (stand.state, stand.note) == (OPEN, "(agreed)")


@pytest.mark.parametrize(
    ("line", "by"),
    [
        ("OP1 bis EU/CH: Requests EU: [all] States;", "EU/CH:"),
        ("OP1 bis (Mexico, Norway) Requests lamps;", "(Mexico, Norway)"),
        ("OP1 bis [Mexico]: Requests lamps;", "[Mexico]:"),
        ("OP1 EU: [Requests] lamps;", ""),
        ("OP1 EU: [Requests lamps;]", "EU:"),
        ("OP1 Decides: to rest;", ""),
    ],
)
def test_who_proposes_a_paragraph(line: str, by: str) -> None:
    assert read_rolling(line).lines[-1].by == by


def test_authors_outside_of_a_bracket() -> None:
    one, other = brackets(
        read_rolling("OP1 Lights EU/CH: [all] [most] (NO) lamps;").lines[0].pieces
    )
    assert (one.before, one.after, other.before, other.after) == ("EU/CH:", "", "", "(NO)")


def test_the_strongest_mark_parts_alternatives() -> None:
    (found,) = brackets(read_rolling("OP1 Lights [one / two // three] lamps;").lines[0].pieces)
    assert [standing(each.pieces) for each in found.alternatives] == ["one / two", "three"]
    (found,) = brackets(read_rolling("OP1 Lights [lamps and/or candles];").lines[0].pieces)
    assert len(found.alternatives) == 1


@pytest.mark.parametrize("words", [r"lamps \[sic\]", "lamps[^1] and more", "Côte d’Ivoire* here"])
def test_what_is_no_mark(words: str) -> None:
    assert not points(read_rolling(f"OP1 Lights {words};"))
