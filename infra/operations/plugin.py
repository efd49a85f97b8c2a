"""Beside the services of a process: how they are, and the hand that releases what is parked."""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Literal
from uuid import UUID

import msgspec
from litestar import Request, Response, Router, get, post
from litestar.config.app import AppConfig
from litestar.di import NamedDependency, Provide
from litestar.params import JSONBody
from litestar.plugins import InitPlugin
from prometheus_client import CollectorRegistry, Gauge, generate_latest

from infra.operations.asyncapi import document
from shared.access.visitor import Visitor, visitor_of
from shared.errors import NotAllowed, NotFound
from shared.gauges import Gauges, measure
from shared.http.coerced import Coerced
from shared.http.site import Site, render
from shared.messages import Role
from shared.plugin import ServicePlugin
from shared.queries import queries

SQL = queries("infra.operations")
PAGES = Path(__file__).with_name("pages")
ANSWER_SECONDS = 2.0
SHOWN = 100


class Release(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Try a parked event again, and all that waits behind it."""

    service: str
    owner: str
    aggregate: UUID


class Parked(msgspec.Struct, frozen=True, kw_only=True):
    """An event that could not be applied."""

    service: str
    owner: str
    aggregate: UUID
    version: int
    type: str
    error: str
    parked_at: datetime


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """How one service is."""

    status: Literal["ready", "away"]
    """Whether it reaches its database."""
    broker: Literal["connected", "away"]
    """While the broker is away nothing is lost, and events wait to be published."""
    backlog: int = 0
    oldest_seconds: float = 0.0
    parked: int = 0


class OperationsPlugin(InitPlugin):
    """The services are given to it; it owns nothing."""

    def __init__(self, plugins: Sequence[ServicePlugin], site: Site) -> None:
        self.plugins = plugins
        self.site = site
        self.registry = CollectorRegistry()
        self.gauges = Gauges(self.registry)
        self.own = {
            each.service.name: [
                Gauge(f"penholder_{spec.name}", spec.words, registry=self.registry)
                for spec in each.service.gauges
            ]
            for each in plugins
        }

    def on_app_init(self, app_config: AppConfig) -> AppConfig:
        """Its routes are the process's own, under no service."""

        async def operator(request: Request[Any, Any, Any]) -> Visitor:
            means = self.plugins[0].means
            tokens, clock = self.site.tokens, means.database.clock
            visitor = await visitor_of(request, tokens, means.database.pool, clock)
            request.scope["state"]["visitor"] = visitor
            return visitor

        routes = [
            self.about(),
            self.health(),
            self.metrics(),
            self.asyncapi(),
            self.page(),
            self.release(),
        ]
        app_config.route_handlers.append(
            Router("/", route_handlers=routes, dependencies={"visitor": Provide(operator)})
        )
        return app_config

    def about(self) -> Any:
        """For everybody."""

        @get("/about", include_in_schema=False)
        async def about(
            request: Request[Any, Any, Any],
            visitor: NamedDependency[Visitor],  # named, so that the header knows who looks
        ) -> Response[str]:
            content = render(self.site, request, "infra/operations/about.html")
            return Response(content, media_type="text/html; charset=utf-8")

        return about

    def health(self) -> Any:
        """200 when every service of this process reaches its database."""

        @get("/health", operation_id="Health")
        async def health() -> Response[dict[str, Standing]]:
            standing = await self.standing()
            away = any(each.status == "away" for each in standing.values())
            return Response(standing, status_code=503 if away else 200)

        return health

    async def standing(self) -> dict[str, Standing]:
        """Of each service, within two seconds."""
        found = await asyncio.gather(*(standing(each) for each in self.plugins))
        return {each.service.name: one for each, one in zip(self.plugins, found, strict=True)}

    def metrics(self) -> Any:
        """For Prometheus."""

        @get("/metrics", operation_id="Metrics", media_type="text/plain; version=0.0.4")
        async def metrics() -> bytes:
            for each in self.plugins:
                database = each.means.database
                await self.gauges.read(each.relay, each.consumers, database.pool, database.clock)
                for gauge, spec in zip(
                    self.own[each.service.name], each.service.gauges, strict=True
                ):
                    gauge.set(await spec.measure(database))
            return generate_latest(self.registry)

        return metrics

    def asyncapi(self) -> Any:
        """What is published, for integrators."""
        described = document([each.service for each in self.plugins])

        @get("/asyncapi", operation_id="AsyncAPI")
        async def asyncapi() -> dict[str, Any]:
            return described

        return asyncapi

    def page(self) -> Any:
        """For people."""

        @get("/operations", operation_id="Operations")
        async def operations(
            request: Request[Any, Any, Any], visitor: NamedDependency[Visitor]
        ) -> Response[str]:
            require_operator(visitor)
            content = render(
                self.site,
                request,
                "infra/operations/operations.html",
                standing=await self.standing(),
                parked=[row for each in self.plugins for row in await parked(each)],
            )
            return Response(content, media_type="text/html; charset=utf-8")

        return operations

    def release(self) -> Any:
        """The event itself, or what could not bear it, has been mended."""

        @post("/releases", operation_id="Release", middleware=[Coerced(Release)])
        async def release(
            data: JSONBody[Release], visitor: NamedDependency[Visitor]
        ) -> Response[dict[str, str]]:
            require_operator(visitor)
            for each in self.plugins:
                for consumer in each.consumers:
                    if (each.service.name, consumer.progress.owner) == (data.service, data.owner):
                        await consumer.progress.release(data.aggregate)
                        return Response({"next": "/operations"})
            raise NotFound(f"{data.service} does not listen to {data.owner} in this process.")

        return release


def require_operator(visitor: Visitor) -> None:
    """Errors tell of the system's inside, so only those who run it read them."""
    if not visitor.require_signed_in().holds(Role.OPERATOR):
        raise NotAllowed("This needs the role operator.")


async def standing(plugin: ServicePlugin) -> Standing:
    """A database that does not answer in time is away."""
    broker: Literal["connected", "away"] = "connected" if plugin.client.is_connected else "away"
    try:
        async with asyncio.timeout(ANSWER_SECONDS):
            database = plugin.means.database
            measured = await measure(database.pool, database.clock)
    except Exception:  # whatever it is, the service cannot work
        return Standing(status="away", broker=broker)
    return Standing(
        status="ready",
        broker=broker,
        backlog=measured.backlog,
        oldest_seconds=measured.oldest_seconds,
        parked=sum(measured.parked.values()),
    )


async def parked(plugin: ServicePlugin) -> list[Parked]:
    """The oldest first."""
    rows = await plugin.means.database.pool.fetch(SQL["list_parked"], SHOWN)
    return [Parked(service=plugin.service.name, **dict(row)) for row in rows]
