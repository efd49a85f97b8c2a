"""What may be asked of bodies, where, by whom, and what then happens."""

from uuid import UUID

from services.meetings.bodies import model, store
from shared.ids import new_id
from shared.messages import Command, Role
from shared.registry import command
from shared.transaction import Transaction


class EstablishBody(Command, frozen=True, kw_only=True):
    """Let a body take its place in the system."""

    name: str
    short_name: str
    symbol: str
    zone: str
    place: str
    session_label: str = "session"
    draft_series: str = "L"
    members_only: bool = False


@command(EstablishBody, at="POST /bodies", allow={Role.SECRETARIAT})
async def establish_body(command: EstablishBody, tx: Transaction) -> UUID:
    """By the secretariat of the whole system: no body has its own before it exists."""
    body = model.Body(
        id=new_id(),
        name=command.name,
        short_name=command.short_name,
        symbol=command.symbol,
        zone=command.zone,
        place=command.place,
        session_label=command.session_label,
        draft_series=command.draft_series,
        members_only=command.members_only,
    )
    await store.add(tx, body, model.establish(body))
    return body.id
