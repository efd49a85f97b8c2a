"""What the bus shows of itself: read when it is asked for, and cheap."""

from collections.abc import Iterable
from datetime import datetime

import asyncpg
import msgspec
from prometheus_client import CollectorRegistry, Gauge

from shared.clock import Clock
from shared.consumer import Consumer
from shared.relay import Relay
from shared.transaction import SQL


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """What a service's own tables say."""

    backlog: int
    """Events that the relay has still to publish."""
    oldest_seconds: float
    """How long the oldest of them has waited, in the world's time; 0 when there is none."""
    parked: dict[str, int]
    """Events that could not be applied, by their owner; owners without any are left out."""


async def measure(pool: asyncpg.Pool, clock: Clock) -> Measured:
    """Two short queries on small tables."""
    [backlog] = await pool.fetch(SQL["backlog"])
    parked = await pool.fetch(SQL["parked_by_owner"])
    return Measured(
        backlog=backlog["events"],
        oldest_seconds=age(backlog["since"], clock.now()),
        parked={row["owner"]: row["events"] for row in parked},
    )


def age(since: datetime | None, now: datetime) -> float:
    """Seconds; a clock that was set back makes nothing younger than new."""
    return max(0.0, (now - since).total_seconds()) if since else 0.0


class Gauges:
    """The bus's metrics in one registry, for all services that run in one process.

    The totals are gauges to the client library, since they are read and not counted here; their
    names tell the reader of the metrics that they only rise while a replica runs.
    """

    def __init__(self, registry: CollectorRegistry) -> None:
        def gauge(name: str, words: str, *labels: str) -> Gauge:
            return Gauge(f"penholder_{name}", words, labels, registry=registry)

        self.backlog = gauge("relay_backlog_events", "Events still to be published", "service")
        self.oldest = gauge(
            "relay_oldest_pending_seconds", "How long the oldest of them has waited", "service"
        )
        self.published = gauge(
            "relay_published_events_total", "Events acknowledged by JetStream", "service"
        )
        self.parked = gauge("parked_events", "Events that could not be applied", "service", "owner")
        self.lag = gauge(
            "consumer_lag_events", "Messages that wait for the consumer", "service", "owner"
        )
        self.applied = gauge("consumer_applied_events_total", "Events applied", "service", "owner")

    async def read(
        self, relay: Relay, consumers: Iterable[Consumer], pool: asyncpg.Pool, clock: Clock
    ) -> None:
        """Bring one service's figures up to date, before they are scraped."""
        service, measured = relay.service, await measure(pool, clock)
        self.backlog.labels(service).set(measured.backlog)
        self.oldest.labels(service).set(measured.oldest_seconds)
        self.published.labels(service).set(relay.publisher.published)
        for each in consumers:
            owner = each.progress.owner
            self.parked.labels(service, owner).set(measured.parked.get(owner, 0))
            self.lag.labels(service, owner).set(each.lag)
            self.applied.labels(service, owner).set(each.progress.applied)
