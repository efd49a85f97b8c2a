"""Symbols: every accepted form survives printing and an address, and they sort as people sort."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.text.errors import BadSymbol
from shared.text.symbols import from_slug, parse

FORMS = (
    "E/CN.15/2019/L.6/Rev.1",
    "S/RES/1540 (2004)",
    "2625 (XXV)",
    "51/45 J",
    "S-10/2",
    "ES-10/24",
    "A/HRC/RES/32/2",
    "A/66/433 (Part II)",
    "A/56/1026-S/2002/932",
    "80/__",
    "A/C.3/80/L.65*",
    "UNODC/CCPCJ/EG.4/2021/1",
    "A/C.2/80/L.87/Rev.1/Add.1",
    "A/RES/ES-10/24",
)


@pytest.mark.parametrize("form", FORMS)
def test_printing_and_addresses_lead_back(form: str) -> None:
    symbol = parse(form)

    assert str(symbol) == form
    assert from_slug(symbol.slug) == symbol
    assert "/" not in symbol.slug


@given(st.text(max_size=100))
def test_anything_is_a_symbol_or_refused(text: str) -> None:
    try:
        symbol = parse(text)
    except BadSymbol:
        return
    assert parse(str(symbol)) == symbol
    assert from_slug(symbol.slug) == symbol


@pytest.mark.parametrize("text", ["", "hello", "L.6", "A/", "/A/1", "A/C.3//L.1", "A/C.3/80/L.1."])
def test_bad_symbols(text: str) -> None:
    with pytest.raises(BadSymbol):
        parse(text)


def test_slug() -> None:
    assert parse("E/CN.15/2019/L.6/Rev.1").slug == "E-CN.15-2019-L.6-Rev.1"


def test_order_is_by_number() -> None:
    texts = ["E/CN.15/2019/L.10", "E/CN.15/2019/L.9/Rev.1", "E/CN.15/2019/L.9"]

    assert [str(s) for s in sorted(map(parse, texts))] == [
        "E/CN.15/2019/L.9",
        "E/CN.15/2019/L.9/Rev.1",
        "E/CN.15/2019/L.10",
    ]


def test_parts() -> None:
    symbol = parse("E/CN.15/2019/L.6/Rev.1")

    assert (symbol.organ, symbol.body, symbol.year, symbol.nature) == ("E", "E/CN.15", 2019, "L")
    assert parse("A/RES/74/173").session == "74"
    assert parse("S/RES/1540 (2004)").year == 2004


def test_series_revisions_lineage() -> None:
    symbol = parse("A/C.2/80/L.87/Rev.2")

    assert str(symbol.next_in_series) == "A/C.2/80/L.88"
    assert str(symbol.revision(3)) == "A/C.2/80/L.87/Rev.3"
    assert [str(s) for s in symbol.lineage] == [
        "A/C.2/80/L.87",
        "A/C.2/80/L.87/Rev.1",
        "A/C.2/80/L.87/Rev.2",
    ]
    assert str(parse("A/C.2/80/L.87/Add.1/Corr.1").parent) == "A/C.2/80/L.87/Add.1"
    with pytest.raises(BadSymbol):
        _ = parse("A/RES/80/__").next_in_series
