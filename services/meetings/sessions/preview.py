"""The preview of a move: what would shift, what stands in the way, and whom it would tell.

Nothing is changed by it. Notifications keeps the people it names, so that those who are named
here are those who are told.
"""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

import msgspec

from services.meetings.events.sessions import Part
from services.meetings.programme import store as programme
from services.meetings.programme.model import Clash
from services.meetings.sessions import model, store
from services.meetings.sessions.audience import Told, told
from services.meetings.sessions.model import Session
from services.meetings.sessions.officers import OFFICERS
from services.meetings.sessions.shifts import (
    Shifted,
    bookings,
    shifted_deadlines,
    shifted_meetings,
    would_shift,
)
from services.meetings.sessions.store import SQL
from services.workplan.asks import Shift
from shared.access.look import Look
from shared.deadlines.zones import local, zone_named
from shared.errors import Refusal, RuleBroken
from shared.registry import view

UNDECIDED = "not said yet"


class MovePreview(msgspec.Struct, frozen=True, kw_only=True):
    """What a move would do; nothing has changed."""

    session: UUID
    title: str
    zone: str
    place: str
    was: list[Part]
    now: list[Part]
    refused: str | None
    """The rule that the move would break; then nothing else is looked at."""
    deadlines: list[Shifted]
    meetings: list[Shifted]
    clashes: list[Clash]
    milestones: list[Shift] | None
    """None when workplan does not answer."""
    told: Told | None
    """None when notifications does not answer."""
    decided_by: str
    basis: str
    version: int

    def query(self) -> list[tuple[str, str]]:
        """What an address needs to lead here again."""
        dates = [("opens", str(part.opens or "")) for part in self.now]
        dates += [("closes", str(part.closes or "")) for part in self.now]
        return [*dates, ("decided_by", self.decided_by), ("basis", self.basis)]


@view("/sessions/{session}/move/preview", sees=OFFICERS, page="meetings/sessions/preview.html")
async def preview_move(
    look: Look,
    session: UUID,
    opens: list[str] | None = None,
    closes: list[str] | None = None,
    decided_by: str = "",
    basis: str = "",
    first: int = 0,
) -> MovePreview:
    """What would shift and who would be told, if the parts took these days (in their order)."""
    row = await look.row(SQL["session_for_officer"], session, what="session")
    async with look.pool.acquire() as connection:
        before = await store.get(connection, session)
        try:
            now = wanted(opens or [], closes or [])
            today = local(look.now, zone_named(before.zone)).date()
            by, ground = decided_by or UNDECIDED, basis or UNDECIDED
            after, facts = model.move(before, now, by, ground, today, historic=False)
            if not facts:
                raise RuleBroken("These are the dates that stand: nothing would move.")
        except Refusal as refusal:
            return shown(before, before, decided_by, basis, row["version"], refused=str(refusal))
        due = await shifted_deadlines(connection, before, after)
        held = await shifted_meetings(connection, before, after)
        taken = await programme.clashes(connection, after, await bookings(connection, after))
    milestones = await would_shift(look, after)
    things = [session, *(each.id for each in (*due, *held))]
    things += [each.id for each in milestones or []]
    return msgspec.structs.replace(
        shown(before, after, decided_by, basis, row["version"]),
        deadlines=due,
        meetings=held,
        clashes=taken,
        milestones=milestones,
        told=await told(look, after.body, things, max(first, 0)),
    )


def shown(
    before: Session,
    after: Session,
    decided_by: str,
    basis: str,
    version: int,
    *,
    refused: str | None = None,
) -> MovePreview:
    """Without what others have to say to it."""
    return MovePreview(
        session=before.id,
        title=before.title,
        zone=before.zone,
        place=before.place,
        was=list(before.parts),
        now=list(after.parts),
        refused=refused,
        deadlines=[],
        meetings=[],
        clashes=[],
        milestones=None,
        told=None,
        decided_by=decided_by,
        basis=basis,
        version=version,
    )


def wanted(opens: Sequence[str], closes: Sequence[str]) -> model.Parts:
    """One of each for every part, in order; an empty one is no date."""
    if len(opens) != len(closes):
        raise RuleBroken("opens, closes: give both for every part, empty where it has no date.")
    return tuple(
        Part(number=number, opens=day(first), closes=day(last))
        for number, (first, last) in enumerate(zip(opens, closes, strict=True), 1)
    )


def day(text: str) -> date | None:
    """As a form sends it."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise RuleBroken(f"opens, closes: {text!r} is no date, such as 2020-07-27.") from error
