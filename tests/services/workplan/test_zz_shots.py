import pytest
from tests.services.workplan.test_pages import *
from tests.services.workplan.conftest import services, calendar, group
async def test_shots(system, group, calendar):
    async with await system.person(Role.SECRETARIAT) as officer:
        plan = await load(calendar, officer, group)
        found = (await officer.get(f"/workplans/{plan}")).json()["milestones"]
        own = next(e["id"] for e in found if e["state"] == "late")
        hanging = next(e["id"] for e in found if e["title"] == "Sixth meeting")
        addresses = {"list": "/workplan","plan": f"/workplans/{plan}?since=2020-01-01","past": f"/workplans/{plan}?as_of=2019-06-01","planning": f"/workplans/{plan}/planning","own": f"/milestones/{own}","hanging": f"/milestones/{hanging}"}
        pages = {n: (await officer.get(a, headers=PAGE)).text for n, a in addresses.items()}
        svg = (await officer.get(f"/workplans/{plan}.svg")).content
    open("/tmp/shots.fPxf/x.svg","wb").write(svg)
    async with chromium() as browser:
        for width in (1280, 390):
            context = await browser.new_context(viewport={"width": width, "height": 900})
            await serve(context, pages)
            for name in pages:
                tab = await context.new_page()
                await tab.goto(f"{ORIGIN}/{name}")
                await tab.screenshot(path=f"/tmp/shots.fPxf/{name}-{width}.png", full_page=True)
                await tab.close()
            await context.close()
