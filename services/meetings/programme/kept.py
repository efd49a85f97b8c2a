"""Programmes kept in memory: in a session's week everybody looks at the same few of them.

What is kept is known by the versions that it was made from, and those are read anew for every
answer: no replica ever shows a programme that no longer stands.
"""

from collections import OrderedDict
from typing import Generic, TypeVar
from uuid import UUID

from services.meetings.programme.shown import Programme
from shared.together import Together

V = TypeVar("V")
Stamp = tuple[int, int, int]
"""The versions of the programme, of its session and of its body."""
MOST = 64
"""Programmes in memory; one of 40 meetings takes about 40 KB."""


class Kept(Generic[V]):
    """The latest used, up to ``MOST``."""

    def __init__(self) -> None:
        self._values: OrderedDict[UUID, tuple[Stamp, V]] = OrderedDict()

    def get(self, session: UUID, stamp: Stamp) -> V | None:
        """None when it was made from other versions."""
        found = self._values.get(session)
        if found is None or found[0] != stamp:
            return None
        self._values.move_to_end(session)
        return found[1]

    def keep(self, session: UUID, stamp: Stamp, value: V) -> V:
        """In place of what was kept of the session before."""
        self._values[session] = (stamp, value)
        self._values.move_to_end(session)
        while len(self._values) > MOST:
            self._values.popitem(last=False)
        return value


PROGRAMMES: Kept[Programme] = Kept()
STAMPS: Together[UUID, Stamp] = Together()
