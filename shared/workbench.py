"""Work that eats CPU (reading files, comparing, printing) runs in children that may be killed.

Children start when there is work and end when there has been none for a while, when the parent
ends, however that happens, and after a job that broke a limit, was cancelled, or left them fat.
"""

import asyncio
import contextlib
import sys
from collections.abc import AsyncIterator, Callable
from types import TracebackType
from typing import Self, TypeVar, TypeVarTuple

import msgspec

from shared.workbench_child import Job, Outcome, types_of
from shared.workbench_errors import (
    Crashed,
    JobFailed,
    Limits,
    TooBusy,
    TooCostly,
    crashed,
    error_of,
    out_of_time,
)
from shared.workbench_process import Child, ChildEnded

__all__ = ["Crashed", "JobFailed", "Limits", "TooBusy", "TooCostly", "Workbench"]

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

CLOSED = "the workbench is closed"
DEFAULTS = Limits()
START_SECONDS = 30.0
"""For a child to start and load a function's module, on a machine that is busy with others."""


class Workbench:
    """Belongs to one event loop; ``allowed`` lists the packages whose functions it will run."""

    def __init__(
        self, *, allowed: tuple[str, ...] = ("shared.text",), limits: Limits = DEFAULTS
    ) -> None:
        self._allowed = allowed
        self._limits = limits
        self._places = asyncio.Semaphore(limits.children)
        self._waiting = 0
        self._closed = False
        self._idle: list[Child] = []
        self._ending: set[asyncio.Task[None]] = set()
        self._busy: set[Child] = set()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """End every child, also those at work, and wait until they are gone."""
        self._closed = True
        for child in [*self._idle, *self._busy]:
            self._end(child)
        self._idle.clear()
        await asyncio.gather(*self._ending)

    async def run(self, function: Callable[[*Ts], T], *args: *Ts, seconds: float = 5.0) -> T:
        """What ``function(*args)`` returns, worked out in a child.

        It must stand at the top of an allowed module, and its types be ones that msgspec reads
        back. Refusals come back as the same class; waiting for a child is not in ``seconds``.
        """
        _, result = types_of(function, len(args))
        job = Job(
            function=self._name_of(function),
            arguments=msgspec.msgpack.encode(args),
            seconds=seconds,
            result_bytes=self._limits.result,
        )
        async with self._place():
            outcome = await self._outcome(job)
        if outcome.kind != "done":
            raise error_of(outcome, self._limits, self._allows)
        try:
            value: T = msgspec.msgpack.decode(outcome.value, type=result)
        except (msgspec.DecodeError, RecursionError) as error:
            raise JobFailed(f"{job.function} returned what its type does not allow") from error
        return value

    def _name_of(self, function: Callable[..., object]) -> str:
        """Only what a child finds again under the same name, and may run."""
        module, name = function.__module__, function.__qualname__
        if not self._allows(module):
            raise ValueError(f"{module} is not among the packages that this workbench runs")
        if getattr(sys.modules[module], name, None) is not function:
            raise ValueError(f"{module}:{name} does not stand at the top of its module")
        return f"{module}:{name}"

    def _allows(self, module: str) -> bool:
        return any(module == each or module.startswith(f"{each}.") for each in self._allowed)

    @contextlib.asynccontextmanager
    async def _place(self) -> AsyncIterator[None]:
        """A turn at a child, in the order of asking; refused where the line is too long."""
        if self._places.locked() and self._waiting >= self._limits.waiting:
            raise TooBusy("Many documents are being worked on just now. Try again in a minute.")
        self._waiting += 1
        try:
            await self._places.acquire()
        finally:
            self._waiting -= 1
        try:
            if self._closed:
                raise RuntimeError(CLOSED)
            yield
        finally:
            self._places.release()

    async def _outcome(self, job: Job) -> Outcome:
        """A child that died while it was idle has not begun: the job goes to the next one."""
        while True:
            fresh = not self._idle
            child = await self._child()
            try:
                return await self._at(child, job)
            except ChildEnded as ended:
                if fresh or ended.started:
                    raise crashed() from ended

    async def _child(self) -> Child:
        """The one that was busy last, so that the others may grow idle; or a new one."""
        if self._idle:
            child = self._idle.pop()
            child.rest_no_more()
        else:
            child = await Child.start(self._limits.memory)
        if self._closed:
            self._end(child)
            raise RuntimeError(CLOSED)
        self._busy.add(child)
        return child

    async def _at(self, child: Child, job: Job) -> Outcome:
        """Whatever goes wrong, a child that is not back at rest is ended."""
        rested = False
        try:
            await child.begin(job, START_SECONDS)
            try:
                outcome = await child.finish(job.seconds, largest=self._limits.result)
            except TimeoutError as error:
                raise out_of_time(job.seconds) from error
            rested = not outcome.spent and not self._closed
            return outcome
        finally:
            self._busy.discard(child)
            if rested:
                self._idle.append(child)
                child.rest(self._limits.idle_seconds, self._retire)
            else:
                self._end(child)

    def _retire(self, child: Child) -> None:
        """Idle for long enough."""
        self._idle.remove(child)
        self._end(child)

    def _end(self, child: Child) -> None:
        """Kill now, and let the loop collect it: also in the middle of a cancellation."""
        child.kill()
        task = asyncio.ensure_future(child.gone())
        self._ending.add(task)
        task.add_done_callback(self._ending.discard)
