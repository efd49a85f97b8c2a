"""The programme as calendar programs read it: golden files, since a wrong one misleads people."""

from datetime import UTC, date, datetime, time
from pathlib import Path
from uuid import UUID

import msgspec
import pytest

from services.meetings.events.sessions import Part
from services.meetings.programme.calendar import rendered
from services.meetings.programme.shown import MeetingShown, Programme

GOLDEN = Path(__file__).with_name("golden")
BASE = "https://penholder.test"
NOW = datetime(2020, 3, 20, 9, tzinfo=UTC)
FIRST = MeetingShown(
    id=UUID(int=10),
    session=UUID(int=1),
    title="1st meeting",
    room="Boardroom D",
    part=1,
    day=date(2020, 4, 6),
    starts=time(10),
    ends=time(13),
    starts_at=datetime(2020, 4, 6, 8, tzinfo=UTC),
    ends_at=datetime(2020, 4, 6, 11, tzinfo=UTC),
    cancelled=False,
    changed_at=datetime(2020, 2, 3, 10, tzinfo=UTC),
    version=1,
)
SIXTH = Programme(
    id=UUID(int=1),
    title="Sixth meeting",
    short_name="Expert Group on Cybercrime",
    body=UUID(int=2),
    zone="Europe/Vienna",
    place="Vienna",
    parts=[Part(number=1, opens=date(2020, 4, 6), closes=date(2020, 4, 8))],
    meetings=[FIRST],
    version=1,
)
POSTPONED = msgspec.structs.replace(
    FIRST, day=None, changed_at=datetime(2020, 3, 16, 10, tzinfo=UTC), version=2
)
MOVED = msgspec.structs.replace(
    FIRST,
    day=date(2020, 12, 3),
    starts_at=datetime(2020, 12, 3, 9, tzinfo=UTC),
    ends_at=datetime(2020, 12, 3, 12, tzinfo=UTC),
    changed_at=datetime(2020, 5, 20, 10, tzinfo=UTC),
    version=3,
)


@pytest.mark.parametrize(
    ("name", "meeting"), [("scheduled", FIRST), ("postponed", POSTPONED), ("moved", MOVED)]
)
def test_a_meeting_keeps_its_uid_through_everything(name: str, meeting: MeetingShown) -> None:
    programme = msgspec.structs.replace(SIXTH, meetings=[meeting])
    made = rendered(programme, base=BASE, now=NOW)

    assert made.content == (GOLDEN / f"{name}.ics").read_bytes()
    assert made.media_type == "text/calendar; charset=utf-8"
