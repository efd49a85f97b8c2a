"""What each PostgreSQL role may do, tried as that role."""

from collections.abc import AsyncGenerator

import asyncpg
import pytest

from infra.embedded import Servers, prepare_roles
from infra.embedded.postgres import PostgresServer
from tests.infra.services import SERVICES


@pytest.fixture
async def migrator(servers: Servers) -> AsyncGenerator[asyncpg.Connection]:
    """With a schema for each of two services, as a migration leaves them."""
    connection = await asyncpg.connect(servers.postgres.dsn("migrator"))
    for service in ("meetings", "workplan"):
        await connection.execute(f"CREATE SCHEMA {service}")
        await connection.execute(f"CREATE TABLE {service}.note (text text)")
        await connection.execute(f"GRANT USAGE ON SCHEMA {service} TO {service}")
        await connection.execute(f"GRANT SELECT, INSERT ON {service}.note TO {service}")
    yield connection
    await connection.execute("DROP SCHEMA meetings, workplan CASCADE")
    await connection.close()


@pytest.fixture
async def meetings(
    servers: Servers, migrator: asyncpg.Connection
) -> AsyncGenerator[asyncpg.Connection]:
    connection = await asyncpg.connect(servers.postgres.dsn("meetings"))
    yield connection
    await connection.close()


async def test_a_service_uses_its_own_tables_without_naming_the_schema(
    meetings: asyncpg.Connection,
) -> None:
    await meetings.execute("INSERT INTO note VALUES ('moved')")

    assert await meetings.fetchval("SELECT text FROM note") == "moved"


@pytest.mark.parametrize(
    "attempt",
    [
        "SELECT FROM workplan.note",
        "CREATE SCHEMA other",
        "CREATE DATABASE other",
        "CREATE ROLE other",
        "CREATE TABLE meetings.other ()",
        "CREATE TABLE public.other ()",
        "CREATE TEMPORARY TABLE other ()",
        "DROP TABLE meetings.note",
        "DELETE FROM note",
        "GRANT DELETE ON note TO meetings; DELETE FROM note",
        "SET ROLE migrator",
        "ALTER ROLE meetings BYPASSRLS",
        "ALTER ROLE workplan PASSWORD 'mine'",
        "SELECT pg_read_file('/etc/passwd')",
        "COPY note TO PROGRAM 'cat'",
    ],
)
async def test_a_service_may_do_no_more(meetings: asyncpg.Connection, attempt: str) -> None:
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await meetings.execute(attempt)


async def test_a_function_of_the_migrator_is_not_everybody_s(
    migrator: asyncpg.Connection, meetings: asyncpg.Connection
) -> None:
    await migrator.execute("CREATE FUNCTION meetings.one() RETURNS int RETURN 1")

    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await meetings.fetchval("SELECT meetings.one()")


@pytest.mark.parametrize("database", ["postgres", "template1"])
async def test_a_service_enters_only_the_one_database(servers: Servers, database: str) -> None:
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await asyncpg.connect(servers.postgres.dsn("meetings", database))


async def test_the_migrator_is_no_superuser(migrator: asyncpg.Connection) -> None:
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await migrator.execute("CREATE ROLE other")


async def test_roles_are_prepared_again_and_a_new_password_takes_effect(
    postgres: PostgresServer,
) -> None:
    postgres.start()
    await postgres.prepare_database()
    postgres.passwords["meetings"] = "it's new"

    await postgres.prepare_database()

    entered = await asyncpg.connect(
        host="127.0.0.1",
        port=postgres.port,
        user="meetings",
        password="it's new",
        database="penholder",
    )
    assert await entered.fetchval("SELECT current_user") == "meetings"
    await entered.close()


async def test_an_admin_who_is_no_superuser_can_prepare_a_server_of_one_s_own(
    postgres: PostgresServer,
) -> None:
    postgres.start()
    superuser = await asyncpg.connect(postgres.dsn(database="postgres"))
    await superuser.execute("CREATE ROLE dba LOGIN CREATEDB CREATEROLE PASSWORD 'dba'")
    dba = await asyncpg.connect(f"postgresql://dba:dba@127.0.0.1:{postgres.port}/postgres")

    for _ in range(2):
        await prepare_roles(dba, "theirs", SERVICES, postgres.passwords)

    entered = await asyncpg.connect(postgres.dsn("workplan", "theirs"))
    assert await entered.fetchval("SELECT current_setting('search_path')") == "workplan"
    for each in (entered, dba, superuser):
        await each.close()
