"""Numbers under negotiation: read, ordered, continued, printed."""

import itertools
import random

import pytest

from shared.text.ordinals import LATIN
from shared.text.reading.labels import NUMBER
from shared.text.rolling.numbers import Number, alternative, following, number_of, printed

IN_ORDER = ["6", "7 pre", "7", "7 alt", "7 alt 2", "7 bis", "7 bis alt", "7 ter", "7 quater", "8"]


def number(label: str) -> Number:
    found = number_of(label)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("7.", "7"),
        ("OP7 bis", "OP7 bis"),
        ("op 7bis", "OP7 bis"),
        ("7 *bis*.", "7 bis"),
        ("PP3 alt. 2", "PP3 alt 2"),
        ("OP12 TER:", "OP12 ter"),
        ("PP 4 bis alt", "PP4 bis alt"),
    ],
)
def test_read(label: str, said: str) -> None:
    assert str(number(label)) == said


@pytest.mark.parametrize("label", ["", "bis", "OP", "7 bit", "2019/7", "7.1", "OP7 alternative"])
def test_no_number(label: str) -> None:
    assert number_of(label) is None


def test_order() -> None:
    shuffled = list(IN_ORDER)
    random.Random(7).shuffle(shuffled)
    assert sorted(shuffled, key=lambda label: number(label).order) == IN_ORDER


def test_each_follows_the_one_before() -> None:
    seven = number("OP7")
    chain = [seven]
    for _ in LATIN:
        after = following(chain[-1])
        assert after is not None
        chain.append(after)

    assert [str(each) for each in chain[:4]] == ["OP7", "OP7 bis", "OP7 ter", "OP7 quater"]
    assert all(one.order < other.order for one, other in itertools.pairwise(chain))
    assert following(chain[-1]) is None


def test_what_is_taken_is_passed_over() -> None:
    seven, bis, alt = number("OP7"), number("OP7 bis"), number("OP7 alt")
    assert str(following(seven, {bis})) == "OP7 ter"
    assert str(following(alt)) == "OP7 bis"
    assert str(alternative(seven)) == "OP7 alt"
    assert str(alternative(alt, {alt})) == "OP7 alt 2"
    assert str(alternative(bis)) == "OP7 bis alt"
    assert alt.original == seven


@pytest.mark.parametrize(("said", "prints"), [("7", "7."), ("OP7 bis", "7 *bis*.")])
def test_printed_as_the_united_nations_print(said: str, prints: str) -> None:
    assert printed(number(said)) == prints
    assert number(prints).marks == number(said).marks


@pytest.mark.parametrize("label", ["7 bis.", "OP7 ter.", "7 quater."])
def test_the_reader_of_documents_knows_them_too(label: str) -> None:
    match = NUMBER.match(f"{label} Decides to rest;")
    assert match is not None
    assert number(match["label"]) == number(label)
