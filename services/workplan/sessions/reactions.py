"""What workplan keeps of bodies and sessions; moves of sessions are followed by milestones."""

from services.meetings.events.bodies import BodyEstablished
from services.meetings.events.sessions import SessionClosed, SessionScheduled
from services.workplan.sessions import store
from shared.registry import reaction
from shared.transaction import Transaction


@reaction(BodyEstablished, since="beginning")
async def copy_body(event: BodyEstablished, tx: Transaction) -> None:
    """Days of its plans are meant at its place."""
    await store.keep_body(tx.connection, event)


@reaction(SessionScheduled, since="beginning")
async def copy_session(event: SessionScheduled, tx: Transaction) -> None:
    """From here on a milestone may hang on it."""
    await store.keep_session(tx.connection, event.id, event.body, event.title, event.parts)


@reaction(SessionClosed, since="beginning")
async def close_copied_session(event: SessionClosed, tx: Transaction) -> None:
    """Its dates stand for good."""
    await store.close_session(tx.connection, event.id)
