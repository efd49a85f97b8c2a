"""Issuing: the first text under a new symbol, the later ones under Rev.1, Rev.2 …"""

from uuid import UUID

import msgspec

from services.meetings.drafts import model, store
from services.meetings.drafts.commands.acting import in_body
from services.meetings.drafts.sponsors import model as sponsoring
from services.meetings.drafts.sponsors import store as sponsors
from services.meetings.drafts.store import SEES_DRAFT, Issued, Waiting
from services.meetings.drafts.texts import store as texts
from services.meetings.drafts.texts.model import blocks, known, lines
from shared.errors import Conflict, Stale
from shared.ids import new_id
from shared.messages import Command, Role
from shared.registry import Means, command
from shared.text.compare.work import Compared, follow
from shared.transaction import Transaction

MEANWHILE = "Another text was handed in or issued meanwhile. Look at it, then decide again."


class IssueDraft(Command, frozen=True, kw_only=True):
    """Issue a draft under the next symbol of its body's series."""

    draft: UUID
    submission: UUID | None = None
    """The text that was looked at: another one is not issued in its place."""
    symbol: str | None = None
    """The symbol that the document has already, instead of the next in the series."""


@command(
    IssueDraft,
    at="POST /drafts/{draft}/issue",
    allow={Role.SECRETARIAT},
    body=in_body,
    sees=SEES_DRAFT,
)
async def issue_draft(command: IssueDraft, tx: Transaction) -> UUID:
    """From here on everybody sees it, and nobody changes it."""
    await tx.hold(command.draft)
    draft = await store.get(tx.connection, command.draft)
    model.issue(draft, "", draft.title)  # refuse before a number is taken
    waiting = await look_at(tx, draft.id, command.submission)
    wanted = command.symbol.strip() if command.symbol else None
    symbol, number = await store.next_symbol(tx, draft, wanted or None)
    revision = Issued(id=new_id(), number=0, symbol=symbol)
    joined = await print_text(tx, draft, waiting, revision)
    draft, facts = model.issue(draft, symbol, waiting.title, joined)
    await store.issue(tx, draft, number, facts)
    text = lines(waiting.document)
    await texts.keep(tx, revision.id, text, [None] * len(text))
    return draft.id


class IssueRevision(Command, frozen=True, kw_only=True):
    """Issue the revision that waits; what it changes is compared and kept with it."""

    draft: UUID
    n: int
    submission: UUID | None = None
    """The text that was looked at: another one is not issued in its place."""


class Prepared(msgspec.Struct, frozen=True, kw_only=True):
    """A comparison, and what it was made of."""

    submission: UUID
    revises: Issued
    compared: Compared


async def compare_waiting(command: IssueRevision, means: Means) -> Prepared:
    """Against the newest text that is issued, in the workbench."""
    waiting = await store.waiting(means.database.pool, command.draft)
    newest = await store.newest(means.database.pool, command.draft)
    if newest is None:
        raise Conflict("This draft is not issued yet. Issue it first; revisions follow.")
    if waiting is None:
        raise Conflict("No revision of this draft waits to be issued.")
    before = known(await texts.read(means.database.pool, newest.id))
    after = blocks(lines(waiting.document))
    found = await means.workbench.run(follow, before, after, seconds=texts.COMPARE_SECONDS)
    return Prepared(submission=waiting.id, revises=newest, compared=found)


@command(
    IssueRevision,
    at="POST /drafts/{draft}/revisions/{n}/issue",
    allow={Role.SECRETARIAT},
    body=in_body,
    sees=SEES_DRAFT,
    prepare=compare_waiting,
)
async def issue_revision(command: IssueRevision, tx: Transaction, prepared: Prepared) -> UUID:
    """The earlier texts stay as they are."""
    await tx.hold(command.draft)
    draft = await store.get(tx.connection, command.draft)
    waiting = await look_at(tx, draft.id, command.submission)
    newest = await store.newest(tx.connection, draft.id)
    if waiting.id != prepared.submission or newest != prepared.revises:
        raise Stale(MEANWHILE)
    compared = prepared.compared
    draft, facts = model.revise(draft, command.n, waiting.title, compared.summary)
    await store.revise(tx, draft, facts)
    revision = Issued(id=new_id(), number=command.n, symbol=draft.newest)
    await print_text(tx, draft, waiting, revision, prepared)
    await texts.keep(tx, revision.id, lines(waiting.document), compared.ids)
    await texts.keep_comparison(tx.connection, prepared.revises.id, revision.id, compared)
    return draft.id


async def look_at(tx: Transaction, draft: UUID, seen: UUID | None) -> Waiting:
    """The text that waits, if it is the one that the officer has read."""
    waiting = await store.waiting(tx.connection, draft)
    if waiting is None:
        raise Conflict("No text of this draft waits to be issued.")
    if seen not in (None, waiting.id):
        raise Stale(MEANWHILE)
    return waiting


async def print_text(
    tx: Transaction,
    draft: model.Draft,
    waiting: Waiting,
    revision: Issued,
    prepared: Prepared | None = None,
) -> list[UUID]:
    """With the sponsors that stand now in its head; those whom the text names for the first
    time join with it, and are answered.
    """
    delegations = await store.delegations(tx.connection)
    named = sponsoring.recognise(waiting.document.sponsors, delegations)
    acts = await sponsors.acts(tx.connection, draft.id)
    names = {each.id: each.name for each in delegations}
    printed, joining = sponsoring.print_for(draft, named, acts, names)
    for each in joining:
        await sponsors.enter(tx, draft.id, each, "text", joined=True)
        if prepared:  # the first sponsors come with the fact that the draft is issued
            await tx.record(sponsoring.joined(draft, each))
    await store.add_revision(
        tx,
        waiting,
        revision,
        revises=prepared.revises.id if prepared else None,
        summary=prepared.compared.summary if prepared else "",
        printed=printed,
    )
    return joining
