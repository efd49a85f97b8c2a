"""The pages of people and of a body's members in a real browser, on a desk and on a phone."""

from collections.abc import Sequence

import pytest

from services.identity.service import IDENTITY
from services.meetings.service import MEETINGS
from shared.messages import Role
from shared.service import Service
from tests.browser import faults
from tests.services.identity.test_admission import HTML, let_in
from tests.services.meetings.world import COMMISSION, body
from tests.system import System


@pytest.fixture
def services() -> Sequence[Service]:
    return (IDENTITY, MEETINGS)


async def pages_of(system: System) -> dict[str, str]:
    async with await system.person(Role.SECRETARIAT) as officer:
        commission = await body(officer, COMMISSION)
        for code, name in (("AUT", "Austria"), ("NOR", "Norway"), ("CIV", "Côte d’Ivoire")):
            await officer.post("/delegations", json={"code": code, "name": name})
        await system.step()
        person = await let_in(officer, name="Aiko Tanaka-Schönberger")
        await let_in(officer, name="Bela", email="bela.with.a.long.name@delegations.example.org")
        for role in ("chair", "secretariat"):
            await officer.post(f"{person}/roles", json={"role": role, "body": commission})
        refused = await officer.post("/people", data={"name": "X", "_from": "/people/new"})
        french = HTML | {"accept-language": "fr"}
        return {
            "people": (await officer.get("/people", headers=HTML)).text,
            "people-new": (await officer.get("/people/new", headers=HTML)).text,
            "people-refused": refused.text,
            "person": (await officer.get(person, headers=HTML)).text,
            "person-french": (await officer.get(person, headers=french)).text,
            "bodies": (await officer.get("/bodies", headers=HTML)).text,
            "body-new": (await officer.get("/bodies/new", headers=HTML)).text,
            "members": (await officer.get(f"/bodies/{commission}/members", headers=HTML)).text,
        }


async def test_pages_are_for_everyone_at_every_width(system: System) -> None:
    pages = await pages_of(system)
    assert await faults(pages) == {}
