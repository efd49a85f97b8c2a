"""Meetings tells of bodies and sessions, workplan plans on them."""

from collections.abc import Sequence
from uuid import UUID

import pytest

from services.identity.service import IDENTITY
from services.meetings.service import MEETINGS
from services.workplan.service import WORKPLAN
from shared.service import Service
from tests.services.workplan.calendar import Calendar
from tests.system import System


@pytest.fixture
def services() -> Sequence[Service]:
    return (IDENTITY, MEETINGS, WORKPLAN)


@pytest.fixture
def calendar(system: System) -> Calendar:
    return Calendar(system)


@pytest.fixture
async def group(calendar: Calendar) -> UUID:
    """The Expert Group."""
    return await calendar.body("Expert Group to Conduct a Comprehensive Study on Cybercrime")
