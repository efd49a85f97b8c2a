"""The rules of alerts. No await, no clock, no randomness, no driver."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol, TypeVar
from uuid import UUID

import msgspec

from services.meetings.events.deadlines import DeadlineCancelled, DeadlineMoved, DeadlineSet
from services.meetings.events.drafts import (
    DraftConcluded,
    DraftIssued,
    DraftRevised,
    DraftSubmitted,
    RevisionSubmitted,
    SponsorJoined,
    SponsorWithdrew,
)
from services.meetings.events.programme import MeetingCancelled, MeetingMoved, MeetingScheduled
from services.meetings.events.sessions import (
    AgendaAdopted,
    AgendaProposed,
    SessionClosed,
    SessionMoved,
    SessionScheduled,
)
from services.notifications.things.model import Meeting
from services.workplan.events.plans import (
    MilestoneDelivered,
    MilestonePlanned,
    MilestoneSlipped,
    WorkplanAdopted,
)


class MeetingShifted(
    msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="notifications.meeting.shifted"
):
    """A meeting took another time or room: the event says only which, this also says until when."""

    id: UUID
    body: UUID
    session: UUID
    title: str
    was: datetime | None
    """Wall times in ``zone``, as in the meeting's own facts."""
    was_in: str
    starts: datetime | None
    ends: datetime | None
    zone: str
    room: str


class Due(
    msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="notifications.reminder.due"
):
    """Something falls due, and it is time to say so."""

    id: UUID
    body: UUID
    title: str
    due: datetime
    """UTC."""
    zone: str
    place: str
    lead: str
    """How long before: ``7 days``, ``1 day`` or ``3 hours``."""
    late_at: datetime | None = None
    """When it was said (UTC, the world's time), where that was later than its lead says."""


Fact = (
    SessionScheduled
    | SessionMoved
    | SessionClosed
    | AgendaProposed
    | AgendaAdopted
    | MeetingScheduled
    | MeetingShifted
    | MeetingCancelled
    | DeadlineSet
    | DeadlineMoved
    | DeadlineCancelled
    | DraftSubmitted
    | RevisionSubmitted
    | DraftIssued
    | DraftRevised
    | DraftConcluded
    | SponsorJoined
    | SponsorWithdrew
    | WorkplanAdopted
    | MilestonePlanned
    | MilestoneSlipped
    | MilestoneDelivered
    | Due
)
"""What an item of an alert says."""
F = TypeVar("F", bound=Fact)
RANKS: tuple[tuple[type, ...], ...] = (
    (SessionScheduled, SessionMoved, SessionClosed),
    (DraftRevised, DraftIssued, DraftConcluded, DraftSubmitted, RevisionSubmitted),
    (SponsorJoined, SponsorWithdrew),
    (AgendaProposed, AgendaAdopted),
    (WorkplanAdopted,),
    (Due,),
    (MilestonePlanned, MilestoneSlipped, MilestoneDelivered),
    (DeadlineSet, DeadlineMoved, DeadlineCancelled),
)
"""What leads in an alert of several items, whichever arrived first: causes before consequences."""


def kind_of(fact: Fact) -> str:
    """Its tag."""
    return str(fact.__struct_config__.tag)


def shifted(event: MeetingMoved, before: Meeting | None) -> MeetingShifted | None:
    """None where neither its time nor its room changed."""
    if before and (before.starts, before.room) == (event.starts, event.room):
        return None
    return MeetingShifted(
        id=event.id,
        body=event.body,
        session=event.session,
        title=event.title,
        was=before.starts if before else None,
        was_in=before.room if before else "",
        starts=event.starts,
        ends=event.ends,
        zone=event.zone,
        room=event.room,
    )


def thing_of(fact: Fact) -> UUID:
    """What it is about: a submission is about the draft."""
    return fact.draft if isinstance(fact, RevisionSubmitted) else fact.id


def changes_nothing(fact: Fact) -> bool:
    """Whether it ends where it began: that is noise, and nobody is told."""
    match fact:
        case SessionMoved():
            return fact.was == fact.now
        case MilestoneSlipped():
            return fact.was == fact.now and not fact.dropped
        case DeadlineMoved():
            return fact.was == fact.due
        case MeetingShifted():
            return (fact.was, fact.was_in) == (fact.starts, fact.room)
        case _:
            return False


def merged(earlier: Fact, later: F) -> F:
    """Two steps of one thing in one chain are one, from where the first began."""
    was = getattr(earlier, "was", None)
    if type(earlier) is not type(later) or was is None:
        return later
    return msgspec.structs.replace(later, was=was)


class Item(Protocol):
    """One fact of an alert, as it stands in the order of arrival."""

    @property
    def item(self) -> int: ...
    @property
    def fact(self) -> Fact: ...


Ordered = TypeVar("Ordered", bound=Item)


def in_order(items: Sequence[Ordered]) -> list[Ordered]:
    """What leads comes first; the others follow by kind, each in order of arrival."""
    return sorted(items, key=lambda each: (rank(each.fact), each.item))


def rank(fact: Fact) -> int:
    """Meetings come last: they follow their session."""
    places = (place for place, kinds in enumerate(RANKS) if isinstance(fact, kinds))
    return next(places, len(RANKS))
