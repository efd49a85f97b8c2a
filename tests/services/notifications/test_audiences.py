"""The people a preview named are kept for a day of the real clock, or as long as they were told."""

from datetime import timedelta
from uuid import UUID

import asyncpg

from services.notifications.asks import AUDIENCE, Audience, AudienceFor
from shared.ids import new_id
from tests.services.notifications.test_alerts import moved
from tests.services.notifications.world import World, until


def older(token: UUID, by: timedelta) -> UUID:
    return UUID(int=token.int - (int(by.total_seconds() * 1000) << 80))


async def test_previews_that_came_to_nothing_are_forgotten_after_a_day(
    world: World, admin: asyncpg.Connection
) -> None:
    await world.quiet()
    young, old, used = new_id(), *(older(new_id(), timedelta(hours=25)) for _ in range(2))
    add = "INSERT INTO notifications.audience (token) VALUES ($1)"
    await admin.executemany(add, [(young,), (used,)])
    await world.tells(moved(new_id(), UUID(world.commission)), root=new_id(), audience=used)
    await admin.execute(add, old)

    world.system.plugin("notifications").wake_timers()

    async def forgotten() -> bool:
        return not await admin.fetchval(
            "SELECT EXISTS (SELECT FROM notifications.audience WHERE token = $1)", old
        )

    await until(forgotten)
    kept = await admin.fetch("SELECT token FROM notifications.audience ORDER BY token")
    assert [row["token"] for row in kept] == [used, young]


async def test_a_token_that_names_nobody_we_know_of_silences_nobody(world: World) -> None:
    aiko = await world.joins("Aiko")
    await world.quiet()

    await world.tells(moved(new_id(), UUID(world.commission)), root=new_id(), audience=new_id())
    await world.system.step()

    assert len(await aiko.inbox()) == 1


async def test_the_answer_names_each_person_once(world: World) -> None:
    aiko = await world.joins("Aiko")
    gone = await world.joins("Gone")
    await world.system.step()
    await aiko.client.post("/watches", json={"thing": world.commission, "kind": "body"})
    await world.made(f"/people/{gone.id}/departure", {})
    await world.system.step()
    ask = world.system.plugin("meetings").means.ask

    question = AudienceFor(body=UUID(world.commission), things=[new_id(), new_id()])
    answer: Audience = await ask(AUDIENCE, question)

    assert aiko.id in answer.people
    assert gone.id not in answer.people
    assert len(answer.people) == len(set(answer.people)) == 2
