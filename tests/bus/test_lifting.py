"""Old shapes of an event are read as the newest, by those who follow it and by those who repair."""

from typing import Any

import asyncpg
import pytest

from shared.ids import new_id
from shared.lifting import Lift, Lifts
from shared.messages import Event
from shared.registry import reaction
from shared.transaction import Transaction
from tests.bus import nodes, tiny
from tests.bus.ledger import eventually
from tests.bus.nodes import World
from tests.bus.tiny import Counted

NUMBERS = "SELECT array_agg(number ORDER BY entry) FROM mirror.kept"


class CountedBySteps(Event, frozen=True, kw_only=True, tag="origin.counter.counted.v3"):
    steps: int
    unit: str


@reaction(CountedBySteps, since="beginning")
async def keep(event: CountedBySteps, tx: Transaction) -> None:
    assert event.unit == "one"
    await tx.connection.execute(tiny.KEEP, "keep", event.id, event.steps)


def renamed(fields: dict[str, Any]) -> dict[str, Any]:
    return {"id": fields["id"], "steps": fields["number"]}


def with_unit(fields: dict[str, Any]) -> dict[str, Any]:
    return fields | {"unit": "one"}


FIRST = Lift(older=Counted.type(), to="origin.counter.counted.v2", function=renamed)
SECOND = Lift(older="origin.counter.counted.v2", to=CountedBySteps, function=with_unit)


async def test_a_reaction_to_the_newest_shape_hears_the_oldest(
    world: World, admin: asyncpg.Connection
) -> None:
    counter = new_id()
    async with (
        nodes.origin(world.origin) as node,
        nodes.mirror(world.mirror, [keep], lifts=[SECOND, FIRST]),
    ):
        await tiny.count(node.database, counter, 2)
        async with node.database.transaction(tiny.cause()) as tx:
            await tx.record(CountedBySteps(id=counter, steps=3, unit="one"))
        await eventually(admin, f"SELECT ({NUMBERS}) = ARRAY[1, 2, 3]::bigint[]")

    assert await admin.fetchval("SELECT count(*) FROM mirror.parked") == 0


@pytest.mark.parametrize(
    ("lifts", "words"),
    [
        ([FIRST, Lift(older=FIRST.older, to="x", function=renamed)], "lifted twice"),
        ([FIRST, Lift(older="origin.counter.counted.v2", to=Counted, function=renamed)], "circles"),
    ],
)
def test_lifts_that_make_no_chain_are_refused(lifts: list[Lift], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        Lifts(lifts)
