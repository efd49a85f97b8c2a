"""A commission with its people, entered as the secretariat enters them, and what each is told."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from datetime import datetime
from typing import Any, cast
from uuid import UUID

import asyncpg
import httpx
import msgspec
import nats

from services.notifications.service import NOTIFICATIONS
from shared.messages import NOBODY, Cause, Event, Role
from shared.stepping import SET, WorldAt
from shared.transaction import Transaction
from tests.barrier import reached
from tests.services.meetings.world import COMMISSION, body, deadline, meeting, session
from tests.system import System

PATIENCE_SECONDS = 20.0
PARTS = [{"opens": "2019-05-20", "closes": "2019-05-24"}]
LATER = [{"number": 1, "opens": "2019-06-17", "closes": "2019-06-21"}]


class World:
    """``officer`` has no account in identity: nothing is mailed to whoever only sets the stage."""

    officer: httpx.AsyncClient
    commission: str

    def __init__(self, system: System, admin: asyncpg.Connection) -> None:
        self.system = system
        self.admin = admin
        self.stack = AsyncExitStack()

    async def open(self) -> "World":
        self.officer = await self.enter(await self.system.person(Role.SECRETARIAT))
        self.commission = await body(self.officer, COMMISSION)
        await self.system.step()
        return self

    async def enter(self, client: httpx.AsyncClient) -> httpx.AsyncClient:
        return await self.stack.enter_async_context(client)

    async def joins(
        self, name: str, role: Role | None = Role.CHAIR, delegation: str | None = None
    ) -> "Somebody":
        """A person with an account, who holds the role in the commission."""
        if role is Role.CHAIR and delegation:
            role = Role.DELEGATE
        asked = {
            "name": name,
            "email": f"{name.lower()}@example.org",
            "password": "correct horse battery staple",
            "delegation": delegation,
            "zone": "America/New_York",
        }
        person = await self.made("/people", asked)
        if role:
            await self.made(f"/people/{person}/roles", {"role": role, "body": self.commission})
        client = await self.enter(self.system.client(UUID(person)))
        return Somebody(UUID(person), client, self)

    async def state(self, code: str, name: str) -> str:
        return await self.made("/delegations", {"code": code, "name": name})

    async def made(self, at: str, asked: Any) -> str:
        answer = await self.officer.post(at, json=asked)
        assert answer.status_code == 201, answer.text
        return str(answer.json()["id"])

    async def sits(self, title: str = "Twenty-eighth session") -> str:
        return await session(self.officer, self.commission, title, PARTS)

    async def due(self, of: str, **more: Any) -> str:
        return await deadline(self.officer, of, **more)

    async def meets(self, of: str, **more: Any) -> str:
        return await meeting(self.officer, of, **{"day": "2019-05-20"} | more)

    async def moves(
        self,
        of: str,
        parts: Any = LATER,
        officer: httpx.AsyncClient | None = None,
        **more: Any,
    ) -> httpx.Response:
        officer = officer or self.officer
        version = (await officer.get(f"/sessions/{of}.json")).headers["etag"]
        asked = {"parts": parts, "decided_by": "The extended Bureau", "basis": "Decision 28/1"}
        answer = await officer.put(
            f"/sessions/{of}/dates", json=asked | more, headers={"If-Match": version}
        )
        assert answer.status_code == 200, answer.text
        return answer

    async def quiet(self) -> None:
        """Everything that setting the stage has told is forgotten."""
        await self.system.step()
        for table in ("told", "inbox", "delivery", "mailbox", "alert_item", "alert"):
            await self.admin.execute(f"DELETE FROM notifications.{table}")

    async def tells(self, *events: Event, root: UUID, **cause: Any) -> None:
        """Apply facts as the bus would, each in a transaction of its own, in this order."""
        means = self.system.plugin("notifications").means
        for event in events:
            given = Cause(**{"root": root, "actor": NOBODY.id} | cause)
            async with means.database.transaction(given) as tx:
                await apply(event, tx)

    async def clock(self, now: datetime) -> None:
        """Let the world go on without waiting for anything."""
        login = self.system.nats_server.login("demo")
        options = cast(Any, login.options())
        client = await nats.connect(self.system.nats_server.url, **options)
        await client.publish(SET, msgspec.json.encode(WorldAt(now=now)))
        await reached(client)
        await client.close()


class Somebody:
    """A person, and what that person is told."""

    def __init__(self, id: UUID, client: httpx.AsyncClient, world: World) -> None:
        self.id = id
        self.client = client
        self.world = world

    async def inbox(self) -> list[dict[str, Any]]:
        """The alerts, newest first."""
        things = (await self.client.get("/inbox.json")).json()
        alerts = [alert for thing in things for alert in thing["alerts"]]
        return sorted(alerts, key=lambda each: -each["number"])

    async def texts(self) -> list[str]:
        return [item["text"] for alert in await self.inbox() for item in alert["items"]]

    async def mails(self) -> list[dict[str, Any]]:
        return list((await self.client.get("/mailbox.json")).json())


async def apply(event: Event, tx: Transaction) -> None:
    tx.version = 1
    for reaction in NOTIFICATIONS.reactions:
        if reaction.event is type(event):
            await reaction.handle(event, tx)


async def until(true: Callable[[], Awaitable[Any]]) -> Any:
    """What it comes to; fails when it does not in time."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not (found := await true()):  # noqa: ASYNC110
            await asyncio.sleep(0.02)
        return found
