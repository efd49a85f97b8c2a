"""Telling many people: in batches that each commit; what fails goes on where it stood."""

from uuid import UUID

import asyncpg

from services.notifications.alerts.fanout import BATCH
from shared.ids import new_id
from tests.services.notifications.test_alerts import moved
from tests.services.notifications.world import World, until

PEOPLE = 2 * BATCH + 100
FILL = """
WITH made AS (
    INSERT INTO notifications.person (id) SELECT * FROM unnest($1::uuid[]) RETURNING id
)
INSERT INTO notifications.role_held (person, role, body) SELECT id, 'delegate', $2 FROM made
"""
FAULT = """
CREATE FUNCTION notifications.refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.person = '%s' THEN RAISE EXCEPTION 'the disk is full'; END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER refuse BEFORE INSERT ON notifications.told
    FOR EACH ROW EXECUTE FUNCTION notifications.refuse();
"""


async def test_a_fanout_that_fails_midway_resumes_and_tells_everybody_once(
    world: World, admin: asyncpg.Connection
) -> None:
    await world.quiet()
    people = sorted(new_id() for _ in range(PEOPLE))
    await admin.execute(FILL, people, UUID(world.commission))
    await admin.execute(FAULT % people[BATCH + 10])
    await admin.execute("GRANT EXECUTE ON FUNCTION notifications.refuse TO PUBLIC")

    await world.tells(moved(new_id(), UUID(world.commission)), root=new_id())
    told = "SELECT count(*) FROM notifications.told"

    async def first_batch() -> bool:
        return bool(await admin.fetchval(told) >= BATCH)

    await until(first_batch)
    halfway = await admin.fetchval(told)
    raised = "SELECT count(*) FROM notifications.event_log WHERE type LIKE '%alert.raised%'"
    raised_halfway = await admin.fetchval(raised)
    await admin.execute("DROP TRIGGER refuse ON notifications.told")
    await world.system.step()

    assert (halfway, raised_halfway) == (BATCH, 0)
    numbers = await admin.fetch("SELECT number, count(*) FROM notifications.inbox GROUP BY number")
    assert [tuple(row) for row in numbers] == [(1, PEOPLE + 1)]
    assert await admin.fetchval(told) == PEOPLE + 1
    assert await admin.fetchval(raised) == 1
