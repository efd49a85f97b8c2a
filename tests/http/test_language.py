"""A page speaks the language that its reader has chosen, else the one their browser asks for."""

from collections.abc import Sequence

import httpx
import pytest

from services.identity.service import IDENTITY
from services.meetings.service import MEETINGS
from shared.http.language import preferred
from shared.messages import Role
from shared.service import Service
from tests.system import System

HTML = {"accept": "text/html"}
FRENCH = HTML | {"accept-language": "fr"}


@pytest.fixture
def services() -> Sequence[Service]:
    return (IDENTITY, MEETINGS)


def speaks(page: httpx.Response) -> str:
    return page.text.partition('<html lang="')[2].partition('"')[0]


async def test_a_page_speaks_as_the_browser_asks_until_its_reader_chooses(system: System) -> None:
    async with system.client() as reader:
        asked = await reader.get("/calendar", headers=FRENCH)
        form = {"language": "en", "_from": "/calendar?year=2019"}
        chosen = await reader.post("/language", data=form, headers=FRENCH)
        after = await reader.get("/calendar", headers=FRENCH)

    assert (speaks(asked), speaks(after)) == ("fr", "en")
    assert "Calendrier des sessions" in asked.text
    assert '<button class="quiet">English</button>' in asked.text
    assert '<button class="quiet">Français</button>' in after.text
    assert (chosen.status_code, chosen.headers["location"]) == (303, "/calendar?year=2019")
    assert "accept-language" in asked.headers["vary"].lower()


async def test_a_language_that_nothing_is_written_in_is_refused(system: System) -> None:
    async with system.client() as reader:
        refused = await reader.post("/language", json={"language": "tlh"})
        reader.cookies.set("language", "es")
        page = await reader.get("/calendar", headers=HTML)

    assert (refused.status_code, list(refused.json()["errors"])) == (422, ["language"])
    assert speaks(page) == "en"


async def test_who_signs_in_reads_on_in_the_language_of_their_account(system: System) -> None:
    account = {"email": "aiko@example.org", "password": "long enough"}
    async with (
        await system.person(Role.SECRETARIAT) as officer,
        system.client() as reader,
        system.client() as chooser,
    ):
        await officer.post("/people", json=account | {"name": "Aiko", "language": "fr"})
        chooser.cookies.set("language", "en")
        for who in (reader, chooser):
            await who.post("/sign-in", json=account)
        pages = [await who.get("/calendar", headers=HTML) for who in (reader, chooser)]

    assert [speaks(each) for each in pages] == ["fr", "en"]


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "en"),
        ("fr-CH, fr;q=0.9, en;q=0.8, *;q=0.5", "fr"),
        ("de, en;q=0.4, fr;q=0.6", "fr"),
        ("fr;q=0, en;q=0.1", "en"),
        ("fr;q=x, ru", "en"),
    ],
)
def test_the_best_of_what_the_browser_asks_for(header: str, language: str) -> None:
    assert preferred(header) == language
