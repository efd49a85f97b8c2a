"""The rules of people and roles. No await, no clock, no randomness, no driver."""

import re
from uuid import UUID
from zoneinfo import available_timezones

import msgspec

from services.identity.events.people import PersonJoined, RoleGranted, RoleRevoked
from shared.errors import RuleBroken
from shared.messages import Actor, Held, Role
from shared.web.translations import NAMES

ADDRESS = re.compile(r"[^@\s]+@[^@\s]+")
SHORTEST_PASSWORD = 8


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """What only identity knows of a person."""

    person: UUID
    name: str
    email: str
    zone: str
    language: str


def join(account: Account, delegation: UUID | None, password: str) -> list[PersonJoined]:
    """The name stays here; others are told of an id."""
    if not account.name.strip():
        raise RuleBroken("name: A person has a name.")
    if not ADDRESS.fullmatch(account.email):
        raise RuleBroken(f"email: {account.email} is no mail address.")
    if account.zone not in available_timezones():
        raise RuleBroken(f"zone: {account.zone} is no IANA time zone, such as Europe/Vienna.")
    if account.language not in NAMES:
        raise RuleBroken(f"language: one of {', '.join(NAMES)}.")
    if len(password) < SHORTEST_PASSWORD:
        raise RuleBroken(f"password: At least {SHORTEST_PASSWORD} characters.")
    return [PersonJoined(id=account.person, delegation=delegation)]


def require_another(actor: Actor, leaving: Actor) -> None:
    """So the last one who may let others in does not lock the door from outside."""
    if actor.id == leaving.id:
        raise RuleBroken("person: Nobody lets themselves leave. Another officer does it for you.")


def grant(actor: Actor, held: Held) -> list[RoleGranted]:
    """A role held already is granted to nobody anew; a delegate acts for some delegation."""
    if held in actor.held:
        return []
    if held.role is Role.DELEGATE and actor.delegation is None:
        raise RuleBroken("role: A delegate acts for a delegation, and this person for none.")
    if held.role is Role.OPERATOR and held.body is not None:
        raise RuleBroken("body: The operator's role is held for the whole system.")
    return [RoleGranted(id=actor.id, role=held.role, body=held.body)]


def revoke(actor: Actor, held: Held) -> list[RoleRevoked]:
    """What is not held is revoked from nobody."""
    return [RoleRevoked(id=actor.id, role=held.role, body=held.body)] if held in actor.held else []
