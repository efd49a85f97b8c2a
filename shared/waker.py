"""Does what is due when it is due: one loop, woken by the scheduler, by a step, and by a tick.

The scheduler only sets an event, since a job that is armed anew from within its own run would be
lost, and a jump of the clock wakes nobody. The loop does the work, and the tick mends the rest.
"""

import asyncio
import logging
from datetime import datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.schedulers.base import BaseScheduler

from shared.clock import Clock
from shared.registry import Means, TimerSpec

logger = logging.getLogger(__name__)
TICK_SECONDS = 30.0
RETRY_SECONDS = 1.0


def scheduler() -> BaseScheduler:
    """In memory, since the truth is in the database; late jobs run, several at once run once."""
    return AsyncIOScheduler(
        timezone="UTC",
        job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 8},
    )


class Waker:
    """One timer of one service. Every replica runs it; claims in the database keep them apart."""

    def __init__(
        self, spec: TimerSpec, means: Means, clock: Clock, scheduler: BaseScheduler
    ) -> None:
        self.spec = spec
        self.means = means
        self.clock = clock
        self.scheduler = scheduler
        self.woken = asyncio.Event()

    def wake(self) -> None:
        """Something new may be due."""
        self.woken.set()

    async def run(self) -> None:
        """Until it is cancelled."""
        self.clock.on_step(self.wake)
        while True:
            self.woken.clear()
            pause = TICK_SECONDS
            try:
                await self.spec.work(self.means)
                self.arm(await self.spec.next_due(self.means.database))
            except Exception:  # whatever is away comes back, and what is due stays due
                logger.warning("timer %s starts again", self.spec.name, exc_info=True)
                pause = RETRY_SECONDS
            try:
                async with asyncio.timeout(pause):
                    await self.woken.wait()
            except TimeoutError:
                continue

    def arm(self, due: datetime | None) -> None:
        """A stepped world stands still: only its steps make something due."""
        if due is None or (self.spec.clock == "world" and self.clock.stepped):
            return
        self.scheduler.add_job(
            self.alarm, "date", run_date=due, id=self.spec.name, replace_existing=True
        )

    async def alarm(self) -> None:
        """A coroutine, so that the scheduler calls it in the loop: in a thread no event is safe."""
        self.wake()
