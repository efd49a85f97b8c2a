"""What nobody sends by mistake is refused, never a mistake of ours, and harms nobody else."""

import asyncio
import json
from collections.abc import AsyncGenerator, Sequence
from datetime import timedelta
from uuid import uuid4

import asyncpg
import httpx
import pytest

from services.identity.service import IDENTITY
from services.meetings.service import MEETINGS
from services.notifications.service import NOTIFICATIONS
from shared.http.bounds import LONGEST, MOST
from shared.http.forms import local
from shared.http.problems import at_field
from shared.messages import Role
from shared.service import Service
from shared.transaction import LARGEST_EVENT
from tests.services.meetings.world import COMMISSION, HISTORIC, TWENTY_NINTH, body, session
from tests.system import BASE, System

JSON = {"content-type": "application/json"}
FORM = {"content-type": "application/x-www-form-urlencoded"}
REFUSED = {400, 404, 409, 413, 422, 428}


@pytest.fixture
def services() -> Sequence[Service]:
    return (IDENTITY, MEETINGS, NOTIFICATIONS)


@pytest.fixture
async def officer(system: System) -> AsyncGenerator[httpx.AsyncClient]:
    async with await system.person(Role.SECRETARIAT) as http:
        yield http


TEXTS = {
    "NUL": "a\x00b",
    "invisible": "a\x0bb",
    "long": "x" * 5000,
    "in four bytes": "𒀀" * 601,
    "huge": "x" * 1_100_000,
    "empty": "",
    "blank": "   ",
}


async def test_no_text_breaks_what_it_is_kept_in(officer: httpx.AsyncClient) -> None:
    of = await body(officer)
    sits = await session(officer, of, headers=HISTORIC)
    meets = {"day": "2020-05-18", "starts": "10:00", "ends": "13:00"}
    person = {"email": "a@example.org", "password": "long enough"}

    answers = {}
    for name, words in TEXTS.items():
        sent = [
            *(("/bodies", COMMISSION | {field: words}) for field in ("name", "symbol", "place")),
            ("/sessions", {"body": of, "title": words, "parts": TWENTY_NINTH}),
            (f"/sessions/{sits}/meetings", meets | {"title": words, "room": words}),
            ("/delegations", {"code": words, "name": words, "kind": "invented"}),
            ("/people", person | {"name": words}),
            ("/people", person | {"name": "A", "language": words}),
            ("/sign-in", {"email": words, "password": words}),
        ]
        for place, given in sent:
            answer = await officer.post(place, json=given, headers=HISTORIC)
            answers[name, place, str(given)[:200]] = answer.status_code

    assert set(answers.values()) <= REFUSED | {401}


async def test_no_date_or_number_breaks_a_page(officer: httpx.AsyncClient) -> None:
    of = await body(officer)
    sits = await session(officer, of, headers=HISTORIC)
    far = {"body": of, "title": "Last", "parts": [{"opens": "9999-12-30", "closes": "9999-12-31"}]}
    many = {"body": of, "title": "Many", "parts": TWENTY_NINTH * 501}
    rule = {"count": 10**30, "unit": "days", "at": "13:00"}

    answers = [
        await officer.get(f"/sessions/{sits}?as_of=9999-12-31"),
        await officer.get(f"/inbox?after={10**30}"),
        await officer.post("/sessions", json=far),
        await officer.post("/sessions", json=many),
        await officer.post(
            f"/sessions/{sits}/deadlines", json={"subject": "x", "title": "x", "rule": rule}
        ),
        await officer.post(f"/alerts/{uuid4()}/readings", json={"number": 10**30}),
        await officer.put(
            f"/sessions/{sits}/agenda",
            json={"lines": "1 Opening"},
            headers={"If-Match": "9" * 5000},
        ),
    ]
    calendar = await officer.get("/calendar.ics")

    assert {answer.status_code for answer in answers} <= REFUSED
    assert calendar.status_code == 200


HAPPENED = [
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-14:00",
    "2019-03-01T09:00:01Z",  # a second after the test's now
    "2019-01-01T00:00:00",
    "",
]


async def test_only_what_has_happened_is_entered_as_past(officer: httpx.AsyncClient) -> None:
    for happened in HAPPENED:
        headers = {"Penholder-Happened": happened}
        refused = await officer.post("/watches", json={"thing": str(uuid4())}, headers=headers)

        assert refused.status_code == 422, happened
        assert "Penholder-Happened" in refused.json()["detail"]


