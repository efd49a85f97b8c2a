"""The pages on which people are let in and given roles, for those who may do it, as forms."""

from collections.abc import Sequence
from typing import Any

import httpx
import pytest

from services.identity.people import views
from services.identity.service import IDENTITY
from services.meetings.service import MEETINGS
from shared.ids import new_id
from shared.messages import Role
from shared.service import Service
from tests.services.meetings.world import COMMISSION, body
from tests.system import System

HTML = {"accept": "text/html"}
PERSON = {
    "name": "Aiko",
    "email": "aiko@example.org",
    "password": "long enough",
    "zone": "Asia/Tokyo",
    "language": "en",
    "_from": "/people/new",
    "_next": "/people/{id}",
}


@pytest.fixture
def services() -> Sequence[Service]:
    return (IDENTITY, MEETINGS)


async def let_in(who: httpx.AsyncClient, **more: Any) -> str:
    made = await who.post("/people", data=PERSON | more)
    assert made.status_code == 303, made.text
    return str(made.headers["location"])


async def test_somebody_is_let_in_given_a_role_in_a_body_and_lets_it_go(system: System) -> None:
    async with await system.person(Role.SECRETARIAT) as officer:
        commission = await body(officer, COMMISSION)
        person = await let_in(officer)
        role = {"role": "chair", "body": commission, "_next": person, "_from": person}
        granted = await officer.post(f"{person}/roles", data=role)
        page = await officer.get(person, headers=HTML)
        everywhere = await officer.post(f"{person}/roles", data=role | {"body": ""})
        held = (await officer.get(f"{person}.json")).json()["held"]
        revoked = await officer.post(f"{person}/revocations", data=role)
        left = (await officer.get(f"{person}.json")).json()["held"]

    assert (granted.status_code, everywhere.status_code, revoked.status_code) == (303, 303, 303)
    assert "Chair · CCPCJ" in page.text
    assert [(each["body"], each["where"]) for each in held] == [(None, ""), (commission, "CCPCJ")]
    assert [each["body"] for each in left] == [None]


async def test_what_is_not_right_stands_at_its_field(system: System) -> None:
    async with await system.person(Role.SECRETARIAT) as officer:
        refused = await officer.post("/people", data=PERSON | {"password": "short"})
        left_out = await officer.post("/people", data=PERSON | {"email": ""})

    assert (refused.status_code, left_out.status_code) == (422, 422)
    assert 'id="error-email"' in left_out.text
    assert 'id="error-password"' in refused.text
    assert "aiko@example.org" in refused.text


async def test_an_operator_lets_people_in_and_out_and_grants_nothing(system: System) -> None:
    async with await system.person(Role.OPERATOR) as operator:
        person = await let_in(operator)
        page = await operator.get(person, headers=HTML)
        listed = (await operator.get("/people.json")).json()
        left = await operator.post(f"{person}/departure", data={"_next": "/people", "_from": "/"})

    assert "Grant" not in page.text
    assert "Erase this person" in page.text
    assert [each["name"] for each in listed] == ["Aiko"]
    assert left.status_code == 303


@pytest.mark.parametrize("at", ["/people", "/people/new", "/people/{id}"])
async def test_the_pages_are_refused_to_everybody_else_and_no_entry_leads_there(
    system: System, at: str
) -> None:
    async with (
        await system.person(Role.SECRETARIAT) as officer,
        await system.person(Role.SECRETARIAT, new_id()) as of_one_body,
        await system.person(Role.DELEGATE) as delegate,
        system.client() as outsider,
    ):
        address = at.replace("/people/{id}", await let_in(officer))
        answers = [await who.get(address) for who in (officer, of_one_body, delegate, outsider)]
        pages = [await who.get("/bodies", headers=HTML) for who in (of_one_body, delegate)]

    assert [each.status_code for each in answers] == [200, 403, 403, 401]
    assert not any('href="/people' in page.text for page in pages)


async def test_the_list_is_read_page_by_page(
    system: System, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "PAGE", 2)
    async with await system.person(Role.SECRETARIAT) as officer:
        for name in ("Cleo", "Aiko", "Bela"):
            await let_in(officer, name=name, email=f"{name}@example.org")
        first = await officer.get("/people.json")
        following = first.headers["link"].partition("<")[2].partition(">")[0]
        second = await officer.get(following)

    assert [each["name"] for each in first.json()] == ["Aiko", "Bela"]
    assert [each["name"] for each in second.json()] == ["Cleo"]
