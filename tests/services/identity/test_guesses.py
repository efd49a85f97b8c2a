"""Guessing is slow, and holds back nobody but the guesser."""

from collections.abc import Sequence
from typing import Any, cast

import asyncpg
import httpx
import pytest

from services.identity.service import IDENTITY
from services.identity.signing.guesses import FREE, FREE_ELSEWHERE, network_of
from shared.messages import Role
from shared.service import Service
from tests.system import BASE, System

PERSON = {"name": "Aiko", "email": "aiko@example.org", "password": "long enough"}
RIGHT = {"email": PERSON["email"], "password": PERSON["password"]}
WRONG = RIGHT | {"password": "guessed"}


@pytest.fixture
def services() -> Sequence[Service]:
    return (IDENTITY,)


@pytest.fixture(autouse=True)
async def person(system: System) -> None:
    async with await system.person(Role.SECRETARIAT) as officer:
        assert (await officer.post("/people", json=PERSON)).status_code == 201


async def sign_in(system: System, host: str, asked: dict[str, str]) -> int:
    transport = httpx.ASGITransport(cast(Any, system.composed.asgi), client=(host, 1))
    async with httpx.AsyncClient(transport=transport, base_url=BASE) as http:
        return (await http.post("/sign-in", json=asked)).status_code


async def test_who_guesses_holds_back_nobody_elsewhere(system: System) -> None:
    guesses = [await sign_in(system, "192.0.2.1", WRONG) for _ in range(FREE + 3)]

    own = await sign_in(system, "198.51.100.7", RIGHT)
    guesser = await sign_in(system, "192.0.2.1", RIGHT)

    assert guesses == [401] * FREE + [422] * 3
    assert (own, guesser) == (200, 422)


async def test_many_networks_are_slow_together_and_the_usual_desk_is_not_held_back(
    system: System, admin: asyncpg.Connection
) -> None:
    assert await sign_in(system, "198.51.100.7", RIGHT) == 200
    await admin.execute(
        "INSERT INTO identity.guess VALUES ($1, '', $2, now() - interval '1 minute')"
        " ON CONFLICT (email, network) DO UPDATE SET failed = excluded.failed",
        PERSON["email"],
        FREE_ELSEWHERE - 1,
    )

    guesses = [await sign_in(system, f"192.0.2.{n}", WRONG) for n in range(3)]
    desk = [await sign_in(system, "198.51.100.7", each) for each in (WRONG, RIGHT)]

    assert guesses == [401, 422, 422]
    assert desk == [401, 200]


async def test_a_pause_from_before_the_clock_went_back_is_none(
    system: System, admin: asyncpg.Connection
) -> None:
    await admin.execute(
        "INSERT INTO identity.guess VALUES ($1, '192.0.2.1', 9, now() + interval '1 day')",
        PERSON["email"],
    )

    assert await sign_in(system, "192.0.2.1", RIGHT) == 200


async def test_known_networks_are_erased_with_the_account(
    system: System, admin: asyncpg.Connection
) -> None:
    await sign_in(system, "198.51.100.7", RIGHT)
    person = await admin.fetchval("SELECT person FROM identity.known_network")
    async with await system.person(Role.SECRETARIAT) as officer:
        await officer.post(f"/people/{person}/departure", json={})

    assert await admin.fetchval("SELECT count(*) FROM identity.known_network") == 0


@pytest.mark.parametrize(
    ("host", "network"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
        (None, "nowhere"),
    ],
)
def test_a_network_is_what_one_customer_has(host: str | None, network: str) -> None:
    assert network_of(host) == network
