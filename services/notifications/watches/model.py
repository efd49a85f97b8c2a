"""The rules of watches. No await, no clock, no randomness, no driver."""

from typing import Literal
from uuid import UUID

import msgspec

from services.notifications.events.watches import ThingMuted, ThingWatched, WatchLifted

Kind = Literal["body", "session", "meeting", "deadline", "draft", "plan", "milestone", "thing"]


class Watch(msgspec.Struct, frozen=True, kw_only=True):
    """What a person wants of one thing: to be told, or to be left alone."""

    id: UUID
    person: UUID
    thing: UUID
    kind: Kind
    muted: bool


Placed = list[ThingWatched | ThingMuted]


def place(before: Watch | None, wanted: Watch) -> tuple[Watch, Placed]:
    """A person wants one thing of a thing; wanting it again changes nothing."""
    if before and before.muted == wanted.muted:
        return before, []
    watch = msgspec.structs.replace(wanted, id=before.id) if before else wanted
    fact = ThingMuted if watch.muted else ThingWatched
    return watch, [fact(id=watch.id, person=watch.person, thing=watch.thing)]


def lift(watch: Watch) -> list[WatchLifted]:
    """Roles alone decide again."""
    return [WatchLifted(id=watch.id, person=watch.person, thing=watch.thing)]
