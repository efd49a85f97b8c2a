"""What may be read of people."""

from uuid import UUID

import asyncpg
import msgspec

from services.identity.asks import PEOPLE, PeopleOf, Person
from services.identity.people.store import SQL
from shared.access.look import Look
from shared.access.sight import sees
from shared.http.views import Listed
from shared.registry import answer, view

PAGE = 100
MOST = 500
PERSON = sees("person", "oneself; the secretariat of the whole system: everybody", SQL)


class PersonShown(msgspec.Struct, frozen=True, kw_only=True):
    """A person as the secretariat sees them."""

    id: UUID
    name: str
    email: str
    delegation: str
    zone: str
    roles: list[str]


@view("/people", sees=PERSON, page="identity/people/people.html")
async def list_people(look: Look, after: UUID | None = None) -> Listed[PersonShown]:
    """By name."""
    rows = await look.rows(SQL["list_people"], after, PAGE)
    items = [msgspec.convert(dict(row), PersonShown) for row in rows]
    return Listed(items=items, after=str(items[-1].id) if len(items) == PAGE else None)


@view("/me", sees=PERSON, page="identity/people/me.html")
async def show_self(look: Look) -> PersonShown:
    """Who one is here, and what one may do."""
    row = await look.row(SQL["show_self"], what="person signed in")
    return msgspec.convert(dict(row), PersonShown)


@answer(PEOPLE)
async def people_of(question: PeopleOf, pool: asyncpg.Pool) -> list[Person]:
    """Only those who still have an account."""
    rows = await pool.fetch(SQL["people_of"], question.people[:MOST])
    return msgspec.convert([dict(row) for row in rows], list[Person])
