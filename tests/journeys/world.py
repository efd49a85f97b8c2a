"""The driver: sends what people send, lets the world's clock go on, and looks into the tables."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import asyncpg
import httpx
import nats
from nats.aio.client import Client

from infra.embedded import NatsServer
from services.application import SERVICES
from shared.access.tokens import Claims
from shared.clock import SystemClock
from shared.ids import new_id
from shared.stepping import Stepper
from tests.journeys.lines import Line
from tests.journeys.portal import Portal

BASE = "http://penholder.test"
REQUEST_SECONDS = 60.0
NAMES = tuple(service.name for service in SERVICES)


class World:
    """One system with its own database and broker. All calls wait until they are done."""

    def __init__(self, portal: Portal, line: Line, nats_server: NatsServer, dsn: str) -> None:
        self.portal = portal
        self.line = line
        self.nats_server = nats_server
        self.dsn = dsn
        self.now = datetime.max.replace(tzinfo=UTC)
        self.headers: dict[UUID, dict[str, str]] = {}

    def open(self, now: datetime) -> None:
        """With one officer for all bodies, whom nobody has let in: each system needs a first."""
        self.now = now
        self.portal.call(self.begin())

    async def begin(self) -> None:
        self.admin = await asyncpg.connect(self.dsn)
        await self.line.start()
        self.http = httpx.AsyncClient(
            transport=self.line.transport(), base_url=BASE, timeout=REQUEST_SECONDS
        )
        login = self.nats_server.login("demo")
        self.client: Client = await nats.connect(self.nats_server.url, **login.options())
        self.stepper = Stepper(self.client, NAMES)
        self.first = await self.first_officer()

    async def first_officer(self) -> UUID:
        person = new_id()
        for schema in NAMES:
            await self.admin.execute(f"INSERT INTO {schema}.person VALUES ($1, NULL)", person)
            await self.admin.execute(
                f"INSERT INTO {schema}.role_held VALUES ($1, 'secretariat', NULL)", person
            )
        account = (person, "The first officer", "first@example.org", "UTC", "en", "no password")
        await self.admin.execute(
            "INSERT INTO identity.account VALUES ($1, $2, $3, $4, $5, $6)", *account
        )
        return person

    def close(self) -> None:
        self.portal.call(self.end())

    async def end(self) -> None:
        await self.client.close()
        await self.http.aclose()
        await self.line.stop()
        await self.admin.close()

    def send(self, person: UUID, method: str, at: str, wanted: Any = None, **more: Any) -> Any:
        """As a program of that person's would; see ``request``."""
        return self.portal.call(self.request(person, method, at, wanted, **more))

    async def request(
        self,
        person: UUID,
        method: str,
        at: str,
        wanted: Any = None,
        *,
        version: int | None = None,
        happened: datetime | None = None,
        query: Sequence[tuple[str, str]] = (),
    ) -> httpx.Response:
        """``version`` is the one that was read; ``happened`` enters the past."""
        headers = dict(self.signed(person))
        if version is not None:
            headers["If-Match"] = f'"{version}"'
        if happened:
            headers["Penholder-Happened"] = happened.isoformat()
        return await self.http.request(
            method, at, json=wanted, headers=headers, params=list(query) or None
        )

    def signed(self, person: UUID) -> dict[str, str]:
        """With a token that outlives the test."""
        if person not in self.headers:
            expires = int((SystemClock().real() + timedelta(hours=2)).timestamp())
            claims = Claims(person=person, name="Test", csrf="c", expires=expires)
            self.headers[person] = {"authorization": f"Bearer {self.line.tokens.issue(claims)}"}
        return self.headers[person]

    def restart(self, name: str) -> None:
        """Kill one service and start it again."""
        self.portal.call(self.line.restart(name))

    def settle(self) -> None:
        """Until all services are idle."""
        self.step(self.now)

    def step(self, until: datetime) -> None:
        """Let the world go on, from due instant to due instant."""
        self.portal.call(self.go_on(until))

    async def go_on(self, until: datetime) -> None:
        start, self.now = self.now, until
        await self.stepper.step(start, until)

    def meanwhile(
        self, until: datetime, late: float, asked: tuple[UUID, str, str, Any], version: int
    ) -> httpx.Response:
        """Ask, ``late`` seconds after the clock began to step: nobody knows which comes first."""

        async def ask() -> httpx.Response:
            await asyncio.sleep(late)
            return await self.request(*asked, version=version)

        async def both() -> httpx.Response:
            answer, _ = await asyncio.gather(ask(), self.go_on(until))
            return answer

        return self.portal.call(both())

    def rows(self, sql: str, *values: Any) -> list[asyncpg.Record]:
        """Of any schema; names are qualified."""
        return self.portal.call(self.admin.fetch(sql, *values))

    def value(self, sql: str, *values: Any) -> Any:
        return self.portal.call(self.admin.fetchval(sql, *values))

    def version(self, thing: UUID) -> int:
        """That stands, as its page would say."""
        heads = " UNION ALL ".join(f"SELECT * FROM {schema}.head" for schema in NAMES)
        found = self.value(f"SELECT version FROM ({heads}) AS head WHERE aggregate = $1", thing)
        return int(found)
