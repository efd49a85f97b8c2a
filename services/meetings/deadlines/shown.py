"""A deadline as it is read: on pages, by programs, in calendars."""

from datetime import datetime
from uuid import UUID

import asyncpg
import msgspec

from shared.deadlines.rules import Rule
from shared.deadlines.stations import STATIONS, Station
from shared.deadlines.words import describe


class DeadlineShown(msgspec.Struct, frozen=True, kw_only=True):
    """What is due, when, and by which rule."""

    id: UUID
    session: UUID
    session_title: str
    body: UUID
    subject: str
    title: str
    part: int
    rule: Rule
    rule_words: str
    wall: datetime | None
    """At the place; None while its part has no date."""
    zone: str
    place: str
    due: datetime | None
    last_due: datetime | None
    """The last instant that stood, where none does now."""
    cancelled: bool
    changed_at: datetime
    version: int


def shown(row: asyncpg.Record) -> DeadlineShown:
    """A row, with its rule also in words."""
    rule = msgspec.json.decode(row["rule"], type=Rule)
    fields = dict(row) | {"rule": rule, "rule_words": describe(rule, station(row))}
    return DeadlineShown(**fields)


def station(row: asyncpg.Record) -> Station:
    """Its place, as the words of a rule name it."""
    known = (each for each in STATIONS if each.place == row["place"])
    return next(known, None) or Station(place=row["place"], zone=row["zone"])
