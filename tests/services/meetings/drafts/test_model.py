"""The rules, without a database."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from services.meetings.drafts import model
from services.meetings.drafts.model import Draft
from services.meetings.drafts.sponsors import model as sponsors
from services.meetings.drafts.sponsors.model import Delegation, Printed
from services.meetings.drafts.texts.model import lines
from services.meetings.events.sessions import Part
from shared.errors import Conflict, RuleBroken
from shared.text.blocks import flatten
from shared.text.reading import read_text
from shared.text.structure import Sponsor
from tests.services.meetings.drafts.room import SHORT

MAIN, OTHER = UUID(int=1), UUID(int=2)
DRAFT = Draft(
    id=UUID(int=9),
    body=UUID(int=8),
    session=UUID(int=7),
    item="8",
    delegation=MAIN,
    open_to_sponsors=True,
    title="Countering cybercrime",
)
ISSUED, _ = model.issue(DRAFT, "E/CN.15/2019/L.6", "Countering cybercrime")
DUE = datetime(2019, 5, 22, 11, tzinfo=UTC)


def parts(*days: tuple[date | None, date | None]) -> tuple[Part, ...]:
    return tuple(Part(number=n, opens=a, closes=b) for n, (a, b) in enumerate(days, 1))


@pytest.mark.parametrize(
    ("symbol", "title", "dates", "series"),
    [
        (
            "E/CN.15",
            "Twenty-eighth session",
            parts(
                (date(2018, 12, 7), date(2018, 12, 7)),
                (date(2019, 5, 20), date(2019, 5, 24)),
                (date(2019, 12, 12), date(2019, 12, 13)),
            ),
            "E/CN.15/2019/L.",
        ),
        ("E/CN.15", "Twenty-ninth session", parts((None, None)), "E/CN.15/2020/L."),
        (
            "A/C.3",
            "Seventy-fourth session",
            parts((date(2019, 9, 17), date(2020, 9, 15))),
            "A/C.3/74/L.",
        ),
    ],
)
def test_symbols_carry_the_year_or_in_the_assembly_the_session(
    symbol: str, title: str, dates: tuple[Part, ...], series: str
) -> None:
    assert model.series(symbol, "L", title, dates, date(2020, 1, 1)) == series


def test_the_very_instant_is_in_time() -> None:
    model.require_in_time("Co-sponsorship of L.6", DUE, DUE, "Europe/Vienna", "Vienna")
    late = datetime(2019, 5, 22, 11, 0, 1, tzinfo=UTC)
    with pytest.raises(RuleBroken) as refused:
        model.require_in_time("Co-sponsorship of L.6", DUE, late, "Europe/Vienna", "Vienna")
    assert str(refused.value) == (
        "Co-sponsorship of L.6 closed on Wed 22 May 2019, 13:00 Vienna."
        " The secretariat can reopen it."
    )


def test_revisions_are_numbered_without_a_gap() -> None:
    first, facts = model.revise(ISSUED, 1, "t", "s")
    second, _ = model.revise(first, 2, "t", "s")
    assert (facts[0].symbol, facts[0].revises) == ("E/CN.15/2019/L.6/Rev.1", "E/CN.15/2019/L.6")
    assert second.newest == "E/CN.15/2019/L.6/Rev.2"
    with pytest.raises(Conflict):
        model.revise(first, 3, "t", "s")
    with pytest.raises(Conflict):
        model.revise(DRAFT, 1, "t", "s")


def test_the_same_outcome_twice_tells_nobody_twice() -> None:
    done, facts = model.conclude(ISSUED, "adopted", "")
    assert [fact.outcome for fact in facts] == ["adopted"]
    assert model.conclude(done, "adopted", "")[1] == []
    named, facts = model.conclude(done, "adopted", "E/RES/2019/19")
    assert [fact.became for fact in facts] == ["E/RES/2019/19"]
    assert model.conclude(named, "adopted", "")[1] == []
    with pytest.raises(Conflict):
        model.conclude(named, "deferred", "")


STATES = [
    Delegation(id=MAIN, code="AUT", name="Austria"),
    Delegation(id=OTHER, code="BOL", name="Bolivia (Plurinational State of)"),
]


def test_sponsors_are_recognised_by_any_name_and_none_is_dropped() -> None:
    named = sponsors.recognise(
        [Sponsor(name="Bolivia", star="*", note="on behalf of a group"), Sponsor(name="Ruritania")],
        STATES,
    )
    assert named == [
        Printed(
            name="Bolivia (Plurinational State of)",
            delegation=OTHER,
            star="*",
            note="on behalf of a group",
        ),
        Printed(name="Ruritania"),
    ]
    said = sponsors.doubts(named, MAIN)
    assert len(said) == 2
    assert "Ruritania" in said[0]
    assert "main sponsor" in said[1]


def test_sponsors_are_printed_in_the_order_of_documents() -> None:
    names = ["Zambia", "State of Palestine", "Côte d’Ivoire", "Croatia", "Austria", "Costa Rica"]
    printed = sponsors.in_order([Printed(name=name) for name in names])
    assert [each.name for each in printed] == [
        "Austria",
        "Costa Rica",
        "Côte d’Ivoire",
        "Croatia",
        "Zambia",
        "State of Palestine",
    ]


def test_a_text_brings_back_nobody_who_withdrew() -> None:
    acts = [
        sponsors.Act(delegation=OTHER, joined=True, happened=DUE),
        sponsors.Act(delegation=OTHER, joined=False, happened=DUE),
    ]
    named = sponsors.recognise([Sponsor(name="Bolivia"), Sponsor(name="Ruritania")], STATES)
    printed, joining = sponsors.print_for(ISSUED, named, acts, {MAIN: "Austria"})
    assert [each.name for each in printed] == ["Austria", "Ruritania"]
    assert joining == []


def test_a_text_has_one_line_for_each_piece_of_it() -> None:
    document = read_text(SHORT)
    made = lines(document)
    assert [(line.kind, line.label, line.words) for line in made] == [
        (block.kind, block.label, block.text) for block in flatten(document)
    ]
    assert [line.opening for line in made if line.kind == "preambular"] == [
        "Recalling",
        "Stressing",
    ]
