"""An officer of the secretariat: issues, enters, schedules, and moves what has to move."""

from playwright.async_api import Page, expect

from tests.journeys.walk import texts
from tests.journeys.walk.room import OFFICER, Room, clock, here, problem, send, step

SESSION = "Thirtieth session"
POSTPONED = "The epidemic of COVID-19"
MOVED = "Travel is not possible in April"
BUREAU = "The extended Bureau"
WEEKS_TO_MARCH = 41


async def works_at_the_desk(room: Room, draft: str) -> None:
    """Issues what waits, and enters a co-sponsor that raised its nameplate."""
    tab = await room.person(OFFICER)
    await room.visit(tab, "/desk", "officer-desk")
    waits = tab.locator("article.panel").filter(has_text=texts.TITLE)
    await send(tab, "Issue the draft", within=waits)
    await expect(tab.locator("article.panel").filter(has_text=texts.TITLE)).to_have_count(0)
    await room.look(tab, "officer-desk-after")
    await room.visit(tab, "/drafts", "officer-drafts")
    await expect(tab.locator("main")).to_contain_text("E/CN.15/2020/EXAMPLE/L.1")
    await enters_a_sponsor(room, tab, draft)
    for address in ("/people", "/bodies/new", "/documents", "/documents/new", "/me"):
        await room.visit(tab, address, "officer" + address.replace("/", "-"))


async def enters_a_sponsor(room: Room, tab: Page, draft: str) -> None:
    """After the deadline too: the officer enters what happened, and how it was made known."""
    await tab.goto(f"{draft}/sponsors")
    await tab.get_by_label("Delegation", exact=True).select_option("Kestrel Coast")
    await tab.get_by_label("How it let you know").select_option("Nameplate")
    await send(tab, "Join")
    row = tab.locator("tbody tr").filter(has_text="Kestrel Coast")
    await expect(row).to_contain_text("nameplate, entered by the secretariat")
    await room.look(tab, "officer-sponsor-entered")


async def schedules(room: Room) -> str:
    """A session with a deadline, from the calendar; its address."""
    tab = await room.person(OFFICER)
    await tab.goto("/calendar")
    await tab.get_by_role("link", name="Schedule a session").click()
    await room.look(tab, "officer-schedule")
    await tab.get_by_label("Title").fill(SESSION)
    await tab.get_by_label("Part 1: first day").fill("2021-05-21")
    await tab.get_by_label("Part 1: last day").fill("2021-05-17")
    await send(tab, "Schedule the session")
    await expect(problem(tab)).to_be_visible()
    await expect(tab.get_by_label("Title")).to_have_value(SESSION)
    await room.look(tab, "officer-schedule-refused")
    await tab.get_by_label("Part 1: first day").fill("2021-05-17")
    await tab.get_by_label("Part 1: last day").fill("2021-05-21")
    await send(tab, "Schedule the session")
    await expect(tab.locator("h1")).to_have_text(SESSION)
    session = here(tab)
    await sets_a_deadline(room, tab, session)
    await schedules_a_meeting(room, tab, session)
    return session


async def sets_a_deadline(room: Room, tab: Page, session: str) -> None:
    await tab.get_by_role("link", name="Set a deadline").click()
    await room.look(tab, "officer-deadline")
    await tab.get_by_label("Title").fill("Submission of draft resolutions")
    await send(tab, "Set the deadline")
    assert here(tab) == session
    await expect(tab.locator("aside")).to_contain_text("Mon 26 Apr 2021, 13:00 Vienna")
    await tab.get_by_role("link", name="Submission of draft resolutions").click()
    await room.look(tab, "officer-deadline-set")
    await tab.goto(session)


async def schedules_a_meeting(room: Room, tab: Page, session: str) -> None:
    """In a room; a second one at the same hour in the same room is refused."""
    for attempt in ("first", "second"):
        await tab.goto(f"{session}/meetings/new")
        await tab.get_by_label("Title").fill(f"{attempt.capitalize()} plenary meeting")
        await tab.get_by_label("Day").fill("2021-05-17")
        await tab.get_by_label("Room").fill("Example Hall")
        await send(tab, "Schedule the meeting")
        await room.look(tab, f"officer-meeting-{attempt}")
    await expect(problem(tab)).to_contain_text("Example Hall")
    await room.visit(tab, session, "officer-session-scheduled")
    await expect(tab.locator(".programme")).to_contain_text("First plenary meeting")


async def goes_to_march(room: Room) -> None:
    """By week steps; everything that was due on the way has happened."""
    tab = await room.person(OFFICER)
    await tab.goto("/about")
    await step(tab, "week", WEEKS_TO_MARCH)
    assert "Mar 2020" in await clock(tab)
    await room.visit(tab, "/today", "officer-today-in-march")


async def session_of(tab: Page, title: str) -> str:
    await tab.goto("/calendar")
    await tab.get_by_role("link", name=title).click()
    return here(tab)


async def moves(room: Room, title: str, days: tuple[str, str], basis: str, name: str) -> list[str]:
    """Through the preview; the people who are named there."""
    tab = await room.person(OFFICER)
    session = await session_of(tab, title)
    await tab.get_by_role("link", name="Move or postpone").click()
    if name == "postpone":
        await room.look(tab, "officer-move-form")
    await tab.get_by_label("First day").fill(days[0])
    await tab.get_by_label("Last day").fill(days[1])
    await tab.get_by_label("Decided by").fill(BUREAU)
    await tab.get_by_label("Basis").fill(basis)
    await send(tab, "Show what would move")
    await expect(tab.get_by_text("Nothing has changed yet.")).to_be_visible()
    await room.look(tab, f"officer-{name}-preview")
    people = await tab.locator(".people b").all_inner_texts()
    await send(tab, "Move the session")
    assert here(tab) == session
    await expect(tab.locator("#moves + ul")).to_contain_text(basis)
    await room.look(tab, f"officer-{name}-done")
    return people


async def postpones_and_moves(room: Room) -> dict[str, list[str]]:
    """CCPCJ 29 loses its dates, the sixth meeting goes to July; who was to be told of each."""
    july = ("2020-07-27", "2020-07-29")
    told = {
        POSTPONED: await moves(room, "Twenty-ninth session", ("", ""), POSTPONED, "postpone"),
        MOVED: await moves(room, "Sixth meeting", july, MOVED, "move"),
    }
    tab = await room.person(OFFICER)
    await room.visit(tab, "/calendar", "officer-calendar-after-moves")
    await expect(tab.locator("main")).to_contain_text("postponed from 18–22 May 2020")
    return told


async def gives_it_a_date_and_moves_back(room: Room) -> None:
    """CCPCJ 29 is held on 3 December; the sixth meeting goes back to April after all."""
    december, april = ("2020-12-03", "2020-12-03"), ("2020-04-06", "2020-04-08")
    await moves(room, "Twenty-ninth session", december, "A new date is agreed", "redate")
    await moves(room, "Sixth meeting", april, "It can meet after all", "back")
    tab = await room.person(OFFICER)
    await tab.goto("/calendar")
    await expect(tab.locator("main")).to_contain_text("6–8 April 2020")
    await expect(tab.locator("main")).to_contain_text("3 December 2020")
