"""The rules of delegations. No await, no clock, no randomness, no driver."""

from typing import Literal
from uuid import UUID

from services.identity.events.delegations import DelegationRegistered
from shared.access.directory import Delegation
from shared.errors import RuleBroken
from shared.text import register

Kind = Literal["state", "observer", "organization", "invented"]
RANKS = {"state": 0, "invented": 0, "observer": 1, "organization": 2}
"""In documents the States come first, then the State of Palestine, then the others."""


def enrol(delegation: UUID, code: str, name: str, kind: Kind) -> Delegation:
    """A State goes by the name of the register: a spelling of it is corrected, not repeated.

    An invented delegation is one for examples and exercises, which no State could be taken for.
    """
    if not name.strip() or (kind == "invented" and not code.strip()):
        raise RuleBroken("name, code: say what the delegation is called, and its letters.")
    known = register.find(name) or register.get(code)
    if kind == "invented":
        if known:
            raise RuleBroken(f"name: {known.name} is a State and cannot be an invented delegation.")
        return Delegation(id=delegation, code=code, name=name, sort=sort_key(name, kind))
    if known is None:
        raise RuleBroken(
            f"name: {name} is not in the register of States, observers and organizations."
            " Check the spelling, or register it as an invented delegation for an exercise."
        )
    return Delegation(
        id=delegation, code=known.code, name=known.name, sort=sort_key(known.name, kind)
    )


def sort_key(name: str, kind: Kind) -> str:
    """English alphabetical order of official names, diacritics ignored."""
    return f"{RANKS[kind]} {register.key(name)}"


def registered(delegation: Delegation) -> list[DelegationRegistered]:
    """As others are told of it."""
    return [
        DelegationRegistered(
            id=delegation.id, code=delegation.code, name=delegation.name, sort=delegation.sort
        )
    ]