BODIES = [
    b"[" * 100_000,
    b'{"a":' * 100_000,
    b"null",
    b"\xff\xfe",
    b'{"thing":"\\ud800"}',
    b'{"thing":1e999}',
    b"{",
]


async def test_no_body_breaks_its_reading(officer: httpx.AsyncClient) -> None:
    for content in BODIES:
        refused = await officer.post("/watches", content=content, headers=JSON)

        assert refused.status_code in REFUSED, content[:20]
        assert refused.headers["content-type"] == "application/problem+json"


FORMS = [
    b"name=1&name.inner=2",
    b"name.inner=2&name=1",
    b".=1",
    b"a." * 100_000 + b"b=1",
    b"&".join(b"a%d=1" % each for each in range(5000)),
    b"_method=SHOUT&name=1",
    b"_method=%00&name=1",
    b"_version=%00&_key=%00%0a&name=%00",
    b"_from=/%0d%0aX:1&name=1",
]


async def test_no_form_breaks_its_reading(officer: httpx.AsyncClient) -> None:
    multipart = {"content-type": "multipart/form-data; boundary="}
    for content in FORMS:
        refused = await officer.post("/bodies", content=content, headers=FORM)
        parts = await officer.post("/bodies", content=content, headers=multipart)
        foreign = {"origin": "http://["}
        elsewhere = await officer.post("/bodies", content=content, headers=FORM | foreign)

        assert refused.status_code in REFUSED | {405}, content[:20]
        assert parts.status_code in REFUSED, content[:20]
        assert elsewhere.status_code in {403, 422}, content[:20]


@pytest.mark.parametrize(
    "address",
    ["//elsewhere", "/\\elsewhere", "/\t/elsewhere", "/\r/elsewhere", "/\n/elsewhere", "x", ""],
)
def test_no_address_leads_elsewhere(address: str) -> None:
    assert local(address) is None


async def test_a_file_of_nine_megabytes_reaches_its_reader(officer: httpx.AsyncClient) -> None:
    of = await body(officer)
    sits = await session(officer, of, headers=HISTORIC)
    heavy = {"file": ("draft.docx", b"no Word file" * 800_000)}

    form = await officer.post(f"/sessions/{sits}/drafts", data={"_from": "/"}, files=heavy)
    larger = {"file": ("draft.docx", b"no Word file" * 1_100_000)}
    refused = await officer.post(f"/sessions/{sits}/drafts", data={"_from": "/"}, files=larger)

    assert form.status_code == 422
    assert refused.status_code == 413


async def test_what_cannot_be_told_is_not_committed(
    system: System, officer: httpx.AsyncClient, admin: asyncpg.Connection
) -> None:
    of = await body(officer)
    sits = await session(officer, of, headers=HISTORIC)
    items = [{"number": str(each), "title": "𒀀" * 600} for each in range(1, 400)]

    refused = await officer.put(
        f"/sessions/{sits}/agenda", json={"items": items}, headers={"If-Match": "1"}
    )

    largest = await admin.fetchval("SELECT max(length(body::text)) FROM meetings.event_log")
    assert refused.status_code == 413
    assert largest < LARGEST_EVENT


async def test_another_sites_page_acts_in_nobodys_name(
    system: System, officer: httpx.AsyncClient
) -> None:
    cookie = {"cookie": f"penholder={officer.headers['authorization'].partition(' ')[2]}"}
    plain = {"content-type": "text/plain"}
    thing = json.dumps({"thing": str(uuid4())})

    async with system.client() as browser:
        answers = [
            (await browser.post("/watches", content=thing, headers=cookie | plain | origin))
            for origin in ({"origin": "http://elsewhere.test"}, {"origin": "null"})
        ]
        own = await browser.post("/watches", content=thing, headers=cookie | {"origin": BASE})

    assert [answer.status_code for answer in answers] == [403, 403]
    assert own.status_code == 201


async def test_many_guesses_at_once_are_no_faster(
    system: System, officer: httpx.AsyncClient, admin: asyncpg.Connection
) -> None:
    person = {"name": "A", "email": "a@example.org", "password": "long enough"}
    await officer.post("/people", json=person)
    wrong = {"email": "a@example.org", "password": "guessed"}

    guesses = await asyncio.gather(*(officer.post("/sign-in", json=wrong) for _ in range(20)))
    await admin.execute("UPDATE identity.guess SET failed = 60, until = now() WHERE network <> ''")
    later = await officer.post("/sign-in", json=wrong)
    pause = await admin.fetchval("SELECT until - now() FROM identity.guess WHERE network <> ''")

    assert sorted(answer.status_code for answer in guesses) == [401] * 5 + [422] * 15
    assert later.status_code == 401
    assert timedelta(minutes=14) < pause <= timedelta(minutes=15)


