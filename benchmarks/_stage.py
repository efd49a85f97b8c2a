"""What is measured on: a commission, its sessions, a programme of 40 meetings, drafts."""

from datetime import date, timedelta

import httpx

from benchmarks._system import made
from shared.clock import SystemClock

MEETINGS = 40
HALVES = (("10:00", "13:00"), ("15:00", "18:00"))
ROOMS = ("Boardroom A", "Boardroom B", "Conference Room 1", "Conference Room 2")
DRAFT = """\
Austria: draft resolution

Countering cybercrime

The Commission on Crime Prevention and Criminal Justice,

Recalling its resolution 26/4 of 26 May 2017,

1. Invites Member States to continue to support the work of the Expert Group;

2. Requests the Executive Director of the United Nations Office on Drugs and Crime to report \
to the Commission at its twenty-ninth session on the implementation of the present resolution.
"""


def monday() -> date:
    """Far enough ahead for the notice that a session needs."""
    soon = SystemClock().now().date() + timedelta(days=120)
    return soon + timedelta(days=7 - soon.weekday())


def week(of: date) -> list[dict[str, str]]:
    """One part of five days."""
    return [{"opens": of.isoformat(), "closes": (of + timedelta(days=4)).isoformat()}]


async def body(officer: httpx.AsyncClient) -> str:
    """The Commission."""
    wanted = {
        "name": "Commission on Crime Prevention and Criminal Justice",
        "short_name": "CCPCJ",
        "symbol": "E/CN.15",
        "zone": "Europe/Vienna",
        "place": "Vienna",
    }
    return await made(officer, "/bodies", wanted)


async def session(officer: httpx.AsyncClient, of: str, title: str) -> str:
    """Without meetings and deadlines."""
    wanted = {"body": of, "title": title, "parts": week(monday())}
    return await made(officer, "/sessions", wanted)


async def programme(officer: httpx.AsyncClient, of: str) -> None:
    """A week, twice a day, in four rooms."""
    for number in range(MEETINGS):
        day, rest = divmod(number, len(HALVES) * len(ROOMS))
        starts, ends = HALVES[rest // len(ROOMS)]
        wanted = {
            "title": f"{number + 1}th meeting",
            "day": (monday() + timedelta(days=day)).isoformat(),
            "starts": starts,
            "ends": ends,
            "room": ROOMS[rest % len(ROOMS)],
        }
        await made(officer, f"/sessions/{of}/meetings", wanted)


async def issued(officer: httpx.AsyncClient, session: str, delegation: str) -> str:
    """A draft that others may join."""
    wanted = {"text": DRAFT, "delegation": delegation}
    draft = await made(officer, f"/sessions/{session}/drafts", wanted)
    await made(officer, f"/drafts/{draft}/issue", {})
    return draft
