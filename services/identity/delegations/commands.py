"""What may be asked of delegations, where, by whom, and what then happens."""

from uuid import UUID

from services.identity.delegations import model, store
from shared.ids import new_id
from shared.messages import Command, Role
from shared.registry import command
from shared.transaction import Transaction


class RegisterDelegation(Command, frozen=True, kw_only=True):
    """Let a State, an observer or an organization take part."""

    code: str
    name: str
    kind: model.Kind = "state"


@command(RegisterDelegation, at="POST /delegations", allow={Role.SECRETARIAT})
async def register_delegation(command: RegisterDelegation, tx: Transaction) -> UUID:
    """Under its official name."""
    delegation = model.enrol(new_id(), command.code, command.name, command.kind)
    await store.add(tx, delegation, model.registered(delegation))
    return delegation.id
