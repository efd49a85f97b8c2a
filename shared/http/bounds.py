"""What any command may carry, whatever it is about: bounded texts, lists, numbers and days.

What is kept goes into indexes, into events and into the messages of a broker, each of which has
an end. A field with a limit of its own (``msgspec.Meta(max_length=…)``) is held to that one.
"""

import re
from collections.abc import Mapping, Sequence, Set
from datetime import date
from typing import Any

import msgspec

from shared.deadlines.zones import EARLIEST, LATEST
from shared.errors import RuleBroken

LONGEST = 600
"""Characters of a name or title: in UTF-8 they still fit into an index of PostgreSQL."""
MOST = 500
"""Entries of a list."""
WHOLE = 1_000_000
"""A field that takes as much as this takes a document, and whoever reads it judges it."""
LARGEST = 2**31 - 1
"""As the database keeps whole numbers."""
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
"""What no text of a person holds, and neither XML nor a calendar can carry."""


def own_limits(kind: type[msgspec.Struct]) -> dict[str, int]:
    """The text fields of a command that say themselves how long they may be."""
    described = msgspec.inspect.type_info(kind)
    limits = {
        field.name: getattr(field.type, "max_length", None)
        for field in getattr(described, "fields", ())
    }
    return {name: limit for name, limit in limits.items() if limit is not None}


def require_bounds(given: msgspec.Struct, limits: Mapping[str, int]) -> None:
    """RuleBroken at the first field that holds more than can be kept."""
    for name in given.__struct_fields__:
        if name not in limits:
            require(getattr(given, name), name)
        elif limits[name] < WHOLE:
            require_text(getattr(given, name), name, longest=limits[name])


def require(value: Any, at: str) -> None:
    """As deep as the types of a command go; ``at`` names the field as a form does."""
    if isinstance(value, str):
        require_text(value, at, longest=LONGEST)
    elif isinstance(value, date):
        require_year(value, at)
    elif isinstance(value, int):
        if abs(value) > LARGEST:
            raise RuleBroken(f"{at}: the number is larger than anything that is counted here.")
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            require(getattr(value, name), f"{at}.{name}")
    elif isinstance(value, Mapping | Sequence | Set) and not isinstance(value, bytes):
        require_entries(value, at)


def require_entries(value: Any, at: str) -> None:
    """Of a list, or of what a form names instead (``parts.1.opens``)."""
    if len(value) > MOST:
        raise RuleBroken(f"{at}: {len(value)} entries are too many; {MOST} at most.")
    for each in value.values() if isinstance(value, Mapping) else value:
        require(each, at)


def require_text(value: str, at: str, *, longest: int) -> None:
    """What people can see, and not too much of it."""
    if len(value) > longest:
        raise RuleBroken(f"{at}: {len(value)} characters are too many; {longest} at most.")
    if found := CONTROL.search(value):
        raise RuleBroken(
            f"{at}: there is an invisible character (U+{ord(found[0]):04X}) at place"
            f" {found.start() + 1}. Remove it."
        )


def require_year(day: date, at: str) -> None:
    """Calendars and time zones are no promise beyond these years."""
    if not EARLIEST <= day.year <= LATEST:
        raise RuleBroken(
            f"{at}: the year {day.year} cannot be right: give one from {EARLIEST} to {LATEST}."
        )
