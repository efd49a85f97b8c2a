"""A commission in session, with the people around a draft resolution."""

from contextlib import AsyncExitStack
from typing import Any
from uuid import UUID

import asyncpg
import httpx

from shared.messages import Role
from tests.system import System

SHORT = """\
Austria, Canada and Ruritania*: draft resolution

Countering cybercrime

The Commission on Crime Prevention and Criminal Justice,

Recalling its resolution 26/4 of 26 May 2017,

Stressing the need to enhance cooperation among Member States,

1. Invites Member States to continue to support the work of the Expert Group;

2. Requests the Executive Director of the United Nations Office on Drugs and Crime to report \
to the Commission at its twenty-ninth session on the implementation of the present resolution.
"""
LONGER = SHORT.replace(
    "2. Requests",
    "2. Urges Member States to share good practices in the investigation of cybercrime;\n\n"
    "3. Requests",
).replace("continue to support", "support")
PART = {"number": 1, "opens": "2019-05-20", "closes": "2019-05-24"}
NAMES = {
    "AUT": "Austria",
    "CAN": "Canada",
    "NOR": "Norway",
    "CIV": "Côte d’Ivoire",
    "CRI": "Costa Rica",
    "PSE": "State of Palestine",
    "ZMB": "Zambia",
}


class Room:
    """``officer`` is the commission's secretariat, ``austria`` the main sponsor."""

    commission: str
    other_body: str
    session: str
    officer: httpx.AsyncClient
    stranger: httpx.AsyncClient
    """An officer of another body."""
    everywhere: httpx.AsyncClient
    """An officer of all bodies, who may enter the past."""
    austria: httpx.AsyncClient
    norway: httpx.AsyncClient
    outsider: httpx.AsyncClient

    def __init__(self, system: System, admin: asyncpg.Connection) -> None:
        self.system = system
        self.admin = admin
        self.stack = AsyncExitStack()
        self.delegations: dict[str, UUID] = {}

    async def open(self) -> "Room":
        self.everywhere = await self.client(await self.system.person(Role.SECRETARIAT))
        self.commission = await self.body("CCPCJ", "E/CN.15")
        self.other_body = await self.body("Expert Group", "UNODC/CCPCJ/EG.4")
        self.session = await self.sits(self.commission, "Twenty-eighth session")
        for code, name in NAMES.items():
            self.delegations[code] = await self.system.delegation(code, name)
        own, other = UUID(self.commission), UUID(self.other_body)
        self.officer = await self.client(await self.system.person(Role.SECRETARIAT, own))
        self.stranger = await self.client(await self.system.person(Role.SECRETARIAT, other))
        self.austria = await self.delegate("AUT")
        self.norway = await self.delegate("NOR")
        self.outsider = await self.client(self.system.client())
        return self

    async def client(self, http: httpx.AsyncClient) -> httpx.AsyncClient:
        return await self.stack.enter_async_context(http)

    async def delegate(self, code: str) -> httpx.AsyncClient:
        body = UUID(self.commission)
        person = self.system.person(Role.DELEGATE, body, delegation=self.delegations[code])
        return await self.client(await person)

    async def body(self, name: str, symbol: str) -> str:
        body = {
            "name": f"The {name}",
            "short_name": name,
            "symbol": symbol,
            "zone": "Europe/Vienna",
            "place": "Vienna",
        }
        return await self.made(self.everywhere.post("/bodies", json=body))

    async def sits(self, body: str, title: str) -> str:
        asked = {"body": body, "title": title, "parts": [PART]}
        return await self.made(self.everywhere.post("/sessions", json=asked))

    async def due(self, subject: str, days: int = 2, direction: str = "after") -> str:
        """By default on Wednesday 22 May 2019 at 13:00 in Vienna."""
        rule = {"count": days, "unit": "days", "direction": direction, "at": "13:00"}
        asked = {"subject": subject, "title": subject.capitalize(), "rule": rule}
        return await self.made(self.officer.post(f"/sessions/{self.session}/deadlines", json=asked))

    async def made(self, sent: Any) -> str:
        answer = await sent
        assert answer.status_code == 201, answer.text
        return str(answer.json()["id"])

    async def submitted(self, text: str = SHORT, **more: Any) -> str:
        asked = {"text": text, "item": "8", **more}
        return await self.made(self.austria.post(f"/sessions/{self.session}/drafts", json=asked))

    async def issued(self, text: str = SHORT, **more: Any) -> str:
        draft = await self.made(
            self.officer.post(
                f"/sessions/{self.session}/drafts",
                json={"text": text, "delegation": str(self.delegations["AUT"]), **more},
            )
        )
        await self.made(self.officer.post(f"/drafts/{draft}/issue", json={}))
        return draft

    async def revised(self, draft: str, number: int, text: str = LONGER) -> None:
        await self.made(self.austria.post(f"/drafts/{draft}/revisions", json={"text": text}))
        await self.made(self.officer.post(f"/drafts/{draft}/revisions/{number}/issue", json={}))

    async def shown(self, address: str, as_: httpx.AsyncClient | None = None) -> Any:
        answer = await (as_ or self.outsider).get(address)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def events(self, draft: str) -> list[str]:
        rows = await self.admin.fetch(
            "SELECT type FROM meetings.event_log WHERE aggregate = $1 ORDER BY version", UUID(draft)
        )
        return [row["type"].split(".")[1] + "." + row["type"].split(".")[2] for row in rows]
