"""The people concerned: one alert for one move, and one mail that says all of it."""

from playwright.async_api import expect

from tests.journeys.walk.officer import BUREAU, MOVED, POSTPONED
from tests.journeys.walk.room import CHAIR, DELEGATE, Room

SAID = {
    POSTPONED: ("Twenty-ninth session", "18–22 May 2020", BUREAU, POSTPONED),
    MOVED: ("Sixth meeting", "6–8 April 2020", "27–29 July 2020", BUREAU, MOVED),
}


async def are_told_once(room: Room, told: dict[str, list[str]]) -> None:
    """Whom the preview named, and each of them once."""
    for person in (DELEGATE, CHAIR):
        assert all(person in people for people in told.values()), told
        await finds_one_alert_and_one_mail(room, person)


async def finds_one_alert_and_one_mail(room: Room, person: str) -> None:
    tab = await room.person(person)
    who = person.split()[0].lower()
    await room.visit(tab, "/inbox", f"{who}-inbox")
    for basis in SAID:
        alerts = tab.locator("main section > ul > li").filter(has_text=basis)
        await expect(alerts).to_have_count(1)
    await room.visit(tab, "/mailbox", f"{who}-mailbox")
    for basis, words in SAID.items():
        mail = tab.locator("article.panel").filter(has_text=basis)
        await expect(mail).to_have_count(1)
        for word in words:
            await expect(mail).to_contain_text(word)
    await tab.goto("/inbox")
    await tab.locator("main section > ul > li p > a").first.click()
    await room.look(tab, f"{who}-alert")
