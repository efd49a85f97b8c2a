"""The world's clock of a demonstration: the same in every process, stepped from due to due.

Each service keeps where it stands in its own schema, so that a restart goes on from there.
"""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import cast
from uuid import UUID

import msgspec
import nats.errors
from nats.aio.client import Client
from nats.aio.msg import Msg

from shared.asks import HeadsAfter, ask, heads_of
from shared.clock import SteppedClock
from shared.errors import Unanswered
from shared.queries import queries
from shared.registry import Ask
from shared.service import Service
from shared.transaction import Database

SQL = queries("shared.http")
SET = "clock.set"
SETTLE_SECONDS = 60.0
PAUSE_SECONDS = 0.03
SOON = timedelta(seconds=5)
"""What a timer of the real clock does later than this is not waited for."""


class WorldAt(msgspec.Struct, frozen=True, kw_only=True):
    """The world's time is ``now`` (UTC): has all been done that follows from it?"""

    now: datetime


class State(msgspec.Struct, frozen=True, kw_only=True):
    """Where a service stands."""

    busy: str
    """What is still under way, in a word; empty when idle."""
    due: datetime | None
    """The next instant at which the world's clock has something for it."""
    events: int
    """How many it has ever recorded: two equal answers in a row mean that nothing moves."""


def state_of(service: str) -> Ask[WorldAt, State]:
    """The question that the stepper asks of every service."""
    return Ask(f"ask.{service}.state", WorldAt, State)


class Stepped:
    """A service's part: it follows the clock and says whether it is idle."""

    def __init__(self, service: Service, database: Database, client: Client) -> None:
        self.service = service
        self.database = database
        self.client = client
        self.clock = cast(SteppedClock, database.clock)

    async def start(self) -> None:
        """Go on from where the world stood, and follow it from here."""
        stood = await self.database.pool.fetchval(SQL["world_stands_at"])
        if stood:
            self.clock.set(stood)
        await self.client.subscribe(SET, cb=self.follow)
        subject = state_of(self.service.name).subject
        await self.client.subscribe(subject, queue=self.service.name, cb=self.answer)

    async def follow(self, msg: Msg) -> None:
        await self.go_to(msgspec.json.decode(msg.data, type=WorldAt).now)

    async def go_to(self, now: datetime) -> None:
        await self.database.pool.execute(SQL["world_goes_to"], now)
        self.clock.set(now)

    async def answer(self, msg: Msg) -> None:
        """An exception reads as unanswered; the stepper asks again."""
        try:
            await self.go_to(msgspec.json.decode(msg.data, type=WorldAt).now)
            reply = msgspec.json.encode(await self.state())
        except (OSError, Unanswered, nats.errors.Error):
            reply = b""
        await msg.respond(reply)

    async def state(self) -> State:
        due, busy = await self.timers()
        if not busy and await self.database.pool.fetchval(SQL["has_pending"]):
            busy = "relay"
        if not busy:
            busy = await self.behind()
        events = await self.database.pool.fetchval(SQL["events_recorded"])
        return State(busy=busy, due=due, events=events)

    async def timers(self) -> tuple[datetime | None, str]:
        """The next instant of the world's timers, and the one that has work now."""
        upcoming: list[datetime] = []
        busy = ""
        for timer in self.service.timers:
            due = await timer.next_due(self.database)
            world = timer.clock == "world"
            until = self.clock.now() if world else self.clock.real() + SOON
            if due and due <= until:
                busy = timer.name
            elif due and world:
                upcoming.append(due)
        return min(upcoming, default=None), busy

    async def behind(self) -> str:
        """The first owner whose facts are not all applied here (what is parked does not count)."""
        for owner in sorted({each.event.type().split(".")[0] for each in self.service.reactions}):
            after: UUID | None = None
            while heads := await ask(self.client, heads_of(owner), HeadsAfter(aggregate=after)):
                after = heads[-1].aggregate
                ids, versions = [h.aggregate for h in heads], [h.version for h in heads]
                if await self.database.pool.fetch(SQL["lags"], owner, ids, versions):
                    return str(owner)
        return ""


class Stepper:
    """Whoever moves the clock: visits every due instant on the way, in order."""

    def __init__(self, client: Client, services: Sequence[str]) -> None:
        self.client = client
        self.services = services

    async def step(self, start: datetime, until: datetime) -> datetime:
        """Answer when all services are idle at ``until``; Unanswered when they do not get there."""
        now = start
        while True:
            due = await self.settle(now)
            if now >= until:
                return now
            now = min(due, until) if due else until
            await self.client.publish(SET, msgspec.json.encode(WorldAt(now=now)))

    async def settle(self, now: datetime) -> datetime | None:
        """Wait until two rounds of answers are idle and equal; the next due instant of any."""
        before: list[State] = []
        try:
            async with asyncio.timeout(SETTLE_SECONDS):
                while True:
                    states = await self.states(now)
                    if states and states == before and not any(each.busy for each in states):
                        return min((each.due for each in states if each.due), default=None)
                    before = states
                    await asyncio.sleep(PAUSE_SECONDS)
        except TimeoutError:
            busy = {n: s.busy for n, s in zip(self.services, before, strict=False) if s.busy}
            raise Unanswered(f"The services are not idle yet: {busy or 'no answer'}.") from None

    async def states(self, now: datetime) -> list[State]:
        """Of all services, or nothing when one does not answer."""
        question = WorldAt(now=now)
        try:
            return [await ask(self.client, state_of(each), question) for each in self.services]
        except Unanswered:
            return []
