"""The first page of a day, as data and as a page."""

from datetime import UTC, datetime, timedelta

import pytest

from services.notifications.today.model import mark
from tests.services.notifications.world import World

HTML = {"accept": "text/html"}
NOON = datetime(2019, 5, 20, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("owner", "hours", "moved", "expected"),
    [
        ("meetings", 72, None, "waiting"),
        ("meetings", 72, 24, "moved"),
        ("meetings", 72, 24 * 8, "waiting"),
        ("meetings", 48, None, "at_risk"),
        ("meetings", -1, None, "delivered"),
        ("workplan", -1, None, "late"),
    ],
)
def test_no_light_is_greener_than_what_is_known(
    owner: str, hours: int, moved: int | None, expected: str
) -> None:
    moved_at = NOON - timedelta(hours=moved) if moved else None
    due = NOON + timedelta(hours=hours)
    assert mark(owner, due, moved_at, NOON) == expected  # type: ignore[arg-type]


async def test_what_needs_me_what_changed_and_what_meets(world: World) -> None:
    aiko = await world.joins("Aiko")
    session = await world.sits()
    rule = {"count": 2, "unit": "days", "direction": "after", "at": "13:00"}
    await world.due(session, subject="co-sponsorship", title="Co-sponsorship", rule=rule)
    await world.meets(session)
    await world.meets(session, title="2nd plenary meeting", day="2019-05-21")
    await world.system.step(NOON)

    today = (await aiko.client.get("/today.json")).json()
    async with world.system.client() as outsider:
        public = (await outsider.get("/today.json")).json()

    assert [(d["title"], d["state"]) for d in today["due"]] == [("Co-sponsorship", "waiting")]
    assert [m["title"] for m in today["meetings_today"]] == ["1st plenary meeting"]
    assert today["meetings_today"][0]["starts"] == "2019-05-20T08:00:00Z"
    assert [m["title"] for m in today["meetings_tomorrow"]] == ["2nd plenary meeting"]
    assert [s["title"] for s in today["sessions"]] == ["Twenty-eighth session"]
    assert (today["role"], len(today["changed"]) > 0) == ("chair", True)
    assert (public["role"], public["changed"]) == ("outsider", [])
    assert public["due"] == today["due"]


@pytest.mark.parametrize("path", ["/today", "/inbox", "/mailbox"])
async def test_pages_of_an_empty_and_of_a_busy_day(world: World, path: str) -> None:
    aiko = await world.joins("Aiko")
    await world.system.step()
    empty = await aiko.client.get(path, headers=HTML)
    session = await world.sits()
    await world.due(session)
    await world.meets(session)
    await world.moves(session)
    await world.system.step()

    busy = await aiko.client.get(path, headers=HTML)

    assert (empty.status_code, busy.status_code) == (200, 200)
    assert "Twenty-eighth session moved from 20–24 May 2019" in busy.text
    assert len(busy.content) < 60_000


async def test_the_page_of_an_alert_says_why(world: World) -> None:
    aiko = await world.joins("Aiko")
    await world.system.step()
    await world.sits()
    await world.system.step()
    [alert] = await aiko.inbox()

    page = await aiko.client.get(f"/alerts/{alert['id']}", headers=HTML)

    assert "You get this because you follow CCPCJ." in page.text
