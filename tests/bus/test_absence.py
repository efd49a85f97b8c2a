"""A service that starts before those it listens to says so once, and goes on when they come."""

import asyncio

import asyncpg
import pytest

from shared.ids import new_id
from tests.bus import nodes, tiny
from tests.bus.ledger import KEPT, eventually
from tests.bus.nodes import World


async def test_the_owner_comes_later(
    world: World, admin: asyncpg.Connection, caplog: pytest.LogCaptureFixture
) -> None:
    async with nodes.mirror(world.mirror):
        await asyncio.sleep(4)
        alone = said(caplog)
        restarts = [record for record in caplog.records if record.exc_info]
        async with nodes.origin(world.origin) as node:
            await tiny.count(node.database, new_id())
            await eventually(admin, f"SELECT ({KEPT}) = 1")

    assert restarts == []
    assert alone.count("consumer/mirror/origin waits for the stream of origin") == 1
    assert len(alone) == len(set(alone))
    assert said(caplog).count("consumer/mirror/origin has found the stream of origin") == 1


def said(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [each.getMessage() for each in caplog.records if each.name == "shared.absence"]
