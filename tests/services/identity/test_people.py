"""People and roles, over HTTP: what is granted counts at once, and everywhere."""

from uuid import UUID

import asyncpg
import httpx
import pytest

from shared.messages import Role
from tests.system import System

DELEGATE = {
    "name": "A. Delegate",
    "email": "delegate@example.org",
    "password": "a long password",
    "zone": "America/New_York",
}
SIGN_IN = {"email": DELEGATE["email"], "password": DELEGATE["password"]}


async def joined(officer: httpx.AsyncClient, **more: str) -> str:
    answer = await officer.post("/people", json=DELEGATE | more)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


async def austria(officer: httpx.AsyncClient) -> str:
    answer = await officer.post("/delegations", json={"code": "AUT", "name": "austria"})
    return str(answer.json()["id"])


async def test_a_state_is_registered_under_its_official_name(system: System) -> None:
    async with await system.person(Role.SECRETARIAT) as officer:
        await austria(officer)
        again = await officer.post("/delegations", json={"code": "AUT", "name": "Austria"})
        listed = await officer.get("/delegations")

    assert [(each["code"], each["name"]) for each in listed.json()] == [("AUT", "Austria")]
    assert again.status_code == 409


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"code": "XXX", "name": "Ruritania"}, "not in the register"),
        ({"code": "RUR", "name": "Austria", "kind": "invented"}, "is a State"),
    ],
)
async def test_an_unknown_state_is_refused_with_a_way_out(
    system: System, given: dict[str, str], words: str
) -> None:
    async with await system.person(Role.SECRETARIAT) as officer:
        refused = await officer.post("/delegations", json=given)

    assert refused.status_code == 422
    assert words in refused.json()["detail"]


async def test_who_joined_signs_in_and_is_known_in_every_service(
    system: System, admin: asyncpg.Connection
) -> None:
    async with await system.person(Role.SECRETARIAT) as officer:
        person = await joined(officer, delegation=await austria(officer))
        granted = await officer.post(f"/people/{person}/roles", json={"role": "delegate"})
    await system.step()
    async with system.client() as http:
        signed = await http.post("/sign-in", json=SIGN_IN)

    assert granted.json() == {"id": person, "version": 2}
    assert signed.json()["name"] == "A. Delegate"
    assert "HttpOnly" in signed.headers["set-cookie"]
    for schema in ("identity", "meetings", "workplan", "notifications"):
        rows = f"SELECT role FROM {schema}.role_held WHERE person = $1"
        assert await admin.fetchval(rows, UUID(person)) == "delegate"


async def test_no_log_names_a_person(system: System, admin: asyncpg.Connection) -> None:
    async with await system.person(Role.SECRETARIAT) as officer:
        await joined(officer)

    said = await admin.fetchval("SELECT string_agg(body::text, '') FROM identity.event_log")
    assert "Delegate" not in said
    assert "@" not in said


async def test_who_left_is_erased_and_signs_in_no_more(
    system: System, admin: asyncpg.Connection
) -> None:
    async with await system.person(Role.SECRETARIAT) as officer, system.client() as http:
        person = await joined(officer)
        token = (await http.post("/sign-in", json=SIGN_IN)).json()["token"]
        await officer.post(f"/people/{person}/departure", json={})
        again = await http.post("/sign-in", json=SIGN_IN)
        bearer = {"authorization": f"Bearer {token}"}
        known = await http.get("/people", headers=bearer)

    assert again.status_code == 401
    assert known.status_code == 401
    assert await admin.fetchval("SELECT count(*) FROM identity.account") == 0


async def test_nobody_lets_themselves_leave(system: System, admin: asyncpg.Connection) -> None:
    async with await system.person(Role.SECRETARIAT) as officer, system.client() as http:
        person = await joined(officer)
        await officer.post(f"/people/{person}/roles", json={"role": "secretariat"})
        token = (await http.post("/sign-in", json=SIGN_IN)).json()["token"]
        bearer = {"authorization": f"Bearer {token}"}
        refused = await http.post(f"/people/{person}/departure", json={}, headers=bearer)

    assert refused.status_code == 422
    assert await admin.fetchval("SELECT count(*) FROM identity.account") == 1


async def test_an_operator_grants_no_role(system: System) -> None:
    async with (
        await system.person(Role.SECRETARIAT) as officer,
        await system.person(Role.OPERATOR) as operator,
    ):
        person = await joined(officer)
        refused = await operator.post(f"/people/{person}/roles", json={"role": "secretariat"})

    assert refused.status_code == 403


async def test_wrong_passwords_slow_down(system: System) -> None:
    async with await system.person(Role.SECRETARIAT) as officer, system.client() as http:
        await joined(officer)
        wrong = SIGN_IN | {"password": "guessed"}
        statuses = [(await http.post("/sign-in", json=wrong)).status_code for _ in range(6)]
        right = await http.post("/sign-in", json=SIGN_IN)

    assert statuses[:5] == [401] * 5
    assert statuses[5] == 422
    assert "seconds" in right.json()["detail"]


async def test_a_revoked_role_allows_nothing(system: System) -> None:
    async with await system.person(Role.SECRETARIAT) as officer, system.client() as http:
        person = await joined(officer)
        await officer.post(f"/people/{person}/roles", json={"role": "secretariat"})
        token = (await http.post("/sign-in", json=SIGN_IN)).json()["token"]
        bearer = {"authorization": f"Bearer {token}"}
        allowed = await http.post("/delegations", json={"code": "", "name": "Peru"}, headers=bearer)
        await officer.post(f"/people/{person}/revocations", json={"role": "secretariat"})
        refused = await http.post("/delegations", json={"code": "", "name": "Chad"}, headers=bearer)

    assert (allowed.status_code, refused.status_code) == (201, 403)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"email": "nowhere"}, "email"),
        ({"zone": "Vienna"}, "zone"),
        ({"password": "x"}, "password"),
    ],
)
async def test_bad_input_is_refused_at_its_place(
    system: System, change: dict[str, str], field: str
) -> None:
    async with await system.person(Role.SECRETARIAT) as officer:
        refused = await officer.post("/people", json=DELEGATE | change)

    assert refused.status_code == 422
    assert refused.json()["detail"].startswith(field)


async def test_a_browser_signs_in_by_a_form_and_out_again(system: System) -> None:
    async with await system.person(Role.SECRETARIAT) as officer, system.client() as browser:
        await joined(officer)
        html = {"accept": "text/html"}
        page = await browser.get("/sign-in?to=/people", headers=html)
        form = SIGN_IN | {"to": "/people", "_from": "/sign-in"}
        wrong = await browser.post("/sign-in", data=form | {"password": "wrong"}, headers=html)
        right = await browser.post("/sign-in", data=form, headers=html)
        people = await browser.get("/people", headers=html)
        no_token = await browser.post("/sign-out", data={"_from": "/"}, headers=html)

    assert page.status_code == 200
    assert wrong.status_code == 401
    assert "not right" in wrong.text
    assert DELEGATE["email"] in wrong.text
    assert (right.status_code, right.headers["location"]) == (303, "/people")
    assert "A. Delegate" in people.text
    assert no_token.status_code == 403
