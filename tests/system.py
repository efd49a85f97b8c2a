"""The services as a test meets them: over HTTP, as one person or another."""

from collections.abc import AsyncGenerator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime, timedelta
from typing import Any, cast
from uuid import UUID

import asyncpg
import httpx
import nats
from litestar import Litestar

from infra.embedded import NatsServer, PostgresServer
from services.application import Composed, application
from shared.access import directory
from shared.access.tokens import Claims
from shared.clock import SteppedClock
from shared.ids import new_id
from shared.messages import Held, Role
from shared.plugin import ServicePlugin
from shared.service import Service
from shared.settings import Place, Settings
from shared.stepping import Stepper

BASE = "http://penholder.test"


class System:
    """One process with some services; ``replica`` starts the same once more."""

    def __init__(
        self,
        postgres: PostgresServer,
        database: str,
        nats_server: NatsServer,
        services: Sequence[Service],
        clock: SteppedClock,
    ) -> None:
        self.postgres = postgres
        self.database = database
        self.nats_server = nats_server
        self.services = services
        self.clock = clock
        self.composed = self.compose()

    def settings(self) -> Settings:
        """As an operator would set them, on this test's own servers."""
        places = {
            each.name: Place(dsn=self.postgres.dsn(each.name, self.database), nats=self.nats(each))
            for each in self.services
        }
        return Settings(key="only for tests, thirty-two characters", base=BASE, places=places)

    def nats(self, service: Service) -> str:
        login = self.nats_server.login(service.name)
        return f"nats://{login.user}:{login.password}@127.0.0.1:{self.nats_server.port}"

    def compose(self) -> Composed:
        return application(self.services, self.settings(), self.clock)

    @asynccontextmanager
    async def running(self) -> AsyncGenerator[None]:
        async with AsyncExitStack() as stack:
            for plugin in self.composed.plugins:
                await stack.enter_async_context(plugin.run(Litestar()))
            yield

    def plugin(self, service: str) -> ServicePlugin:
        return next(each for each in self.composed.plugins if each.service.name == service)

    async def delegation(self, code: str, name: str) -> UUID:
        """A State that every running service knows of."""
        made = directory.Delegation(id=new_id(), code=code, name=name, sort=name.lower())
        for plugin in self.composed.plugins:
            await directory.keep_delegation(cast(Any, plugin.means.database.pool), made)
        return made.id

    async def person(
        self, role: Role, body: UUID | None = None, *, delegation: UUID | None = None
    ) -> httpx.AsyncClient:
        """Somebody whom every running service knows of, as a program with a bearer token."""
        person = new_id()
        for plugin in self.composed.plugins:
            pool = cast(Any, plugin.means.database.pool)
            await directory.keep_person(pool, person, delegation)
            await directory.keep_role(pool, person, Held(role=role, body=body))
        return self.client(person)

    def client(self, person: UUID | None = None) -> httpx.AsyncClient:
        """Of a person with that id, or of a visitor who has not signed in."""
        headers = {"authorization": f"Bearer {self.token(person)}"} if person else {}
        transport = httpx.ASGITransport(cast(Any, self.composed.asgi))
        return httpx.AsyncClient(transport=transport, base_url=BASE, headers=headers)

    def token(self, person: UUID) -> str:
        expires = int((self.clock.real() + timedelta(hours=1)).timestamp())
        claims = Claims(person=person, name="Test", csrf="c", zone="UTC", expires=expires)
        return self.composed.tokens.issue(claims)

    async def step(self, until: datetime | None = None) -> None:
        """Let the world go on to ``until``, or only let everything settle."""
        login = self.nats_server.login("demo")
        client = await nats.connect(self.nats_server.url, **cast(Any, login.options()))
        try:
            stepper = Stepper(client, [each.name for each in self.services])
            await stepper.step(self.clock.now(), until or self.clock.now())
        finally:
            await client.close()

    async def admin(self) -> asyncpg.Connection:
        return await asyncpg.connect(self.postgres.dsn(database=self.database))
