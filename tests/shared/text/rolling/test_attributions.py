"""Who speaks and what they want, in the words of the room."""

import pytest

from shared.text.rolling.attributions import is_remark, lead, meaning, opposed, supported
from shared.text.rolling.parties import known, named, parties_in, resolved


@pytest.mark.parametrize(
    ("said", "is_called"),
    [
        ("CH", "Switzerland"),
        ("NOR", "Norway"),
        ("US", "United States"),
        ("EU", "European Union"),
        ("G77 & China", "Group of 77"),
        ("G-77", "Group of 77"),
        ("Russia", "Russian Federation"),
        ("AG", "African Group"),
        ("Cuba (on behalf of NAM)", "Cuba"),
        ("Ruritania", "Ruritania"),
        ("JUSCANZ", "JUSCANZ"),
        ("us", "us"),
    ],
)
def test_names_of_the_register(said: str, is_called: str) -> None:
    assert resolved(said) == is_called


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("EU/CH", ("EU", "CH")),
        ("Mexico, Norway and Chad", ("Mexico", "Norway", "Chad")),
        ("Bosnia and Herzegovina and Chad", ("Bosnia and Herzegovina", "Chad")),
        ("G77 and China + US", ("G77 and China", "US")),
        ("A/C.3/80/L.65, EU", ("A/C.3/80/L.65", "EU")),
        ("Bolivia (Plurinational State of) & Peru", ("Bolivia (Plurinational State of)", "Peru")),
    ],
)
def test_lists(text: str, names: tuple[str, ...]) -> None:
    assert parties_in(text) == names
    assert all(known(name) for name in names)


@pytest.mark.parametrize("name", ["Decides", "Noting lamps", "Goal 5", "all States", "US$ 5", ""])
def test_what_is_no_name(name: str) -> None:
    assert not named(name)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("EU/CH: lamps", "EU/CH:"),
        ("EU/CH:lamps", "EU/CH:"),
        ("Ruritania: lamps", "Ruritania:"),
        ("Ruritania:lamps", ""),
        ("add EU: lamps", "add EU:"),
        ("Facilitator’s proposal: lamps", "Facilitator’s proposal:"),
        ("EU (supported by NO, opposed by TD): lamps", "EU (supported by NO, opposed by TD):"),
        ("**EU:** lamps", "**EU:**"),
        ("**EU/CH**: lamps", "**EU/CH**:"),
        ("**lamps: all** of them", ""),
        ("Decides: lamps", ""),
        ("at 10:30 and later: lamps", ""),
        ("the following lamps: one", ""),
    ],
)
def test_leads(text: str, said: str) -> None:
    assert lead(text) == said


@pytest.mark.parametrize(
    ("said", "parties", "stance"),
    [
        ("EU, US: delete", ("EU", "US"), "delete"),
        ("del. US", ("US",), "delete"),
        ("US delete", ("US",), "delete"),
        ("Ruritania: retain", ("Ruritania",), "retain"),
        ("EU reserves", ("EU",), "reserve"),
        ("scrutiny reservation by EU", ("EU",), "reserve"),
        ("EU, CH – keep original", ("EU", "CH"), "retain"),
        ("CH: can accept", ("CH",), "support"),
        ("NO: delete “lamps”", ("NO",), "delete"),
        ("pending capital", (), "pending"),
        ("pending instructions", (), "pending"),
        ("EU: move to OP3", ("EU",), "move"),
        ("**EU**: delete", ("EU",), "delete"),
    ],
)
def test_remarks(said: str, parties: tuple[str, ...], stance: str) -> None:
    assert is_remark(said)
    found = meaning(said)
    assert (found.parties, found.stance) == (parties, stance)


@pytest.mark.parametrize(
    "words",
    ["support", "States support", "EU: support the efforts of all", "retain their lamps", "lamps"],
)
def test_words_that_are_no_remark(words: str) -> None:
    assert not is_remark(words)


def test_a_deletion_with_the_words_that_go() -> None:
    assert lead("EU delete: lamps") == "EU delete:"
    assert meaning("EU delete:").stance == "delete"


def test_voices_are_added_once() -> None:
    said = supported("EU:", ("NO", "CH"))
    said = opposed(supported(said, ("CH", "TD")), ("PE",))

    assert said == "EU (supported by NO, CH, TD, opposed by PE):"
    assert meaning(said).supporters == ("NO", "CH", "TD")
    assert meaning(said).opponents == ("PE",)
    assert meaning(said).parties == ("EU",)
    assert meaning(supported("", ("NO",))).supporters == ("NO",)
