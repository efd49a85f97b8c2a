"""Whom a move would tell: notifications says who and keeps it, identity says their names."""

from uuid import UUID

import msgspec

from services.identity.asks import PEOPLE, PeopleOf, Person
from services.notifications.asks import AUDIENCE, AudienceFor
from shared.access.look import Look
from shared.errors import Unanswered

AT_ONCE = 500
"""People that identity names in one answer."""
SHOWN = 200
"""People whose names one page has; the number of all is always said."""


class Named(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Somebody who would be told."""

    name: str
    delegation: str
    role: str = ""
    note: str = ""
    """What lists of people on pages may add."""


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """Whom the move would tell, kept under a token until it is made."""

    token: UUID
    total: int
    people: list[Named] | None
    """By name, from ``first`` on; None when identity does not answer."""
    first: int
    following: int | None
    """Where the next page of names begins."""


async def told(look: Look, body: UUID, things: list[UUID], first: int) -> Told | None:
    """Everybody who watches any of it, each once; whoever makes the move knows of it."""
    try:
        question = AudienceFor(body=body, things=things, besides=look.actor.id)
        audience = await look.ask(AUDIENCE, question)
    except Unanswered:
        return None
    page = audience.people[first : first + SHOWN]
    more = first + SHOWN < len(audience.people)
    return Told(
        token=audience.token,
        total=len(audience.people),
        people=await named(look, page),
        first=first,
        following=first + SHOWN if more else None,
    )


async def named(look: Look, people: list[UUID]) -> list[Named] | None:
    """By delegation and name; whoever left meanwhile is left out."""
    found: list[Person] = []
    try:
        for start in range(0, len(people), AT_ONCE):
            found += await look.ask(PEOPLE, PeopleOf(people=people[start : start + AT_ONCE]))
    except Unanswered:
        return None
    found.sort(key=lambda person: (person.delegation, person.name))
    return [Named(name=person.name, delegation=person.delegation) for person in found]
