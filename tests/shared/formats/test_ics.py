import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.formats.ics import AllDay, Entry, Status, Timed, render
from shared.formats.lines import CONTROL, LINE_BREAK
from shared.formats.timezones import vtimezone

GOLDEN = Path(__file__).parent / "golden"
ISSUED = datetime(2019, 4, 1, 9, tzinfo=UTC)
MEETING = Entry(
    uid="meeting-0190a1b2@penholder",
    sequence=3,
    status=Status.CONFIRMED,
    when=Timed(
        starts=datetime(2019, 5, 20, 8, tzinfo=UTC),
        ends=datetime(2019, 5, 20, 11, tzinfo=UTC),
        zone="Europe/Vienna",
    ),
    title="1st plenary meeting; opening, elections",
    place="Board Room D, Vienna International Centre",
    url="https://penholder.example/meetings/0190a1b2",
    description="Agenda items 1 and 2.\nInterprétation en six langues: العربية, 中文, English,"
    " français, русский, español.",
    last_modified=ISSUED,
    stamp=ISSUED,
)
DEADLINE = msgspec.structs.replace(
    MEETING,
    uid="deadline-0190a1c3@penholder",
    sequence=1,
    when=Timed(
        starts=datetime(2019, 4, 29, 11, tzinfo=UTC),
        ends=datetime(2019, 4, 29, 11, tzinfo=UTC),
        zone="Europe/Vienna",
    ),
    title="Deadline: submission of draft resolutions",
    place="",
    description="",
)
SESSION = msgspec.structs.replace(
    MEETING,
    uid="session-0190a1d4@penholder",
    sequence=1,
    status=Status.TENTATIVE,
    when=AllDay(first=date(2019, 5, 20), last=date(2019, 5, 24)),
    title="Commission on Crime Prevention and Criminal Justice, twenty-eighth session",
)


def moved(entry: Entry) -> Entry:
    """A week later, as the next version of its aggregate."""
    assert isinstance(entry.when, Timed)
    week = timedelta(days=7)
    later = msgspec.structs.replace(
        entry.when, starts=entry.when.starts + week, ends=entry.when.ends + week
    )
    at = ISSUED + timedelta(days=2)
    return msgspec.structs.replace(
        entry, when=later, sequence=entry.sequence + 1, last_modified=at, stamp=at
    )


def cancelled(entry: Entry) -> Entry:
    return msgspec.structs.replace(moved(entry), when=entry.when, status=Status.CANCELLED)


def event_of(calendar: bytes, uid: str = MEETING.uid) -> Any:
    (found,) = (
        event for event in icalendar.Calendar.from_ical(calendar).events if event["UID"] == uid
    )
    return found


@pytest.mark.parametrize(
    ("name", "entries"),
    [
        ("session", [SESSION, MEETING, DEADLINE]),
        ("moved", [SESSION, moved(MEETING), DEADLINE]),
        ("cancelled", [SESSION, cancelled(MEETING), DEADLINE]),
        ("empty", []),
    ],
)
def test_a_calendar_is_what_it_was(name: str, entries: list[Entry]) -> None:
    assert render("CCPCJ, 28th session", entries) == (GOLDEN / f"{name}.ics").read_bytes()


def test_a_move_keeps_the_uid_and_raises_the_sequence() -> None:
    before, after = (event_of(render("x", [entry])) for entry in (MEETING, moved(MEETING)))

    assert before["UID"] == after["UID"]
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (3, 4)
    assert after["LAST-MODIFIED"].dt > before["LAST-MODIFIED"].dt
    assert after.start - before.start == timedelta(days=7)


def test_a_cancelled_meeting_stays_and_says_so() -> None:
    event = event_of(render("x", [cancelled(MEETING)]))

    assert (event["STATUS"], event["SEQUENCE"]) == ("CANCELLED", 4)


def test_the_last_day_of_a_session_is_in_the_calendar() -> None:
    event = event_of(render("x", [SESSION]), SESSION.uid)

    assert (event.start, event.end) == (date(2019, 5, 20), date(2019, 5, 25))


def test_the_second_pass_of_a_repeated_hour_is_said_in_utc() -> None:
    start = datetime(2019, 10, 27, 1, 30, tzinfo=UTC)
    when = Timed(starts=start, ends=start + timedelta(hours=1), zone="Europe/Vienna")

    calendar = render("x", [msgspec.structs.replace(MEETING, when=when)])

    assert b"DTSTART:20191027T013000Z\r\n" in calendar
    assert b"DTEND;TZID=Europe/Vienna:20191027T033000\r\n" in calendar


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
ZONES = st.sampled_from(["Europe/Vienna", "America/New_York", "Australia/Lord_Howe", "UTC"])
MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2036, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis adds the zone


