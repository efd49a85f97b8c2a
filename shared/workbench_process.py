"""The parent's end of one child of the workbench: its process, its pipes, its rest."""

import asyncio
import contextlib
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable
from typing import Self

import msgspec

from shared.workbench_child import HEADER, Job, Outcome

# What an outcome holds besides its value: names, a message, a traceback.
MARGIN = 1 << 20


class ChildEnded(Exception):
    """It is gone, or sends what no child of ours would; ``started`` if it had begun the job."""

    def __init__(self, *, started: bool) -> None:
        super().__init__()
        self.started = started


class Child:
    """One process; not to be shared by two jobs at a time."""

    def __init__(self, process: Process) -> None:
        if process.stdin is None or process.stdout is None:
            raise ValueError("a child has pipes")
        self._process = process
        self._to, self._from = process.stdin, process.stdout
        self._timer: asyncio.TimerHandle | None = None
        self._first = Outcome(kind="started")

    @property
    def pid(self) -> int:
        return self._process.pid

    @classmethod
    async def start(cls, memory: int) -> Self:
        """With nothing of the parent's environment: it holds what no reader of files needs."""
        return cls(
            await asyncio.create_subprocess_exec(
                *(sys.executable, "-P", "-m", "shared.workbench_child"),
                *(str(os.getpid()), str(memory)),
                stdin=PIPE,
                stdout=PIPE,
                env={
                    "PYTHONPATH": os.pathsep.join(map(os.path.abspath, sys.path)),
                    "LANG": "C.UTF-8",
                },
            )
        )

    async def begin(self, job: Job, seconds: float) -> None:
        """Send the job and wait until the child has loaded what it needs."""
        frame = msgspec.msgpack.encode(job)
        try:
            async with asyncio.timeout(seconds):
                self._to.write(HEADER.pack(len(frame)))
                self._to.write(frame)
                await self._to.drain()
                self._first = await self._receive(MARGIN)
        except (ConnectionError, TimeoutError, asyncio.IncompleteReadError) as error:
            raise ChildEnded(started=False) from error

    async def finish(self, seconds: float, *, largest: int) -> Outcome:
        """The outcome; TimeoutError when it takes longer."""
        if self._first.kind != "started":
            return self._first  # it could not even be loaded
        try:
            async with asyncio.timeout(seconds):
                return await self._receive(largest + MARGIN)
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            raise ChildEnded(started=True) from error

    async def _receive(self, largest: int) -> Outcome:
        (length,) = HEADER.unpack(await self._from.readexactly(HEADER.size))
        if length > largest:
            raise ChildEnded(started=True)
        try:
            return msgspec.msgpack.decode(await self._from.readexactly(length), type=Outcome)
        except msgspec.DecodeError as error:
            raise ChildEnded(started=True) from error

    def rest(self, seconds: float, retire: Callable[[Self], None]) -> None:
        """Call ``retire`` unless there is work before."""
        self._timer = asyncio.get_running_loop().call_later(seconds, retire, self)

    def rest_no_more(self) -> None:
        """There is work again."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def kill(self) -> None:
        """At once; it holds nothing that needs a farewell."""
        self.rest_no_more()
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        self._to.close()

    async def gone(self) -> None:
        """Until the system has given up its entry, so that no zombie stays."""
        await self._process.wait()