async def test_the_same_delegation_is_registered_once(officer: httpx.AsyncClient) -> None:
    given = {"code": "AUT", "name": "Austria"}

    answers = await asyncio.gather(*(officer.post("/delegations", json=given) for _ in range(6)))

    assert sorted(answer.status_code for answer in answers) == [201] + [409] * 5


async def test_old_answers_and_attempts_are_forgotten(
    officer: httpx.AsyncClient, admin: asyncpg.Connection
) -> None:
    keep = "INSERT INTO {} SELECT {} FROM generate_series(1, 5) AS n"
    old = "gen_random_uuid(), 'POST /bodies', 'k', '', NULL, NULL, now() - interval '8 days'"
    await admin.execute(keep.format("meetings.idempotency", old))
    await admin.execute(keep.format("identity.guess", "n::text, '', 9, now() - interval '2 days'"))

    await officer.post("/bodies", json=COMMISSION, headers={"Idempotency-Key": "k"})
    await officer.post("/sign-in", json={"email": "a@example.org", "password": "guessed"})

    assert await admin.fetchval("SELECT count(*) FROM meetings.idempotency") == 1
    assert await admin.fetchval("SELECT count(*) FROM identity.guess WHERE network = ''") == 1


async def test_a_key_belongs_to_its_person_and_route(system: System) -> None:
    key = {"Idempotency-Key": "the same"}
    thing = {"thing": str(uuid4())}
    async with (
        await system.person(Role.SECRETARIAT) as one,
        await system.person(Role.SECRETARIAT) as other,
    ):
        first = await one.post("/watches", json=thing, headers=key)
        again = await one.post("/watches", json=thing, headers=key)
        others = await other.post("/watches", json=thing, headers=key)
        route = await one.post("/mutes", json=thing, headers=key)

    assert again.json() == first.json()
    assert others.json()["id"] != first.json()["id"]
    assert route.json()["version"] == 2


@pytest.mark.parametrize(
    ("state", "status"),
    [
        ("57P03", 503),  # the database system is starting up
        ("57P01", 503),  # it is being stopped
        ("53100", 503),  # its disk is full
        ("58030", 503),  # its disk fails
        ("25006", 503),  # another server has taken its place
        ("40001", 409),
        ("23505", 409),
        ("42P01", 500),  # a mistake of ours stays one
    ],
)
async def test_a_database_in_trouble_is_an_outage(
    officer: httpx.AsyncClient, admin: asyncpg.Connection, state: str, status: int
) -> None:
    await admin.execute(f"""
        CREATE FUNCTION meetings.fail() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE SQLSTATE '{state}'; END $$;
        CREATE TRIGGER fails BEFORE INSERT ON meetings.event_log EXECUTE FUNCTION meetings.fail();
    """)

    answer = await officer.post("/bodies", json=COMMISSION)

    assert answer.status_code == status


async def test_to_head_even_a_stream_answers_at_once(officer: httpx.AsyncClient) -> None:
    async with asyncio.timeout(10):
        stream = await officer.head("/live")
        page = await officer.head("/bodies", headers={"accept": "text/html"})

    assert (stream.status_code, stream.content) == (200, b"")
    assert stream.headers["content-type"].startswith("text/event-stream")
    assert (page.status_code, page.content) == (200, b"")


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ("parts.1.closes: It ends before it begins.", "parts.1.closes"),
        ("parts[...].closes: Invalid date.", "parts[...].closes"),
        ("zone: Vienna is no IANA time zone.", "zone"),
        ("It closed at 13:00: nothing more is taken.", None),
    ],
)
def test_a_refusal_stands_at_its_field(words: str, field: str | None) -> None:
    assert list(at_field(words)) == ([field] if field else [])


async def test_the_bounds_of_fields_are_described(system: System) -> None:
    schema = system.composed.litestar.openapi_schema.to_schema()
    described = schema["components"]["schemas"]

    body = described["EstablishBody"]["properties"]
    agenda = described["ProposeAgenda"]["properties"]
    assert body["name"] == {"type": "string", "maxLength": LONGEST}
    assert agenda["lines"]["maxLength"] == 50_000
    assert agenda["items"]["maxItems"] == MOST
