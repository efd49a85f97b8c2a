"""Who is concerned by a fact. No await, no clock, no randomness, no driver.

The people are found when they are told, so that somebody who came meanwhile is told as well; what
is fixed here is by what right one is told.
"""

from datetime import UTC, datetime, timedelta
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
from services.notifications.things.model import Draft
from services.workplan.events.plans import (
    MilestoneDelivered,
    MilestonePlanned,
    MilestoneSlipped,
    WorkplanAdopted,
)
from shared.messages import NOBODY

KEPT = timedelta(days=1)
OfSession = SessionScheduled | SessionMoved | SessionClosed | AgendaProposed | AgendaAdopted
OfMeeting = MeetingScheduled | MeetingMoved | MeetingCancelled
OfDeadline = DeadlineSet | DeadlineMoved | DeadlineCancelled
Submitted = DraftSubmitted | RevisionSubmitted
OfDraft = DraftSubmitted | RevisionSubmitted | DraftIssued | DraftRevised | DraftConcluded
OfSponsors = SponsorJoined | SponsorWithdrew
OfPlan = WorkplanAdopted | MilestonePlanned | MilestoneSlipped | MilestoneDelivered
Told = OfSession | OfMeeting | OfDeadline | OfDraft | OfSponsors | OfPlan
"""The facts that people are told of."""


class Concern(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """By what right people are told of a fact; whoever has one of them is told."""

    body: UUID
    things: tuple[UUID, ...]
    """From the thing itself to the body: the nearest that a person watches or mutes decides."""
    followers: bool = False
    """Those who hold a role in the body."""
    watchers: bool = False
    secretariat: bool = False
    """Of the body."""
    delegations: tuple[UUID, ...] = ()
    token: UUID | None = None
    """The people whom a preview named, and nobody else: then nothing above decides."""
    besides: UUID = NOBODY.id
    """Whose act it was: nobody is told of what they did themselves."""


def concern(event: Told, draft: Draft | None = None, session: UUID | None = None) -> Concern:
    """What was known of the ``draft``, for facts about one; and the ``session`` that a milestone
    hangs on, which its later facts do not repeat.
    """
    if isinstance(event, Submitted):
        return unseen(event, event.delegation)
    if isinstance(event, DraftConcluded) and draft and not draft.issued:
        return unseen(event, draft.delegation)
    if isinstance(event, OfSponsors):
        return of_sponsors(event, draft)
    return public(event.body, chain(event, session))


def unseen(event: Told, own: UUID) -> Concern:
    """What is not issued does not exist for others: neither its coming nor its withdrawal."""
    return Concern(body=event.body, things=chain(event), secretariat=True, delegations=(own,))


def of_sponsors(event: OfSponsors, draft: Draft | None) -> Concern:
    """A draft that is not issued has no watchers: it does not exist for others."""
    delegations = {event.delegation}
    if draft:
        delegations |= {draft.delegation, *draft.sponsors}
    return Concern(
        body=event.body,
        things=chain(event),
        watchers=draft is not None and draft.issued,
        secretariat=True,
        delegations=tuple(sorted(delegations)),
    )


def public(body: UUID, things: tuple[UUID, ...]) -> Concern:
    """What everybody may know: told to those who follow the body, and to those who watch."""
    return Concern(body=body, things=things, followers=True, watchers=True)


def chain(event: Told, session: UUID | None = None) -> tuple[UUID, ...]:
    """The thing, what it belongs to, and the body."""
    session = getattr(event, "session", session)
    plan = getattr(event, "plan", None)
    found = (getattr(event, "draft", event.id), plan, session, event.body)
    return tuple(dict.fromkeys(each for each in found if each is not None))


def made_at(token: UUID) -> datetime:
    """By the real clock (UTC): a UUIDv7 begins with its milliseconds."""
    return datetime.fromtimestamp((token.int >> 80) / 1000, UTC)


def oldest_kept(real: datetime) -> UUID:
    """Tokens below this one were made more than a day ago."""
    return UUID(int=int((real - KEPT).timestamp() * 1000) << 80)
