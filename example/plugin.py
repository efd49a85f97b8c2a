"""Beside the services of a demonstration: its first page, and the hand on the clock."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Literal

import httpx
import msgspec
from litestar import Litestar, Request, Response, Router, get, post
from litestar.config.app import AppConfig
from litestar.params import JSONBody
from litestar.plugins import InitPlugin

from example.acts import between
from example.desk import Desk
from example.history import load
from example.people import OFFICER, PASSWORD, PEOPLE
from shared.access.visitor import visitor_of
from shared.errors import RuleBroken
from shared.http.coerced import Coerced
from shared.http.site import Site, render
from shared.plugin import ServicePlugin, broker
from shared.stepping import Stepper

STEPS = {"hour": timedelta(hours=1), "day": timedelta(days=1), "week": timedelta(weeks=1)}
FARTHEST = timedelta(days=400)


class Step(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How far the world shall go on."""

    by: Literal["hour", "day", "week", "due"]


class Stepped(msgspec.Struct, frozen=True, kw_only=True):
    """Where the world stands now (UTC)."""

    now: datetime


class ExamplePlugin(InitPlugin):
    """Anybody may step the clock of a demonstration; it goes forward only."""

    def __init__(self, site: Site, nats: str, address: str, services: list[str]) -> None:
        self.site = site
        self.nats = nats
        self.address = address
        """Where this process itself is reached."""
        self.services = services
        self.one_hand = asyncio.Lock()

    def on_app_init(self, app_config: AppConfig) -> AppConfig:
        """Two routes."""
        app_config.route_handlers.append(Router("/", route_handlers=[self.first(), self.steps()]))
        app_config.lifespan.append(self.run)
        return app_config

    @asynccontextmanager
    async def run(self, _: Litestar) -> AsyncGenerator[None]:
        """Its own user of the broker is the only one that may set the clock."""
        async with broker("demo", self.nats) as client:
            self.stepper = Stepper(client, self.services)
            yield

    def first(self) -> Any:
        """What this is, and what to try first."""

        @get("/", include_in_schema=False)
        async def first(request: Request[Any, Any, Any]) -> Response[str]:
            await self.recognise(request)
            content = render(
                self.site, request, "example/first.html", guests=PEOPLE, password=PASSWORD
            )
            return Response(content, media_type="text/html; charset=utf-8")

        return first

    async def recognise(self, request: Request[Any, Any, Any]) -> None:
        """The page belongs to no service; any of them knows who is signed in."""
        for plugin in request.app.plugins:
            if isinstance(plugin, ServicePlugin):
                database = plugin.means.database
                visitor = await visitor_of(request, self.site.tokens, database.pool, database.clock)
                request.scope["state"]["visitor"] = visitor
                return

    def steps(self) -> Any:
        """Answers when all services have done what was due on the way."""

        @post("/clock/steps", status_code=200, operation_id="StepClock", middleware=[Coerced(Step)])
        async def step(data: JSONBody[Step]) -> Stepped:
            async with self.one_hand:
                now = self.site.clock.now()
                until = await self.next_due() if data.by == "due" else now + STEPS[data.by]
                return Stepped(now=await self.go_on(until))

        return step

    async def go_on(self, until: datetime) -> datetime:
        """Everything due on the way happens, and so does what others do in the example."""
        for act in between(self.site.clock.now(), until):
            await self.stepper.step(self.site.clock.now(), act.at)
            async with self.officer() as desk:
                await act.carry_out(desk)
        return await self.stepper.step(self.site.clock.now(), until)

    @asynccontextmanager
    async def officer(self) -> AsyncGenerator[Desk]:
        """Over the same door as everybody."""
        async with httpx.AsyncClient(base_url=self.address) as http:
            desk = Desk(http, self.settle)
            await desk.sign_in(OFFICER.email, PASSWORD)
            yield desk

    async def load(self, documents: Path | None) -> None:
        """What had happened before the example begins."""
        async with self.officer() as desk:
            await load(desk, documents)

    async def settle(self) -> None:
        """Wait until every service has done what follows from what was done so far."""
        await self.stepper.settle(self.site.clock.now())

    async def next_due(self) -> datetime:
        """The next instant at which anything is due; a refusal when there is none."""
        now = self.site.clock.now()
        due = await self.stepper.settle(now)
        coming = [act.at for act in between(now, now + FARTHEST)] + ([due] if due else [])
        if not coming or min(coming) > now + FARTHEST:
            raise RuleBroken("Nothing is due in the year to come. Step by a week instead.")
        return min(coming)
