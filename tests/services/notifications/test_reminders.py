"""Reminders: in time at the place, by one replica, and never for a date that does not stand."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, cast
from uuid import UUID

import asyncpg
import pytest

from infra.embedded import NatsServer, PostgresServer
from services.identity.service import IDENTITY
from services.meetings.service import MEETINGS
from services.notifications.reminders import store
from services.notifications.service import NOTIFICATIONS
from services.workplan.service import WORKPLAN
from shared.clock import SteppedClock
from shared.messages import Role
from shared.relay import Relay
from shared.service import Service
from tests.services.meetings import world as entered
from tests.services.notifications.world import World, until
from tests.services.workplan.plans import adopt, milestone
from tests.system import System

DAY_BEFORE = {"count": 1, "unit": "days", "at": "13:00"}
SPRING = [{"opens": "2019-04-01", "closes": "2019-04-05"}]
AUTUMN = [{"opens": "2019-10-28", "closes": "2019-11-01"}]
SUMMER = [{"number": 1, "opens": "2019-07-01", "closes": "2019-07-05"}]
FIRED = "SELECT lead, fired_at FROM notifications.firing ORDER BY fired_at"
PENDING = "SELECT item, lead, superseded, fires_at FROM notifications.reminder ORDER BY fires_at"


def at(*when: int) -> datetime:
    return datetime(*when, tzinfo=UTC)  # type: ignore[misc,arg-type]


@pytest.fixture
def start() -> datetime:
    """More than six weeks before the first of the sessions."""
    return at(2019, 2, 1, 9)


@pytest.fixture
async def replica(
    system: System,
    postgres: PostgresServer,
    database: str,
    nats_server: NatsServer,
    services: Sequence[Service],
    start: datetime,
) -> AsyncGenerator[System]:
    """The same services once more, on the same database and broker."""
    second = System(postgres, database, nats_server, services, SteppedClock(start))
    async with second.running():
        yield second


async def sits_and_is_due(world: World, parts: list[dict[str, Any]], title: str) -> str:
    session = await entered.session(world.officer, world.commission, title, parts)
    await entered.deadline(world.officer, session, rule=DAY_BEFORE)
    return session


async def test_two_replicas_fire_each_once_across_both_changes_of_summer_time(
    world: World, replica: System, admin: asyncpg.Connection
) -> None:
    aiko, haru = await world.joins("Aiko"), await world.joins("Haru")
    await sits_and_is_due(world, SPRING, "In spring")
    await sits_and_is_due(world, AUTUMN, "In autumn")
    await world.quiet()

    await world.system.step(at(2019, 11, 2))

    assert [tuple(row) for row in await admin.fetch(FIRED)] == [
        ("7 days", at(2019, 3, 24, 12)),
        ("1 day", at(2019, 3, 30, 12)),
        ("3 hours", at(2019, 3, 31, 8)),
        ("7 days", at(2019, 10, 20, 11)),
        ("1 day", at(2019, 10, 26, 11)),
        ("3 hours", at(2019, 10, 27, 9)),
    ]
    texts = await aiko.texts()
    assert len(texts) == len(await haru.inbox()) == 6
    assert texts[4] == (
        "Reminder, 1 day before: Submission of draft resolutions (In spring) is due"
        " Sun 31 Mar 2019, 13:00 Vienna."
    )
    mails = "SELECT count(*) FROM notifications.mailbox"
    assert await admin.fetchval(mails) == 12


async def test_a_date_that_was_moved_does_not_fire_though_nobody_has_told_us(
    world: World, admin: asyncpg.Connection
) -> None:
    aiko = await world.joins("Aiko")
    session = await sits_and_is_due(world, SPRING, "In spring")
    await world.quiet()
    relay = world.system.plugin("meetings").relay
    stop(relay)

    await world.moves(session, SUMMER)
    await world.clock(at(2019, 4, 2))

    async def superseded() -> bool:
        rows = await admin.fetch(PENDING)
        return all(row["superseded"] for row in rows)

    await until(superseded)
    assert await aiko.inbox() == []
    assert await admin.fetch(FIRED) == []
    start_again(relay)
    await world.system.step()
    pending = await admin.fetch(PENDING)
    assert [row["fires_at"] for row in pending] == [
        at(2019, 6, 23, 11),
        at(2019, 6, 29, 11),
        at(2019, 6, 30, 8),
    ]
    [alert] = await aiko.inbox()
    assert alert["items"][0]["kind"] == "meetings.session.moved.v1"


def stop(relay: Relay) -> None:
    """It stands still: what is committed is not published."""

    async def nothing(*_: object) -> list[Any]:
        return []

    relay.fetch = nothing  # type: ignore[method-assign,assignment]


def start_again(relay: Relay) -> None:
    del relay.fetch
    relay.woken.set()


async def test_a_cancelled_deadline_does_not_fire(world: World, admin: asyncpg.Connection) -> None:
    session = await entered.session(world.officer, world.commission, "In spring", SPRING)
    deadline = await entered.deadline(world.officer, session, rule=DAY_BEFORE)
    await world.quiet()
    stop(world.system.plugin("meetings").relay)

    cancelled = await world.officer.request(
        "DELETE",
        f"/deadlines/{deadline}",
        json={"reason": "no drafts"},
        headers={"If-Match": '"1"'},
    )
    assert cancelled.status_code == 200, cancelled.text
    await world.clock(at(2019, 4, 2))

    async def gone() -> bool:
        return not await admin.fetch(PENDING)

    await until(gone)
    assert await admin.fetch(FIRED) == []
    start_again(world.system.plugin("meetings").relay)


async def test_what_is_past_when_it_is_set_does_not_fire(
    world: World, admin: asyncpg.Connection
) -> None:
    session = await entered.session(world.officer, world.commission, "In spring", SPRING)
    await world.system.step(at(2019, 3, 28))
    await entered.deadline(world.officer, session, rule=DAY_BEFORE)

    await world.system.step(at(2019, 4, 2))

    assert [row["lead"] for row in await admin.fetch(FIRED)] == ["1 day", "3 hours"]


async def test_what_falls_due_together_is_one_alert(world: World) -> None:
    aiko = await world.joins("Aiko")
    session = await sits_and_is_due(world, SPRING, "In spring")
    rule = DAY_BEFORE
    await entered.deadline(world.officer, session, subject="comments", title="Comments", rule=rule)
    await world.quiet()

    await world.system.step(at(2019, 3, 25))

    [alert] = await aiko.inbox()
    assert [item["fact"]["lead"] for item in alert["items"]] == ["7 days", "7 days"]


async def test_a_milestone_reminds_until_it_is_delivered(
    world: World, admin: asyncpg.Connection
) -> None:
    aiko = await world.joins("Aiko")
    plan = await adopt(world.officer, world.commission)
    kept = await milestone(world.officer, plan, "Report", day="2019-03-20")
    await milestone(world.officer, plan, "List of experts", day="2019-04-20")
    await world.quiet()

    await world.system.step(at(2019, 3, 15))
    made = await world.officer.post(
        f"/milestones/{kept}/delivery", json={"on": "2019-03-15", "document": "E/CN.15/2019/5"}
    )
    assert made.status_code == 201, made.text
    await world.system.step(at(2019, 4, 21))

    assert [row["lead"] for row in await admin.fetch(FIRED)] == ["7 days", "7 days", "1 day"]
    texts = await aiko.texts()
    assert texts[0].startswith(
        "Reminder, 1 day before: List of experts (Workplan of the Expert Group, 2018–2021) is"
    )
    assert len(texts) == 4


async def test_without_the_owners_answer_a_reminder_waits(
    postgres: PostgresServer,
    database: str,
    nats_server: NatsServer,
    admin: asyncpg.Connection,
    start: datetime,
) -> None:
    def system(*services: Service) -> System:
        return System(postgres, database, nats_server, services, SteppedClock(start))

    async with (rest := system(IDENTITY, WORKPLAN, NOTIFICATIONS)).running():
        async with (meetings := system(MEETINGS)).running():
            async with await meetings.person(Role.SECRETARIAT) as officer:
                body = await entered.body(officer)
                person = await rest.person(Role.CHAIR, UUID(body))
                session = await entered.session(officer, body, "In spring", SPRING)
                await entered.deadline(officer, session, rule=DAY_BEFORE)
            await until(lambda: admin.fetch(PENDING))
        pool = rest.plugin("notifications").means.database.pool
        rest.clock.set(at(2019, 3, 24, 13))
        await asyncio.sleep(0.5)
        late = await store.late(pool, rest.clock.now())
        unfired = await admin.fetch(FIRED)
        async with system(MEETINGS).running(), person:
            fired = await until(lambda: admin.fetch(FIRED))

            async def told() -> Any:
                return await admin.fetchval("SELECT fact FROM notifications.alert_item"
                                            " WHERE kind LIKE '%reminder%'")  # fmt: skip

            fact = await until(told)

    assert (late.reminders, late.seconds, unfired) == (1, timedelta(hours=1).total_seconds(), [])
    assert [row["lead"] for row in fired] == ["7 days"]
    assert '"late_at": "2019-03-24T13:00:00Z"' in cast(str, fact)
