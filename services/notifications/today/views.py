"""The first page of a day: what needs me, what changed, what meets."""

from datetime import date, datetime, timedelta
from uuid import UUID

import msgspec

from services.notifications.alerts import views as alerts
from services.notifications.alerts.views import AlertShown
from services.notifications.today import model
from shared.access.look import Look
from shared.deadlines.zones import resolve
from shared.messages import NOBODY, Role
from shared.queries import queries
from shared.registry import view

SQL = queries("services.notifications.today")
AHEAD = timedelta(days=14)
BEHIND = timedelta(days=1)
MOST = 12
CHANGES = 8


class DueShown(msgspec.Struct, frozen=True, kw_only=True):
    """Something that is due, or was until a moment ago."""

    id: UUID
    title: str
    within: str
    href: str
    due: datetime
    zone: str
    place: str
    was: datetime | None
    """The instant until it moved last."""
    state: model.Mark
    closed: bool


class MeetingShown(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting of one of two days."""

    id: UUID
    title: str
    session: str
    href: str
    day: date
    """At its place."""
    starts: datetime
    """UTC."""
    ends: datetime
    zone: str
    place: str
    room: str


class SessionAhead(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a session that has not closed."""

    title: str
    body: str
    part: int
    href: str
    opens: date
    closes: date


class Today(msgspec.Struct, frozen=True, kw_only=True):
    """Of the bodies that one follows; for others, of all."""

    role: str
    """``secretariat``, ``chair``, ``delegate``, ``person`` without a role, or ``outsider``."""
    due: list[DueShown]
    changed: list[AlertShown]
    meetings_today: list[MeetingShown]
    meetings_tomorrow: list[MeetingShown]
    sessions: list[SessionAhead]


@view("/today", sees=alerts.OWN, page="notifications/today/today.html")
async def show_today(look: Look) -> Today:
    """What is public for everybody, and what is new in one's own inbox."""
    bodies = followed(look)
    return Today(
        role=role_of(look),
        due=await due_shown(look, bodies),
        changed=await alerts.unread(look, CHANGES),
        meetings_today=await meetings_shown(look, bodies, 0),
        meetings_tomorrow=await meetings_shown(look, bodies, 1),
        sessions=await sessions_shown(look, bodies),
    )


def role_of(look: Look) -> str:
    """The one with the most to do."""
    held = {each.role for each in look.actor.held}
    for role in (Role.SECRETARIAT, Role.CHAIR, Role.DELEGATE):
        if role in held:
            return role.value
    return "outsider" if look.actor == NOBODY else "person"


def followed(look: Look) -> list[UUID] | None:
    """None for all of them."""
    bodies = {each.body for each in look.actor.held}
    return sorted(each for each in bodies if each) if bodies and None not in bodies else None


async def due_shown(look: Look, bodies: list[UUID] | None) -> list[DueShown]:
    """Late milestones first, then what comes; a deadline stays a day after it has closed."""
    late = await look.reference(SQL["late_milestones"], bodies, look.now, MOST)
    since, until = look.now - BEHIND, look.now + AHEAD
    rows = await look.reference(SQL["upcoming"], bodies, since, until, MOST)
    known = {row["id"] for row in late}
    found = [*reversed(late), *(row for row in rows if row["id"] not in known)]
    return [
        DueShown(
            id=row["id"],
            title=row["title"],
            within=row["within_title"],
            href=f"/{'sessions' if row['owner'] == 'meetings' else 'workplans'}/{row['within']}",
            due=row["due"],
            zone=row["zone"],
            place=row["place"],
            was=row["was"],
            state=model.mark(row["owner"], row["due"], row["moved_at"], look.now),
            closed=row["due"] < look.now,
        )
        for row in found
    ]


async def meetings_shown(look: Look, bodies: list[UUID] | None, days: int) -> list[MeetingShown]:
    """By the day at each meeting's own place."""
    rows = await look.reference(SQL["meetings_of"], bodies, look.now, days, 4 * MOST)
    return [
        MeetingShown(
            id=row["id"],
            title=row["title"],
            session=row["session_title"],
            href=f"/sessions/{row['session']}",
            day=row["starts"].date(),
            starts=resolve(row["starts"], row["zone"]),
            ends=resolve(row["ends"], row["zone"]),
            zone=row["zone"],
            place=row["place"],
            room=row["room"],
        )
        for row in rows
    ]


async def sessions_shown(look: Look, bodies: list[UUID] | None) -> list[SessionAhead]:
    """The next ones, and those that sit."""
    rows = await look.reference(SQL["sessions_ahead"], bodies, look.now.date(), 6)
    return [
        SessionAhead(
            title=row["title"],
            body=row["body"],
            part=row["number"],
            href=f"/sessions/{row['session']}",
            opens=row["opens"],
            closes=row["closes"],
        )
        for row in rows
    ]
