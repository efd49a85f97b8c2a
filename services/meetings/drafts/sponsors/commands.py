"""Joining the sponsors of a draft, and withdrawing from them."""

from typing import Literal
from uuid import UUID

from services.meetings.drafts import store as drafts
from services.meetings.drafts.commands.acting import (
    acting_for,
    in_body,
    is_officer,
    require_in_time,
)
from services.meetings.drafts.model import Draft, capital
from services.meetings.drafts.sponsors import model, store
from services.meetings.drafts.store import SEES_DRAFT
from shared.errors import RuleBroken
from shared.messages import Command, Role
from shared.registry import command
from shared.transaction import Transaction

Entered = Literal["nameplate", "note", "mail", "list"]
"""How a delegation has let the secretariat know."""


class JoinSponsors(Command, frozen=True, kw_only=True):
    """Join the sponsors of a draft: for one's own delegation, or as an officer for another."""

    draft: UUID
    delegation: UUID | None = None
    source: Entered | None = None


@command(
    JoinSponsors,
    at="POST /drafts/{draft}/sponsors",
    allow={Role.DELEGATE, Role.SECRETARIAT},
    body=in_body,
    sees=SEES_DRAFT,
)
async def join_sponsors(command: JoinSponsors, tx: Transaction) -> UUID:
    """Joining twice tells nobody twice; after a withdrawal one may join again."""
    draft, delegation, source = await asked(tx, command)
    acts = await store.acts(tx.connection, draft.id)
    facts = model.join(draft, acts, delegation, tx.now)
    if facts:
        what = f"Co-sponsorship of {draft.short}"
        await require_in_time(tx, draft.body, draft.session, "co-sponsorship", capital(what))
    await store.keep(tx, draft.id, delegation, source, facts, joined=True)
    return draft.id


class WithdrawSponsor(Command, frozen=True, kw_only=True):
    """Withdraw from the sponsors of a draft; no deadline stands against it."""

    draft: UUID
    delegation: UUID | None = None
    source: Entered | None = None


@command(
    WithdrawSponsor,
    at="POST /drafts/{draft}/sponsors/withdrawal",
    allow={Role.DELEGATE, Role.SECRETARIAT},
    body=in_body,
    sees=SEES_DRAFT,
)
async def withdraw_sponsor(command: WithdrawSponsor, tx: Transaction) -> UUID:
    """What was printed stays printed."""
    draft, delegation, source = await asked(tx, command)
    acts = await store.acts(tx.connection, draft.id)
    facts = model.withdraw(draft, acts, delegation, tx.now)
    await store.keep(tx, draft.id, delegation, source, facts, joined=False)
    return draft.id


async def asked(
    tx: Transaction, command: JoinSponsors | WithdrawSponsor
) -> tuple[Draft, UUID, model.Source]:
    """The draft, for whom, and how it was made known. Holds the draft."""
    await tx.hold(command.draft)
    draft = await drafts.get(tx.connection, command.draft)
    delegation = await acting_for(tx, draft.body, command.delegation)
    if delegation == tx.actor.delegation:
        return draft, delegation, command.source or "own"
    if command.source is None and is_officer(tx, draft.body):
        raise RuleBroken(
            "source: say how the delegation let you know: nameplate, note, mail, list."
        )
    return draft, delegation, command.source or "own"
