"""Older shapes of an event, lifted to the newest: the log keeps what was said as it was said."""

from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from shared.messages import Envelope, Event

Fields = dict[str, Any]


class Lift(msgspec.Struct, frozen=True, kw_only=True):
    """How an event of the tag ``older`` reads in the shape that came after it.

    ``to`` may itself have become old since: the lifts of a chain follow one another.
    """

    older: str
    to: str | type[Event]
    """The newest shape; or the tag of one in between, of which only the tag is left."""
    function: Callable[[Fields], Fields]
    """From the older event's fields as JSON has them, without the tag, to the newer one's."""

    @property
    def newer(self) -> str:
        """The tag that a lifted event bears."""
        return self.to if isinstance(self.to, str) else self.to.type()


class Lifts:
    """All that a reader knows of older shapes."""

    def __init__(self, lifts: Iterable[Lift] = ()) -> None:
        self.by_tag: dict[str, Lift] = {}
        for lift in lifts:
            if self.by_tag.setdefault(lift.older, lift) is not lift:
                raise ValueError(f"{lift.older} is lifted twice")
        for tag in self.by_tag:
            self.newest(tag)

    def newest(self, tag: str) -> str:
        """The tag at the end of the chain that begins with ``tag``."""
        met = [tag]
        while lift := self.by_tag.get(met[-1]):
            if lift.newer in met:
                raise ValueError(f"{' → '.join([*met, lift.newer])} goes round in circles")
            met.append(lift.newer)
        return met[-1]

    def read(self, envelope: Envelope) -> msgspec.Raw:
        """The event's body in the newest shape; msgspec.ValidationError when it is no object."""
        tag, body = envelope.type, envelope.body
        while lift := self.by_tag.get(tag):
            fields = msgspec.json.decode(body, type=Fields)
            fields.pop("type", None)
            tag = lift.newer
            body = msgspec.Raw(msgspec.json.encode({"type": tag, **lift.function(fields)}))
        return body
