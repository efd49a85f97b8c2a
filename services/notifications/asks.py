"""PUBLIC. What others may ask of notifications."""

from uuid import UUID

import msgspec

from shared.registry import Ask


class AudienceFor(msgspec.Struct, frozen=True, kw_only=True):
    """Who would be told, if these things of this body changed? The answer is stored."""

    body: UUID
    things: list[UUID]
    """What would change: a session, its deadlines and meetings, milestones that hang on it."""
    besides: UUID | None = None
    """Who would do it, and so is told by nobody."""


class Audience(msgspec.Struct, frozen=True, kw_only=True):
    """The people, and the token under which they are kept for a day of the real clock.

    A command that carries the token tells exactly these people, in the whole chain it begins; if
    another person gives it than the one who asked, the one who asked instead of that person.
    """

    token: UUID
    people: list[UUID]


AUDIENCE = Ask("ask.notifications.audience", AudienceFor, Audience)
