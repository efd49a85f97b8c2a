"""The line once more, from the command line: `penholder` as its users type it."""

import json
import os
import subprocess
import sys
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import pytest

from infra.embedded import NatsServer, PostgresServer
from services.first import first_officer
from services.identity.people.commands import JoinPerson
from shared.clock import SystemClock
from shared.settings import Place
from tests.conftest import NAMES
from tests.processes import Replica, environment

PENHOLDER = Path(sys.executable).with_name("penholder")
EMAIL, PASSWORD = "officer@example.org", "a long password"
FORMS = ("docx", "pdf", "akn", "html", "json")
DRAFT = """Lamps in meeting rooms

The Commission,

Noting that lamps go out,

1. Decides that lamps shall be lit;

2. Requests the Secretariat to report on lamps.
"""


class Terminal:
    """Somebody at a terminal, signed in or not."""

    def __init__(self, home: Path, address: str) -> None:
        self.environment = dict(os.environ) | {"HOME": str(home), "PENHOLDER_URL": address}

    def type(self, *words: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [PENHOLDER, *words],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    def do(self, *words: str | Path) -> dict[str, Any]:
        done = self.type("do", *words)
        assert done.returncode == 0, done.stderr
        answer: dict[str, Any] = json.loads(done.stdout)
        return answer

    def show(self, address: str) -> Any:
        return json.loads(self.type("show", address).stdout)


@pytest.fixture
async def terminal(
    postgres: PostgresServer, database: str, nats_server: NatsServer, tmp_path: Path
) -> AsyncGenerator[Terminal]:
    identity = Place(dsn=postgres.dsn("identity", database), nats="")
    joining = JoinPerson(name="First", email=EMAIL, password=PASSWORD)
    assert await first_officer(identity, SystemClock(), joining)
    settings = environment(postgres, database, nats_server, NAMES)
    replica = Replica(NAMES, settings, tmp_path / "log")
    replica.start()
    try:
        replica.wait_ready()
        yield Terminal(tmp_path, replica.address)
    finally:
        replica.stop()


async def test_the_line_at_a_terminal(terminal: Terminal, tmp_path: Path) -> None:
    signed = terminal.type("sign-in", "--email", EMAIL, "--password", PASSWORD)
    assert "Signed in as First" in signed.stdout
    place = ("--zone", "Europe/Vienna", "--place", "Vienna")
    body = terminal.do(
        *("establish-body", "--name", "Lamp Commission", "--short-name", "LC"),
        *("--symbol", "E/CN.99", *place),
    )["id"]
    parts = '[{"opens": "2031-05-05", "closes": "2031-05-09"}]'
    session = terminal.do(
        "schedule-session", "--body", body, "--title", "First session", "--parts", parts
    )["id"]
    rule = '{"count": 3, "unit": "weeks", "at": "13:00"}'
    words = ("--subject", "comments", "--title", "Comments", "--rule", rule)
    deadline = terminal.do("set-deadline", session, *words)["id"]
    lampland = terminal.do(
        *("register-delegation", "--code", "XLA", "--name", "Lampland", "--kind", "invented")
    )["id"]
    file = tmp_path / "draft.txt"
    file.write_text(DRAFT)
    draft = import_draft(terminal, session, lampland, file)
    terminal.do("issue-draft", draft)
    moved = terminal.do(
        *("move-session", session, "--seen", "1", "--decided-by", "Bureau", "--basis", "repairs"),
        *("--parts", '[{"opens": "2031-06-02", "closes": "2031-06-06"}]'),
    )

    assert moved["version"] == 2
    assert terminal.show(f"/deadlines/{deadline}")["due"] == "2031-05-12T11:00:00Z"
    assert terminal.show(f"/drafts/{draft}")["symbol"] == "E/CN.99/2031/L.1"
    stale = terminal.type(
        *("do", "move-session", session, "--seen", "1", "--decided-by", "B", "--basis", "b"),
        *("--parts", parts),
    )
    assert stale.returncode == 1
    assert "version 2 now stands" in stale.stderr


def import_draft(terminal: Terminal, session: str, delegation: str, file: Path) -> str:
    """A delegation is known to meetings as soon as it has heard of it."""
    for _ in range(50):
        done = terminal.type(
            *("do", "import-draft", session, "--delegation", delegation, "--item", "1"),
            *("--file", file, "--file-name", file.name),
        )
        if done.returncode == 0:
            return str(json.loads(done.stdout)["id"])
    raise AssertionError(done.stderr)


def test_texts_are_read_and_compared_without_a_server(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "http://127.0.0.1:9")
    one, other, broken = tmp_path / "one.txt", tmp_path / "other.txt", tmp_path / "broken.txt"
    one.write_text(DRAFT)
    other.write_text(DRAFT.replace("shall be lit", "shall be dimmed"))
    broken.write_bytes(b"\x00\x01\x02")

    read = json.loads(terminal.type("text", "parse", one).stdout)
    both = terminal.type("text", "parse", one, broken)
    compared = terminal.type("text", "compare", one, other)
    symbol = json.loads(terminal.type("symbol", "E/CN.15/2019/L.6/Rev.1").stdout)

    assert (len(read["preambular"]), len(read["operative"])) == (1, 2)
    assert both.returncode == 1
    assert ["error" in json.loads(line) for line in both.stdout.splitlines()] == [False, True]
    assert "[-lit-]{+dimmed+}" in compared.stdout
    assert symbol["slug"] == "E-CN.15-2019-L.6-Rev.1"
    assert terminal.type("symbol", "nothing").returncode == 1


def test_texts_are_printed_without_a_server(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "http://127.0.0.1:9")
    one, other, out = tmp_path / "one.txt", tmp_path / "other.txt", tmp_path / "out"
    one.write_text(DRAFT)
    other.write_text(DRAFT.replace("shall be lit", "shall be dimmed"))

    text = terminal.type("text", "export", one, "--to", "txt").stdout
    done = [terminal.type("text", "export", one, "--to", to, "-o", out).returncode for to in FORMS]
    terminal.type("text", "compare", one, other, "--to", "docx", "-o", out)
    read = json.loads(terminal.type("text", "parse", out).stdout)

    assert "1. Decides that lamps shall be lit;" in text
    assert done == [0] * len(FORMS)
    assert read["operative"][0]["text"] == "Decides that lamps shall be dimmed;"


def test_a_server_that_is_away_is_named(tmp_path: Path) -> None:
    done = Terminal(tmp_path, "http://127.0.0.1:9").type("show", "/calendar")

    assert done.returncode == 1
    assert "http://127.0.0.1:9 does not answer" in done.stderr
