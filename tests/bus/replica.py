"""A replica in a process of its own, which may kill itself at a given step of its work.

``python -m tests.bus.replica '{"world": …, "role": "origin", "dies": "in_batch", "after": 3}'``
"""

import asyncio
import os
import signal
import sys

import msgspec

from shared.messages import Envelope
from shared.progress import Progress, Step
from shared.publisher import Outcome, Outgoing, Publisher
from shared.relay import Relay
from shared.transaction import Connection, Transaction
from tests.bus import nodes


class Orders(msgspec.Struct, frozen=True, kw_only=True):
    """What the test wants of the child."""

    world: nodes.World
    role: str
    dies: str = "never"
    after: int = 0
    """It survives so many times at that step."""


class Fate:
    """kill -9 by one's own hand: no handler, no finally, no flush."""

    def __init__(self, orders: Orders) -> None:
        self.dies = orders.dies
        self.left = orders.after

    def reach(self, step: str) -> None:
        if step == self.dies:
            if self.left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            self.left -= 1


def mortal_publisher(fate: Fate) -> type[Publisher]:
    class MortalPublisher(Publisher):
        async def send_raw(self, commands: bytes) -> None:
            if fate.dies == "in_batch" and fate.left == 0:
                await super().send_raw(commands[: len(commands) // 2])
                # Written for certain; a ping would be taken for the rest of a cut command.
                await self.client._flush_pending(force_flush=True)
            fate.reach("in_batch")
            await super().send_raw(commands)

    return MortalPublisher


def mortal_relay(fate: Fate) -> type[Relay]:
    class MortalRelay(Relay):
        def __init__(self, *arguments: object) -> None:
            super().__init__(*arguments)  # type: ignore[arg-type]
            self.publisher = mortal_publisher(fate)(self.service, self.client)

        async def fetch(self, connection: Connection, batch: list[Outgoing]) -> list[Outgoing]:
            found = await super().fetch(connection, batch)
            if found:
                fate.reach("fetched")
            return found

        async def forget(self, connection: Connection, acknowledged: list[int]) -> None:
            if acknowledged:
                fate.reach("published")
            await super().forget(connection, acknowledged)
            if acknowledged:
                fate.reach("forgotten")

        def set_aside(self, outcome: Outcome) -> bool:
            fate.reach("singly")
            return super().set_aside(outcome)

    return MortalRelay


def mortal_progress(fate: Fate) -> type[Progress]:
    class MortalProgress(Progress):
        async def apply_next(self, envelope: Envelope, newest: str, tx: Transaction) -> Step:
            step = await super().apply_next(envelope, newest, tx)
            fate.reach("applied")
            return step

        async def step(self, envelope: Envelope) -> Step:
            step = await super().step(envelope)
            fate.reach("committed")
            return step

    return MortalProgress


async def serve(orders: Orders) -> None:
    """Until killed."""
    fate = Fate(orders)
    if orders.role == "origin":
        node = nodes.origin(orders.world.origin, mortal_relay(fate))
    else:
        node = nodes.mirror(orders.world.mirror, kind=mortal_progress(fate))
    async with node:
        print("ready", flush=True)  # noqa: T201
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve(msgspec.json.decode(sys.argv[1], type=Orders)))
