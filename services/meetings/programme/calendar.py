"""The programme of work as a calendar that programs subscribe to."""

from datetime import datetime

from services.meetings.programme.shown import MeetingShown, Programme
from shared.formats.ics import Entry, Status, Timed, render
from shared.registry import Rendered


def rendered(answer: Programme, *, base: str, now: datetime) -> Rendered:
    """Every meeting, also those that do not take place: a calendar must hear of it."""
    content = answer.once(f"calendar of {base}", lambda programme: written(programme, base))
    return Rendered(content=content, media_type="text/calendar; charset=utf-8")


def written(programme: Programme, base: str) -> bytes:
    """The same for everybody, until the programme changes."""
    entries = [entry(each, programme, base) for each in programme.meetings]
    return render(f"{programme.title} ({programme.short_name})", entries)


def entry(meeting: MeetingShown, programme: Programme, base: str) -> Entry:
    """Without a date it does not take place when it would have: cancelled, until it has one."""
    stands = meeting.day is not None and not meeting.cancelled
    return Entry(
        uid=f"meeting-{meeting.id}@penholder",
        sequence=meeting.version,
        status=Status.CONFIRMED if stands else Status.CANCELLED,
        when=Timed(starts=meeting.starts_at, ends=meeting.ends_at, zone=programme.zone),
        title=f"{meeting.title}, {programme.short_name}",
        last_modified=meeting.changed_at,
        stamp=meeting.changed_at,
        place=f"{meeting.room}, {programme.place}",
        url=f"{base}/meetings/{meeting.id}",
    )
