"""Compositions with one fault each, such as somebody could make, which the machine must find."""

from functools import wraps
from uuid import UUID

import msgspec

from services.application import SERVICES
from services.meetings.events.sessions import SessionMoved
from services.notifications.alerts import reactions as alerts
from services.workplan.milestones import reactions as milestones
from shared.registry import Reaction
from shared.service import Service
from shared.transaction import Connection, Transaction


def replaced(reaction: Reaction[SessionMoved], by: Reaction[SessionMoved]) -> tuple[Service, ...]:
    """All services, with one reaction in another's place."""
    return tuple(
        msgspec.structs.replace(
            each, reactions=tuple(by if one is reaction else one for one in each.reactions)
        )
        for each in SERVICES
    )


@wraps(milestones.follow_session.handle)
async def without_postponement(event: SessionMoved, tx: Transaction) -> None:
    """Follows a session only to a date."""
    if all(part.opens for part in event.now):
        await milestones.follow_session.handle(event, tx)


@wraps(alerts.tell_of_move.handle)
async def and_one_more(event: SessionMoved, tx: Transaction) -> None:
    """Tells the people named, and somebody else whom nobody named."""
    await alerts.tell_of_move.handle(event, tx)
    if token := tx.cause.audience:
        await add_somebody(tx.connection, token)


async def add_somebody(connection: Connection, token: UUID) -> None:
    await connection.execute(
        "INSERT INTO audience_person (token, person, why) SELECT $1, id, 'body' FROM person"
        " WHERE id NOT IN (SELECT person FROM audience_person WHERE token = $1) LIMIT 1",
        token,
    )


DEAF_TO_POSTPONEMENT = replaced(
    milestones.follow_session,
    msgspec.structs.replace(milestones.follow_session, handle=without_postponement),
)
ONE_TOO_MANY = replaced(
    alerts.tell_of_move, msgspec.structs.replace(alerts.tell_of_move, handle=and_one_more)
)
