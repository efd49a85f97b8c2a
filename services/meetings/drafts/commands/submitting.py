"""Handing in: a draft, and its revisions."""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from services.meetings.bodies import store as bodies
from services.meetings.drafts import model, store
from services.meetings.drafts.commands.acting import (
    acting_for,
    in_body,
    is_officer,
    require_in_time,
    require_own,
)
from services.meetings.drafts.sponsors.model import Printed, doubts, recognise, require_member
from services.meetings.drafts.store import SEES_DRAFT, Waiting
from services.meetings.events.drafts import RevisionSubmitted
from services.meetings.sessions import store as sessions
from services.meetings.sessions.model import require_open
from shared.errors import RuleBroken
from shared.ids import new_id
from shared.messages import Command, Pasted, Role
from shared.registry import Means, command
from shared.text.errors import Unreadable
from shared.text.reading import read_draft
from shared.text.structure import Document
from shared.transaction import Connection, Transaction
from shared.workbench import Crashed, TooCostly

UNTITLED = "Draft resolution without a title"


class Given(Protocol):
    """A text, as a file or pasted."""

    @property
    def file(self) -> bytes: ...
    @property
    def file_name(self) -> str: ...
    @property
    def text(self) -> str: ...


class ImportDraft(Command, frozen=True, kw_only=True):
    """Hand in a draft resolution, as a file or as pasted text."""

    session: UUID
    file: bytes = b""
    file_name: str = ""
    text: Pasted = ""
    item: str = ""
    """Of the agenda, as printed: ``8 (c)``."""
    delegation: UUID | None = None
    """The main sponsor; only an officer names another than their own."""
    open_to_sponsors: bool = True
    """False for a text of the Bureau."""


async def of_session(command: ImportDraft, connection: Connection) -> UUID:
    """The body that sits in the session."""
    return await sessions.body_of(connection, command.session)


async def read_given(given: Given, means: Means) -> Document:
    """In the workbench. What cannot be read is refused whole, at its field."""
    if bool(given.file) == bool(given.text.strip()):
        raise RuleBroken("file: choose a file, or paste the text: one of the two.")
    field = "file" if given.file else "text"
    data = given.file or given.text.encode()
    try:
        return await means.workbench.run(read_draft, given.file_name if given.file else "", data)
    except (Unreadable, TooCostly, Crashed) as refusal:
        raise RuleBroken(f"{field}: {refusal}") from refusal


@command(
    ImportDraft,
    at="POST /sessions/{session}/drafts",
    allow={Role.DELEGATE, Role.SECRETARIAT},
    body=of_session,
    prepare=read_given,
)
async def import_draft(command: ImportDraft, tx: Transaction, document: Document) -> UUID:
    """Nobody but its delegation and the secretariat knows of it until it is issued."""
    session = await sessions.get(tx.connection, command.session)
    require_open(session, "no more drafts are taken")
    delegation = await acting_for(tx, session.body, command.delegation)
    await require_in_time(tx, session.body, session.id, "drafts", "Submission of drafts")
    draft = model.Draft(
        id=new_id(),
        body=session.body,
        session=session.id,
        item=command.item.strip() or document.masthead.agenda_item or "",
        delegation=delegation,
        open_to_sponsors=command.open_to_sponsors,
        title=document.title or UNTITLED,
    )
    named = recognise(document.sponsors, await store.delegations(tx.connection))
    await require_sponsor(tx, draft, named)
    await store.add(tx, draft, model.submit(draft))
    await keep_text(tx, draft, 0, document, command.file_name)
    return draft.id


async def require_sponsor(tx: Transaction, draft: model.Draft, named: Sequence[Printed]) -> None:
    """An officer may still enter what was submitted, as with a deadline; it is warned instead."""
    body = await bodies.get(tx.connection, draft.body)
    if body.members_only and not is_officer(tx, body.id):
        members = await bodies.members(tx.connection, body.id)
        require_member(named, draft.delegation, members, body.short_name)


class SubmitRevision(Command, frozen=True, kw_only=True):
    """Hand in the next text of a draft; it waits for the secretariat to issue it."""

    draft: UUID
    file: bytes = b""
    file_name: str = ""
    text: Pasted = ""


@command(
    SubmitRevision,
    at="POST /drafts/{draft}/revisions",
    allow={Role.DELEGATE, Role.SECRETARIAT},
    body=in_body,
    sees=SEES_DRAFT,
    prepare=read_given,
)
async def submit_revision(command: SubmitRevision, tx: Transaction, document: Document) -> UUID:
    """A newer text takes the place of one that still waits, which is kept."""
    await tx.hold(command.draft)
    draft = await store.get(tx.connection, command.draft)
    require_own(tx, draft)
    model.require_standing(draft)
    number = 0 if draft.revision is None else draft.revision + 1
    subject, what = ("revised drafts", f"Revision of {draft.short}")
    if number == 0:
        subject, what = ("drafts", "Submission of drafts")
    await require_in_time(tx, draft.body, draft.session, subject, what)
    submission = await keep_text(tx, draft, number, document, command.file_name)
    await tx.record(
        RevisionSubmitted(
            id=submission,
            draft=draft.id,
            body=draft.body,
            session=draft.session,
            delegation=draft.delegation,
            revision=number,
        )
    )
    return draft.id


async def keep_text(
    tx: Transaction, draft: model.Draft, number: int, document: Document, file_name: str
) -> UUID:
    """With what a drafter or an officer should look at."""
    named = recognise(document.sponsors, await store.delegations(tx.connection))
    body = await bodies.get(tx.connection, draft.body)
    members = await bodies.members(tx.connection, body.id) if body.members_only else None
    said = [f"{each.place}: {each.message}" for each in document.warnings]
    said += [f"Not understood: {line}" for line in document.not_understood]
    if document.title is None:
        said.insert(0, "No title was found in the text.")
    waiting = Waiting(
        id=new_id(),
        draft=draft.id,
        number=number,
        title=document.title or draft.title,
        document=document,
        submitted_at=tx.now,
    )
    await store.submit(
        tx,
        waiting,
        warnings=[*doubts(named, draft.delegation, members), *said],
        file_name=file_name,
        on_behalf=tx.actor.delegation != draft.delegation,
    )
    return waiting.id
