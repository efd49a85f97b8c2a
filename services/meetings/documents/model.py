"""The rules of documents. No await, no clock, no randomness, no driver."""

from uuid import UUID

import msgspec

from services.meetings.events.documents import DocumentIssued


class Issuing(msgspec.Struct, frozen=True, kw_only=True):
    """A document as it is issued; from then on it does not change."""

    id: UUID
    body: UUID
    session: UUID | None
    symbol: str
    title: str
    item: str = ""
    derives_from: UUID | None = None


def issue(document: Issuing) -> list[DocumentIssued]:
    """For everybody to read."""
    return [
        DocumentIssued(
            id=document.id,
            body=document.body,
            session=document.session,
            symbol=document.symbol,
            title=document.title,
        )
    ]
