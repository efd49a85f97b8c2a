"""The rules of agendas. No await, no clock, no randomness, no driver."""

import re
from collections import Counter
from uuid import UUID

import msgspec

from services.meetings.events.sessions import AgendaAdopted, AgendaItem, AgendaProposed
from services.meetings.sessions.model import Session, require_open
from shared.errors import Conflict, RuleBroken

LINE = re.compile(r"^(?P<number>\d+(?: ?\([a-z]+\))*)\.?\s+(?P<title>\S.*)$")
NUMBER = re.compile(r"^\d+( \([a-z]+\))*$")
Items = tuple[AgendaItem, ...]


class Agenda(msgspec.Struct, frozen=True, kw_only=True):
    """What a session deals with; without items before it is proposed."""

    session: UUID
    items: Items = ()
    adopted: bool = False


def read_lines(text: str) -> list[AgendaItem]:
    """One item to a line, its number first: ``8 (c) Other matters``."""
    items = []
    for line in filter(None, map(str.strip, text.splitlines())):
        found = LINE.match(line)
        if found is None:
            raise RuleBroken(f"lines: “{line}” does not begin with a number, such as 8 or 8 (c).")
        items.append(AgendaItem(number=found["number"], title=found["title"]))
    return items


def tidy(item: AgendaItem) -> AgendaItem:
    """``8(c).`` is printed ``8 (c)``."""
    number = " (".join(part.strip() for part in item.number.strip(" .").split("("))
    return AgendaItem(number=number, title=item.title.strip())


def propose(was: Agenda, items: Items, session: Session) -> tuple[Agenda, list[AgendaProposed]]:
    """Until it is adopted; what is proposed already raises nothing."""
    require_open(session, "its agenda stays as it was")
    if was.adopted:
        raise Conflict(f"The agenda of {session.title} was adopted, so it is no longer proposed.")
    wanted = tuple(map(tidy, items))
    check(wanted)
    if wanted == was.items:
        return was, []
    fact = AgendaProposed(id=session.id, body=session.body, items=wanted)
    return msgspec.structs.replace(was, items=wanted), [fact]


def adopt(was: Agenda, session: Session) -> tuple[Agenda, list[AgendaAdopted]]:
    """As it was proposed; adopting twice tells nobody twice."""
    require_open(session, "its agenda stays as it was")
    if was.adopted:
        return was, []
    if not was.items:
        raise RuleBroken(f"No agenda of {session.title} is proposed. Propose one, then adopt it.")
    fact = AgendaAdopted(id=session.id, body=session.body, items=was.items)
    return msgspec.structs.replace(was, adopted=True), [fact]


def check(items: Items) -> None:
    """Each has a number of its own, and a sub-item comes after its item."""
    if not items:
        raise RuleBroken("items: an agenda has at least one item.")
    seen: set[str] = set()
    for item in items:
        if not NUMBER.match(item.number):
            raise RuleBroken(f"items: “{item.number}” is not a number such as 8 or 8 (c).")
        if not item.title:
            raise RuleBroken(f"items: item {item.number} has no title.")
        outer = item.number.rpartition(" (")[0]
        if outer and outer not in seen:
            raise RuleBroken(f"items: {item.number} stands before item {outer}.")
        seen.add(item.number)
    twice = [number for number, times in Counter(i.number for i in items).items() if times > 1]
    if twice:
        raise RuleBroken(f"items: the number {twice[0]} is given twice.")
