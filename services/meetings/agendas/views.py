"""What may be read of agendas: query to response, past the model."""

from datetime import datetime
from uuid import UUID

import msgspec

from services.meetings.events.sessions import AgendaItem
from services.meetings.sessions.shown import ITEMS
from services.meetings.sessions.store import SQL as SESSIONS
from shared.access.look import Look
from shared.access.sight import EVERYONE
from shared.registry import view


class AgendaShown(msgspec.Struct, frozen=True, kw_only=True):
    """The agenda of a session, provisional until it is adopted."""

    session: UUID
    body: UUID
    title: str
    """Of the session."""
    items: list[AgendaItem]
    adopted_at: datetime | None
    closed: bool
    version: int
    """Of the session, which the agenda belongs to."""

    def lines(self) -> str:
        """As the form has them: one to a line."""
        return "\n".join(f"{item.number} {item.title}" for item in self.items)


@view("/sessions/{session}/agenda", sees=EVERYONE, page="meetings/agendas/agenda.html")
async def show_agenda(look: Look, session: UUID) -> AgendaShown:
    """The agenda; officers propose it and enter its adoption here."""
    row = await look.row(SESSIONS["show_session"], session, None, what="session")
    return AgendaShown(
        session=session,
        body=row["body"],
        title=row["title"],
        items=ITEMS.decode(row["agenda"]),
        adopted_at=row["agenda_adopted_at"],
        closed=row["closed_at"] is not None,
        version=row["version"],
    )
