"""The rules of deadlines, without a database."""

from datetime import UTC, date, datetime, time
from uuid import UUID

import msgspec
import pytest

from services.meetings.deadlines import model
from services.meetings.events.sessions import Part
from services.meetings.sessions.model import Session
from shared.deadlines.rules import Anchor, Direction, Rule, Unit
from shared.errors import RuleBroken

OPENED = Part(number=1, opens=date(2018, 12, 7), closes=date(2018, 12, 7))
SPRING = Part(number=2, opens=date(2019, 5, 20), closes=date(2019, 5, 24))
SESSION = Session(
    id=UUID(int=1),
    body=UUID(int=2),
    title="Twenty-eighth session",
    zone="Europe/Vienna",
    place="Vienna",
    parts=(OPENED, SPRING),
)
RULE = Rule(
    count=8,
    unit=Unit.WEEKS,
    direction=Direction.BEFORE,
    anchor=Anchor.PART_OPENS,
    at=time(13),
)
WANTED = model.Deadline(
    id=UUID(int=3),
    session=SESSION.id,
    subject="drafts",
    title="Submission of draft resolutions",
    part=2,
    rule=RULE,
    zone="Europe/Vienna",
    place="Vienna",
)


def with_spring(opens: date | None, closes: date | None) -> Session:
    part = Part(number=2, opens=opens, closes=closes)
    return msgspec.structs.replace(SESSION, parts=(OPENED, part))


def test_across_the_change_of_summer_time_it_stays_at_one_o_clock() -> None:
    stands, [fact] = model.set_deadline(WANTED, SESSION)
    assert (fact.wall, fact.due) == (
        datetime.fromisoformat("2019-03-25T13:00"),
        datetime(2019, 3, 25, 12, tzinfo=UTC),
    )

    later = with_spring(date(2019, 5, 27), date(2019, 5, 31))
    _, [moved] = model.follow(stands, later, "Moved by a week")
    assert (moved.wall, moved.due) == (
        datetime.fromisoformat("2019-04-01T13:00"),
        datetime(2019, 4, 1, 11, tzinfo=UTC),
    )


def test_without_a_date_nothing_is_due_and_with_one_it_is_again() -> None:
    stands, _ = model.set_deadline(WANTED, SESSION)
    waits, [lost] = model.follow(stands, with_spring(None, None), "Postponed")
    back, [found] = model.follow(waits, SESSION, "Moved back")

    assert (lost.was, lost.due, found.was) == (stands.due, None, None)
    assert back == stands
    assert model.follow(waits, with_spring(None, None), "Again") == (waits, [])


def test_the_session_opens_with_its_first_part() -> None:
    rule = msgspec.structs.replace(RULE, anchor=Anchor.SESSION_OPENS)
    first = msgspec.structs.replace(WANTED, part=1, rule=rule)

    stands, _ = model.set_deadline(first, SESSION)
    assert stands.wall == datetime.fromisoformat("2018-10-12T13:00")
    with pytest.raises(RuleBroken, match="part_opens"):
        model.set_deadline(msgspec.structs.replace(first, part=2), SESSION)


def test_a_place_without_known_holidays_has_weekdays() -> None:
    elsewhere = msgspec.structs.replace(SESSION, place="Doha", zone="Asia/Qatar")

    assert model.station(elsewhere).holidays == ()
    assert model.station(SESSION).holidays
