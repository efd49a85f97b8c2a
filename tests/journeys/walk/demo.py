"""``penholder demo`` as a process of its own: on a free port, in a folder that goes with it."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from infra.embedded.processes import working_in
from tests.processes import free_port

READY_SECONDS = 90.0
STOP_SECONDS = 15.0
GONE_SECONDS = 10.0
LOOK_SECONDS = 0.05
READY = "Sign in as one of these"
"""Said when the whole example is loaded."""


class Demo:
    """It runs from ``start`` to ``stop``; both return when done."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.data = folder / "demo"
        self.log = folder / "log"
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        clean = {
            name: value for name, value in os.environ.items() if not name.startswith("PENHOLDER_")
        }
        own = {"PENHOLDER_DATA": str(self.folder), "PENHOLDER_PORT": str(self.port)}
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(
                [Path(sys.executable).with_name("penholder"), "demo"],
                env=clean | own | {"PYTHONUNBUFFERED": "1"},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
            )
        until(lambda: READY in self.words() or self.process.poll() is not None, READY_SECONDS)
        assert self.process.poll() is None, self.words()
        assert "is not whole" not in self.words(), self.words()

    def words(self) -> str:
        return self.log.read_text(errors="replace")

    def brokers(self) -> list[int]:
        """The process ids of nats-server in its folder, as an operator would look them up."""
        return working_in(self.data / "nats" / "data", "nats-server")

    def servers(self) -> list[int]:
        return [*self.brokers(), *working_in(self.data / "postgres" / "data", "postgres")]

    def stop(self) -> None:
        """Its servers end with it; whichever does not is ended by its id."""
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        until(lambda: not self.servers(), GONE_SECONDS)


def until(holds: Callable[[], bool], seconds: float) -> None:
    """Look again and again, and fail when it does not come to hold in time."""
    last = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < last, f"not within {seconds:.0f} seconds"
        time.sleep(LOOK_SECONDS)


@contextmanager
def demo() -> Iterator[Demo]:
    """Whole and ready; nothing of it is left afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="penholder-walk-", dir="/var/tmp"))
    folder.chmod(0o755)  # the servers' own user goes through it
    running = Demo(folder)
    try:
        running.start()
        yield running
    finally:
        try:
            running.stop()
        finally:
            shutil.rmtree(folder)
