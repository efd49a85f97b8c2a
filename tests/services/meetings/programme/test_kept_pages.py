"""A page that is kept for the next visitor: shown to visitors only, and never once it is old."""

from collections.abc import AsyncGenerator, Sequence
from datetime import timedelta
from typing import Any, cast

import httpx
import pytest

from infra.embedded import NatsServer, PostgresServer
from shared.access.tokens import COOKIE
from shared.clock import SystemClock
from shared.messages import Role
from shared.service import Service
from tests.services.meetings import world
from tests.system import System

HTML = {"accept": "text/html"}


@pytest.fixture
async def system(
    postgres: PostgresServer, database: str, nats_server: NatsServer, services: Sequence[Service]
) -> AsyncGenerator[System]:
    """In the world's own time: where the clock is turned, each page shows it and none is kept."""
    clock = cast(Any, SystemClock())
    system = System(postgres, database, nats_server, services, clock)
    async with system.running():
        yield system


async def programme(officer: httpx.AsyncClient) -> tuple[str, dict[str, str]]:
    """The address of one, and the days of its session."""
    day = SystemClock().now().date() + timedelta(days=90)
    days = world.days(day.isoformat(), day.isoformat())
    session = await world.session(officer, await world.body(officer), parts=[days])
    await world.meeting(officer, session, day=days["opens"])
    return f"/sessions/{session}", days


async def test_a_visitor_sees_every_change_at_once(system: System) -> None:
    async with await system.person(Role.SECRETARIAT) as officer, system.client() as outsider:
        session, days = await programme(officer)
        before = [await outsider.get(f"{session}/programme", headers=HTML) for _ in range(2)]
        more = {"title": "2nd plenary meeting", "room": "Boardroom B", "day": days["opens"]}
        await world.meeting(officer, session.rpartition("/")[2], **more)
        after = await outsider.get(f"{session}/programme", headers=HTML)
        json = (await outsider.get(f"{session}/programme.json")).json()

    assert before[0].text == before[1].text
    assert "2nd plenary meeting" not in before[1].text
    assert "2nd plenary meeting" in after.text
    assert len(json["meetings"]) == 2


async def test_a_kept_page_keeps_to_its_language(system: System) -> None:
    async with await system.person(Role.SECRETARIAT) as officer, system.client() as outsider:
        session, _ = await programme(officer)
        address = f"{session}/programme"
        french, english = HTML | {"accept-language": "fr-CH, en;q=0.5"}, HTML
        pages = [
            (await outsider.get(address, headers=headers)).text
            for headers in (english, french, english, french)
        ]

    assert pages[0] == pages[2]
    assert pages[1] == pages[3]
    assert "Programme of work" in pages[0]
    assert "Programme de travail" in pages[1]
    assert '<html lang="fr"' in pages[1]


async def test_what_is_shown_to_one_person_is_shown_to_nobody_else(system: System) -> None:
    async with await system.person(Role.SECRETARIAT) as officer, system.client() as outsider:
        session, _ = await programme(officer)
        address = f"{session}/programme"
        outside = (await outsider.get(address, headers=HTML)).text
        token = officer.headers["authorization"].partition(" ")[2]
        inside = await outsider.get(address, headers=HTML | {"cookie": f"{COOKIE}={token}"})
        again = (await outsider.get(address, headers=HTML)).text

    assert "Schedule a meeting" in inside.text
    assert "Sign out" in inside.text
    assert outside == again
    assert "Schedule a meeting" not in again
    assert "Sign in" in again


async def test_each_language_and_address_has_a_page_of_its_own(system: System) -> None:
    async with await system.person(Role.SECRETARIAT) as officer, system.client() as outsider:
        session, _ = await programme(officer)
        address = f"{session}/programme"
        english = (await outsider.get(address, headers=HTML)).text
        french = (await outsider.get(address, headers=HTML | {"cookie": "language=fr"})).text
        asked = (await outsider.get(f"{address}?from=mail", headers=HTML)).text

    assert '<html lang="en"' in english
    assert '<html lang="fr"' in french
    assert "from%3Dmail" in asked
    assert "from%3Dmail" not in english
