"""The live stream, over a real server: what a page hears, where it resumes, when it is let go."""

import asyncio
import socket
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import msgspec
import pytest
import uvicorn

from services.notifications.alerts import live as streams
from services.notifications.alerts.hub import MOST, Hub
from shared.access.tokens import Claims
from tests.services.notifications.world import PATIENCE_SECONDS, Somebody, World, until


@pytest.fixture
async def address(world: World) -> AsyncGenerator[str]:
    """Where the application listens; its services run already."""
    listening = socket.create_server(("127.0.0.1", 0))
    app: Any = world.system.composed.asgi
    config = uvicorn.Config(app, lifespan="off", log_config=None, timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve([listening]))
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    await serving
    listening.close()


class Listening:
    """An EventSource, as far as a test needs one."""

    def __init__(self, lines: Any) -> None:
        self.lines = lines

    async def next(self) -> tuple[str, str | None, Any]:
        """The name, number and data of the next event."""
        found: dict[str, str] = {}
        async with asyncio.timeout(PATIENCE_SECONDS):
            async for line in self.lines:
                if not line and "data" in found:
                    data = msgspec.json.decode(found["data"])
                    return found["event"], found.get("id"), data
                name, _, value = line.partition(": ")
                found[name] = value
        raise AssertionError("the stream ended")


@asynccontextmanager
async def live(
    address: str, somebody: Somebody, after: str | None = None
) -> AsyncGenerator[Listening]:
    headers = {"authorization": f"Bearer {somebody.world.system.token(somebody.id)}"}
    if after:
        headers["last-event-id"] = after
    async with (
        httpx.AsyncClient(headers=headers, timeout=PATIENCE_SECONDS) as http,
        http.stream("GET", f"{address}/live") as answer,
    ):
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("text/event-stream")
        yield Listening(answer.aiter_lines())


async def test_a_page_hears_of_an_alert_as_it_comes(world: World, address: str) -> None:
    aiko = await world.joins("Aiko")
    await world.system.step()

    async with live(address, aiko) as page:
        first = await page.next()
        session = await world.sits()
        heard = await page.next()
        await world.moves(session)
        again = await page.next()

    newest, _ = await aiko.inbox()
    assert first == ("unread", None, {"unread": 0})
    assert heard[:2] == ("alert", "1")
    assert heard[2]["text"] == "Twenty-eighth session is scheduled: 20–24 May 2019."
    assert again[1] == "2"
    assert again[2]["href"] == f"/alerts/{newest['id']}"
    assert again[2]["unread"] == 2


async def test_a_page_resumes_where_it_stood(world: World, address: str) -> None:
    aiko = await world.joins("Aiko")
    await world.system.step()
    for title in ("First session", "Second session", "Third session"):
        await world.sits(title)
        await world.system.step()

    async with live(address, aiko, after="1") as page:
        counted, second, third = [await page.next() for _ in range(3)]
    async with live(address, aiko) as page:
        only = await page.next()

    assert counted[2] == only[2] == {"unread": 3}
    assert [second[1], third[1]] == ["2", "3"]
    assert second[2]["text"].startswith("Second session")


async def test_a_page_that_left_is_let_go_and_pages_are_bounded(world: World, address: str) -> None:
    aiko = await world.joins("Aiko")
    await world.system.step()

    def hub() -> Hub:
        found: Hub = world.system.composed.litestar.state["live"]
        return found

    async with live(address, aiko) as page:
        await page.next()
        for _ in range(MOST - 1):
            hub().enter(aiko.id)
        headers = {"authorization": f"Bearer {world.system.token(aiko.id)}"}
        async with httpx.AsyncClient(headers=headers) as http:
            refused = await http.get(f"{address}/live")

    async def left() -> bool:
        return len(hub().pages[aiko.id]) == MOST - 1

    assert await until(left)
    assert refused.status_code == 429


async def test_a_stream_belongs_to_somebody(world: World, address: str) -> None:
    async with httpx.AsyncClient() as http:
        assert (await http.get(f"{address}/live")).status_code == 401


async def test_a_stream_ends_with_the_sign_in(
    world: World, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "BEAT_SECONDS", 0.1)
    aiko = await world.joins("Aiko")
    await world.system.step()
    soon = int(world.system.clock.real().timestamp()) + 2
    claims = Claims(person=aiko.id, name="Aiko", csrf="c", expires=soon)
    headers = {"authorization": f"Bearer {world.system.composed.tokens.issue(claims)}"}

    async with httpx.AsyncClient(headers=headers, timeout=PATIENCE_SECONDS) as http:
        async with asyncio.timeout(PATIENCE_SECONDS):
            heard = (await http.get(f"{address}/live")).text
        again = await http.get(f"{address}/live")

    assert "event: unread" in heard
    assert again.status_code == 401


async def test_a_number_that_is_none_is_no_number(world: World, address: str) -> None:
    aiko = await world.joins("Aiko")
    await world.system.step()

    for given in ("9" * 30, "9" * 5000, "-1", "x"):
        async with live(address, aiko, after=given) as page:
            assert await page.next() == ("unread", None, {"unread": 0})
