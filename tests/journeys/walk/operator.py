"""An operator: ends the broker as a fault would, watches, and finds that nothing was lost."""

import asyncio
import os
import signal
import time
from collections.abc import Awaitable, Callable

from playwright.async_api import Page, expect

from tests.journeys.walk.demo import until
from tests.journeys.walk.room import DELEGATE, OFFICER, OPERATOR, Room, send

BACK_SECONDS = 30.0
CAUGHT_UP_SECONDS = 45.0
LOOK_SECONDS = 0.25
SERVICES = 4
MEANWHILE = "While the broker was away"


async def kills_the_broker(room: Room) -> None:
    """What an officer does meanwhile is committed, and told when the broker is back."""
    tab = await room.person(OPERATOR)
    await expect(tab.get_by_role("heading", name="Operations")).to_be_visible()
    await room.look(tab, "operator-operations")
    [before] = room.demo.brokers()
    os.kill(before, signal.SIGKILL)
    await acts_meanwhile(room)
    await tab.reload()
    await room.look(tab, "operator-broker-away")
    until(lambda: room.demo.brokers() not in ([], [before]), BACK_SECONDS)
    await catches_up(tab)
    await room.look(tab, "operator-recovered")
    await is_told_all_the_same(room)


async def acts_meanwhile(room: Room) -> None:
    tab = await room.person(OFFICER)
    await tab.goto("/calendar")
    await tab.get_by_role("link", name="Seventh meeting").click()
    await tab.get_by_role("link", name="Set a deadline").click()
    await tab.get_by_label("Title").fill(MEANWHILE)
    await send(tab, "Set the deadline")
    await expect(tab.locator("aside")).to_contain_text(MEANWHILE)


async def catches_up(tab: Page) -> None:
    """No service has anything left to publish, and nothing was parked."""

    async def settled() -> bool:
        cells = await tab.locator("tbody tr").evaluate_all(
            "rows => rows.map(row => [...row.cells].map(cell => cell.innerText.trim()))"
        )
        return len(cells) == SERVICES and all(
            [cell[1], cell[2], cell[3], cell[5]] == ["ready", "connected", "0", "0"]
            for cell in cells
        )

    await reload_until(tab, settled)
    await expect(tab.get_by_text("Nothing is parked")).to_be_visible()


async def is_told_all_the_same(room: Room) -> None:
    """Of what the officer did while no event could go anywhere: once."""
    tab = await room.person(DELEGATE)
    await tab.goto("/inbox")
    alert = tab.locator("main section > ul > li").filter(has_text=MEANWHILE)

    async def told() -> bool:
        return await alert.count() > 0

    await reload_until(tab, told)
    await expect(alert).to_have_count(1)


async def reload_until(tab: Page, holds: Callable[[], Awaitable[bool]]) -> None:
    """As somebody does who waits for something to show."""
    last = time.monotonic() + CAUGHT_UP_SECONDS
    while not await holds():
        assert time.monotonic() < last, f"not within {CAUGHT_UP_SECONDS:.0f} seconds: {tab.url}"
        await asyncio.sleep(LOOK_SECONDS)
        await tab.reload()
