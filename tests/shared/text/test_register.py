"""The register: 193 Member States, names that held at a time, the order of sponsors."""

from datetime import date

import pytest

from shared.text import register
from shared.text.reading.sponsors import split_names


def test_the_membership() -> None:
    members = [state for state in register.everyone() if state.standing == "member"]

    assert len(members) == 193
    assert len({state.code for state in members}) == 193
    assert all(len(state.code) == 3 and state.group for state in members)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Cote d'Ivoire", "CIV"),
        ("Turkey", "TUR"),
        ("Czech Republic", "CZE"),
        ("The former Yugoslav Republic of Macedonia", "MKD"),
        ("Netherlands", "NLD"),
        ("State of Palestine", "PSE"),
        ("Holy See", "VAT"),
        ("European Union", "EU"),
        ("the Gambia", "GMB"),
        ("DEMOCRATIC REPUBLIC OF THE CONGO", "COD"),
    ],
)
def test_spellings(name: str, code: str) -> None:
    state = register.find(name)

    assert state is not None
    assert state.code == code


@pytest.mark.parametrize(
    ("name", "on", "official"),
    [
        ("Türkiye", date(2019, 5, 24), "Turkey"),
        ("Turkey", date(2024, 1, 1), "Türkiye"),
        ("Eswatini", date(2017, 1, 1), "Swaziland"),
        ("Czechia", date(2015, 1, 1), "Czech Republic"),
        ("Netherlands (Kingdom of the)", date(2019, 1, 1), "Netherlands"),
    ],
)
def test_a_name_holds_from_a_day(name: str, on: date, official: str) -> None:
    state = register.find(name, on)

    assert state is not None
    assert state.name == official


def test_unknown() -> None:
    assert register.find("Atlantis") is None


def test_the_line_of_sponsors() -> None:
    names = ["State of Palestine", "Türkiye", "Sweden", "Côte d’Ivoire", "Croatia", "Costa Rica"]

    assert register.sponsor_line(names) == (
        "Costa Rica, Côte d’Ivoire, Croatia, Sweden, Türkiye and State of Palestine"
    )
    assert register.sponsor_line(["Mexico"]) == "Mexico"


def test_every_pair_of_states_is_told_apart() -> None:
    names = [state.name for state in register.everyone() if state.standing == "member"]

    for first, second in zip(names, names[1:] + names[:1], strict=True):
        assert split_names(f"{first} and {second}") == [first, second]
    assert split_names(register.sponsor_line(names)) == register.sponsor_order(names)
