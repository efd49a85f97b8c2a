"""Pulling from a durable: one standing request, each message at once, and every loss noticed.

``fetch`` of nats-py holds a lone message back until its batch is full or its time is up, and makes
a task for each message. Here the server sends as it can, and what it says of itself is heeded.
"""

import asyncio
from collections import deque
from contextlib import suppress
from time import monotonic
from types import TracebackType

import msgspec
import nats.errors
from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.aio.subscription import Subscription

BATCH = 256
EXPIRES_SECONDS = 30
HEARTBEAT_SECONDS = 1
SILENCE_SECONDS = 3.5
"""More than three heartbeats missed: the request is not known to the server any more."""
HEARTBEAT = "100"
OVER = ("404", "408")
"""A request has run out, with or without all that it asked for."""


class Lost(Exception):
    """The stream, the durable or the server is not what it was."""


class Request(msgspec.Struct, frozen=True):
    """What JetStream is asked for; times are in nanoseconds."""

    batch: int
    expires: int = EXPIRES_SECONDS * 1_000_000_000
    idle_heartbeat: int = HEARTBEAT_SECONDS * 1_000_000_000


class Pull:
    """One puller on one durable, as long as its block lasts."""

    def __init__(self, client: Client, stream: str, durable: str) -> None:
        self.client = client
        self.next = f"$JS.API.CONSUMER.MSG.NEXT.{stream}.{durable}"
        self.inbox = client.new_inbox()
        self.messages: deque[Msg] = deque()
        self.woken = asyncio.Event()
        self.wanted = 0
        """How many more the server may send for what it was asked."""
        self.heard = monotonic()
        self.lost: str | None = None

    async def __aenter__(self) -> "Pull":
        self.subscription: Subscription = await self.client.subscribe(self.inbox, cb=self.arrive)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        with suppress(nats.errors.Error):  # a closed client has no subscriptions
            await self.subscription.unsubscribe()

    async def arrive(self, msg: Msg) -> None:
        """A message, or a word of the server about the request."""
        self.heard = monotonic()
        status = None if msg.reply.startswith("$JS.ACK") else (msg.headers or {}).get("Status")
        if status is None:
            self.messages.append(msg)
            self.wanted -= 1
        elif status in OVER:
            self.wanted -= int((msg.headers or {}).get("Nats-Pending-Messages", self.wanted))
        elif status != HEARTBEAT:
            self.lost = f"{status} {(msg.headers or {}).get('Description', '')}"
        if status != HEARTBEAT:
            self.woken.set()

    async def take(self) -> list[Msg]:
        """What has arrived, at the latest after a second; Lost when no more can be hoped for."""
        if self.wanted <= BATCH // 2:
            await self.ask_for(BATCH)
        if not self.messages:
            with suppress(TimeoutError):
                async with asyncio.timeout(HEARTBEAT_SECONDS):
                    await self.woken.wait()
        self.woken.clear()
        if self.lost:
            raise Lost(self.lost)
        if monotonic() - self.heard > SILENCE_SECONDS:
            raise Lost("the server has fallen silent")
        taken = [self.messages.popleft() for _ in range(min(BATCH, len(self.messages)))]
        if self.messages:
            self.woken.set()
        return taken

    async def ask_for(self, batch: int) -> None:
        """From now on the server has something to say, if only that it has nothing."""
        self.heard = monotonic()
        self.wanted += batch
        await self.client.publish(self.next, msgspec.json.encode(Request(batch)), self.inbox)
