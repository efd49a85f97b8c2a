"""Nobody is told of what they did themselves; others of their delegation and office are."""

from uuid import UUID

from services.meetings.events.drafts import SponsorJoined, SponsorWithdrew
from shared.ids import new_id
from shared.messages import Role
from tests.services.notifications.world import LATER, World
from tests.services.workplan.plans import adopt, milestone


async def test_who_joins_or_withdraws_is_not_told_of_it_and_the_delegation_is(
    world: World,
) -> None:
    norway = await world.state("NOR", "Norway")
    own = await world.joins("Own", delegation=norway)
    colleague = await world.joins("Colleague", role=None, delegation=norway)
    await world.quiet()
    act = {"id": new_id(), "body": UUID(world.commission), "session": new_id()}

    for fact in (SponsorJoined, SponsorWithdrew):
        event = fact(**act, delegation=UUID(norway), symbol="E/CN.15/2019/L.6")
        await world.tells(event, root=new_id(), actor=own.id)
    await world.system.step()

    assert await own.texts() == []
    assert len(await colleague.texts()) == 2


async def test_an_officer_who_moves_a_session_is_neither_named_nor_told(world: World) -> None:
    mover = await world.joins("Mover", role=Role.SECRETARIAT)
    other = await world.joins("Other", role=Role.SECRETARIAT)
    session = await world.sits()
    await world.system.step()
    plan = await adopt(world.officer, world.commission)
    await milestone(world.officer, plan, "Report", session=session)
    await world.quiet()

    preview = await mover.client.get(
        f"/sessions/{session}/move/preview.json",
        params={"opens": "2019-06-17", "closes": "2019-06-21"},
    )
    named = preview.json()["told"]
    await world.moves(session, LATER, officer=mover.client, audience=named["token"])
    await world.system.step()

    told = await world.admin.fetch("SELECT DISTINCT person FROM notifications.told")
    assert [each["name"] for each in named["people"]] == ["Other"]
    assert len(told) == named["total"]
    assert await mover.inbox() == []
    [alert] = await other.inbox()
    assert len(alert["items"]) == 2


async def test_another_officer_with_the_same_preview_is_left_out_instead(world: World) -> None:
    asker = await world.joins("Asker", role=Role.SECRETARIAT)
    mover = await world.joins("Mover", role=Role.SECRETARIAT)
    session = await world.sits()
    await world.quiet()

    preview = await asker.client.get(
        f"/sessions/{session}/move/preview.json",
        params={"opens": "2019-06-17", "closes": "2019-06-21"},
    )
    token = preview.json()["told"]["token"]
    await world.moves(session, LATER, officer=mover.client, audience=token)
    await world.system.step()

    assert (len(await asker.inbox()), len(await mover.inbox())) == (1, 0)
