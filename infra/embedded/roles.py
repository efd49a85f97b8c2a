"""Who may do what in PostgreSQL: the migrator owns the tables, a service only uses its own.

A service's role, its schema and the service have one name. The privileges on tables are given
by the migrations.
"""

from collections.abc import Mapping, Sequence

import asyncpg

from shared.queries import queries

SQL = queries("infra.embedded")
MIGRATOR = "migrator"


async def prepare_roles(
    admin: asyncpg.Connection, database: str, services: Sequence[str], passwords: Mapping[str, str]
) -> None:
    """The roles and ``database``, made or brought up to date, as often as you like.

    ``admin`` is a superuser, or may create roles and databases, and is not connected to
    ``database``. Passwords are those of the migrator and of each service.
    """
    await admin.execute(SQL["one_at_a_time"])
    try:
        await admin.execute(SQL["keep_the_roles_in_hand"])
        for role in (MIGRATOR, *services):
            await prepare_role(admin, role, passwords[role])
        for service in services:
            await run(admin, "look_into_own_schema", service)
        if not await admin.fetchval(SQL["database_exists"], database):
            await run(admin, "create_database", database, MIGRATOR)
        await admit(admin, database, services)
    finally:
        await admin.execute(SQL["next_one"])


async def prepare_role(admin: asyncpg.Connection, role: str, password: str) -> None:
    """May sign in with that password, and make neither roles nor databases."""
    if not await admin.fetchval(SQL["role_exists"], role):
        await run(admin, "create_role", role)
    await run(admin, "limit_role", role, password)


async def admit(admin: asyncpg.Connection, database: str, services: Sequence[str]) -> None:
    """Let the services into ``database``, and nobody else but its owner.

    A copy of a database has the privileges inside it, but not this one.
    """
    await run(admin, "close_database", database)
    for role in (MIGRATOR, *services):
        await run(admin, "open_database", database, role)


async def close_defaults(owner: asyncpg.Connection) -> None:
    """Take back what PostgreSQL gives to everybody, as the owner of the database, inside it."""
    await owner.execute(SQL["close_defaults"])


async def run(connection: asyncpg.Connection, name: str, *arguments: str) -> None:
    """A statement on names and passwords takes no parameters: the server itself quotes them."""
    await connection.execute(await connection.fetchval(SQL[name], *arguments))
