"""Facts that the tests of meetings share: the Commission, its sessions, and how to enter them."""

from typing import Any
from uuid import UUID

import httpx

COMMISSION = {
    "name": "Commission on Crime Prevention and Criminal Justice",
    "short_name": "CCPCJ",
    "symbol": "E/CN.15",
    "zone": "Europe/Vienna",
    "place": "Vienna",
}
EXPERT_GROUP = {
    "name": "Expert Group to Conduct a Comprehensive Study on Cybercrime",
    "short_name": "Expert Group on Cybercrime",
    "symbol": "UNODC/CCPCJ/EG.4",
    "zone": "Europe/Vienna",
    "place": "Vienna",
    "session_label": "meeting",
}
HISTORIC = {"Penholder-Happened": "2018-06-01T10:00:00Z"}
TWENTY_EIGHTH = [
    {"opens": "2018-12-07", "closes": "2018-12-07"},
    {"opens": "2019-05-20", "closes": "2019-05-24"},
]
TWENTY_NINTH = [{"opens": "2020-05-18", "closes": "2020-05-22"}]
THREE_WEEKS_BEFORE = {"count": 3, "unit": "weeks", "at": "13:00"}


def days(opens: str, closes: str) -> dict[str, str]:
    return {"opens": opens, "closes": closes}


async def body(officer: httpx.AsyncClient, which: dict[str, Any] = COMMISSION) -> str:
    return await made(officer, "/bodies", which)


async def session(
    officer: httpx.AsyncClient,
    of: str,
    title: str = "Twenty-ninth session",
    parts: list[dict[str, str]] = TWENTY_NINTH,
    *,
    headers: dict[str, str] | None = None,
) -> str:
    wanted = {"body": of, "title": title, "parts": parts}
    return await made(officer, "/sessions", wanted, headers)


async def meeting(officer: httpx.AsyncClient, of: str, **more: Any) -> str:
    wanted = {
        "title": "1st plenary meeting",
        "day": "2020-05-18",
        "starts": "10:00",
        "ends": "13:00",
        "room": "Boardroom A",
    }
    return await made(officer, f"/sessions/{of}/meetings", wanted | more)


async def deadline(officer: httpx.AsyncClient, of: str, **more: Any) -> str:
    wanted = {
        "subject": "drafts",
        "title": "Submission of draft resolutions",
        "rule": THREE_WEEKS_BEFORE,
    }
    return await made(officer, f"/sessions/{of}/deadlines", wanted | more)


async def made(
    officer: httpx.AsyncClient, at: str, wanted: Any, headers: dict[str, str] | None = None
) -> str:
    """The id of what was made; the refusal is shown where it was not."""
    answer = await officer.post(at, json=wanted, headers=headers)
    assert answer.status_code == 201, answer.text
    return str(UUID(answer.json()["id"]))


async def edit(
    officer: httpx.AsyncClient, at: str, wanted: Any, version: int, method: str = "PUT"
) -> httpx.Response:
    return await officer.request(method, at, json=wanted, headers={"If-Match": f'"{version}"'})


async def move(
    officer: httpx.AsyncClient, of: str, parts: Any, version: int = 1, **more: Any
) -> httpx.Response:
    wanted = {"parts": parts, "decided_by": "The extended Bureau", "basis": "COVID-19"}
    return await edit(officer, f"/sessions/{of}/dates", wanted | more, version)


def ident(of: int | str) -> UUID:
    """An id, from a small number or as an answer has it."""
    return UUID(int=of) if isinstance(of, int) else UUID(of)
