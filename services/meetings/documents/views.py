"""What may be read of documents: everything, by everybody."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

import msgspec
from litestar import get
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect

from services.meetings.documents.store import SQL
from services.meetings.drafts.texts import store as texts
from services.meetings.drafts.texts.model import Standing
from services.meetings.drafts.texts.printing import Tracked, printed, tracked
from services.meetings.drafts.views.changes import Layout, Redline, redline_of
from shared.access.look import Look
from shared.access.sight import EVERYONE
from shared.errors import NotFound
from shared.http.views import Listed
from shared.messages import Role
from shared.registry import Means, Rendered, view
from shared.text import symbols
from shared.text.errors import BadSymbol
from shared.text.facts import facts
from shared.text.structure import Document, Sponsor

PAGE = 100


class DocumentListed(msgspec.Struct, frozen=True, kw_only=True):
    """A document in a list."""

    id: UUID
    symbol: str
    title: str
    item: str
    session: UUID | None
    session_title: str | None
    body_name: str
    issued_at: datetime
    """When it was entered here."""
    dated: date
    """As its masthead says, else the day of its entry, where the body meets."""


class Related(msgspec.Struct, frozen=True, kw_only=True):
    """A text that this one came from, or that came from this one."""

    id: UUID
    symbol: str
    title: str
    issued_at: datetime

    @property
    def slug(self) -> str:
        """The way to it."""
        return symbols.parse(self.symbol).slug


class DocumentShown(msgspec.Struct, frozen=True, kw_only=True):
    """A document, with what was read in it."""

    id: UUID
    version: int
    symbol: str
    title: str
    item: str
    body: UUID
    body_name: str
    session: UUID | None
    session_title: str | None
    issued_at: datetime
    dated: date | None
    """As its masthead says; entered here it was at ``issued_at``."""
    sponsors: tuple[Sponsor, ...]
    """As printed, in their order, with their stars."""
    text: tuple[Standing, ...]
    facts: dict[str, Any]
    came_from: Related | None
    became: tuple[Related, ...]


class ChangesOfDocument(msgspec.Struct, frozen=True, kw_only=True):
    """Two texts compared: this one and another, the earlier one first."""

    id: UUID
    symbol: str
    title: str
    other: Related
    layout: Layout
    redline: Redline


@view("/documents", sees=EVERYONE, page="meetings/documents/documents.html")
async def list_documents(
    look: Look,
    session: UUID | None = None,
    body: UUID | None = None,
    after: UUID | None = None,
) -> Listed[DocumentListed]:
    """Issued documents, the newest first."""
    rows = await look.rows(SQL["list_documents"], session, body, after, PAGE)
    items = [msgspec.convert(dict(row), DocumentListed) for row in rows]
    return Listed(items=items, after=str(items[-1].id) if len(items) == PAGE else None)


def text_shown(answer: DocumentShown) -> tuple[UUID | None, str]:
    """The id and symbol of the document."""
    return answer.id, answer.symbol


@view(
    "/documents/{document}",
    sees=EVERYONE,
    page="meetings/documents/document.html",
    formats=printed(text_shown),
)
async def show_document(look: Look, document: UUID) -> DocumentShown:
    """Its text by paragraphs, and how it came about."""
    row = await look.row(SQL["show_document"], document, what="document")
    origin = await related(look, "origin", row["derives_from"])
    values = {name: value for name, value in row.items() if name in DocumentShown.__struct_fields__}
    structure = msgspec.json.decode(row["structure"], type=Document)
    return DocumentShown(
        **values,
        dated=structure.masthead.date,
        sponsors=structure.sponsors,
        text=tuple(await texts.read(look.pool, document)),
        facts=facts(structure),
        came_from=origin[0] if origin else None,
        became=tuple(await related(look, "became", document)),
    )


async def related(look: Look, query: str, text: UUID | None) -> list[Related]:
    """Texts beside this one."""
    rows = await look.rows(SQL[query], text)
    return [msgspec.convert(dict(row), Related) for row in rows]


def as_text(answer: ChangesOfDocument, *, base: str, now: datetime) -> Rendered:
    """The redline of the changed paragraphs."""
    return Rendered(content=answer.redline.text().encode(), media_type="text/plain")


def compared(answer: ChangesOfDocument) -> Tracked | None:
    """The two texts in their order; the date is known of the other one only."""
    one, other = (answer.id, answer.symbol), (answer.other.id, answer.other.symbol)
    earlier = answer.redline.before == answer.other.symbol
    before, after = (other, one) if earlier else (one, other)
    return Tracked(
        before=before[0],
        after=after[0],
        comparison=answer.redline.comparison,
        symbols=(before[1], after[1]),
        at=None if earlier else answer.other.issued_at,
    )


@view(
    "/documents/{document}/changes",
    sees=EVERYONE,
    page="meetings/documents/changes.html",
    formats={"txt": as_text, "docx": tracked(compared)},
)
async def show_changes_of_document(
    look: Look, document: UUID, with_: UUID | None = None, layout: Layout = "inline"
) -> ChangesOfDocument:
    """Against another document or revision (its id); else against the text that it came from."""
    row = await look.row(SQL["show_document"], document, what="document")
    found = await related(look, "text_by_id", with_ or row["derives_from"])
    if not found or found[0].id == document:
        raise NotFound("Say in “with” which other document this one is to be compared with.")
    this = Related(
        id=document, symbol=row["symbol"], title=row["title"], issued_at=row["issued_at"]
    )
    before, after = sorted((this, found[0]), key=lambda each: (each.issued_at, each.id))
    compared = await texts.between(look.pool, look.workbench, before.id, after.id)
    return ChangesOfDocument(
        id=document,
        symbol=row["symbol"],
        title=row["title"],
        other=found[0],
        layout=layout,
        redline=redline_of(before.symbol, after.symbol, compared),
    )


class NewDocument(msgspec.Struct, frozen=True, kw_only=True):
    """What the form for a document offers."""

    bodies: tuple[tuple[UUID, str], ...]
    sessions: tuple[tuple[UUID, str], ...]


@view("/documents/new", sees=EVERYONE, page="meetings/documents/new.html")
async def new_document(look: Look) -> NewDocument:
    """The form for a document, with the bodies in whose secretariat one is."""
    own = [
        (row["id"], row["short_name"])
        for row in await look.reference(SQL["bodies"])
        if look.actor.holds(Role.SECRETARIAT, row["id"])
    ]
    rows = await look.reference(SQL["sessions"], [body for body, _ in own])
    named = tuple((row["id"], f"{row['short_name']}, {row['title']}") for row in rows)
    return NewDocument(bodies=tuple(own), sessions=named)


@get("/symbols/{slug:str}", operation_id="ShowSymbol", description="The way from a symbol.")
async def show_symbol(slug: FromPath[str], means: NamedDependency[Means]) -> Redirect:
    """To the page of the text that bears the symbol, such as ``E-CN.15-2019-L.6-Rev.1``."""
    try:
        symbol = str(symbols.from_slug(slug))
    except BadSymbol:
        symbol = ""
    address = await means.database.pool.fetchval(texts.SQL["address_by_symbol"], symbol)
    if address is None:
        raise NotFound("No issued text bears this symbol here, or it is not yours to see.")
    return Redirect(str(address), status_code=302)
