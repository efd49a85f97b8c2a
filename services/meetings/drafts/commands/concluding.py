"""What becomes of a draft."""

from uuid import UUID

from services.meetings.drafts import model, store
from services.meetings.drafts.commands.acting import in_body, require_own
from services.meetings.drafts.store import SEES_DRAFT
from shared.messages import Command, Role
from shared.registry import command
from shared.transaction import Transaction


class ConcludeDraft(Command, frozen=True, kw_only=True):
    """Enter what the body has done with a draft."""

    draft: UUID
    outcome: str
    """``adopted``, ``withdrawn``, ``not acted on``, ``deferred`` or ``merged``."""
    became: str = ""
    """The symbol of what it became, such as ``E/RES/2019/19``."""


@command(
    ConcludeDraft,
    at="POST /drafts/{draft}/conclusion",
    allow={Role.SECRETARIAT},
    body=in_body,
    sees=SEES_DRAFT,
)
async def conclude_draft(command: ConcludeDraft, tx: Transaction) -> UUID:
    """Its texts and its sponsors stay as they stood."""
    await tx.hold(command.draft)
    draft = await store.get(tx.connection, command.draft)
    draft, facts = model.conclude(draft, command.outcome, command.became.strip())
    await store.conclude(tx, draft, facts)
    return draft.id


class WithdrawDraft(Command, frozen=True, kw_only=True):
    """Withdraw a draft, before the body acts on it."""

    draft: UUID


@command(
    WithdrawDraft,
    at="POST /drafts/{draft}/withdrawal",
    allow={Role.DELEGATE, Role.SECRETARIAT},
    body=in_body,
    sees=SEES_DRAFT,
)
async def withdraw_draft(command: WithdrawDraft, tx: Transaction) -> UUID:
    """By its main sponsor."""
    await tx.hold(command.draft)
    draft = await store.get(tx.connection, command.draft)
    require_own(tx, draft)
    draft, facts = model.conclude(draft, "withdrawn", "")
    await store.conclude(tx, draft, facts)
    return draft.id
