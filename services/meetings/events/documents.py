"""PUBLIC. Documents that are issued."""

from uuid import UUID

from shared.messages import Event


class DocumentIssued(Event, frozen=True, kw_only=True, tag="meetings.document.issued.v1"):
    """A document is there, for everybody, under its symbol."""

    body: UUID
    session: UUID | None
    symbol: str
    title: str
