"""One alert for one cause and person, in whatever order the chain arrives."""

from datetime import date
from uuid import UUID

import pytest

from services.meetings.events.sessions import Part, SessionMoved
from services.workplan.events.plans import MilestoneSlipped
from shared.ids import new_id
from shared.messages import Event, Role
from tests.services.notifications.world import LATER, World
from tests.services.workplan.plans import adopt, milestone


def moved(session: UUID, body: UUID) -> SessionMoved:
    return SessionMoved(
        id=session,
        body=body,
        title="Twenty-eighth session",
        was=(Part(number=1, opens=date(2019, 5, 20), closes=date(2019, 5, 24)),),
        now=(Part(number=1, opens=date(2019, 6, 17), closes=date(2019, 6, 21)),),
        decided_by="The extended Bureau",
        basis="Decision 28/1",
    )


def slipped(body: UUID, was: int = 20, now: int = 25) -> MilestoneSlipped:
    return MilestoneSlipped(
        id=new_id(),
        body=body,
        plan=new_id(),
        title="Report of the Expert Group",
        was=date(2019, 5, was),
        now=date(2019, 6, now),
        due_at=None,
        zone="Europe/Vienna",
        place="Vienna",
        reason="the session moved",
    )


async def test_a_move_is_one_alert_with_all_that_came_of_it(world: World) -> None:
    aiko = await world.joins("Aiko")
    session = await world.sits()
    await world.due(session)
    await world.meets(session)
    plan = await adopt(world.officer, world.commission)
    await milestone(world.officer, plan, "Report", session=session)
    await world.quiet()

    await world.moves(session)
    await world.system.step()

    [alert] = await aiko.inbox()
    kinds = sorted(item["kind"] for item in alert["items"])
    assert kinds == [
        "meetings.deadline.moved.v1",
        "meetings.session.moved.v1",
        "notifications.meeting.shifted",
        "workplan.milestone.slipped.v1",
    ]
    assert alert["items"][0]["text"] == (
        "Twenty-eighth session moved from 20–24 May 2019 to 17–21 June 2019."
        " Decided by: The extended Bureau. Basis: Decision 28/1."
    )
    assert alert["items"][0]["href"] == f"/sessions/{session}"
    assert alert["items"][0]["why"] == "you follow CCPCJ"


@pytest.mark.parametrize("turned", [False, True])
async def test_the_cause_leads_whichever_fact_arrives_first(world: World, turned: bool) -> None:  # noqa: FBT001
    aiko = await world.joins("Aiko")
    await world.quiet()
    body = UUID(world.commission)
    chain: list[Event] = [moved(new_id(), body), slipped(body), slipped(body)]

    await world.tells(*(reversed(chain) if turned else chain), root=new_id())
    await world.system.step()

    [alert] = await aiko.inbox()
    assert [item["kind"] for item in alert["items"]] == [
        "meetings.session.moved.v1",
        "workplan.milestone.slipped.v1",
        "workplan.milestone.slipped.v1",
    ]


async def test_an_alert_that_grows_is_new_again_under_a_higher_number(world: World) -> None:
    aiko = await world.joins("Aiko")
    await world.quiet()
    root, body = new_id(), UUID(world.commission)
    await world.tells(moved(new_id(), body), root=root)
    await world.system.step()
    [first] = await aiko.inbox()
    await aiko.client.post(f"/alerts/{first['id']}/readings", json={})

    await world.tells(slipped(body), root=root)
    await world.system.step()

    [grown] = await aiko.inbox()
    assert (grown["id"], grown["read"]) == (first["id"], False)
    assert grown["number"] > first["number"]
    raised = "SELECT count(*) FROM notifications.event_log WHERE aggregate = $1"
    assert await world.admin.fetchval(raised, UUID(first["id"])) == 2


async def test_what_ends_where_it_began_is_told_to_nobody(world: World) -> None:
    aiko = await world.joins("Aiko")
    session = await world.sits()
    await world.quiet()
    body = UUID(world.commission)
    still = moved(UUID(session), body)

    await world.tells(
        SessionMoved(
            id=still.id,
            body=body,
            title=still.title,
            was=still.now,
            now=still.now,
            decided_by="",
            basis="",
        ),
        root=new_id(),
    )
    await world.system.step()

    assert await aiko.inbox() == []


