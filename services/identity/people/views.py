"""What may be read of people."""

from uuid import UUID

import asyncpg
import msgspec

from services.identity.asks import PEOPLE, PeopleOf, Person
from services.identity.delegations.store import SQL as DELEGATIONS
from services.identity.people.store import SQL
from services.meetings.asks import BODIES, Bodies
from shared.access.look import Look
from shared.access.sight import EVERYONE, sees
from shared.errors import NotAllowed, NotSignedIn, Unanswered
from shared.http.views import Listed
from shared.messages import NOBODY, Actor, Role
from shared.registry import answer, view

PAGE = 100
MOST = 500
PERSON = sees(
    "person", "oneself; the secretariat of the whole system and operators: everybody", SQL
)


class PersonShown(msgspec.Struct, frozen=True, kw_only=True):
    """A person as the secretariat sees them."""

    id: UUID
    name: str
    email: str
    delegation: str
    zone: str
    roles: list[str]


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """A delegation or a body that a form offers."""

    id: UUID
    name: str


class NewPerson(msgspec.Struct, frozen=True, kw_only=True):
    """What the form for a new person offers."""

    delegations: list[Choice]


class HeldShown(msgspec.Struct, frozen=True, kw_only=True):
    """A role that a person holds."""

    role: Role
    body: UUID | None
    """None for all bodies."""
    where: str
    """The body's short name; empty for all bodies, and where meetings does not answer."""


class PersonDetails(msgspec.Struct, frozen=True, kw_only=True):
    """A person with their roles, as those see them who let people in."""

    id: UUID
    name: str
    email: str
    delegation: str
    zone: str
    language: str
    held: list[HeldShown]
    bodies: list[Choice]
    bodies_known: bool
    """Whether meetings has said which bodies there are."""
    grants: bool
    """Whether the reader may also grant and revoke roles."""


@view("/people", sees=PERSON, page="identity/people/people.html")
async def list_people(look: Look, after: UUID | None = None) -> Listed[PersonShown]:
    """By name, for those who let people in."""
    require_admitting(look.actor)
    rows = await look.rows(SQL["list_people"], after, PAGE)
    items = [msgspec.convert(dict(row), PersonShown) for row in rows]
    return Listed(items=items, after=str(items[-1].id) if len(items) == PAGE else None)


@view("/people/new", sees=EVERYONE, page="identity/people/new.html")
async def new_person(look: Look) -> NewPerson:
    """The form with which somebody is let in."""
    require_admitting(look.actor)
    rows = await look.reference(DELEGATIONS["list_delegations"], None, MOST)
    return NewPerson(delegations=[Choice(id=row["id"], name=row["name"]) for row in rows])


@view("/people/{person}", sees=PERSON, page="identity/people/person.html")
async def show_person(look: Look, person: UUID) -> PersonDetails:
    """Which roles a person holds, and where."""
    require_admitting(look.actor)
    row = await look.row(SQL["show_person"], person, what="person")
    held = await look.rows(SQL["roles_of"], person)
    try:
        bodies = await look.ask(BODIES, Bodies())
    except Unanswered:
        bodies = None
    named = {each.id: each.short_name for each in bodies or []}
    return PersonDetails(
        **dict(row),
        held=[
            HeldShown(role=Role(each["role"]), body=each["body"], where=named.get(each["body"], ""))
            for each in held
        ],
        bodies=[Choice(id=id, name=name) for id, name in named.items()],
        bodies_known=bodies is not None,
        grants=look.actor.holds(Role.SECRETARIAT),
    )


def require_admitting(actor: Actor) -> None:
    """Those who may let somebody in see who is in."""
    if actor == NOBODY:
        raise NotSignedIn("This needs a person who has signed in.")
    if not (actor.holds(Role.SECRETARIAT) or actor.holds(Role.OPERATOR)):
        raise NotAllowed("This needs the role secretariat for all bodies, or operator.")


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
