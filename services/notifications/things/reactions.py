"""The copies follow what others tell, also of the past."""

from services.meetings.events.bodies import BodyEstablished
from services.meetings.events.drafts import (
    DraftIssued,
    DraftRevised,
    DraftSubmitted,
    SponsorJoined,
    SponsorWithdrew,
)
from services.meetings.events.programme import MeetingCancelled, MeetingMoved, MeetingScheduled
from services.meetings.events.sessions import SessionClosed, SessionMoved, SessionScheduled
from services.notifications.things import store
from services.notifications.things.model import Meeting, Thing
from services.workplan.events.plans import WorkplanAdopted
from shared.registry import reaction
from shared.transaction import Transaction


@reaction(BodyEstablished, since="beginning")
async def copy_body(event: BodyEstablished, tx: Transaction) -> None:
    """Its words, its place and its zone."""
    await store.keep_body(tx, event)
    await store.keep_thing(tx, Thing(id=event.id, kind="body", body=event.id, title=event.name))


@reaction(SessionScheduled, since="beginning")
async def copy_session(event: SessionScheduled, tx: Transaction) -> None:
    """Its title and dates."""
    thing = Thing(id=event.id, kind="session", body=event.body, title=event.title)
    await store.keep_thing(tx, thing)
    await store.keep_parts(tx, event.id, event.body, event.parts)


@reaction(SessionMoved, since="beginning")
async def copy_new_dates(event: SessionMoved, tx: Transaction) -> None:
    """The dates that stand now."""
    thing = Thing(id=event.id, kind="session", body=event.body, title=event.title)
    await store.keep_thing(tx, thing)
    await store.keep_parts(tx, event.id, event.body, event.now)


@reaction(SessionClosed, since="beginning")
async def copy_closing(event: SessionClosed, tx: Transaction) -> None:
    """It is no upcoming session any more."""
    await store.close_parts(tx, event.id)


@reaction(MeetingScheduled, since="beginning")
async def copy_meeting(event: MeetingScheduled, tx: Transaction) -> None:
    """Its time and room."""
    await keep_meeting(event, tx)


@reaction(MeetingMoved, since="beginning")
async def copy_moved_meeting(event: MeetingMoved, tx: Transaction) -> None:
    """Its new time and room."""
    await keep_meeting(event, tx)


async def keep_meeting(event: MeetingScheduled | MeetingMoved, tx: Transaction) -> None:
    """As the event says it."""
    meeting = Meeting(
        id=event.id,
        body=event.body,
        session=event.session,
        title=event.title,
        starts=event.starts,
        ends=event.ends,
        zone=event.zone,
        room=event.room,
    )
    await store.keep_meeting(tx, meeting)
    thing = Thing(
        id=event.id, kind="meeting", body=event.body, within=event.session, title=event.title
    )
    await store.keep_thing(tx, thing)


@reaction(MeetingCancelled, since="beginning")
async def copy_cancelled_meeting(event: MeetingCancelled, tx: Transaction) -> None:
    """It leaves the page of the day."""
    await store.cancel_meeting(tx, event.id)


@reaction(DraftSubmitted, since="beginning")
async def copy_submitted_draft(event: DraftSubmitted, tx: Transaction) -> None:
    """Without a title: it does not exist for others yet."""
    await store.keep_draft(tx, event.id, event.delegation, issued=False)
    thing = Thing(id=event.id, kind="draft", body=event.body, within=event.session, title="")
    await store.keep_thing(tx, thing)


@reaction(DraftIssued, since="beginning")
async def copy_issued_draft(event: DraftIssued, tx: Transaction) -> None:
    """From here on it is a document."""
    await store.keep_draft(tx, event.id, event.delegation, issued=True)
    for each in event.sponsors:
        await store.keep_sponsor(tx, event.id, each)
    await keep_draft_title(event, tx)


@reaction(DraftRevised, since="beginning")
async def copy_revised_draft(event: DraftRevised, tx: Transaction) -> None:
    """Under its latest symbol."""
    await keep_draft_title(event, tx)


async def keep_draft_title(event: DraftIssued | DraftRevised, tx: Transaction) -> None:
    """As people name it: symbol first."""
    title = f"{event.symbol}, {event.title}" if event.title else event.symbol
    thing = Thing(id=event.id, kind="draft", body=event.body, within=event.session, title=title)
    await store.keep_thing(tx, thing)


@reaction(SponsorJoined, since="beginning")
async def copy_sponsor(event: SponsorJoined, tx: Transaction) -> None:
    """Its people hear of the others who join."""
    await store.keep_sponsor(tx, event.id, event.delegation)


@reaction(SponsorWithdrew, since="beginning")
async def drop_sponsor(event: SponsorWithdrew, tx: Transaction) -> None:
    """Its people are not concerned any more."""
    await store.drop_sponsor(tx, event.id, event.delegation)


@reaction(WorkplanAdopted, since="beginning")
async def copy_plan(event: WorkplanAdopted, tx: Transaction) -> None:
    """Its title."""
    thing = Thing(id=event.id, kind="plan", body=event.body, title=event.title)
    await store.keep_thing(tx, thing)
