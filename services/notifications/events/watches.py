"""PUBLIC. What a person has chosen to be told of, by the person's id."""

from uuid import UUID

from shared.messages import Event


class ThingWatched(Event, frozen=True, kw_only=True, tag="notifications.watch.placed.v1"):
    """The person is told of the thing, whether or not a role says so."""

    person: UUID
    thing: UUID


class ThingMuted(Event, frozen=True, kw_only=True, tag="notifications.watch.muted.v1"):
    """The person is told nothing of the thing, nor of what belongs to it."""

    person: UUID
    thing: UUID


class WatchLifted(Event, frozen=True, kw_only=True, tag="notifications.watch.lifted.v1"):
    """The person's roles alone say again what the person is told of the thing."""

    person: UUID
    thing: UUID
