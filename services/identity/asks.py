"""PUBLIC. What others may ask of identity: names and addresses, which no log keeps."""

from uuid import UUID

import msgspec

from shared.registry import Ask


class PeopleOf(msgspec.Struct, frozen=True, kw_only=True):
    """Who are these people, and where do they want to be told? Those who left are left out."""

    people: list[UUID]
    """500 at most."""


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """What a page or a mail says of a person."""

    id: UUID
    name: str
    delegation: str
    """The delegation's name; empty in the secretariat."""
    email: str
    zone: str
    """The IANA zone in which the person reads times."""
    language: str = "en"


PEOPLE = Ask("ask.identity.people", PeopleOf, list[Person])
