"""What others do in the example as the world goes on: each act at its time, once."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

import msgspec

from example.desk import Desk


class Act(msgspec.Struct, frozen=True, kw_only=True):
    """At an instant (UTC), by the officer."""

    at: datetime
    carry_out: Callable[[Desk], Awaitable[None]]


async def issue_revision(desk: Desk) -> None:
    """Friday morning: what was handed in on Wednesday evening becomes Rev.1."""
    for text in (await desk.http.get("/desk.json")).json():
        if text["number"]:
            address = f"/drafts/{text['draft']}/revisions/{text['number']}/issue"
            await desk.do(f"POST {address}", {})


ACTS = (Act(at=datetime(2019, 5, 24, 8, tzinfo=UTC), carry_out=issue_revision),)


def between(now: datetime, until: datetime) -> list[Act]:
    """Those that lie ahead, up to ``until``, in order."""
    return sorted((act for act in ACTS if now < act.at <= until), key=lambda act: act.at)
