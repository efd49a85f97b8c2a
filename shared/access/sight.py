"""What a person sees: one SQL predicate for each kind of thing, and no way to look past it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import msgspec

from shared.errors import NotFound
from shared.messages import Actor, Role

Viewer = tuple[UUID, UUID | None, list[UUID], bool, list[UUID]]
"""The row of the SQL type ``viewer``: what every predicate is asked about."""


class Sees(msgspec.Struct, frozen=True, kw_only=True):
    """Who sees a kind of thing: in words for the table of permissions, in SQL for every query."""

    name: str
    words: str
    rule: str | None = None
    """The predicate over ``$1::viewer``; None where everybody sees everything."""
    exists: str | None = None
    """The query that says whether the thing with the id ``$2`` is seen by ``$1``."""


EVERYONE = Sees(name="everyone", words="everybody, signed in or not")


def sees(name: str, words: str, sql: Mapping[str, str]) -> Sees:
    """The rule ``sees_<name>`` of a noun's queries, and ``is_seen_<name>`` where it has one."""
    return Sees(name=name, words=words, rule=sql[f"sees_{name}"], exists=sql.get(f"is_seen_{name}"))


def viewer(actor: Actor) -> Viewer:
    """What the database is told of who looks."""
    staff = {held.body for held in actor.held if held.role is Role.SECRETARIAT}
    bodies = {held.body for held in actor.held}
    return (
        actor.id,
        actor.delegation,
        sorted(body for body in staff if body),
        None in staff,
        sorted(body for body in bodies if body),
    )


async def require_sight(
    connection: Any, sees: Sees, actor: Actor, thing: UUID, *, what: str
) -> None:
    """A thing that the actor does not see does not exist for the actor."""
    if sees.exists and not await connection.fetchval(sees.exists, viewer(actor), thing):
        raise NotFound(f"There is no {what} here, or it is not yours to see.")
