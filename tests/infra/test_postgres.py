import subprocess
from pathlib import Path

import asyncpg
import pytest

from infra.embedded import CannotStart, PostgresServer
from infra.embedded.account import UNPRIVILEGED
from tests.infra.conftest import left_behind
from tests.infra.services import SERVICES


async def execute(server: PostgresServer, statement: str) -> None:
    connection = await asyncpg.connect(server.dsn(database="postgres"))
    await connection.execute(statement)
    await connection.close()


async def kept(server: PostgresServer) -> int:
    connection = await asyncpg.connect(server.dsn(database="postgres"))
    try:
        count: int = await connection.fetchval("SELECT count(*) FROM kept")
    finally:
        await connection.close()
    return count


def sleeper(server: PostgresServer, program: str = "sleep") -> subprocess.Popen[bytes]:
    """A process of the user that runs the server: one that PostgreSQL could mistake for its own."""
    user = server.account.uid if server.account else None
    return subprocess.Popen([program, "60"], user=user)


async def test_what_was_written_is_there_after_a_restart_on_the_same_port(
    postgres: PostgresServer,
) -> None:
    postgres.start()
    port = postgres.port
    await execute(postgres, "CREATE TABLE kept AS SELECT 1")
    postgres.stop()

    again = PostgresServer(postgres.folder, SERVICES, fsync=False)
    again.start()

    assert again.port == port
    assert await kept(again) == 1
    again.stop()


async def test_a_killed_server_comes_back_with_what_was_committed(postgres: PostgresServer) -> None:
    postgres.start()
    port, first = postgres.port, postgres.pid
    await execute(postgres, "CREATE TABLE kept AS SELECT 1")

    postgres.kill()
    postgres.start()

    assert postgres.port == port
    assert postgres.pid != first
    assert await kept(postgres) == 1


async def test_a_lost_store_is_made_anew(postgres: PostgresServer) -> None:
    postgres.start()
    port = postgres.port
    await execute(postgres, "CREATE TABLE kept AS SELECT 1")

    postgres.lose_store()

    assert postgres.port == port
    with pytest.raises(asyncpg.UndefinedTableError):
        await kept(postgres)


@pytest.mark.parametrize("program", ["sleep", "true"], ids=["foreign", "zombie"])
def test_a_stale_number_in_the_pid_file_is_not_taken_for_a_server(
    postgres: PostgresServer, program: str
) -> None:
    postgres.start()
    postgres.kill()
    other = sleeper(postgres, program)
    if program == "true":
        while f"{other.pid} (true) Z" not in Path(f"/proc/{other.pid}/stat").read_text():
            pass  # ended, and nobody has asked for its outcome yet
    stale = (postgres.store / "postmaster.pid").read_text().split("\n", 1)[1]
    (postgres.store / "postmaster.pid").write_text(f"{other.pid}\n{stale}")

    postgres.start()

    assert postgres.running
    assert program == "true" or other.poll() is None
    other.kill()
    other.wait()


async def test_a_server_that_was_left_behind_is_ended_first(postgres: PostgresServer) -> None:
    postgres.start()
    await execute(postgres, "CREATE TABLE kept AS SELECT 1")
    postgres.stop()
    with left_behind(postgres) as orphan:
        while not postgres.status():
            assert orphan.poll() is None

        postgres.start()

        assert orphan.wait(1) is not None
        assert postgres.pid != orphan.pid
        assert await kept(postgres) == 1


def test_a_second_one_on_the_folder_is_refused(postgres: PostgresServer) -> None:
    postgres.start()
    second = PostgresServer(postgres.folder, SERVICES, fsync=False)

    with pytest.raises(CannotStart, match=r"already runs on .* as process"):
        second.start()

    assert postgres.running


def test_what_was_cut_short_is_made_again(postgres: PostgresServer) -> None:
    (postgres.folder / "data.part" / "base").mkdir(parents=True)
    postgres.folder.chmod(0o711)

    postgres.start()

    assert postgres.running
    assert not (postgres.folder / "data.part").exists()


def test_data_of_another_version_is_refused(postgres: PostgresServer) -> None:
    postgres.start()
    postgres.stop()
    (postgres.store / "PG_VERSION").write_text("17\n")

    with pytest.raises(CannotStart, match="was made by PostgreSQL 17"):
        postgres.start()


def test_a_port_that_is_taken_is_left_for_another_unless_it_was_asked_for(
    postgres: PostgresServer, place: Path
) -> None:
    postgres.start()
    (place / "other").mkdir(mode=0o711)
    (place / "other" / "port").write_text(str(postgres.port))
    other = PostgresServer(place / "other", SERVICES, fsync=False)
    fixed = PostgresServer(place / "fixed", SERVICES, fsync=False, port=postgres.port)

    other.start()

    assert other.port != postgres.port
    with pytest.raises(CannotStart, match=f"port {postgres.port} is taken"):
        fixed.start()
    other.stop()


def test_only_the_owner_reads_the_passwords(postgres: PostgresServer) -> None:
    postgres.start()

    mode = (postgres.folder / "passwords.json").stat().st_mode

    assert mode & 0o777 == 0o600
    assert (postgres.store.stat().st_mode & 0o777) == 0o700
    assert postgres.account is None or postgres.account.name == UNPRIVILEGED


async def test_no_password_no_entry(postgres: PostgresServer) -> None:
    postgres.start()

    with pytest.raises(asyncpg.InvalidPasswordError):
        await asyncpg.connect(postgres.dsn().replace(postgres.passwords["postgres"], "guess"))
