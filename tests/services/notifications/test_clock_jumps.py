"""The machine's clock is set back or forward while the system runs, as NTP or a person may do."""

from collections.abc import AsyncGenerator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, cast
from uuid import UUID

import asyncpg
import httpx
import pytest

from infra.embedded import NatsServer, PostgresServer
from shared.clock import SystemClock
from shared.messages import Role
from shared.service import Service
from tests.services.meetings import world as entered
from tests.services.notifications.world import until
from tests.system import System

PARTS = [{"opens": "2019-04-01", "closes": "2019-04-05"}]
DAY_BEFORE = {"count": 1, "unit": "days", "at": "13:00"}
DUE = datetime(2019, 3, 31, 11, tzinfo=UTC)
FIRED = "SELECT lead FROM notifications.firing ORDER BY fired_at"
TOLD = "SELECT count(*) FROM notifications.told"
PENDING = "SELECT lead FROM notifications.reminder ORDER BY fires_at"


class JumpingClock(SystemClock):
    """Goes on as the machine does, from wherever it was set to; both clocks are this one."""

    def __init__(self, now: datetime) -> None:
        self.jump(now)

    def jump(self, now: datetime) -> None:
        self.ahead = now - datetime.now(UTC)

    def real(self) -> datetime:
        return datetime.now(UTC) + self.ahead


class Machine:
    """What runs, and the clock on its wall."""

    def __init__(self, system: System, clock: JumpingClock, admin: asyncpg.Connection) -> None:
        self.system = system
        self.clock = clock
        self.admin = admin

    def jump(self, now: datetime) -> None:
        """Nothing tells the services: here a tick comes at once that would come in 30 s."""
        self.clock.jump(now)
        self.tick()

    def tick(self) -> None:
        for plugin in self.system.composed.plugins:
            plugin.wake_timers()

    async def leads(self, query: str) -> list[str]:
        return [row["lead"] for row in await self.admin.fetch(query)]

    async def come_to(self, query: str, leads: list[str]) -> None:
        async def so() -> bool:
            return await self.leads(query) == leads

        await until(so)


@pytest.fixture
async def machine(
    postgres: PostgresServer,
    database: str,
    nats_server: NatsServer,
    services: Sequence[Service],
    admin: asyncpg.Connection,
) -> AsyncGenerator[Machine]:
    clock = JumpingClock(DUE - timedelta(days=60))
    system = System(postgres, database, nats_server, services, cast(Any, clock))
    async with system.running():
        yield Machine(system, clock, admin)


@pytest.fixture
async def officer(machine: Machine) -> AsyncGenerator[httpx.AsyncClient]:
    async with await machine.system.person(Role.SECRETARIAT) as http:
        yield http


async def due(machine: Machine, officer: httpx.AsyncClient) -> str:
    session = await entered.session(officer, await entered.body(officer), "Session", PARTS)
    deadline = await entered.deadline(officer, session, rule=DAY_BEFORE)
    await machine.come_to(PENDING, ["7 days", "1 day", "3 hours"])
    return deadline


async def test_a_clock_that_goes_back_fires_no_reminder_twice(
    machine: Machine, officer: httpx.AsyncClient
) -> None:
    deadline = await due(machine, officer)
    machine.jump(DUE - timedelta(days=7) + timedelta(hours=2))
    await machine.come_to(FIRED, ["7 days"])
    await until(lambda: machine.admin.fetchval(TOLD))

    machine.jump(DUE - timedelta(days=8))
    renamed = {"title": "Drafts", "rule": DAY_BEFORE}
    async with await machine.system.person(Role.SECRETARIAT) as again:
        answer = await entered.edit(again, f"/deadlines/{deadline}", renamed, 1)
    assert answer.status_code == 200, answer.text
    heard = "SELECT title FROM notifications.due"
    await until(lambda: is_so(machine, heard, "Drafts"))
    assert await machine.leads(PENDING) == ["1 day", "3 hours"]
    machine.jump(DUE - timedelta(days=1) + timedelta(hours=2))

    await machine.come_to(FIRED, ["7 days", "1 day"])


async def test_a_clock_that_goes_far_ahead_fires_the_last_of_what_it_passed(
    machine: Machine, officer: httpx.AsyncClient
) -> None:
    await due(machine, officer)

    machine.jump(DUE - timedelta(hours=2))
    await machine.come_to(FIRED, ["3 hours"])
    machine.jump(DUE - timedelta(days=20))
    machine.jump(DUE - timedelta(hours=1))

    await machine.come_to(PENDING, [])
    assert await machine.leads(FIRED) == ["3 hours"]


async def test_mail_is_not_held_back_by_as_much_as_the_clock_went_back(
    machine: Machine, officer: httpx.AsyncClient
) -> None:
    password = "long enough"
    person = {"name": "Aiko", "email": "aiko@example.org", "password": password}
    aiko = str(UUID((await officer.post("/people", json=person)).json()["id"]))
    await officer.post(f"/people/{aiko}/roles", json={"role": "chair"})
    later = "UPDATE notifications.delivery SET due_at = $1, state = 'sending' RETURNING true"
    await due(machine, officer)
    await until(lambda: machine.admin.fetchval(later, machine.clock.now() + timedelta(minutes=1)))

    machine.jump(machine.clock.now() - timedelta(hours=5))
    sent = "SELECT count(*) FROM notifications.delivery WHERE state = 'sent'"
    await until(lambda: machine.admin.fetchval(sent))


async def test_a_sign_in_ends_by_the_clock_that_stands(
    machine: Machine, officer: httpx.AsyncClient
) -> None:
    """Set ahead, it ends early; set back again, it goes on: nobody is locked out for good."""
    now = machine.clock.now()

    statuses = []
    for hours in (0, 2, -2):
        machine.jump(now + timedelta(hours=hours))
        statuses.append((await officer.get("/inbox.json")).status_code)

    assert statuses == [200, 401, 200]


async def is_so(machine: Machine, query: str, value: object) -> bool:
    return bool(await machine.admin.fetchval(query) == value)