async def test_the_past_is_entered_in_silence_and_copied(world: World) -> None:
    aiko = await world.joins("Aiko")
    await world.quiet()

    answer = await world.officer.post(
        "/sessions",
        json={"body": world.commission, "title": "Twenty-seventh session", "parts": [
            {"opens": "2018-05-14", "closes": "2018-05-18"}]},
        headers={"Penholder-Happened": "2018-01-10T10:00:00Z"},
    )  # fmt: skip
    await world.system.step()

    assert answer.status_code == 201, answer.text
    assert await aiko.inbox() == []
    copied = "SELECT title FROM notifications.thing WHERE id = $1"
    title = await world.admin.fetchval(copied, UUID(answer.json()["id"]))
    assert title == "Twenty-seventh session"


async def test_the_people_named_are_the_people_told(world: World) -> None:
    aiko = await world.joins("Aiko")
    session = await world.sits()
    await world.system.step()  # workplan has heard of it
    world_plan = await adopt(world.officer, world.commission)
    await milestone(world.officer, world_plan, "Report", session=session)
    deaf = await world.joins("Deaf")
    await world.system.step()
    for thing in (world_plan, world.commission):
        await deaf.client.post("/mutes", json={"thing": thing})
    watcher = await world.joins("Watcher", role=None)
    await world.system.step()
    await watcher.client.post("/watches", json={"thing": session, "kind": "session"})
    await world.quiet()

    preview = await world.officer.get(
        f"/sessions/{session}/move/preview.json",
        params={"opens": "2019-06-17", "closes": "2019-06-21"},
    )
    assert preview.status_code == 200, preview.text
    token = preview.json()["told"]["token"]
    late = await world.joins("Late")
    await world.system.step()
    await world.moves(session, LATER, audience=token)
    await world.system.step()

    told = await world.admin.fetch("SELECT DISTINCT person FROM notifications.told")
    assert len(told) == preview.json()["told"]["total"]
    assert {row["person"] for row in told} == {aiko.id, watcher.id}
    assert len(await aiko.inbox()) == len(await watcher.inbox()) == 1
    assert await late.inbox() == await deaf.inbox() == []
    assert len((await aiko.inbox())[0]["items"]) == 2


async def test_a_draft_before_issue_is_told_to_its_own_and_the_secretariat(world: World) -> None:
    austria = await world.state("AUT", "Austria")
    own = await world.joins("Own", delegation=austria)
    colleague = await world.joins("Colleague", role=None, delegation=austria)
    officer = await world.joins("Officer", role=Role.SECRETARIAT)
    other = await world.joins("Other")
    session = await world.sits()
    await world.quiet()
    await other.client.post("/watches", json={"thing": session, "kind": "session"})

    text = "Austria: draft resolution\n\nCybercrime\n\nThe Commission,\n\n1. Urges States to act."
    answer = await own.client.post(f"/sessions/{session}/drafts", json={"text": text})
    assert answer.status_code == 201, answer.text
    await world.system.step()

    said = "A draft resolution of Austria was submitted (Twenty-eighth session)."
    for person in (colleague, officer):
        assert await person.texts() == [said]
    assert await own.texts() == await other.texts() == []
    assert [a["items"][0]["reason"] for a in await officer.inbox()] == ["secretariat"]
    [alert] = await colleague.inbox()
    assert (await other.client.get(f"/alerts/{alert['id']}.json")).status_code == 404


async def test_an_issued_draft_is_told_to_all_who_follow(world: World) -> None:
    austria = await world.state("AUT", "Austria")
    norway = await world.state("NOR", "Norway")
    own = await world.joins("Own", delegation=austria)
    other = await world.joins("Other", delegation=norway)
    third = await world.joins("Third")
    session = await world.sits()
    text = "Austria: draft resolution\n\nCybercrime\n\nThe Commission,\n\n1. Urges States to act."
    draft = (await own.client.post(f"/sessions/{session}/drafts", json={"text": text})).json()["id"]
    await world.quiet()

    await world.made(f"/drafts/{draft}/issue", {})
    await world.system.step()
    joined = await other.client.post(f"/drafts/{draft}/sponsors", json={})
    assert joined.status_code == 201, joined.text
    await world.system.step()

    assert (await third.texts())[0].endswith("was issued: Cybercrime.")
    assert len(await third.texts()) == 1
    assert (await own.texts())[0].startswith("Norway joined the sponsors of E/CN.15/2019/L.")
    assert await other.texts() == await third.texts()  # of what they did they know
