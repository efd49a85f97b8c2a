"""What is written for a cluster is accepted by the servers that it is written for."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest

from infra.embedded import PostgresServer
from infra.embedded.binaries import nats_binary
from services import cluster
from tests.conftest import NAMES


def test_the_broker_takes_its_configuration(tmp_path: Path) -> None:
    cluster.write(tmp_path / "secrets")

    said = subprocess.run(
        [nats_binary(None, tmp_path), "-t", "-c", tmp_path / "secrets" / "nats.json"],
        check=True,
        stderr=subprocess.PIPE,
    )
    assert b"is valid" in said.stderr


def test_passwords_stay_what_they_were(tmp_path: Path) -> None:
    cluster.write(tmp_path)
    before = (tmp_path / "meetings.env").read_text()

    cluster.write(tmp_path)

    assert (tmp_path / "meetings.env").read_text() == before


def test_a_service_is_told_no_password_but_its_own(tmp_path: Path) -> None:
    cluster.write(tmp_path)
    known = cluster.read(tmp_path)

    told = (tmp_path / "meetings.env").read_text()

    assert {name for name, password in known.items() if password in told} == {"meetings", "key"}


@pytest.fixture
def own_postgres(folder: Path) -> Iterator[PostgresServer]:
    """Not the one of the other tests, whose roles keep their passwords."""
    server = PostgresServer(folder / "cluster", NAMES, fsync=False)
    server.start()
    yield server
    server.stop()


async def test_the_roles_it_brings_are_those_of_the_settings(
    tmp_path: Path, own_postgres: PostgresServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    postgres = own_postgres
    cluster.write(tmp_path)
    settings = dict(
        line.split("=", 1) for line in (tmp_path / "meetings.env").read_text().splitlines()
    )
    monkeypatch.setenv("PENHOLDER_ADMIN", postgres.dsn(database="postgres"))

    for _ in range(2):
        await cluster.roles(tmp_path)

    dsn = settings["PENHOLDER_DSN_MEETINGS"].replace("postgres:5432", f"127.0.0.1:{postgres.port}")
    connection = await asyncpg.connect(dsn)
    assert await connection.fetchval("SELECT current_user") == "meetings"
    await connection.close()


def test_the_front_knows_whose_page_it_is() -> None:
    found = re.findall(r'location ~ "(.+?)" \{ set \$to (\w+);', cluster.front())

    owners = {name for each, name in found if re.match(each, "/bodies")}
    assert owners == {"meetings"}
    assert all(re.compile(each) for each, _ in found)
