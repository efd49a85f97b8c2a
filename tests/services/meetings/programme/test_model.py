"""The rules of the programme, without a database."""

from datetime import UTC, date, datetime, time
from uuid import UUID

import msgspec
import pytest

from services.meetings.events.sessions import Part
from services.meetings.programme import model
from services.meetings.sessions.model import Session
from shared.errors import Conflict, RuleBroken

SESSION = Session(
    id=UUID(int=1),
    body=UUID(int=2),
    title="Sixth meeting",
    zone="Europe/Vienna",
    place="Vienna",
    parts=(Part(number=1, opens=date(2020, 4, 6), closes=date(2020, 4, 8)),),
)
LAST_DAY = model.Meeting(
    id=UUID(int=3),
    session=SESSION.id,
    part=1,
    day=2,
    starts=time(15),
    ends=time(18),
    title="6th meeting",
    place="Vienna",
    room="Boardroom D",
)


def on(opens: date | None, closes: date | None) -> Session:
    return msgspec.structs.replace(SESSION, parts=(Part(number=1, opens=opens, closes=closes),))


def test_a_meeting_keeps_its_place_in_the_part() -> None:
    summer = on(date(2020, 7, 27), date(2020, 7, 29))
    stands, [fact] = model.follow(LAST_DAY, SESSION, summer)

    assert (fact.starts, fact.ends) == (
        datetime.fromisoformat("2020-07-29T15:00"),
        datetime.fromisoformat("2020-07-29T18:00"),
    )
    assert stands.placed
    back, [_] = model.follow(stands, summer, SESSION)
    assert back == LAST_DAY


@pytest.mark.parametrize("short", [on(date(2020, 7, 27), date(2020, 7, 28)), on(None, None)])
def test_where_the_part_has_no_such_day_it_is_to_be_placed_anew(short: Session) -> None:
    stands, [fact] = model.follow(LAST_DAY, SESSION, short)

    assert (fact.starts, stands.placed, model.booking(stands, short)) == (None, False, None)
    assert model.follow(stands, short, short) == (stands, [])


def test_the_wall_stays_when_summer_time_ends() -> None:
    winter = on(date(2020, 12, 2), date(2020, 12, 4))
    before, after = model.booking(LAST_DAY, SESSION), model.booking(LAST_DAY, winter)

    assert before
    assert after
    assert before.starts_at == datetime(2020, 4, 8, 13, tzinfo=UTC)
    assert after.starts_at == datetime(2020, 12, 4, 14, tzinfo=UTC)


def test_a_refusal_names_room_meeting_and_time() -> None:
    clash = model.Clash(
        title="6th meeting",
        room="Boardroom D",
        other="1st plenary meeting",
        other_session="Twenty-ninth session",
        starts_at=datetime(2020, 4, 8, 8, tzinfo=UTC),
        ends_at=datetime(2020, 4, 8, 11, tzinfo=UTC),
    )
    with pytest.raises(Conflict) as refused:
        model.refuse([clash], SESSION)

    assert str(refused.value).startswith(
        "Boardroom D is taken by 1st plenary meeting (Twenty-ninth session) on 8 April 2020,"
        " 10:00–13:00 Vienna."
    )
    model.refuse([], SESSION)


def test_what_stands_already_raises_nothing() -> None:
    assert model.move(LAST_DAY, LAST_DAY, SESSION) == (LAST_DAY, [])


def test_a_cancelled_meeting_is_not_moved() -> None:
    cancelled, [_] = model.cancel(LAST_DAY, SESSION)

    assert model.cancel(cancelled, SESSION) == (cancelled, [])
    with pytest.raises(RuleBroken, match="was cancelled"):
        model.move(cancelled, LAST_DAY, SESSION)
