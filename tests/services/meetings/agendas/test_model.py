"""The rules of agendas, without a database."""

from uuid import UUID

import msgspec
import pytest

from services.meetings.agendas import model
from services.meetings.events.sessions import AgendaItem
from services.meetings.sessions.model import Session
from shared.errors import Conflict, RuleBroken

SESSION = Session(
    id=UUID(int=1),
    body=UUID(int=2),
    title="Twenty-eighth session",
    zone="Europe/Vienna",
    place="Vienna",
    parts=(),
)
NONE = model.Agenda(session=SESSION.id)


def items(*numbers: str) -> model.Items:
    return tuple(AgendaItem(number=number, title=f"Item {number}") for number in numbers)


@pytest.mark.parametrize(
    ("given", "printed"),
    [("8(c)", "8 (c)"), ("8 (c)", "8 (c)"), ("8.", "8"), (" 8 (c) (ii) ", "8 (c) (ii)")],
)
def test_numbers_are_printed_in_one_way(given: str, printed: str) -> None:
    assert model.tidy(AgendaItem(number=given, title="x")).number == printed


def test_lines_become_items() -> None:
    assert model.read_lines("1. Opening\n8 (c)  Other matters\n10 Report") == [
        AgendaItem(number="1", title="Opening"),
        AgendaItem(number="8 (c)", title="Other matters"),
        AgendaItem(number="10", title="Report"),
    ]


def test_the_lines_of_an_agenda_are_read_back_as_it() -> None:
    wanted = items("1", "8", "8 (a)", "8 (a) (i)", "9")
    lines = "\n".join(f"{item.number} {item.title}" for item in wanted)

    assert tuple(model.read_lines(lines)) == wanted


def test_what_is_proposed_already_raises_nothing() -> None:
    agenda, [_] = model.propose(NONE, items("1", "2"), SESSION)

    assert model.propose(agenda, items("1.", "2."), SESSION)[1] != []
    assert model.propose(agenda, agenda.items, SESSION) == (agenda, [])


def test_a_sub_item_needs_its_item_before_it() -> None:
    with pytest.raises(RuleBroken, match="stands before item 8"):
        model.propose(NONE, items("8 (c)", "8"), SESSION)


def test_adoption_ends_what_may_be_proposed() -> None:
    agenda, _ = model.propose(NONE, items("1"), SESSION)
    adopted, [_] = model.adopt(agenda, SESSION)

    assert model.adopt(adopted, SESSION) == (adopted, [])
    with pytest.raises(Conflict, match="adopted"):
        model.propose(adopted, items("1", "2"), SESSION)


def test_a_closed_session_keeps_its_agenda() -> None:
    closed = msgspec.structs.replace(SESSION, closed=True)
    with pytest.raises(Conflict, match="closed"):
        model.propose(NONE, items("1"), closed)
