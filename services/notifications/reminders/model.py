"""The rules of reminders. No await, no clock, no randomness, no driver."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

import msgspec

from shared.deadlines.zones import local, resolve, zone_named

Owner = Literal["meetings", "workplan"]
State = Literal["stands", "delivered", "cancelled"]


class Lead(msgspec.Struct, frozen=True, kw_only=True):
    """How long before something falls due a person is reminded."""

    name: str
    before: timedelta
    by_wall: bool
    """Days end at the same hour at the place, also where summer time begins or ends between."""


LEADS: dict[Owner, tuple[Lead, ...]] = {
    "meetings": (
        Lead(name="7 days", before=timedelta(days=7), by_wall=True),
        Lead(name="1 day", before=timedelta(days=1), by_wall=True),
        Lead(name="3 hours", before=timedelta(hours=3), by_wall=False),
    ),
    "workplan": (
        Lead(name="7 days", before=timedelta(days=7), by_wall=True),
        Lead(name="1 day", before=timedelta(days=1), by_wall=True),
    ),
}
"""Deadlines are kept by meetings, milestones by workplan."""


class DueItem(msgspec.Struct, frozen=True, kw_only=True):
    """Something that is due, as its owner told it."""

    id: UUID
    owner: Owner
    body: UUID
    within: UUID
    """The session or the plan."""
    session: UUID | None
    title: str
    zone: str
    place: str
    due: datetime | None
    """UTC; None while it has no date."""
    was: datetime | None = None
    moved_at: datetime | None = None
    state: State = "stands"
    generation: int
    """The version of the owner's aggregate."""


class Reminder(msgspec.Struct, frozen=True, kw_only=True):
    """One firing that is to come."""

    owner: Owner
    item: UUID
    lead: str
    generation: int
    due: datetime
    fires_at: datetime


def plan(
    item: DueItem, pending: Iterable[Reminder], now: datetime, fired: Collection[str] = ()
) -> list[Reminder]:
    """What replaces the reminders that are pending. ``now`` is the world's; ``fired`` are the
    leads that have fired for this date, which the clock may not let lie ahead again.

    What is past when it is set does not fire. What was set in time and stands unchanged stays,
    even if it is late: then it waits for this very news.
    """
    if item.due is None or item.state != "stands":
        return []
    kept = {(each.lead, each.due) for each in pending}
    found: list[Reminder] = []
    for lead in LEADS[item.owner]:
        at = fires_at(item.due, item.zone, lead)
        if lead.name not in fired and (at > now or (lead.name, item.due) in kept):
            found.append(
                Reminder(
                    owner=item.owner,
                    item=item.id,
                    lead=lead.name,
                    generation=item.generation,
                    due=item.due,
                    fires_at=at,
                )
            )
    return found


def fires_at(due: datetime, zone: str, lead: Lead) -> datetime:
    """The instant (UTC)."""
    if not lead.by_wall:
        return due - lead.before
    return resolve(local(due, zone_named(zone)) - lead.before, zone)


def decide(
    reminder: Reminder, standing: tuple[datetime | None, int] | None, reached: int
) -> Literal["fire", "drop", "wait"]:
    """What the owner's answer means: due and generation now, or None when it does not stand.

    ``reached`` is the owner's version that was applied here: some events change nothing that is
    due, so the generation may be later than the reminder's.
    """
    if standing is None:
        return "drop"
    due, generation = standing
    known = generation <= max(reminder.generation, reached)
    return "fire" if known and due == reminder.due else "wait"