@settings(max_examples=150, deadline=None)
@given(title=TEXT, place=TEXT, description=TEXT, start=MOMENTS, zone=ZONES, hours=st.integers(1, 9))
def test_another_reader_reads_what_was_written(
    title: str, place: str, description: str, start: datetime, zone: str, hours: int
) -> None:
    start = start.replace(microsecond=0)
    entry = msgspec.structs.replace(
        MEETING,
        title=title,
        place=place,
        description=description,
        when=Timed(starts=start, ends=start + timedelta(hours=hours), zone=zone),
    )

    calendar = render("x", [entry])

    event = event_of(calendar)
    assert all(len(line) <= 75 for line in calendar.split(b"\r\n"))
    for value, name in ((title, "SUMMARY"), (place, "LOCATION"), (description, "DESCRIPTION")):
        assert str(event.get(name, "")) == CONTROL.sub("", LINE_BREAK.sub("\n", value))
    assert event.start.astimezone(UTC) == start
    assert event.end.astimezone(UTC) == start + timedelta(hours=hours)


def test_nothing_can_break_out_of_its_line() -> None:
    nasty = "x\r\nATTENDEE:mailto:a@example.org\nEND:VEVENT\x85X:1\u2028Y:2"
    entry = msgspec.structs.replace(MEETING, uid=nasty, title=nasty, url=nasty, place=nasty)

    calendar = render(nasty, [entry])

    lines = calendar.decode().replace("\r\n ", "").splitlines()
    assert not any(line.startswith(("ATTENDEE", "X:", "Y:")) for line in lines)
    assert calendar.count(b"\r\nEND:VEVENT\r\n") == 1


@pytest.mark.parametrize(
    "zone",
    ["Europe/Vienna", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca",
     "Pacific/Apia", "Europe/Dublin", "Africa/Nairobi"],
)  # fmt: skip
@pytest.mark.parametrize(("first", "last"), [(2010, 2012), (2018, 2027)])
def test_a_zone_means_the_same_to_a_program_without_zone_data(
    zone: str, first: int, last: int
) -> None:
    definition = icalendar.Timezone.from_ical(vtimezone(zone, first, last))
    place, hour = ZoneInfo(zone), datetime(first, 1, 2, tzinfo=UTC)
    onsets = sorted(onsets_of(definition))

    wrong = []
    while hour.year <= last:
        in_force = max(onset for onset in onsets if onset[0] <= hour)
        if in_force[1] != hour.astimezone(place).utcoffset():
            wrong.append(hour)
        hour += timedelta(hours=7)

    assert wrong == []


def onsets_of(zone: Any) -> list[tuple[datetime, timedelta]]:
    """By the standard: local times by the offset that ends, one by DTSTART, more by RDATE."""
    found = []
    for part in zone.subcomponents:
        local = [part["DTSTART"].dt]
        local += [each.dt for each in part["RDATE"].dts] if "RDATE" in part else []
        for moment in local:
            start = moment.replace(tzinfo=UTC) - part["TZOFFSETFROM"].td
            found.append((start, part["TZOFFSETTO"].td))
    return found


def test_entries_that_lie_are_mistakes() -> None:
    assert isinstance(MEETING.when, Timed)
    backwards = msgspec.structs.replace(MEETING.when, ends=datetime(2019, 5, 19, tzinfo=UTC))
    days = AllDay(first=date(2019, 5, 24), last=date(2019, 5, 20))

    for when in (backwards, days):
        with pytest.raises(ValueError, match="ends before it starts"):
            render("x", [msgspec.structs.replace(MEETING, when=when)])
    with pytest.raises(ValueError, match="same UID"):
        render("x", [MEETING, MEETING])
    with pytest.raises(ValueError, match="carries its offset"):
        render("x", [msgspec.structs.replace(MEETING, stamp=ISSUED.replace(tzinfo=None))])


def test_forty_meetings_take_a_few_milliseconds() -> None:
    """Measured under two; the bound leaves room for a busy machine, not for a slow library."""
    entries = [msgspec.structs.replace(MEETING, uid=f"{number}@penholder") for number in range(40)]
    render("x", entries)

    spent = []
    for _ in range(20):
        start = time.perf_counter()
        render("x", entries)
        spent.append(time.perf_counter() - start)

    assert min(spent) < 0.005
