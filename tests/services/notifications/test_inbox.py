"""The inbox over HTTP: one's own, and what one does with it."""

from uuid import UUID

import httpx

from tests.services.notifications.world import Somebody, World
from tests.services.workplan.plans import adopt, deliver, milestone


async def lifts(somebody: Somebody, watch: str, version: int) -> httpx.Response:
    headers = {"If-Match": f'"{version}"'}
    return await somebody.client.request("DELETE", f"/watches/{watch}", json={}, headers=headers)


async def test_read_and_cleared_for_the_delegation(world: World) -> None:
    japan = await world.state("JPN", "Japan")
    aiko = await world.joins("Aiko", delegation=japan)
    haru = await world.joins("Haru", delegation=japan)
    other = await world.joins("Other")
    await world.system.step()
    await world.sits()
    await world.system.step()
    [alert] = await aiko.inbox()

    read = await aiko.client.post(f"/alerts/{alert['id']}/readings", json={})
    counted = (await aiko.client.get("/inbox/count")).json()
    cleared = await haru.client.post(f"/alerts/{alert['id']}/clearings", json={})

    assert (read.status_code, cleared.status_code) == (201, 201)
    assert counted == {"unread": 0, "newest": 1}
    assert await aiko.inbox() == await haru.inbox() == []
    assert len(await other.inbox()) == 1


async def test_what_grew_since_the_page_was_made_stays_new(world: World) -> None:
    aiko = await world.joins("Aiko")
    await world.system.step()
    await world.sits()
    await world.system.step()
    [alert] = await aiko.inbox()

    await aiko.client.post(f"/alerts/{alert['id']}/readings", json={"number": alert["number"] - 1})

    [still] = await aiko.inbox()
    assert still["read"] is False


async def test_nobody_elses_alert_can_be_touched_or_seen(world: World) -> None:
    aiko = await world.joins("Aiko")
    stranger = await world.joins("Stranger", role=None)
    await world.system.step()
    await world.sits()
    await world.system.step()
    [alert] = await aiko.inbox()

    read = await stranger.client.post(f"/alerts/{alert['id']}/readings", json={})
    shown = await stranger.client.get(f"/alerts/{alert['id']}.json")

    assert (read.status_code, shown.status_code) == (404, 404)
    assert (await stranger.client.get("/inbox/count")).json() == {"unread": 0, "newest": 0}
    async with world.system.client() as outsider:
        assert (await outsider.get("/inbox.json")).status_code == 401


async def test_the_nearest_wish_decides(world: World) -> None:
    aiko = await world.joins("Aiko")
    session = await world.sits()
    loud = await world.due(session, subject="comments", title="Comments")
    await world.due(session)
    await world.quiet()
    await aiko.client.post("/mutes", json={"thing": session, "kind": "session"})
    await aiko.client.post("/watches", json={"thing": loud, "kind": "deadline"})

    await world.moves(session)
    await world.system.step()

    [text] = await aiko.texts()
    assert text.startswith("Comments (Twenty-eighth session) is now due:")


async def test_a_wish_said_twice_changes_nothing_and_can_be_lifted(world: World) -> None:
    aiko = await world.joins("Aiko")
    session = await world.sits()
    await world.quiet()

    first = await aiko.client.post("/watches", json={"thing": session})
    again = await aiko.client.post("/watches", json={"thing": session})
    muted = await aiko.client.post("/mutes", json={"thing": session})
    [shown] = (await aiko.client.get("/watches.json", params={"thing": session})).json()
    lifted = await lifts(aiko, shown["id"], 2)

    assert first.json() == again.json() == {"id": shown["id"], "version": 1}
    assert (muted.json()["version"], shown["muted"], shown["title"]) == (
        2,
        True,
        "Twenty-eighth session",
    )
    assert lifted.status_code == 200, lifted.text
    assert (await aiko.client.get("/watches.json")).json() == []
    log = "SELECT count(*) FROM notifications.event_log WHERE aggregate = $1"
    assert await world.admin.fetchval(log, UUID(shown["id"])) == 3


async def test_nobody_lifts_anothers_watch(world: World) -> None:
    aiko, other = await world.joins("Aiko"), await world.joins("Other")
    await world.system.step()
    watch = (await aiko.client.post("/watches", json={"thing": world.commission})).json()["id"]

    refused = await lifts(other, watch, 1)

    assert refused.status_code == 404


async def test_a_feed_has_an_entry_for_each_alert(world: World) -> None:
    aiko = await world.joins("Aiko")
    await world.system.step()
    await world.sits()
    await world.system.step()
    [alert] = await aiko.inbox()

    feed = await aiko.client.get("/inbox.atom")

    assert feed.headers["content-type"].startswith("application/atom+xml")
    assert f"urn:uuid:{alert['id']}" in feed.text
    assert "Twenty-eighth session is scheduled: 20–24 May 2019." in feed.text


async def test_who_leaves_is_forgotten(world: World) -> None:
    aiko = await world.joins("Aiko")
    await world.system.step()
    await world.sits()
    await world.system.step()

    await world.made(f"/people/{aiko.id}/departure", {})
    await world.system.step()

    for table in ("inbox", "told", "mailbox"):
        kept = f"SELECT count(*) FROM notifications.{table} WHERE person = $1"
        assert await world.admin.fetchval(kept, aiko.id) == 0


async def test_a_muted_session_is_silent_in_all_that_hangs_on_it(world: World) -> None:
    aiko = await world.joins("Aiko")
    session = await world.sits()
    await world.system.step()
    plan = await adopt(world.officer, world.commission)
    report = await milestone(world.officer, plan, "Report", session=session)
    await world.system.step()
    await aiko.client.post("/mutes", json={"thing": session, "kind": "session"})
    await world.quiet()

    dates = {"opens": "2019-06-17", "closes": "2019-06-21"}
    preview = await world.officer.get(f"/sessions/{session}/move/preview.json", params=dates)
    await world.moves(session)
    await world.system.step()
    await deliver(world.officer, report, "2019-05-20")
    await world.system.step()

    assert preview.json()["told"]["people"] == []
    assert len(preview.json()["milestones"]) == 1
    assert await aiko.inbox() == []


async def test_what_was_muted_is_unmuted_on_its_page(world: World) -> None:
    aiko = await world.joins("Aiko")
    session = await world.sits()
    await world.system.step()
    watch = (await aiko.client.post("/mutes", json={"thing": session})).json()["id"]

    page = await aiko.client.get("/watches", headers={"accept": "text/html"})
    form = {"_method": "DELETE", "_version": "1", "_from": "/watches", "_csrf": "c"}
    lifted = await aiko.client.post(f"/watches/{watch}", data=form)

    assert "Unmute" in page.text
    assert f'href="/sessions/{session}"' in page.text
    assert (lifted.status_code, lifted.headers["location"]) == (303, "/watches")
    assert (await aiko.client.get("/watches.json")).json() == []
