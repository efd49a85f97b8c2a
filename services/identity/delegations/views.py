"""What may be read of delegations."""

from uuid import UUID

import msgspec

from services.identity.delegations.store import SQL
from shared.access.look import Look
from shared.access.sight import EVERYONE
from shared.http.views import Listed
from shared.registry import view

PAGE = 250


class DelegationShown(msgspec.Struct, frozen=True, kw_only=True):
    """A delegation under its official name."""

    id: UUID
    code: str
    name: str


@view("/delegations", sees=EVERYONE)
async def list_delegations(look: Look, after: UUID | None = None) -> Listed[DelegationShown]:
    """In the order of documents."""
    rows = await look.rows(SQL["list_delegations"], after, PAGE)
    items = [msgspec.convert(dict(row), DelegationShown) for row in rows]
    return Listed(items=items, after=str(items[-1].id) if len(items) == PAGE else None)
