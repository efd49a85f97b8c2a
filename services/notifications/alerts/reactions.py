"""Facts of others become items of alerts. They run before the copies, which say what was until now.

Those added to a system with a history begin now: nobody wants to be told of last year.
"""

import msgspec

from services.identity.events.people import PersonLeft
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
from services.notifications.alerts import model, store
from services.notifications.alerts.model import Fact
from services.notifications.audiences import store as audiences
from services.notifications.audiences.model import OfSponsors, Told, concern
from services.notifications.reminders import store as reminders
from services.notifications.things import store as things
from services.workplan.events.plans import (
    MilestoneDelivered,
    MilestonePlanned,
    MilestoneSlipped,
    WorkplanAdopted,
)
from shared.registry import reaction
from shared.transaction import Transaction


async def tell(event: Told, tx: Transaction, fact: Fact | None = None) -> None:
    """As one item of the root cause's alert; ``fact`` where the event alone does not say enough."""
    said = fact or event
    if tx.cause.historic or isinstance(said, MeetingMoved) or model.changes_nothing(said):
        return
    draft = session = None
    if isinstance(event, OfSponsors | DraftConcluded):
        draft = await things.get_draft(tx.connection, event.id)
    if isinstance(event, MilestoneSlipped | MilestoneDelivered):
        session = await reminders.session_of(tx.connection, event.id)
    ordinary = msgspec.structs.replace(concern(event, draft, session), besides=tx.cause.actor)
    meant = await audiences.under(tx.connection, tx.cause.audience, ordinary)
    await store.add(tx, tx.cause.root, said, meant)


@reaction(SessionScheduled, since="now")
async def tell_of_session(event: SessionScheduled, tx: Transaction) -> None:
    """Its dates."""
    await tell(event, tx)


@reaction(SessionMoved, since="now")
async def tell_of_move(event: SessionMoved, tx: Transaction) -> None:
    """From when to when, who decided, on what basis."""
    await tell(event, tx)


@reaction(SessionClosed, since="now")
async def tell_of_closing(event: SessionClosed, tx: Transaction) -> None:
    """The body has concluded its work."""
    await tell(event, tx)


@reaction(AgendaProposed, since="now")
async def tell_of_provisional_agenda(event: AgendaProposed, tx: Transaction) -> None:
    """Each time it stands changed."""
    await tell(event, tx)


@reaction(AgendaAdopted, since="now")
async def tell_of_adopted_agenda(event: AgendaAdopted, tx: Transaction) -> None:
    """The items are final."""
    await tell(event, tx)


@reaction(MeetingScheduled, since="now")
async def tell_of_meeting(event: MeetingScheduled, tx: Transaction) -> None:
    """Its time and room."""
    await tell(event, tx)


@reaction(MeetingMoved, since="now")
async def tell_of_moved_meeting(event: MeetingMoved, tx: Transaction) -> None:
    """From when to when: until now is what the copy still says."""
    before = await things.get_meeting(tx.connection, event.id)
    await tell(event, tx, model.shifted(event, before))


@reaction(MeetingCancelled, since="now")
async def tell_of_cancelled_meeting(event: MeetingCancelled, tx: Transaction) -> None:
    """It does not take place."""
    await tell(event, tx)


@reaction(DeadlineSet, since="now")
async def tell_of_deadline(event: DeadlineSet, tx: Transaction) -> None:
    """What is due, and when."""
    await tell(event, tx)


@reaction(DeadlineMoved, since="now")
async def tell_of_moved_deadline(event: DeadlineMoved, tx: Transaction) -> None:
    """What it was, and what it is now."""
    await tell(event, tx)


@reaction(DeadlineCancelled, since="now")
async def tell_of_cancelled_deadline(event: DeadlineCancelled, tx: Transaction) -> None:
    """Nothing is due any more."""
    await tell(event, tx)


@reaction(DraftSubmitted, since="now")
async def tell_of_submission(event: DraftSubmitted, tx: Transaction) -> None:
    """The secretariat and the delegation alone: for others it does not exist yet."""
    await tell(event, tx)


@reaction(RevisionSubmitted, since="now")
async def tell_of_submitted_revision(event: RevisionSubmitted, tx: Transaction) -> None:
    """The same people: the text is not issued yet."""
    await tell(event, tx)


@reaction(DraftIssued, since="now")
async def tell_of_issue(event: DraftIssued, tx: Transaction) -> None:
    """Under its symbol."""
    await tell(event, tx)


@reaction(DraftRevised, since="now")
async def tell_of_revision(event: DraftRevised, tx: Transaction) -> None:
    """What changed."""
    await tell(event, tx)


@reaction(DraftConcluded, since="now")
async def tell_of_conclusion(event: DraftConcluded, tx: Transaction) -> None:
    """What the body did with it."""
    await tell(event, tx)


@reaction(SponsorJoined, since="now")
async def tell_of_sponsor(event: SponsorJoined, tx: Transaction) -> None:
    """Those who sponsor it too."""
    await tell(event, tx)


@reaction(SponsorWithdrew, since="now")
async def tell_of_withdrawal(event: SponsorWithdrew, tx: Transaction) -> None:
    """Those who sponsor it still, and the one who does not."""
    await tell(event, tx)


@reaction(WorkplanAdopted, since="now")
async def tell_of_plan(event: WorkplanAdopted, tx: Transaction) -> None:
    """What the body is going to do."""
    await tell(event, tx)


@reaction(MilestonePlanned, since="now")
async def tell_of_milestone(event: MilestonePlanned, tx: Transaction) -> None:
    """What is to be done, and by when."""
    await tell(event, tx)


@reaction(MilestoneSlipped, since="now")
async def tell_of_slip(event: MilestoneSlipped, tx: Transaction) -> None:
    """From which day to which, and why."""
    await tell(event, tx)


@reaction(MilestoneDelivered, since="now")
async def tell_of_delivery(event: MilestoneDelivered, tx: Transaction) -> None:
    """It is done."""
    await tell(event, tx)


@reaction(PersonLeft, since="beginning")
async def forget_person(event: PersonLeft, tx: Transaction) -> None:
    """Their inbox goes with them."""
    await store.forget(tx, event.id)
