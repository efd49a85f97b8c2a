"""The table of permissions as a matrix: every command and every view, as every kind of person.

What is declared (``allow=``, ``body=``, ``sees=``) is what happens over HTTP: a refusal records
nothing, and a draft before issue does not exist for others, in no format of any view.
"""

import re
import typing
from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any
from uuid import UUID

import asyncpg
import httpx
import msgspec
import pytest

from services.application import SERVICES
from shared.http.commands import PARAMETER
from shared.messages import Role
from shared.registry import CommandSpec, ViewSpec
from tests.system import System

SECRET = "Zinnwald lanterns"
TEXT = f"""{SECRET}

The Commission,

Recalling its resolution 1/1 of 1 January 2010,

1. Requests the Secretary-General to report on {SECRET};

2. Decides to remain seized of the matter.
"""
COMMANDS = [spec for service in SERVICES for spec in service.commands]
VIEWS = [(service.name, spec) for service in SERVICES for spec in service.views]
FORMATS = ("json", "html", "ics", "atom", "txt", "svg", "xml", "docx", "pdf")


class Someone(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of person, and the roles by which the table is read."""

    name: str
    http: httpx.AsyncClient
    role: Role | None
    body: str | None
    """In which body the role is held: None in all of them."""
    sees_secret: bool

    def may(self, spec: CommandSpec[Any], body: str) -> bool:
        if self.role is None:
            return False
        if not spec.allow:
            return True
        held = self.body is None or (spec.body is not None and self.body == body)
        return held and self.role in spec.allow


class World(msgspec.Struct, frozen=True, kw_only=True):
    """One of each thing, and everybody."""

    ids: dict[str, str]
    people: list[Someone]


@pytest.fixture
async def world(system: System) -> World:
    officer = await system.person(Role.SECRETARIAT)
    own, other = (
        await system.delegation("OWN", "Ownland"),
        await system.delegation("OTH", "Otherland"),
    )
    ids = await things(system, officer, str(own))
    body, elsewhere = ids["body"], ids["elsewhere"]

    async def someone(
        name: str, role: Role, where: str | None, *, sees: bool, of: UUID | None = None
    ) -> Someone:
        http = await system.person(role, UUID(where) if where else None, delegation=of)
        return Someone(name=name, http=http, role=role, body=where, sees_secret=sees)

    # What the services say to each other about these things is said before a test counts.
    await system.step()
    people = [
        Someone(name="outsider", http=system.client(), role=None, body=None, sees_secret=False),
        await someone("delegate", Role.DELEGATE, body, sees=True, of=own),
        await someone("another delegate", Role.DELEGATE, body, sees=False, of=other),
        await someone("chair", Role.CHAIR, body, sees=False),
        await someone("officer of another body", Role.SECRETARIAT, elsewhere, sees=False),
        await someone("operator", Role.OPERATOR, None, sees=False),
        await someone("officer", Role.SECRETARIAT, body, sees=True),
        await someone("officer of all", Role.SECRETARIAT, None, sees=True),
    ]
    return World(ids=ids, people=people)


async def things(system: System, officer: httpx.AsyncClient, own: str) -> dict[str, str]:
    """Made over the API, each named as addresses name it."""

    async def make(address: str, body: dict[str, Any]) -> str:
        answer = await officer.post(address, json=body)
        assert answer.status_code == 201, answer.text
        return str(answer.json()["id"])

    place = {"zone": "Europe/Vienna", "place": "Vienna"}
    body = await make("/bodies", {"name": "A", "short_name": "A", "symbol": "E/CN.1", **place})
    other = await make("/bodies", {"name": "B", "short_name": "B", "symbol": "E/CN.2", **place})
    parts = [{"opens": "2019-09-02", "closes": "2019-09-06"}]
    session = await make("/sessions", {"body": body, "title": "First session", "parts": parts})
    rule = {"count": 2, "unit": "weeks", "at": "13:00"}
    due = {"subject": "comments", "title": "Comments", "rule": rule}
    held = {"title": "1st", "day": "2019-09-02", "starts": "10:00", "ends": "13:00", "room": "R"}
    deadline = await make(f"/sessions/{session}/deadlines", due)
    meeting = await make(f"/sessions/{session}/meetings", held)
    draft = await make(
        f"/sessions/{session}/drafts", {"text": TEXT, "delegation": own, "item": "1"}
    )
    await system.step()
    years = {"begins": "2019-01-01", "ends": "2021-01-01"}
    plan = await make("/workplans", {"body": body, "title": "P", "basis": "1/1", **years})
    milestone = await make(f"/workplans/{plan}/milestones", {"title": "M", "day": "2020-01-01"})
    document = await make(
        "/documents", {"body": body, "symbol": "E/CN.1/2019/2", "title": "Note", "text": TEXT}
    )
    return {
        "body": body,
        "elsewhere": other,
        "session": session,
        "deadline": deadline,
        "meeting": meeting,
        "draft": draft,
        "workplan": plan,
        "milestone": milestone,
        "document": document,
        "delegation": own,
    }


async def recorded(admin: asyncpg.Connection) -> int:
    counts = [f"SELECT count(*) FROM {service.name}.event_log" for service in SERVICES]
    return int(await admin.fetchval(f"SELECT sum(count) FROM ({' UNION ALL '.join(counts)}) AS x"))


async def test_whoever_may_not_is_refused_and_nothing_is_recorded(
    world: World, admin: asyncpg.Connection
) -> None:
    before = await recorded(admin)
    wrong = []
    for spec in COMMANDS:
        for person in world.people:
            if not person.may(spec, world.ids["body"]):
                status = (await carry_out(spec, person, world.ids)).status_code
                expected = (401,) if person.role is None else (403, 404)
                if status not in expected:
                    wrong.append((spec.message.__name__, person.name, status))
    assert wrong == []
    assert await recorded(admin) == before


async def test_whoever_may_is_not_refused_for_the_role(world: World) -> None:
    officers = [each for each in world.people if each.name.startswith("officer")]
    wrong = []
    for spec in COMMANDS:
        for person in officers:
            if person.may(spec, world.ids["body"]):
                answer = await carry_out(spec, person, world.ids)
                if answer.status_code in (401, 403, 500):
                    wrong.append((spec.message.__name__, person.name, answer.text))
    assert wrong == []


async def test_a_draft_before_issue_is_in_no_view_of_others(world: World) -> None:
    wrong, found = [], set()
    for service, spec in VIEWS:
        for person in world.people:
            for suffix in FORMATS:
                answer = await person.http.get(address(spec, world.ids) + f".{suffix}")
                if answer.status_code == 500:
                    wrong.append((service, spec.at, suffix, person.name, "500"))
                if SECRET in answer.text:
                    found.add(person.name)
                    if not person.sees_secret and not spec.at.startswith("/documents"):
                        wrong.append((service, spec.at, suffix, person.name, "shown"))
    assert wrong == []
    assert {"delegate", "officer", "officer of all"} <= found


async def carry_out(
    spec: CommandSpec[Any], person: Someone, ids: Mapping[str, str]
) -> httpx.Response:
    method, path = spec.at.split(" ")
    in_path = PARAMETER.findall(path)
    filled = path.format(**{name: filled_in(name, spec, ids) for name in in_path})
    fields = [f for f in msgspec.structs.fields(spec.message) if f.name not in in_path]
    body = {f.name: sample(f.name, f.type, ids) for f in fields if f.required}
    return await person.http.request(method, filled, json=body, headers={"If-Match": '"1"'})


def filled_in(name: str, spec: CommandSpec[Any], ids: Mapping[str, str]) -> str:
    """A thing of the world where there is one of that name, else one that nobody has."""
    kinds = typing.get_type_hints(spec.message)
    return "1" if kinds[name] is int else ids.get(name, str(UUID(int=7)))


def sample(name: str, kind: Any, ids: Mapping[str, str]) -> Any:
    """Something of the right shape."""
    if name in ids:
        return ids[name]
    arguments = typing.get_args(kind)
    origin = typing.get_origin(kind)
    if origin is typing.Annotated:
        return "10:00" if "pattern" in str(kind) else sample(name, arguments[0], ids)
    if origin is typing.Literal:
        return arguments[0]
    if origin in (list, tuple):
        return [sample(name, arguments[0], ids)]
    if arguments:
        return sample(name, arguments[0], ids)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next(iter(kind)).value
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        fields = msgspec.structs.fields(kind)
        return {f.name: sample(f.name, f.type, ids) for f in fields if f.required}
    plain = {UUID: str(UUID(int=7)), int: 1, bool: True, date: "2019-09-02", bytes: "eA=="}
    return plain.get(kind, "2019-09-02T10:00:00Z" if kind is datetime else "words")


def address(spec: ViewSpec, ids: Mapping[str, str]) -> str:
    kinds = typing.get_type_hints(spec.handle)

    def value(match: re.Match[str]) -> str:
        if kinds[match[1]] is str:
            return "E-CN.1-2019-2"
        return "0" if kinds[match[1]] is int else ids.get(match[1], str(UUID(int=7)))

    return PARAMETER.sub(value, spec.at)
