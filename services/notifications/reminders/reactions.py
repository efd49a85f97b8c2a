"""What is due follows its owners, and its reminders with it: also what was entered as the past."""

from services.meetings.events.deadlines import DeadlineCancelled, DeadlineMoved, DeadlineSet
from services.notifications.reminders import store
from services.notifications.reminders.model import DueItem
from services.notifications.things import store as things
from services.notifications.things.model import Thing
from services.workplan.events.plans import MilestoneDelivered, MilestonePlanned, MilestoneSlipped
from shared.registry import reaction
from shared.transaction import Transaction


@reaction(DeadlineSet, since="beginning")
async def remind_of_deadline(event: DeadlineSet, tx: Transaction) -> None:
    """From the first lead that is still to come."""
    await keep_deadline(event, tx)


@reaction(DeadlineMoved, since="beginning")
async def remind_of_moved_deadline(event: DeadlineMoved, tx: Transaction) -> None:
    """For the new date; those for the old one are gone."""
    await keep_deadline(event, tx)


async def keep_deadline(event: DeadlineSet | DeadlineMoved, tx: Transaction) -> None:
    """As the event says it."""
    moved = isinstance(event, DeadlineMoved) and event.was != event.due
    item = DueItem(
        id=event.id,
        owner="meetings",
        body=event.body,
        within=event.session,
        session=event.session,
        title=event.title,
        zone=event.zone,
        place=event.place,
        due=event.due,
        was=event.was if isinstance(event, DeadlineMoved) and moved else None,
        moved_at=tx.now if moved else None,
        generation=generation(tx),
    )
    await store.keep(tx, item)
    thing = Thing(
        id=event.id, kind="deadline", body=event.body, within=event.session, title=event.title
    )
    await things.keep_thing(tx, thing)


@reaction(DeadlineCancelled, since="beginning")
async def forget_deadline(event: DeadlineCancelled, tx: Transaction) -> None:
    """It does not stand any more."""
    await store.end(tx, event.id, "cancelled", generation(tx))


@reaction(MilestonePlanned, since="beginning")
async def remind_of_milestone(event: MilestonePlanned, tx: Transaction) -> None:
    """For the end of its day at the duty station."""
    await keep_milestone(event, tx)
    thing = Thing(
        id=event.id, kind="milestone", body=event.body, within=event.plan, title=event.title
    )
    await things.keep_thing(tx, thing)


@reaction(MilestoneSlipped, since="beginning")
async def remind_of_slipped_milestone(event: MilestoneSlipped, tx: Transaction) -> None:
    """For the new day, unless it was dropped."""
    await keep_milestone(event, tx)
    if event.dropped:
        await store.end(tx, event.id, "cancelled", generation(tx))


async def keep_milestone(event: MilestonePlanned | MilestoneSlipped, tx: Transaction) -> None:
    """As the event says it."""
    item = DueItem(
        id=event.id,
        owner="workplan",
        body=event.body,
        within=event.plan,
        session=event.session if isinstance(event, MilestonePlanned) else None,
        title=event.title,
        zone=event.zone,
        place=event.place,
        due=event.due_at,
        moved_at=tx.now if isinstance(event, MilestoneSlipped) else None,
        generation=generation(tx),
    )
    await store.keep(tx, item)


@reaction(MilestoneDelivered, since="beginning")
async def forget_milestone(event: MilestoneDelivered, tx: Transaction) -> None:
    """Nobody needs to be reminded of what is done."""
    await store.end(tx, event.id, "delivered", generation(tx))


def generation(tx: Transaction) -> int:
    """The version of the event that is being applied."""
    if tx.version is None:
        raise AssertionError("a reaction applies a version")
    return tx.version
