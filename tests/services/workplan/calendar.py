"""What the service meetings tells, recorded in its own log as its own facts."""

from datetime import UTC, date, datetime, time
from uuid import UUID

from services.meetings.events.bodies import BodyEstablished
from services.meetings.events.sessions import Part, SessionClosed, SessionMoved, SessionScheduled
from shared.ids import new_id
from shared.messages import NOBODY, Cause, Event
from tests.system import System

Span = tuple[date, date] | None


def parts_of(spans: tuple[Span, ...]) -> tuple[Part, ...]:
    return tuple(
        Part(number=number, opens=span[0] if span else None, closes=span[1] if span else None)
        for number, span in enumerate(spans, 1)
    )


class Calendar:
    """Facts of meetings; each returns when workplan has heard of it."""

    def __init__(self, system: System) -> None:
        self.system = system
        self.sessions: dict[UUID, tuple[UUID, str, tuple[Part, ...]]] = {}

    async def tell(self, fact: Event, on: date | None = None) -> UUID:
        """``on``: the past is entered. The answer is the root cause."""
        happened = datetime.combine(on, time(9), UTC) if on else None
        root = new_id()
        cause = Cause(root=root, actor=NOBODY.id, historic=on is not None, happened=happened)
        database = self.system.plugin("meetings").means.database
        async with database.transaction(cause) as tx:
            await tx.record(fact)
        await self.system.step()
        return root

    async def body(self, name: str, zone: str = "Europe/Vienna", place: str = "Vienna") -> UUID:
        body = new_id()
        await self.tell(
            BodyEstablished(
                id=body,
                name=name,
                short_name=name.split()[0],
                symbol=f"X/{name}",
                zone=zone,
                place=place,
                session_label="meeting",
            )
        )
        return body

    async def session(self, body: UUID, title: str, *spans: Span, on: date | None = None) -> UUID:
        session, parts = new_id(), parts_of(spans)
        await self.tell(SessionScheduled(id=session, body=body, title=title, parts=parts), on)
        self.sessions[session] = (body, title, parts)
        return session

    async def move(
        self,
        session: UUID,
        *spans: Span,
        basis: str = "COVID-19",
        decided_by: str = "the extended Bureau",
        on: date | None = None,
    ) -> UUID:
        body, title, was = self.sessions[session]
        now = parts_of(spans)
        self.sessions[session] = (body, title, now)
        return await self.tell(
            SessionMoved(
                id=session,
                body=body,
                title=title,
                was=was,
                now=now,
                decided_by=decided_by,
                basis=basis,
            ),
            on,
        )

    async def close(self, session: UUID) -> None:
        await self.tell(SessionClosed(id=session, body=self.sessions[session][0]))
