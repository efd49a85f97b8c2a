"""All services: what is told comes from those who own it."""

from collections.abc import AsyncGenerator

import asyncpg
import pytest

from tests.services.notifications.world import World
from tests.system import System


@pytest.fixture
async def world(system: System, admin: asyncpg.Connection) -> AsyncGenerator[World]:
    world = World(system, admin)
    async with world.stack:
        yield await world.open()
