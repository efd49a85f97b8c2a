"""For whom somebody acts, and until when: the same for texts and for sponsors."""

from typing import Protocol
from uuid import UUID

from services.meetings.bodies import store as bodies
from services.meetings.deadlines import store as deadlines
from services.meetings.drafts import model, store
from services.meetings.drafts.model import Draft
from shared.errors import NotAllowed, RuleBroken
from shared.messages import Role
from shared.transaction import Connection, Transaction


class OfDraft(Protocol):
    """A command about one draft."""

    @property
    def draft(self) -> UUID: ...


async def in_body(command: OfDraft, connection: Connection) -> UUID:
    """The body that the draft is before."""
    return await store.body_of(connection, command.draft)


def is_officer(tx: Transaction, body: UUID) -> bool:
    """Whether the secretariat of the body acts."""
    return tx.actor.holds(Role.SECRETARIAT, body)


async def acting_for(tx: Transaction, body: UUID, named: UUID | None) -> UUID:
    """The delegation that acts: one's own, or for an officer the one that is named."""
    if not is_officer(tx, body):
        if tx.actor.delegation is None:
            raise NotAllowed("You act for no delegation, so you can do this for none.")
        if named not in (None, tx.actor.delegation):
            raise NotAllowed("Only the secretariat acts for a delegation that is not its own.")
    delegation = named or tx.actor.delegation
    if delegation is None:
        raise RuleBroken("delegation: say for which delegation.")
    if delegation not in {each.id for each in await store.delegations(tx.connection)}:
        raise RuleBroken("delegation: there is no such delegation. Have it registered first.")
    return delegation


async def require_in_time(
    tx: Transaction, body: UUID, session: UUID, subject: str, what: str
) -> None:
    """An officer may still enter what a delegation asks for late."""
    if is_officer(tx, body):
        return
    sits = await bodies.get(tx.connection, body)
    due = await deadlines.standing(tx.connection, session, subject)
    model.require_in_time(what, due, tx.now, sits.zone, sits.place)


def require_own(tx: Transaction, draft: Draft) -> None:
    """The text is the main sponsor's; the secretariat may act on its behalf."""
    if not is_officer(tx, draft.body) and tx.actor.delegation != draft.delegation:
        raise NotAllowed(f"The text of {draft.short} is kept by its main sponsor.")
