"""Real documents are read as their facts say, and not a character of them is lost."""

import time
from collections import Counter
from typing import Any

import pytest

from shared.text.blocks import flatten
from shared.text.facts import facts
from shared.text.printed import printed
from shared.text.reading import read, read_draft, read_text
from shared.text.reading.marks import marked, plain
from tests.shared.text.documents import expected, real

L6 = "E-CN.15-2019-L.6-Rev.1.txt"
ICT = "CCPCJ-2011-ICT-children-revised.txt"
FIVE = "CCPCJ-2013-five-sponsors.txt"
RES_22_8 = "CCPCJ-RES-22-8.txt"
COUNCIL = "E-RES-2019-19.txt"
ASSEMBLY = "A-RES-74-173.txt"
ALL = (L6, ICT, FIVE, RES_22_8, COUNCIL, ASSEMBLY)
#: Facts about what became of a text, or said in prose, are not read from the text itself.
NOT_IN_THE_TEXT = {"became", "note", "requests", "requests_at_least", "starred"}


@pytest.mark.parametrize("name", ALL)
def test_facts(name: str) -> None:
    wanted = {k: v for k, v in expected(name).items() if k not in NOT_IN_THE_TEXT}

    found = facts(read(name, real(name)))

    assert {key: found[key] for key in wanted} == wanted
    assert found["not_understood"] == []


def asked(name: str) -> dict[int, dict[str, Any]]:
    return {request["op"]: request for request in facts(read(name, real(name)))["requests"]}


@pytest.mark.parametrize("name", [L6, ICT, RES_22_8])
def test_requests(name: str) -> None:
    wanted = expected(name)
    found = asked(name)

    for request in [*wanted.get("requests", []), *wanted.get("requests_at_least", [])]:
        to = request.pop("to", None)
        assert request.items() <= found[request["op"]].items()
        assert to is None or found[request["op"]]["to"] == ([to] if isinstance(to, str) else to)


def test_only_what_is_asked_is_a_request() -> None:
    assert sorted(asked(L6)) == [9, 11, 14]


def test_a_star_says_on_whose_behalf() -> None:
    assert facts(read(ICT, real(ICT)))["starred"] == expected(ICT)["starred"]


def test_titles_and_agenda() -> None:
    document = read(ICT, real(ICT))

    assert document.title == (
        "Prevention, protection and international cooperation against the use of new information "
        "technologies to abuse and/or exploit children"
    )
    assert document.masthead.agenda_item_title == (
        "World crime trends and emerging issues and responses in the field of crime prevention "
        "and criminal justice"
    )
    assert read(COUNCIL, real(COUNCIL)).title == read(ASSEMBLY, real(ASSEMBLY)).title


def test_footnotes_that_cut_a_paragraph() -> None:
    document = read(ICT, real(ICT))
    first = document.operative[0]

    assert "(Convention No. 182), of the International Labour Organization, the" in first.text
    assert [call.mark for call in first.notes] == ["6", "7", "8", "9", "10"]
    assert first.text[: first.notes[0].at].endswith("Convention on the Rights of the Child")
    assert document.footnotes[0].text == "A/CONF.213/18, chap. I, resolution 1."


def test_a_page_edge_within_a_paragraph() -> None:
    document = read(L6, real(L6))

    assert "Challenges and to Promote the Rule of Law" in document.preambular[2].text
    assert document.furniture == ("2/4 V.19-03711", "V.19-03711 3/4", "4/4 V.19-03711")


def test_two_opening_formulas() -> None:
    document = read(COUNCIL, real(COUNCIL))

    assert document.chain == ("Economic and Social Council", "General Assembly")
    assert document.formulas == ("The General Assembly,",)
    assert document.closing == ("36th plenary meeting", "23 July 2019")


def test_dates_bind_to_the_numbers_they_stand_with() -> None:
    cited = {(c.number, str(c.date)) for c in read(L6, real(L6)).citations if c.place == "PP 2"}

    assert cited >= {
        ("69/193", "2014-12-18"),
        ("69/196", "2014-12-18"),
        ("70/178", "None"),
        ("71/209", "2016-12-19"),
    }


@pytest.mark.parametrize("name", ALL)
def test_nothing_is_lost(name: str) -> None:
    source = real(name).decode()
    rules = ("---",)
    lines = (line.lstrip("#- ") for line in source.splitlines() if line.strip() not in rules)
    text = plain(marked(" ".join(lines).replace("**", "")))

    document = read_text(source)

    assert letters(" ".join(printed(document))) == letters(text)


def letters(text: str) -> Counter[str]:
    return Counter("".join(text.split()))


@pytest.mark.parametrize("name", ALL)
def test_blocks_are_in_reading_order(name: str) -> None:
    document = read(name, real(name))
    blocks = flatten(document)

    assert len({block.path for block in blocks}) == len(blocks)
    assert [b.text for b in blocks if b.kind == "preambular"] == [
        p.text for p in document.preambular
    ]
    assert [b.label for b in blocks if b.kind == "operative"] == [
        f"{n}." for n in range(1, len(document.operative) + 1)
    ]


def test_a_draft_is_read_fast() -> None:
    data = real(L6)
    read_draft(L6, data)

    def once() -> float:
        start = time.process_time()
        read_draft(L6, data)
        return time.process_time() - start

    assert min(once() for _ in range(5)) < 0.030
