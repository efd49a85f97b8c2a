"""What may be read of one's own inbox."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import asyncpg
import msgspec

from services.notifications.alerts import model, store
from services.notifications.alerts.model import Fact
from services.notifications.alerts.store import SQL, ToldItem
from services.notifications.things import model as things
from services.notifications.wording.model import Reader, Scene, sentence, why
from shared.access.look import Look
from shared.access.sight import sees
from shared.errors import NotSignedIn
from shared.formats import atom
from shared.http.views import Listed
from shared.messages import NOBODY
from shared.registry import Rendered, view

PAGE = 50
OWN = sees("inbox", "one's own", SQL)


class ItemShown(msgspec.Struct, frozen=True, kw_only=True):
    """One fact of an alert. ``text`` is English, with the duty station's time."""

    kind: str
    thing: UUID
    href: str
    text: str
    why: str
    fact: Fact
    scene: Scene
    reason: str
    """Of ``why``, in one word: ``watch``, ``body``, ``secretariat`` or ``delegation``."""
    at: datetime

    def words(self, language: str, zone: str | None, *, under: bool = False) -> str:
        """For a page: in its language and with the reader's time.

        ``under``: it stands below the name of what it belongs to.
        """
        scene = msgspec.structs.replace(self.scene, within_title="") if under else self.scene
        return sentence(self.fact, scene, Reader(language=language, zone=zone))

    def because(self, language: str) -> str:
        """Why the reader was told, in the page's language."""
        return why(self.reason, self.scene, Reader(language=language))


class AlertShown(msgspec.Struct, frozen=True, kw_only=True):
    """One cause, and all that came with it: what leads is the first of the items."""

    id: UUID
    number: int
    """Of one's own inbox; rises when the alert grows."""
    told_at: datetime
    read: bool
    cleared: bool
    items: list[ItemShown]
    version: int | None = None

    @property
    def leading(self) -> ItemShown:
        return self.items[0]


class ThingShown(msgspec.Struct, frozen=True, kw_only=True):
    """A thing, and what one was told of it."""

    thing: UUID
    title: str
    href: str
    alerts: list[AlertShown]


class CountShown(msgspec.Struct, frozen=True, kw_only=True):
    """How much of the inbox is unread, and where it ends."""

    unread: int
    newest: int


def feed_of(answer: Listed[ThingShown], *, base: str, now: datetime) -> Rendered:
    """Newest first; an entry moves up when its alert grows."""
    alerts = [alert for thing in answer.items for alert in thing.alerts]
    entries = [
        atom.FeedEntry(
            id=f"urn:uuid:{alert.id}",
            title=alert.leading.text,
            url=f"{base}/alerts/{alert.id}",
            updated=alert.told_at,
            summary="\n".join(item.text for item in alert.items),
        )
        for alert in sorted(alerts, key=lambda each: each.number, reverse=True)
    ]
    feed = atom.Feed(
        id=f"{base}/inbox",
        title="Inbox",
        url=f"{base}/inbox",
        self_url=f"{base}/inbox.atom",
        author="Penholder",
        updated=now,
    )
    return Rendered(content=atom.render(feed, entries), media_type="application/atom+xml")


@view(
    "/inbox",
    sees=OWN,
    page="notifications/alerts/inbox.html",
    formats={"atom": feed_of},
)
async def show_inbox(look: Look, after: int | None = None) -> Listed[ThingShown]:
    """By thing, the one with the newest alert first; what is cleared is left out."""
    require_person(look)
    rows = await look.rows(SQL["list_inbox"], after, PAGE)
    following = str(rows[-1]["number"]) if len(rows) == PAGE else None
    return Listed(items=by_thing(await alerts_of(look, rows)), after=following)


@view("/inbox/count", sees=OWN)
async def count_inbox(look: Look) -> CountShown:
    """For whoever only wants to know whether to look."""
    require_person(look)
    [row] = await look.rows(SQL["count_inbox"])
    return CountShown(unread=row["unread"], newest=row["newest"])


@view("/alerts/{alert}", sees=OWN, page="notifications/alerts/alert.html")
async def show_alert(look: Look, alert: UUID) -> AlertShown:
    """Everything that one was told of one cause."""
    require_person(look)
    row = await look.row(SQL["show_alert"], alert, what="alert in your inbox")
    [shown] = await alerts_of(look, [row])
    return msgspec.structs.replace(shown, version=row["version"])


async def unread(look: Look, limit: int) -> list[AlertShown]:
    """Newest first, for the page Today."""
    return await alerts_of(look, await look.rows(SQL["list_unread"], limit))


async def alerts_of(look: Look, rows: Sequence[asyncpg.Record]) -> list[AlertShown]:
    """In the order of the rows, each with its items."""
    items: dict[UUID, list[ToldItem]] = {row["alert"]: [] for row in rows}
    for row in await look.rows(SQL["show_items"], list(items)):
        items[row["alert"]].append(store.told(row))
    return [alert_shown(row, items[row["alert"]]) for row in rows if items[row["alert"]]]


def alert_shown(row: Any, items: Sequence[ToldItem]) -> AlertShown:
    """What leads comes first."""
    return AlertShown(
        id=row["alert"],
        number=row["number"],
        told_at=row["told_at"],
        read=row["read_at"] is not None,
        cleared=row["cleared_at"] is not None,
        items=[item_shown(each) for each in model.in_order(items)],
    )


def item_shown(item: ToldItem) -> ItemShown:
    """With its sentence, as a program reads it."""
    plain = Reader()
    return ItemShown(
        kind=item.kind,
        thing=item.thing,
        href=address(item),
        text=sentence(item.fact, item.scene, plain),
        why=why(item.why, item.scene, plain),
        fact=item.fact,
        scene=item.scene,
        reason=item.why,
        at=item.occurred_at,
    )


def address(item: ToldItem) -> str:
    """The page of the thing."""
    scene = item.scene
    page = things.address(scene.kind, item.thing, scene.within_kind, scene.within)
    return page or f"/alerts/{item.alert}"


def by_thing(alerts: Sequence[AlertShown]) -> list[ThingShown]:
    """Each alert under what leads in it, in the order of the newest."""
    found: dict[UUID, list[AlertShown]] = {}
    titles: dict[UUID, tuple[str, str]] = {}
    for alert in alerts:
        item = alert.leading
        scene = item.scene
        _, thing = things.whole(scene.kind, item.thing, scene.within_kind, scene.within)
        title = item.scene.title if thing == item.thing else item.scene.within_title
        titles.setdefault(thing, (title or item.scene.body, item.href))
        found.setdefault(thing, []).append(alert)
    return [
        ThingShown(thing=thing, title=titles[thing][0], href=titles[thing][1], alerts=of)
        for thing, of in found.items()
    ]


def require_person(look: Look) -> None:
    """An inbox belongs to somebody."""
    if look.actor == NOBODY:
        raise NotSignedIn("An inbox belongs to a person. Sign in to see yours.")
