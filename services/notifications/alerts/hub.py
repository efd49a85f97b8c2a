"""The open pages of one process, by their people: one ear at the broker for all of them."""

import asyncio
import logging
from typing import ClassVar
from uuid import UUID

import asyncpg

from services.notifications.alerts.store import SQL
from shared.errors import Refusal
from shared.registry import Means

logger = logging.getLogger(__name__)
SUBJECT = "evt.notifications.alert.>"
MOST = 20
"""Pages of one person in one process."""


class TooManyPages(Refusal):
    """One person has more pages open than anybody reads."""

    status: ClassVar[int] = 429
    title: ClassVar[str] = "Too many pages are open"


class Page:
    """One open page."""

    def __init__(self, person: UUID) -> None:
        self.person = person
        self.woken = asyncio.Event()


class Hub:
    """Knows which pages an alert concerns, with one question for all of them."""

    def __init__(self, means: Means) -> None:
        self.means = means
        self.pages: dict[UUID, set[Page]] = {}
        self.heard: set[UUID] = set()
        self.looking: asyncio.Task[None] | None = None

    async def listen(self) -> None:
        """Pages look by themselves now and then; hearing makes them look at once."""
        if self.means.hear:
            await self.means.hear(SUBJECT, self.hear)

    def hear(self, subject: str) -> None:
        """What is heard while an alert is looked up waits for its turn."""
        if not self.pages:
            return
        self.heard.add(UUID(subject.split(".")[3]))
        if self.looking is None or self.looking.done():
            self.looking = asyncio.create_task(self.look())

    async def look(self) -> None:
        """Wake the pages of the people whom the alerts have reached."""
        while self.heard:
            alert = self.heard.pop()
            try:
                rows = await self.means.database.pool.fetch(
                    SQL["reached_by"], alert, list(self.pages)
                )
            except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
                logger.warning("alert %s wakes no page", alert, exc_info=True)
                continue
            for row in rows:
                for page in self.pages.get(row["person"], ()):
                    page.woken.set()

    def enter(self, person: UUID) -> Page:
        """TooManyPages when the person has as many open as one may."""
        pages = self.pages.setdefault(person, set())
        if len(pages) >= MOST:
            raise TooManyPages(f"You have {MOST} live pages open here. Close some of them.")
        page = Page(person)
        pages.add(page)
        return page

    def leave(self, page: Page) -> None:
        """The last page of a person takes its place with it."""
        pages = self.pages.get(page.person, set())
        pages.discard(page)
        if not pages:
            self.pages.pop(page.person, None)
