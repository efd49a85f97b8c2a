"""Alerts in PostgreSQL. Sole caller of their write SQL, beside the fan-out."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import asyncpg
import msgspec

from services.notifications.alerts import model
from services.notifications.alerts.model import Fact
from services.notifications.audiences.model import Concern
from services.notifications.wording.model import Scene
from shared.errors import NotFound
from shared.ids import new_id
from shared.queries import queries
from shared.transaction import Transaction

SQL = queries("services.notifications.alerts")
FIRST = UUID(int=0)
"""Sorts before every person."""


class ToldItem(msgspec.Struct, frozen=True, kw_only=True):
    """One item of an alert, as one person was told of it."""

    alert: UUID
    item: int
    number: int
    why: str
    kind: str
    thing: UUID
    fact: Fact
    occurred_at: datetime
    scene: Scene


async def add(tx: Transaction, root: UUID, fact: Fact, concern: Concern) -> None:
    """One more item of the root cause's alert; telling it to people is the fan-out's."""
    row = await tx.connection.fetchrow(
        SQL["grow_alert"], new_id(), root, concern.token, tx.recorded_at
    )
    if row is None:
        raise AssertionError("an upsert returns its row")
    alert, number = row["id"], row["items"]
    kind, thing = model.kind_of(fact), model.thing_of(fact)
    earlier = await tx.connection.fetchrow(SQL["item_of"], alert, kind, thing)
    if earlier:
        number = earlier["number"]
        fact = model.merged(msgspec.json.decode(earlier["fact"], type=Fact), fact)
    content = msgspec.json.encode(fact).decode()
    values = (alert, number, kind, thing, fact.body, content, tx.now)
    await tx.connection.execute(SQL["keep_item"], *values)
    await tx.connection.execute(
        SQL["queue_fanout"], alert, number, msgspec.json.encode(concern).decode(), FIRST
    )
    tx.timers_due = True


async def mark_read(tx: Transaction, alert: UUID, number: int | None) -> None:
    """NotFound when it is not in the actor's inbox."""
    await require(tx, alert)
    await tx.connection.execute(SQL["mark_read"], tx.actor.id, alert, tx.now, number)


async def clear(tx: Transaction, alert: UUID) -> None:
    """For the actor's whole delegation, where there is one."""
    await require(tx, alert)
    await tx.connection.execute(SQL["clear"], tx.actor.id, alert, tx.actor.delegation, tx.now)


async def require(tx: Transaction, alert: UUID) -> None:
    """It is in the actor's inbox. Its lock is left alone: a mark of one person changes no fact."""
    if not await tx.connection.fetchval(SQL["is_in_inbox"], tx.actor.id, alert):
        raise NotFound("There is no such alert in your inbox.")
    tx.versions[alert] = await tx.connection.fetchval(SQL["version_of"], alert) or 0


async def forget(tx: Transaction, person: UUID) -> None:
    """Nothing is kept of a person who has left."""
    for query in ("forget_inbox", "forget_told", "forget_watches"):
        await tx.connection.execute(SQL[query], person)


async def items_of(
    pool: asyncpg.Pool,
    person: UUID,
    alerts: Sequence[UUID],
    after: int = 0,
    upto: int | None = None,
) -> list[ToldItem]:
    """What one person was told, by alert and in order of arrival."""
    rows = await pool.fetch(SQL["items_of"], person, list(alerts), after, upto)
    return [told(row) for row in rows]


def told(row: asyncpg.Record) -> ToldItem:
    """A row of the view ``told_item``."""
    fields = {name: row[name] for name in ToldItem.__struct_fields__ if name not in FROM_JSON}
    names = {name: row[name] for name in Scene.__struct_fields__ if name != "kind"}
    scene = Scene(**names, kind=row["thing_kind"])
    return ToldItem(**fields, fact=msgspec.json.decode(row["fact"], type=Fact), scene=scene)


FROM_JSON = ("fact", "scene")
