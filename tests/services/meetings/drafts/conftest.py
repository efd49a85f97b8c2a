"""Only the service whose drafts these are."""

from collections.abc import AsyncGenerator, Sequence

import asyncpg
import pytest

from services.meetings.service import MEETINGS
from shared.service import Service
from tests.services.meetings.drafts.room import Room
from tests.system import System


@pytest.fixture
def services() -> Sequence[Service]:
    return (MEETINGS,)


@pytest.fixture
async def room(system: System, admin: asyncpg.Connection) -> AsyncGenerator[Room]:
    room = await Room(system, admin).open()
    async with room.stack:
        yield room
