"""Plans and milestones over HTTP, as an officer enters them."""

from typing import Any

import httpx

PLAN = {
    "title": "Workplan of the Expert Group, 2018–2021",
    "basis": "CCPCJ resolution 26/4 of 26 May 2017",
    "begins": "2018-04-03",
    "ends": "2021-12-31",
}


def past(on: str | None) -> dict[str, str]:
    """The header with which history is entered."""
    return {"Penholder-Happened": f"{on}T10:00:00+00:00"} if on else {}


async def adopt(officer: httpx.AsyncClient, body: object, on: str | None = None) -> str:
    made = await officer.post("/workplans", json=PLAN | {"body": str(body)}, headers=past(on))
    assert made.status_code == 201, made.text
    return str(made.json()["id"])


async def milestone(
    officer: httpx.AsyncClient, plan: str, title: str, on: str | None = None, **fields: Any
) -> str:
    content = {"title": title} | fields
    if "session" in content:
        content["session"] = str(content["session"])
    made = await officer.post(f"/workplans/{plan}/milestones", json=content, headers=past(on))
    assert made.status_code == 201, made.text
    return str(made.json()["id"])


async def deliver(
    officer: httpx.AsyncClient,
    milestone: str,
    day: str,
    document: str = "X/1",
    *,
    past_too: bool = False,
) -> httpx.Response:
    return await officer.post(
        f"/milestones/{milestone}/delivery",
        json={"on": day, "document": document},
        headers=past(day) if past_too else {},
    )


async def move(
    officer: httpx.AsyncClient, milestone: str, day: str, version: int = 1, **fields: str
) -> httpx.Response:
    content = {"day": day, "reason": "COVID-19", "decided_by": "the Bureau"} | fields
    return await officer.put(
        f"/milestones/{milestone}/due", json=content, headers={"If-Match": f'"{version}"'}
    )


async def shown(client: httpx.AsyncClient, milestone: str) -> dict[str, Any]:
    answer = await client.get(f"/milestones/{milestone}")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found
