"""Issuing documents."""

from uuid import UUID

import msgspec

from services.meetings.documents import model, store
from services.meetings.drafts.model import require_symbol
from services.meetings.drafts.texts import store as texts
from services.meetings.drafts.texts.model import Line, blocks, known, lines
from services.meetings.sessions import store as sessions
from shared.errors import RuleBroken
from shared.ids import new_id
from shared.messages import Command, Pasted, Role
from shared.registry import Means, command
from shared.text.compare.work import Compared, follow
from shared.text.errors import Unreadable
from shared.text.reading import read
from shared.text.structure import Document
from shared.transaction import Connection, Transaction
from shared.workbench import Crashed, TooCostly


class IssueDocument(Command, frozen=True, kw_only=True):
    """Enter an issued document, as a file or as pasted text."""

    body: UUID
    symbol: str
    session: UUID | None = None
    item: str = ""
    """Of the agenda, as printed."""
    title: str = ""
    """Left empty, it is taken from the text."""
    file: bytes = b""
    file_name: str = ""
    text: Pasted = ""
    derives_from: str = ""
    """The symbol of the draft or document that this one came from."""


class Prepared(msgspec.Struct, frozen=True, kw_only=True):
    """What was read, and how it differs from the text it came from."""

    structure: Document
    text: tuple[Line, ...]
    origin: UUID | None = None
    compared: Compared | None = None


async def in_body(command: IssueDocument, _: Connection) -> UUID:
    """The body whose document it is."""
    return command.body


async def read_and_compare(command: IssueDocument, means: Means) -> Prepared:
    """In the workbench, before the transaction."""
    if bool(command.file) == bool(command.text.strip()):
        raise RuleBroken("file: choose a file, or paste the text: one of the two.")
    field = "file" if command.file else "text"
    data = command.file or command.text.encode()
    try:
        structure = await means.workbench.run(read, command.file_name, data)
    except (Unreadable, TooCostly, Crashed) as refusal:
        raise RuleBroken(f"{field}: {refusal}") from refusal
    text = tuple(lines(structure))
    if not command.derives_from.strip():
        return Prepared(structure=structure, text=text)
    origin = await origin_of(command, means)
    before = known(await texts.read(means.database.pool, origin))
    compared = await means.workbench.run(
        follow, before, blocks(text), seconds=texts.COMPARE_SECONDS
    )
    return Prepared(structure=structure, text=text, origin=origin, compared=compared)


async def origin_of(command: IssueDocument, means: Means) -> UUID:
    """The text that it says it came from."""
    symbol = str(require_symbol(command.derives_from, "derives_from"))
    async with means.database.pool.acquire() as connection:
        origin = await store.text_of(connection, symbol)
    if origin is None:
        raise RuleBroken(f"derives_from: no issued text here bears the symbol {symbol}.")
    return origin


@command(
    IssueDocument,
    at="POST /documents",
    allow={Role.SECRETARIAT},
    body=in_body,
    prepare=read_and_compare,
)
async def issue_document(command: IssueDocument, tx: Transaction, prepared: Prepared) -> UUID:
    """Its paragraphs keep the identities they have in the text that it came from."""
    structure, text, compared = prepared.structure, prepared.text, prepared.compared
    await require_session(tx, command)
    document = model.Issuing(
        id=new_id(),
        body=command.body,
        session=command.session,
        symbol=str(require_symbol(command.symbol, "symbol")),
        title=command.title.strip() or structure.title or "",
        item=command.item.strip() or structure.masthead.agenda_item or "",
        derives_from=prepared.origin,
    )
    if not document.title:
        raise RuleBroken("title: none was found in the text, so say it here.")
    await store.add(tx, document, structure, command.file_name, model.issue(document))
    await texts.keep(tx, document.id, text, compared.ids if compared else [None] * len(text))
    if prepared.origin and compared:
        await texts.keep_comparison(tx.connection, prepared.origin, document.id, compared)
    return document.id


async def require_session(tx: Transaction, command: IssueDocument) -> None:
    """One of the same body."""
    if command.session is None:
        return
    session = await sessions.get(tx.connection, command.session)
    if session.body != command.body:
        raise RuleBroken("session: this is a session of another body.")
