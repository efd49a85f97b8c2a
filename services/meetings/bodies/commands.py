"""What may be asked of bodies, where, by whom, and what then happens."""

from uuid import UUID

import msgspec

from services.meetings.bodies import model, store
from shared.ids import new_id
from shared.messages import Command, Role
from shared.registry import command
from shared.transaction import Connection, Transaction


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
    """Whether only its members hand in drafts; they are said afterwards."""


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


class ChangeMembers(Command, frozen=True, kw_only=True):
    """Say which delegations are the members of a body, and whether its drafts are theirs alone."""

    body: UUID
    members: list[UUID] = msgspec.field(default_factory=list)
    """All of them: who is not among them is a member no more."""
    members_only: bool = False


async def of_body(command: ChangeMembers, connection: Connection) -> UUID:
    """NotFound where there is no such body."""
    return (await store.get(connection, command.body)).id


@command(ChangeMembers, at="PUT /bodies/{body}/members", allow={Role.SECRETARIAT}, body=of_body)
async def change_members(command: ChangeMembers, tx: Transaction) -> UUID:
    """What was handed in before stays as it was."""
    await tx.hold(command.body)
    body = await store.get(tx.connection, command.body)
    before, after = await store.members(tx.connection, body.id), frozenset(command.members)
    body, facts = model.change_members(body, before, after, only=command.members_only)
    await store.change_members(tx, body, after, facts)
    return body.id
