"""What may be asked of people and roles, where, by whom, and what then happens."""

from uuid import UUID

from services.identity.people import model, store
from services.identity.signing.passwords import hashed
from shared.ids import new_id
from shared.messages import Command, Held, Role
from shared.registry import command
from shared.transaction import Transaction


class JoinPerson(Command, frozen=True, kw_only=True):
    """Give somebody an account. Without a delegation they are of the secretariat."""

    name: str
    email: str
    password: str
    delegation: UUID | None = None
    zone: str = "Europe/Vienna"
    language: str = "en"


@command(JoinPerson, at="POST /people", allow={Role.SECRETARIAT, Role.OPERATOR})
async def join_person(command: JoinPerson, tx: Transaction) -> UUID:
    """What the person may do is granted apart."""
    account = model.Account(
        person=new_id(),
        name=command.name,
        email=command.email,
        zone=command.zone,
        language=command.language,
    )
    facts = model.join(account, command.delegation, command.password)
    await store.add(tx, account, await hashed(command.password), facts)
    return account.person


class LetPersonLeave(Command, frozen=True, kw_only=True):
    """Erase who somebody is. Their acts stay in the log under an id."""

    person: UUID


@command(
    LetPersonLeave, at="POST /people/{person}/departure", allow={Role.SECRETARIAT, Role.OPERATOR}
)
async def let_person_leave(command: LetPersonLeave, tx: Transaction) -> UUID:
    """Effective with their next request."""
    person = await store.get(tx, command.person)
    model.require_another(tx.actor, person)
    await store.erase(tx, person.id)
    return person.id


class GrantRole(Command, frozen=True, kw_only=True):
    """Let a person act in a role, in one body or, without one, in all."""

    person: UUID
    role: Role
    body: UUID | None = None


@command(GrantRole, at="POST /people/{person}/roles", allow={Role.SECRETARIAT})
async def grant_role(command: GrantRole, tx: Transaction) -> UUID:
    """Effective in each service as soon as it has heard of it."""
    person = await store.get(tx, command.person)
    await store.save_roles(tx, model.grant(person, Held(role=command.role, body=command.body)))
    return person.id


class RevokeRole(Command, frozen=True, kw_only=True):
    """End a role that a person holds."""

    person: UUID
    role: Role
    body: UUID | None = None


@command(RevokeRole, at="POST /people/{person}/revocations", allow={Role.SECRETARIAT})
async def revoke_role(command: RevokeRole, tx: Transaction) -> UUID:
    """Effective in each service as soon as it has heard of it."""
    person = await store.get(tx, command.person)
    await store.save_roles(tx, model.revoke(person, Held(role=command.role, body=command.body)))
    return person.id
