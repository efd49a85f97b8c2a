import asyncio, socket
from datetime import UTC, datetime
import uvicorn
from shared.access.tokens import COOKIE
from shared.messages import Role
from tests.browser import chromium
from tests.services.notifications.world import World
from tests.services.notifications.conftest import world  # noqa
from tests.conftest import *  # noqa
from tests.services.meetings.drafts.room import LONGER, SHORT

async def test_look(world):
    s = world.system
    japan = await world.state("JPN", "Japan")
    aiko = await world.joins("Aiko", delegation=japan)
    session = await world.sits("Twenty-eighth session of the Commission on Crime Prevention and Criminal Justice")
    rule = {"count": 2, "unit": "days", "direction": "after", "at": "13:00"}
    await world.due(session, subject="co-sponsorship", title="Co-sponsorship of drafts closes", rule=rule)
    await world.due(session)
    await world.meets(session); await world.meets(session, title="Committee of the Whole, 1st meeting", room="Boardroom D")
    await world.meets(session, title="2nd plenary meeting", day="2019-05-21")
    await s.step()
    await world.moves(session, [{"number":1,"opens":"2019-05-21","closes":"2019-05-25"}])
    draft = await world.made(f"/sessions/{session}/drafts", {"text": SHORT, "delegation": japan})
    await world.made(f"/drafts/{draft}/issue", {})
    await world.made(f"/drafts/{draft}/revisions", {"text": LONGER})
    await world.made(f"/drafts/{draft}/revisions/1/issue", {})
    await s.step(datetime(2019,5,21,7,tzinfo=UTC))
    alert = (await aiko.inbox())[0]
    big = max(await aiko.inbox(), key=lambda a: len(a["items"]))
    from shared.access.tokens import Claims
    tok = s.composed.tokens.issue(Claims(person=aiko.id, name="Aiko Tanaka", delegation="Japan", csrf="c", zone="America/New_York", expires=int(datetime.now(UTC).timestamp())+3600))
    listening = socket.create_server(("127.0.0.1", 0)); port = listening.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(s.composed.asgi, lifespan="off", log_config=None, timeout_graceful_shutdown=1))
    t = asyncio.create_task(server.serve([listening]))
    base = f"http://127.0.0.1:{port}"
    from axe_playwright_python.async_playwright import Axe
    async with chromium() as b:
        for w in (1280, 390):
            c = await b.new_context(viewport={"width": w, "height": 900})
            await c.add_cookies([{"name": COOKIE, "value": tok, "url": base}])
            page = await c.new_page()
            page.on("console", lambda m: print("CONSOLE", m.text))
            for name, path in {"today": "/today", "inbox": "/inbox", "alert": f"/alerts/{big['id']}", "mailbox": "/mailbox"}.items():
                await page.goto(base + path)
                await page.wait_for_timeout(200)
                await page.screenshot(path=f"/tmp/looks/{name}-{w}.png", full_page=True)
                over = await page.evaluate("document.documentElement.scrollWidth")
                r = await Axe().run(page)
                print(name, w, over, [(v["id"], [n["html"][:100] for n in v["nodes"]][:3]) for v in r.response["violations"]])
            if w == 1280:
                await page.goto(base + "/today"); await page.wait_for_timeout(300)
                await world.meets(session, title="3rd plenary meeting", day="2019-05-22")
                await page.wait_for_timeout(1500)
                print("LIVE", await page.locator("[data-live]").inner_text(), "|", await page.locator("[data-unread]").inner_text())
                await page.screenshot(path="/tmp/looks/live.png")
                await page.goto(base + "/inbox")
                await page.get_by_role("button", name="Mark as read").first.click()
                print("URL", page.url, await page.locator(".problem").count())
                n = await page.locator("section li").count()
                await page.get_by_role("button", name="Cleared for Japan").first.click()
                print("URL", page.url, await page.locator(".problem").count(), n, await page.locator("section li").count())
                await page.get_by_role("button", name="Mute").first.click()
                print("URL", page.url, await page.locator(".problem").count())
            await c.close()
    server.should_exit = True
    await t
    listening.close()
