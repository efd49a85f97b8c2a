"""What both servers share: a child in the foreground, on one folder, that ends with its parent."""

import os
import shutil
import signal
import subprocess
import sys
import time
from abc import ABC, abstractmethod
from pathlib import Path
from typing import ClassVar

from infra.embedded import launch
from infra.embedded.account import account_for, make_folder
from infra.embedded.errors import CannotStart, PortTaken
from infra.embedded.lock import FolderLock
from infra.embedded.ports import new_port, remembered_port
from infra.embedded.processes import Step, end_all

READY_SECONDS = 60.0
STOP_SECONDS = 5.0
LOOK_SECONDS = 0.01
MOVES = 5
LOG_BYTES = 5 << 20
ENVIRONMENT = {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"}


class Server(ABC):
    """One at a time on a folder. ``start``, ``kill``, ``lose_store`` and ``stop`` return when done.

    A child ends when the *thread* that started it ends: start it from one that lives as long.
    """

    program: ClassVar[str]
    ends_with: ClassVar[signal.Signals]
    """What asks it to end at once and in order."""

    def __init__(self, folder: Path, *, port: int | None = None) -> None:
        if sys.platform != "linux":
            raise CannotStart(
                "the servers that come with Penholder run on Linux; elsewhere give it the "
                "addresses of a PostgreSQL and a NATS of your own"
            )
        self.folder = folder.absolute()
        self.store = self.folder / "data"
        self.account = account_for(self.store)
        self.lock = FolderLock(self.folder)
        self.fixed = port is not None
        self.port = port or 0
        self.process: subprocess.Popen[bytes] | None = None
        self.wanted = False
        """Not stopped or killed by us: a process that ended all the same is to be started again."""
        self.moves = 0

    @abstractmethod
    def fill(self) -> None:
        """Make what the server needs before it starts, as often as it is asked."""

    @abstractmethod
    def command(self) -> list[str | Path]: ...

    @abstractmethod
    def ready(self) -> bool:
        """Does the very process that we started answer?"""

    @property
    def pid(self) -> int:
        if self.process is None:
            raise CannotStart(f"{self.program} was never started")
        return self.process.pid

    @property
    def running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def start(self) -> None:
        """On the same port as before, once it has had one."""
        self.prepare()
        while True:
            self.spawn()
            try:
                return self.wait_ready()
            except PortTaken:
                self.move()

    def move(self) -> None:
        """To another port; not once others know this one."""
        self.moves += 1
        if self.fixed or self.moves > MOVES:
            self.lock.give()
            raise PortTaken(f"port {self.port} is taken by somebody else")
        self.port = new_port(self.folder / "port")

    def prepare(self) -> None:
        """Take the folder, end what an earlier run left there, fill it: all but the start."""
        if self.running:
            raise CannotStart(f"{self.program} already runs on {self.folder}")
        make_folder(self.folder, self.account)
        self.lock.take()
        try:
            self.sweep()
            self.port = self.port or remembered_port(self.folder / "port")
            self.fill()
        except BaseException:
            self.lock.give()
            raise

    def sweep(self) -> None:
        """End what an earlier run left behind; it may first end by itself, as it was told to."""
        steps: list[Step] = [(None, 0.5), (self.ends_with, STOP_SECONDS), (signal.SIGKILL, 2.0)]
        end_all(self.store, self.program, steps)

    def spawn(self) -> None:
        """From a thread that outlives the server; it does not wait."""
        log = self.folder / "log"
        if log.exists() and log.stat().st_size > LOG_BYTES:
            log.replace(self.folder / "log.old")
        with log.open("ab") as output:
            output.write(f"-- {self.program} starts\n".encode())
            self.process = self.launch(self.command(), output.fileno(), self.store)
        self.wanted = True

    def launch(
        self, command: list[str | Path], output: int, within: Path
    ) -> subprocess.Popen[bytes]:
        uid, gid = (self.account.uid, self.account.gid) if self.account else (-1, -1)
        way = [os.getpid(), int(self.ends_with), uid, gid]
        return subprocess.Popen(
            [sys.executable, "-I", "-S", launch.__file__, *(str(each) for each in way), *command],
            cwd=within,
            env=ENVIRONMENT | self.environment(),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,  # Ctrl-C is ours to pass on, when all else has ended
        )

    def environment(self) -> dict[str, str]:
        return {}

    def wait_ready(self) -> None:
        until = time.monotonic() + READY_SECONDS
        while not self.ready():
            if not self.running:
                self.failed()
            if time.monotonic() > until:
                self.stop()
                raise CannotStart(f"{self.program} is not ready; see {self.folder / 'log'}")
            time.sleep(LOOK_SECONDS)
        self.fixed = True

    def failed(self) -> None:
        """It ended while it was starting: its own last words say why."""
        text = (self.folder / "log").read_text(errors="replace")
        words = text.rpartition(f"-- {self.program} starts\n")[2].strip()
        self.wanted = False
        if "address already in use" in words.lower():
            raise PortTaken(f"port {self.port} is taken by somebody else")
        self.lock.give()
        raise CannotStart(f"{self.program} did not start: {words}")

    def stop(self) -> None:
        """In order if it does so in time, else at once."""
        self.wanted = False
        if self.process:
            if self.running:
                self.process.send_signal(self.ends_with)
            try:
                self.process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.lock.give()

    def kill(self) -> None:
        """As a fault would; nobody starts it again but ``start``, and the folder stays ours."""
        self.wanted = False
        if self.process:
            self.process.kill()
            self.process.wait()

    def lose_store(self) -> None:
        """All it had kept is gone, and it is back, empty, on the same port."""
        self.kill()
        self.sweep()
        shutil.rmtree(self.store)
        self.start()
