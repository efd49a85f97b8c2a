"""The calendar of sessions as programs read it: golden files."""

from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import msgspec
import pytest

from services.meetings.sessions.calendar import Calendar, PartShown, as_ics, is_past, months

GOLDEN = Path(__file__).with_name("golden")
BASE = "https://penholder.test"
NOW = datetime(2020, 3, 20, 9, tzinfo=UTC)
PLANNED = PartShown(
    id=UUID(int=1),
    body=UUID(int=2),
    short_name="CCPCJ",
    title="Twenty-ninth session",
    place="Vienna",
    zone="Europe/Vienna",
    part=1,
    parts=1,
    opens=date(2020, 5, 18),
    closes=date(2020, 5, 22),
    last_opens=date(2020, 5, 18),
    last_closes=date(2020, 5, 22),
    closed=False,
    moved=False,
    changed_at=datetime(2019, 12, 13, 15, tzinfo=UTC),
    version=1,
)
POSTPONED = msgspec.structs.replace(
    PLANNED,
    opens=None,
    closes=None,
    moved=True,
    changed_at=datetime(2020, 4, 1, 10, tzinfo=UTC),
    version=4,
)
HELD = msgspec.structs.replace(
    POSTPONED,
    opens=date(2020, 12, 3),
    closes=date(2020, 12, 3),
    last_opens=date(2020, 12, 3),
    last_closes=date(2020, 12, 3),
    changed_at=datetime(2020, 9, 1, 10, tzinfo=UTC),
    version=5,
)


@pytest.mark.parametrize(
    ("name", "part"), [("planned", PLANNED), ("postponed", POSTPONED), ("held", HELD)]
)
def test_a_session_keeps_its_uid_through_everything(name: str, part: PartShown) -> None:
    undated = [] if part.opens else [part]
    calendar = Calendar(coming=months([part]), undated=undated, past=[])

    assert as_ics(calendar, base=BASE, now=NOW).content == (GOLDEN / f"{name}.ics").read_bytes()


def test_what_never_had_a_date_is_in_no_calendar() -> None:
    never = msgspec.structs.replace(POSTPONED, last_opens=None, last_closes=None)
    calendar = Calendar(coming=[], undated=[never], past=[])

    assert b"VEVENT" not in as_ics(calendar, base=BASE, now=NOW).content


def test_a_session_is_past_when_its_last_day_is_over_at_the_place() -> None:
    assert not is_past(PLANNED, datetime(2020, 5, 22, 21, 59, tzinfo=UTC))
    assert is_past(PLANNED, datetime(2020, 5, 22, 22, 0, tzinfo=UTC))
    assert not is_past(POSTPONED, datetime(2021, 1, 1, tzinfo=UTC))
