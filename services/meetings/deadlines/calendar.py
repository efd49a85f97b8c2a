"""Deadlines as a calendar that programs subscribe to."""

from datetime import datetime

from services.meetings.deadlines.shown import DeadlineShown
from shared.formats.ics import Entry, Status, Timed, render
from shared.http.views import Listed
from shared.registry import Rendered


def rendered(
    answer: Listed[DeadlineShown] | DeadlineShown, *, base: str, now: datetime
) -> Rendered:
    """A list of deadlines, or one; what never had a date is in no calendar."""
    deadlines = answer.items if isinstance(answer, Listed) else [answer]
    entries = [entry(each, each.due or each.last_due, base) for each in deadlines]
    calendar = render("Deadlines", [each for each in entries if each])
    return Rendered(content=calendar, media_type="text/calendar; charset=utf-8")


def entry(deadline: DeadlineShown, at: datetime | None, base: str) -> Entry | None:
    """At the last instant that stood where none does now; its title and state say so."""
    if at is None:
        return None
    title = f"{deadline.title}: {deadline.session_title}"
    waits = deadline.due is None and not deadline.cancelled
    return Entry(
        uid=f"deadline-{deadline.id}@penholder",
        sequence=deadline.version,
        status=status(deadline),
        when=Timed(starts=at, ends=at, zone=deadline.zone),
        title=f"Date to be announced: {title}" if waits else title,
        last_modified=deadline.changed_at,
        stamp=deadline.changed_at,
        place=deadline.place,
        url=f"{base}/deadlines/{deadline.id}",
        description=deadline.rule_words,
    )


def status(deadline: DeadlineShown) -> Status:
    """A deadline without a date is not due on the day that it had."""
    if deadline.cancelled:
        return Status.CANCELLED
    return Status.CONFIRMED if deadline.due else Status.TENTATIVE
