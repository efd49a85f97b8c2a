"""What operators look at, over HTTP."""

from uuid import UUID

import asyncpg
import msgspec
import pytest

from shared.ids import new_id
from shared.messages import Role
from tests.system import System

PARK = """INSERT INTO workplan.parked (owner, aggregate, version, type, error, parked_at)
    VALUES ('meetings', $1, 1, 'meetings.session.moved.v1', 'Unlucky()', '2019-01-01+00')"""


async def test_health_names_every_service(system: System) -> None:
    async with system.client() as http:
        answer = await http.get("/health")

    assert answer.status_code == 200
    assert {name: each["status"] for name, each in answer.json().items()} == {
        "identity": "ready",
        "meetings": "ready",
        "workplan": "ready",
        "notifications": "ready",
    }


async def test_metrics_tell_backlog_parked_and_lateness(
    system: System, admin: asyncpg.Connection
) -> None:
    await admin.execute(PARK, new_id())
    async with system.client() as http:
        told = (await http.get("/metrics")).text

    assert 'penholder_relay_backlog_events{service="meetings"} 0.0' in told
    assert 'penholder_relay_oldest_pending_seconds{service="meetings"}' in told
    assert 'penholder_parked_events{owner="meetings",service="workplan"} 1.0' in told
    assert "penholder_reminders_late_seconds 0.0" in told


async def test_what_is_published_is_described(system: System) -> None:
    async with system.client() as http:
        described = (await http.get("/asyncapi.json")).json()

    assert described["asyncapi"] == "3.0.0"
    moved = described["channels"]["meetings.session.moved"]
    assert moved["address"] == "evt.meetings.session.{id}.moved"
    assert "basis" in described["components"]["schemas"]["SessionMoved"]["properties"]
    assert len(described["channels"]) == sum(len(each.events) for each in system.services)


async def test_an_operator_sees_and_releases_what_is_parked(
    system: System, admin: asyncpg.Connection
) -> None:
    aggregate = new_id()
    await admin.execute(PARK, aggregate)
    wanted = {"service": "workplan", "owner": "meetings", "aggregate": str(aggregate)}
    async with await system.person(Role.OPERATOR) as operator:
        page = await operator.get("/operations", headers={"accept": "text/html"})
        released = await operator.post("/releases", json=wanted)

    assert "Unlucky()" in page.text
    assert released.status_code == 201
    assert await admin.fetchval("SELECT count(*) FROM workplan.parked") == 0


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.CHAIR, None])
async def test_others_do_not(system: System, role: Role | None) -> None:
    wanted = {"service": "workplan", "owner": "meetings", "aggregate": str(UUID(int=1))}
    http = await system.person(role) if role else system.client()
    async with http:
        seen = await http.get("/operations")
        released = await http.post("/releases", content=msgspec.json.encode(wanted))

    assert seen.status_code in (401, 403)
    assert released.status_code in (400, 401, 403)
