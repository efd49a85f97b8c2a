"""The first officer of a new system: somebody must be there to let others in."""

import asyncpg

from services.identity.people.commands import GrantRole, JoinPerson, grant_role, join_person
from shared.clock import Clock
from shared.ids import new_id
from shared.messages import Actor, Cause, Held, Role
from shared.settings import Place
from shared.transaction import Database

MACHINE = Actor(id=new_id(), held=frozenset({Held(role=Role.SECRETARIAT)}))
"""Whoever starts the system on its own machine may do this, and only on an empty system."""


async def first_officer(place: Place, clock: Clock, joining: JoinPerson) -> bool:
    """An officer for all bodies; False when somebody has an account already."""
    pool = asyncpg.create_pool(place.dsn, min_size=1, max_size=1)
    async with pool:
        if await pool.fetchval("SELECT EXISTS (SELECT FROM account)"):
            return False
        database = Database(pool, clock, unheard)
        cause = Cause(root=new_id(), actor=MACHINE.id, historic=True)
        async with database.transaction(cause, MACHINE) as tx:
            person = await join_person(joining, tx)
            for role in (Role.SECRETARIAT, Role.OPERATOR):
                await grant_role(GrantRole(person=person, role=role), tx)
    return True


async def unheard() -> None:
    """The relay looks by itself every second."""
