"""Services in processes of their own, as an operator runs them: ``penholder serve <name>``.

What a fault test needs of them: start, kill -9, start again on the same port, end by id.
"""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import httpx

from infra.embedded import NatsServer, PostgresServer

HOST = "127.0.0.1"
KEY = "only for tests, thirty-two characters"
READY_SECONDS = 60.0
STOP_SECONDS = 10.0
LOOK_SECONDS = 0.05


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def environment(
    postgres: PostgresServer,
    database: str,
    nats: NatsServer,
    names: Sequence[str],
    clock: datetime | None = None,
) -> dict[str, str]:
    """What an operator sets for any of the services; without ``clock`` it is the machine's."""
    found = {
        "PENHOLDER_KEY": KEY,
        "PENHOLDER_CLOCK": clock.isoformat() if clock else "system",
        "PENHOLDER_HOST": HOST,
    }
    for name in names:
        login = nats.login(name)
        found[f"PENHOLDER_DSN_{name.upper()}"] = postgres.dsn(name, database)
        found[f"PENHOLDER_NATS_{name.upper()}"] = (
            f"nats://{login.user}:{login.password}@{HOST}:{nats.port}"
        )
    return found


class Replica:
    """One process that serves one or more services. It keeps its port from start to start."""

    def __init__(self, names: Sequence[str], settings: dict[str, str], log: Path) -> None:
        self.names = tuple(names)
        self.port = free_port()
        self.settings = settings | {"PENHOLDER_PORT": str(self.port)}
        self.log = log
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.port}"

    @property
    def running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    @property
    def pid(self) -> int:
        assert self.process
        return self.process.pid

    def start(self) -> None:
        """It does not wait; see ``wait_ready``."""
        assert not self.running
        clean = {
            name: value for name, value in os.environ.items() if not name.startswith("PENHOLDER_")
        }
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(
                [Path(sys.executable).with_name("penholder"), "serve", *self.names],
                env=clean | self.settings,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
            )

    def wait_ready(self) -> None:
        """Until /health says that all of it is; an end before that shows the log."""
        until = time.monotonic() + READY_SECONDS
        while not self.healthy():
            assert self.running, f"{self.names} ended:\n{self.words()}"
            assert time.monotonic() < until, f"{self.names} is not ready:\n{self.words()}"
            time.sleep(LOOK_SECONDS)

    def healthy(self) -> bool:
        try:
            return httpx.get(f"{self.address}/health", timeout=2.0).status_code == 200
        except httpx.TransportError:
            return False

    def kill(self) -> None:
        """kill -9: no handler, no flush, no farewell."""
        self.end(signal.SIGKILL)

    def stop(self) -> None:
        """In order, and at once where it does not end in time."""
        self.end(signal.SIGTERM)

    def end(self, by: signal.Signals) -> None:
        if self.process is None:
            return
        if self.process.poll() is None:
            self.process.send_signal(by)
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def restart(self) -> None:
        """After a kill -9, on the same port."""
        self.kill()
        self.start()
        self.wait_ready()

    def words(self) -> str:
        """The end of its log."""
        return self.log.read_text(errors="replace")[-4000:]


class Processes:
    """Replicas of services on the same servers; all end with the block."""

    def __init__(self, settings: dict[str, str], folder: Path) -> None:
        self.settings = settings
        self.folder = folder
        self.replicas: list[Replica] = []

    def add(self, *names: str) -> Replica:
        """One more, of these services; it is started, and may not be ready yet."""
        log = self.folder / f"{'-'.join(names)}-{len(self.replicas)}.log"
        replica = Replica(names, self.settings, log)
        self.replicas.append(replica)
        replica.start()
        return replica

    def wait_ready(self) -> None:
        for each in self.replicas:
            if each.running:
                each.wait_ready()

    def of(self, name: str) -> list[Replica]:
        """Those that serve it, whether they run or not."""
        return [each for each in self.replicas if name in each.names]

    def address(self, name: str) -> str:
        """Of one that serves it and runs."""
        return next(each.address for each in self.of(name) if each.running)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        for each in self.replicas:
            each.kill() if error else each.stop()


@contextmanager
def processes(names: Sequence[str], settings: dict[str, str], folder: Path) -> Iterator[Processes]:
    """One process for each of the services, ready."""
    with Processes(settings, folder) as found:
        for name in names:
            found.add(name)
        found.wait_ready()
        yield found
