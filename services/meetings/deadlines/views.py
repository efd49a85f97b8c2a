"""What may be read of deadlines: query to response, past the model."""

from uuid import UUID

import msgspec

from services.meetings.deadlines import calendar
from services.meetings.deadlines.shown import DeadlineShown, shown
from services.meetings.deadlines.store import SQL
from services.meetings.sessions.officers import OFFICERS
from services.meetings.sessions.store import SQL as SESSIONS
from shared.access.look import Look
from shared.access.sight import EVERYONE
from shared.http.views import Listed
from shared.registry import view

PAGE = 100
SUBJECTS = ("drafts", "revised drafts", "amendments", "co-sponsorship", "comments", "documents")
"""What forms propose; a body may have others."""


async def of_session(look: Look, session: UUID) -> list[DeadlineShown]:
    """All of a session's, those that were cancelled last."""
    return [shown(row) for row in await look.reference(SQL["session_deadlines"], session)]


@view(
    "/deadlines",
    sees=EVERYONE,
    page="meetings/deadlines/upcoming.html",
    formats={"ics": calendar.rendered},
)
async def list_deadlines(look: Look, after: UUID | None = None) -> Listed[DeadlineShown]:
    """What is due from now on in any session, the nearest first."""
    rows = await look.rows(SQL["upcoming_deadlines"], look.now, after, PAGE)
    items = [shown(row) for row in rows]
    return Listed(items=items, after=str(items[-1].id) if len(items) == PAGE else None)


@view(
    "/deadlines/{deadline}",
    sees=EVERYONE,
    page="meetings/deadlines/deadline.html",
    formats={"ics": calendar.rendered},
)
async def show_deadline(look: Look, deadline: UUID) -> DeadlineShown:
    """One deadline; officers change it here."""
    return shown(await look.row(SQL["show_deadline"], deadline, what="deadline"))


class DeadlineForm(msgspec.Struct, frozen=True, kw_only=True):
    """What an officer needs to set a deadline."""

    session: UUID
    title: str
    place: str
    parts: int
    subjects: tuple[str, ...] = SUBJECTS


@view("/sessions/{session}/deadlines/new", sees=OFFICERS, page="meetings/deadlines/new.html")
async def new_deadline(look: Look, session: UUID) -> DeadlineForm:
    """The form with which an officer sets a deadline."""
    row = await look.row(SESSIONS["session_for_officer"], session, what="session")
    return DeadlineForm(
        session=session, title=row["title"], place=row["place"], parts=row["part_count"]
    )
