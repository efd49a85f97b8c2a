"""PostgreSQL as a child of ours: made once, small, on loopback, with passwords only."""

import os
import shutil
import signal
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import ClassVar

import asyncpg

from infra.embedded.binaries import postgres_binaries
from infra.embedded.errors import CannotStart
from infra.embedded.passwords import passwords
from infra.embedded.ports import HOST
from infra.embedded.processes import Step, end_all, wait_until_gone, working_in
from infra.embedded.roles import MIGRATOR, close_defaults, prepare_roles
from infra.embedded.server import STOP_SECONDS, Server

ADMIN = "postgres"
DATABASE = "penholder"
MAJOR = "18"
STATUS_LINE = 7
SETTINGS = {
    "listen_addresses": HOST,
    "unix_socket_directories": "",  # a path to a socket may not be longer than 107 bytes
    "timezone": "UTC",
    "log_timezone": "UTC",
    "shared_buffers": "32MB",
    "max_connections": "100",
    "huge_pages": "off",
    "jit": "off",
    "io_method": "sync",  # the workers would cost more memory than they save time here
    "max_worker_processes": "2",
    "max_parallel_workers_per_gather": "0",
    "autovacuum_max_workers": "2",
    "max_logical_replication_workers": "0",
    "max_wal_senders": "2",  # one backup at a time
    "min_wal_size": "64MB",
    "max_wal_size": "256MB",
    "work_mem": "4MB",
    "maintenance_work_mem": "32MB",
}
NOT_SYNCED = {"fsync": "off", "full_page_writes": "off"}
"""A commit is still handed to the kernel before it is told: a killed server loses none."""


class PostgresServer(Server):
    """``folder`` keeps the data, the passwords, the port and the log.

    Without ``fsync`` a crash of the machine may ruin the data; a kill -9 does not.
    """

    program: ClassVar[str] = "postgres"
    ends_with: ClassVar[signal.Signals] = signal.SIGINT  # SIGTERM would wait for clients

    def __init__(
        self, folder: Path, services: Sequence[str], *, fsync: bool = True, port: int | None = None
    ) -> None:
        super().__init__(folder, port=port)
        self.services = tuple(services)
        self.fsync = fsync
        self.binaries = Path()
        self.passwords: dict[str, str] = {}

    def dsn(self, role: str = ADMIN, database: str = DATABASE) -> str:
        """For ``postgres``, ``migrator`` or a service. The port is known once it has started."""
        return f"postgresql://{role}:{self.passwords[role]}@{HOST}:{self.port}/{database}"

    async def prepare_database(self, database: str = DATABASE) -> None:
        """The roles, and a database that only they may enter; as often as you like."""
        admin = await asyncpg.connect(self.dsn(database="postgres"))
        try:
            await prepare_roles(admin, database, self.services, self.passwords)
            await admin.execute("REVOKE CONNECT ON DATABASE postgres, template1 FROM PUBLIC")
        finally:
            await admin.close()
        owner = await asyncpg.connect(self.dsn(MIGRATOR, database))
        try:
            await close_defaults(owner)
        finally:
            await owner.close()

    def fill(self) -> None:
        names = (ADMIN, MIGRATOR, *self.services)
        self.passwords = passwords(self.folder / "passwords.json", names)
        self.binaries = postgres_binaries(self.account, self.folder)
        if not self.store.exists():
            self.make_store()
        made = (self.store / "PG_VERSION").read_text().strip()
        if made != MAJOR:
            raise CannotStart(
                f"{self.store} was made by PostgreSQL {made}, and this is {MAJOR}: dump it with "
                f"the old version, move it away, and restore the dump"
            )
        # With no postgres at work in the folder, whatever process bears that number is not ours;
        # PostgreSQL would take even a zombie for a sign of life.
        (self.store / "postmaster.pid").unlink(missing_ok=True)

    def make_store(self) -> None:
        """Under another name until it is whole: what was cut short is thrown away."""
        part, secret = self.folder / "data.part", self.folder / "password.part"
        if part.exists():
            shutil.rmtree(part)
        part.mkdir(mode=0o700)
        secret.touch(mode=0o600)
        secret.write_text(self.passwords[ADMIN])
        if self.account:
            for each in (part, secret):
                shutil.chown(each, self.account.uid, self.account.gid)
        try:
            self.initdb(part, secret)
        finally:
            secret.unlink()
        part.rename(self.store)

    def initdb(self, part: Path, secret: Path) -> None:
        """The locale is PostgreSQL's own: it sorts alike on every machine."""
        options = ["--auth=scram-sha-256", "--no-instructions", "--encoding=UTF8", "--locale=C"]
        options += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        options += [] if self.fsync else ["--no-sync"]
        options += [f"--username={ADMIN}", f"--pwfile={secret}", f"--pgdata={part}"]
        log = self.folder / "initdb.log"
        with log.open("wb") as output:
            child = self.launch([self.binaries / "initdb", *options], output.fileno(), part)
            if child.wait() != 0:
                words = log.read_text(errors="replace").strip()
                raise CannotStart(f"PostgreSQL could not make {part}: {words}")

    def command(self) -> list[str | Path]:
        settings = SETTINGS | ({} if self.fsync else NOT_SYNCED) | {"port": str(self.port)}
        options = [f"--{name}={value}" for name, value in settings.items()]
        return [self.binaries / "postgres", "-D", self.store, *options]

    def ready(self) -> bool:
        """As it says itself, in the file that bears its number."""
        lines = self.status()
        return (
            len(lines) > STATUS_LINE
            and lines[0] == str(self.pid)
            and lines[STATUS_LINE].strip() == "ready"
        )

    def status(self) -> list[str]:
        try:
            return (self.store / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return []

    def sweep(self) -> None:
        """Ask the postmaster, who ends its children; orphaned children end by themselves."""
        first = (self.status() or [""])[0]
        if first.isdigit() and int(first) in working_in(self.store, self.program):
            with suppress(ProcessLookupError):
                os.kill(int(first), self.ends_with)
            wait_until_gone(self.store, self.program, STOP_SECONDS)
        steps: list[Step] = [(None, 1.0), (signal.SIGQUIT, 2.0), (signal.SIGKILL, 2.0)]
        end_all(self.store, self.program, steps)
