"""Over HTTP, since that is where a command is met: one test per outcome."""

import asyncpg

from shared.messages import Role
from tests.system import System

COMMISSION = {
    "name": "Commission on Crime Prevention and Criminal Justice",
    "short_name": "CCPCJ",
    "symbol": "E/CN.15",
    "zone": "Europe/Vienna",
    "place": "Vienna",
}


async def test_an_established_body_is_shown_to_everybody(
    system: System, admin: asyncpg.Connection
) -> None:
    async with await system.person(Role.SECRETARIAT) as officer, system.client() as outsider:
        made = await officer.post("/bodies", json=COMMISSION)
        shown = await outsider.get(f"/bodies/{made.json()['id']}")
        listed = await outsider.get("/bodies.json")

    assert (made.status_code, made.headers["etag"]) == (201, '"1"')
    assert (shown.json()["symbol"], shown.headers["etag"]) == ("E/CN.15", '"1"')
    assert [each["short_name"] for each in listed.json()] == ["CCPCJ"]
    assert await admin.fetchval("SELECT count(*) FROM meetings.event_log") == 1


async def test_a_second_body_of_the_same_symbol_is_a_conflict(system: System) -> None:
    async with await system.person(Role.SECRETARIAT) as officer:
        await officer.post("/bodies", json=COMMISSION)
        refused = await officer.post("/bodies", json=COMMISSION | {"name": "Another"})

    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/Conflict")
    assert "E/CN.15" in refused.json()["detail"]


async def test_an_unknown_zone_is_refused_at_its_place(system: System) -> None:
    async with await system.person(Role.SECRETARIAT) as officer:
        refused = await officer.post("/bodies", json=COMMISSION | {"zone": "Vienna"})

    assert refused.status_code == 422
    assert refused.json()["detail"].startswith("zone:")


async def test_only_the_secretariat_establishes(system: System) -> None:
    async with await system.person(Role.DELEGATE) as delegate, system.client() as outsider:
        assert (await delegate.post("/bodies", json=COMMISSION)).status_code == 403
        assert (await outsider.post("/bodies", json=COMMISSION)).status_code == 401


async def test_the_same_key_gives_the_same_answer_once(
    system: System, admin: asyncpg.Connection
) -> None:
    key = {"Idempotency-Key": "one"}
    async with await system.person(Role.SECRETARIAT) as officer:
        first = await officer.post("/bodies", json=COMMISSION, headers=key)
        again = await officer.post("/bodies", json=COMMISSION, headers=key)
        other = await officer.post("/bodies", json=COMMISSION | {"name": "X"}, headers=key)

    assert first.json() == again.json()
    assert other.status_code == 409
    assert await admin.fetchval("SELECT count(*) FROM meetings.event_log") == 1


async def test_a_form_does_what_the_api_does(system: System) -> None:
    sent = COMMISSION | {"members_only": "true", "_next": "/bodies/{id}", "_from": "/bodies"}
    async with await system.person(Role.SECRETARIAT) as officer:
        made = await officer.post("/bodies", data=sent)
        refused = await officer.post("/bodies", data=sent)

    assert (made.status_code, made.headers["location"][:8]) == (303, "/bodies/")
    assert refused.status_code == 409


async def test_a_form_of_another_site_is_refused(system: System) -> None:
    async with await system.person(Role.SECRETARIAT) as officer:
        refused = await officer.post(
            "/bodies", data=COMMISSION, headers={"origin": "http://elsewhere.test"}
        )

    assert refused.status_code == 403


async def test_a_typing_error_is_no_default(system: System) -> None:
    async with await system.person(Role.SECRETARIAT) as officer:
        refused = await officer.post("/bodies", json=COMMISSION | {"simbol": "E/CN.15"})

    assert refused.status_code == 400
    assert refused.headers["content-type"] == "application/problem+json"
    assert "simbol" in refused.json()["detail"]


async def test_routes_are_described(system: System) -> None:
    async with system.client() as http:
        described = (await http.get("/schema/openapi.json")).json()

    establish = described["paths"]["/bodies"]["post"]
    assert establish["operationId"] == "EstablishBody"
    assert "symbol" in described["components"]["schemas"]["EstablishBody"]["required"]
    shown = described["paths"]["/bodies/{body_id}"]["get"]["responses"]["200"]
    assert "BodyShown" in str(shown)
