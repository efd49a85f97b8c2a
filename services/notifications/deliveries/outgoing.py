"""From a delivery that is due to a mail that went out, or waits, or failed for good."""

import logging
from collections.abc import Sequence
from datetime import timedelta
from urllib.parse import urlsplit
from uuid import UUID

from services.identity.asks import PEOPLE, PeopleOf, Person
from services.meetings.asks import CHANGES, Changes, ChangesIn
from services.meetings.events.drafts import DraftRevised
from services.notifications.alerts import store as alerts
from services.notifications.alerts.store import ToldItem
from services.notifications.deliveries import model, smtp, store
from services.notifications.deliveries.model import Mail, Said, To
from services.notifications.deliveries.store import Delivery
from services.notifications.wording.model import Reader
from shared.errors import Unanswered
from shared.registry import Means

logger = logging.getLogger(__name__)
BATCH = 100
ATTEMPTS = 8
FIRST_PAUSE = timedelta(seconds=2)
Redlines = dict[tuple[UUID, int], Changes]


async def send_all(means: Means, batch: Sequence[Delivery]) -> None:
    """Names and addresses are asked for now: they are kept nowhere else."""
    people = PeopleOf(people=sorted({each.person for each in batch}))
    try:
        found: list[Person] = await means.ask(PEOPLE, people)
    except Unanswered:
        for each in batch:
            await store.try_later(means, each, pause(each.waits), attempted=False)
        return
    by_id = {person.id: person for person in found}
    redlines: Redlines = {}
    for each in batch:
        await send(means, each, by_id.get(each.person), redlines)


async def send(means: Means, delivery: Delivery, person: Person | None, redlines: Redlines) -> None:
    """A mail about a revision says what changed, or waits until that is known."""
    items = await alerts.items_of(
        means.database.pool, delivery.person, [delivery.alert], delivery.after, delivery.number
    )
    if person is None or not items:
        await store.finish(means, delivery, "dropped")
        return
    try:
        changed = await changes(means, items, redlines)
    except Unanswered:
        await store.try_later(means, delivery, pause(delivery.waits), attempted=False)
        return
    to = To(
        alert=delivery.alert,
        person=delivery.person,
        number=delivery.number,
        reader=Reader(language=person.language, zone=person.zone),
    )
    said = [Said(item=i.item, fact=i.fact, scene=i.scene, why=i.why) for i in items]
    await post(means, delivery, person, model.compose(to, said, changed, base(means)))


async def changes(means: Means, items: Sequence[ToldItem], redlines: Redlines) -> dict[UUID, str]:
    """By draft; each revision is asked for once in a batch."""
    found: dict[UUID, str] = {}
    for each in items:
        if isinstance(each.fact, DraftRevised):
            key = (each.fact.id, each.fact.revision)
            if key not in redlines:
                question = ChangesIn(draft=each.fact.id, revision=each.fact.revision)
                redlines[key] = await means.ask(CHANGES, question)
            found[each.fact.id] = redlines[key].redline
    return found


async def post(means: Means, delivery: Delivery, person: Person, mail: Mail) -> None:
    """To the mail server, or into the local mailbox where there is none."""
    server = means.settings.smtp if means.settings else ""
    if not server:
        await store.keep_mail(means, delivery, mail)
        return
    host = urlsplit(base(means)).hostname or "localhost"
    real = means.database.clock.real()
    try:
        await smtp.send(server, smtp.message(mail, person.name, person.email, host, real))
    except smtp.Undelivered as error:
        await give_up_or_wait(means, delivery, error)
    else:
        await store.finish(means, delivery, "sent")


async def give_up_or_wait(means: Means, delivery: Delivery, error: smtp.Undelivered) -> None:
    """A refusal for good is believed at once; an absence only after several attempts."""
    logger.warning("delivery %s: %s", delivery.id, error)
    if error.for_good or delivery.attempts + 1 >= ATTEMPTS:
        await store.fail(means, delivery, str(error))
    else:
        await store.try_later(means, delivery, pause(delivery.attempts), attempted=True)


def pause(before: int) -> timedelta:
    """Twice as long each time."""
    longer: timedelta = FIRST_PAUSE * 2 ** min(before, 20)
    return min(longer, store.LONGEST_PAUSE)


def base(means: Means) -> str:
    """The address of the system, without a slash at its end."""
    return means.settings.address if means.settings else ""
