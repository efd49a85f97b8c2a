"""Who is concerned by a fact, by asking each person in turn."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from tests.journeys.oracle import Draft, Paper, Person

UNSEEN = ("meetings.draft.submitted.v1", "meetings.submission.received.v1")
SPONSORS = ("meetings.sponsor.joined.v1", "meetings.sponsor.withdrew.v1")
CONCLUDED = "meetings.draft.concluded.v1"


def near(fact: dict[str, Any]) -> list[UUID]:
    """The thing, what it belongs to, and the body."""
    first = fact.get("draft") or fact["id"]
    found = [first, *(fact[name] for name in ("plan", "session", "body") if fact.get(name))]
    return [UUID(each) for each in dict.fromkeys(found)]


def hangs_on(paper: Paper, fact: dict[str, Any]) -> dict[str, str]:
    """The session of a milestone, also where its fact does not repeat it."""
    for each in paper.milestones:
        if str(each.id) == fact["id"] and each.session:
            return {"session": str(each.session.id)}
    return {}


def wish(person: Person, things: Sequence[UUID]) -> str:
    """What the nearest thing that the person said something of decides."""
    for thing in things:
        if thing in person.wishes:
            return "mute" if person.wishes[thing] else "watch"
    return ""


def public(paper: Paper, things: Sequence[UUID]) -> set[UUID]:
    """Of what everybody may know: whoever holds a role in the body, and whoever watches."""
    return {
        person.id
        for person in paper.people.values()
        if person.here
        and (wish(person, things) or "follow" * person.follows(paper.body)) in ("watch", "follow")
    }


def named(paper: Paper, chains: Iterable[Sequence[UUID]]) -> set[UUID]:
    """In a preview: whoever would be told of any of the things."""
    return set().union(*(public(paper, chain) for chain in chains))


def concerned(
    paper: Paper, kind: str, fact: dict[str, Any], draft: Draft | None, sponsors: set[UUID]
) -> set[UUID]:
    """``sponsors`` are those of the draft before the fact, the main sponsor among them."""
    things = near(fact | hangs_on(paper, fact))
    secret = kind in UNSEEN or (kind == CONCLUDED and draft is not None and not draft.issued)
    if not (secret or kind in SPONSORS):
        return public(paper, things)
    own = {UUID(fact["delegation"])} if "delegation" in fact else set()
    own |= set() if kind in UNSEEN else sponsors
    return {
        person.id
        for person in paper.people.values()
        if person.here
        and wish(person, things) != "mute"
        and (
            person.delegation in own
            or person.holds("secretariat", paper.body)
            or (not secret and wish(person, things) == "watch")
        )
    }
