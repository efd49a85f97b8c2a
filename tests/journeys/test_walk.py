"""The whole line of the work, as people walk it: in a browser, on the example as it is started.

Pictures of all pages go to the folder that PENHOLDER_ARTIFACTS names.
"""

import os
from pathlib import Path

from tests.browser import chromium
from tests.journeys.walk import chair, delegate, importing, members, officer, operator, outsider
from tests.journeys.walk.demo import demo
from tests.journeys.walk.gallery import Gallery
from tests.journeys.walk.room import Room

ARTIFACTS = Path(__file__).parents[2] / ".ci" / "artifacts"


async def test_everybody_walks_the_line() -> None:
    folder = Path(os.environ.get("PENHOLDER_ARTIFACTS", ARTIFACTS)) / "walk"
    folder.mkdir(parents=True, exist_ok=True)
    async with chromium() as browser:
        with demo() as running:
            room = Room(running, browser, Gallery(folder))
            await walk(room)
    assert room.gallery.faults == {}


async def walk(room: Room) -> None:
    """In the order in which it happens, from 22 May 2019 to March 2020."""
    await outsider.look_around(room)
    handed_in = await importing.hands_in(room)
    for title, made in handed_in.items():
        await outsider.find_nothing_of(room, made, title)
    await outsider.is_refused(room, f"/drafts/{made}")
    await importing.unknown_state(room)
    draft = await delegate.follow_the_revision(room)
    await delegate.joins_and_withdraws(room, draft)
    await delegate.is_too_late(room, draft)
    await officer.works_at_the_desk(room, draft)
    await officer.schedules(room)
    await officer.goes_to_march(room)
    told = await officer.postpones_and_moves(room)
    await chair.sees_what_it_did(room)
    await members.are_told_once(room, told)
    await officer.gives_it_a_date_and_moves_back(room)
    await chair.sees_it_moved_back(room)
    await operator.kills_the_broker(room)
