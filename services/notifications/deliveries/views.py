"""The local mailbox: mail of a system that has no mail server."""

from datetime import datetime
from uuid import UUID

import msgspec

from services.notifications.deliveries.store import SQL
from shared.access.look import Look
from shared.access.sight import sees
from shared.errors import NotSignedIn
from shared.http.views import Listed
from shared.messages import NOBODY
from shared.registry import view

PAGE = 20


class MailShown(msgspec.Struct, frozen=True, kw_only=True):
    """One mail, as it would have gone out."""

    id: UUID
    alert: UUID
    message_id: str
    subject: str
    content: str
    kept_at: datetime


@view(
    "/mailbox",
    sees=sees("mailbox", "one's own", SQL),
    page="notifications/deliveries/mailbox.html",
)
async def show_mailbox(look: Look, after: UUID | None = None) -> Listed[MailShown]:
    """The mails to oneself, newest first."""
    if look.actor == NOBODY:
        raise NotSignedIn("Mail belongs to a person. Sign in to see yours.")
    rows = await look.rows(SQL["list_mailbox"], after, PAGE)
    items = [msgspec.convert(dict(row), MailShown) for row in rows]
    return Listed(items=items, after=str(items[-1].id) if len(items) == PAGE else None)
