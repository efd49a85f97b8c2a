"""Told once, and nobody but those whom it concerns."""

import json
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import asyncpg

from tests.journeys import audience
from tests.journeys.oracle import Paper
from tests.journeys.world import World

TOLD = """
SELECT alert.root, alert_item.kind, alert_item.thing, told.person
FROM notifications.told
JOIN notifications.alert ON alert.id = told.alert
JOIN notifications.alert_item
    ON alert_item.alert = told.alert AND alert_item.number = told.item
WHERE alert_item.kind <> 'notifications.reminder.due'
"""
FACTS = """
SELECT position, type, root_cause, actor, audience, historic, body
FROM {0}.event_log WHERE position > $1 ORDER BY position
"""
NEVER = ("meetings.body.established.v1",)
MOVED = "meetings.meeting.moved.v1"
SHIFTED = "notifications.meeting.shifted"
ISSUED = "meetings.draft.issued.v1"
SPONSOR = {"meetings.sponsor.joined.v1": True, "meetings.sponsor.withdrew.v1": False}
INBOX = """
SELECT inbox.person FROM notifications.inbox
JOIN notifications.alert ON alert.id = inbox.alert WHERE alert.root = $1
"""
Key = tuple[UUID, str, UUID]
"""Root cause, kind and thing: one item of one alert."""


class Alerts:
    """Remembers how far it has read each log, and what should have been told."""

    def __init__(self, world: World, paper: Paper) -> None:
        self.world = world
        self.paper = paper
        self.read = {"meetings": 0, "workplan": 0}
        self.expected: dict[Key, set[UUID]] = {}
        self.named: dict[UUID, set[UUID]] = {}
        self.promised: tuple[UUID, set[UUID], UUID] | None = None
        self.hours: dict[UUID, tuple[Any, Any]] = {}
        self.sponsors: dict[UUID, set[UUID]] = {}

    def expect_named(self, session: UUID, preview: Any, by: UUID) -> None:
        """By the names that the preview says, which are also those of the naive rule, ``by``
        whom it is made left out.
        """
        told = preview["told"]
        by_name = {each.name: each.id for each in self.paper.people.values()}
        people = {by_name[each["name"]] for each in told["people"]}
        assert told["total"] == len(told["people"]) == len(people)
        things = [each["id"] for each in (*preview["deadlines"], *preview["meetings"])]
        chains = [[UUID(each), session, self.paper.body] for each in things]
        plan = [self.paper.plan] if self.paper.plan else []
        within = [*plan, session, self.paper.body]
        chains += [[UUID(each["id"]), *within] for each in preview["milestones"]]
        assert people == audience.named(self.paper, [[session, self.paper.body], *chains]) - {by}
        self.named[UUID(told["token"])] = people
        self.promised = (session, people, UUID(told["token"]))

    def hold(self) -> None:
        """What each fact since last time should have told, and what all people were told."""
        for owner in self.read:
            for row in self.world.rows(FACTS.format(owner), self.read[owner]):
                self.read[owner] = row["position"]
                self.expect(row)
        found: dict[Key, set[UUID]] = {}
        for root, kind, thing, person in self.world.rows(TOLD):
            found.setdefault((root, kind, thing), set()).add(person)
        expected = {key: people for key, people in self.expected.items() if people}
        assert found == expected, "\n".join(self.differences(found, expected))
        self.keep_promise()

    def expect(self, row: asyncpg.Record) -> None:
        kind, fact = row["type"], json.loads(row["body"])
        thing = UUID(fact.get("draft") or fact["id"])
        if kind in NEVER or self.changes_nothing(kind, thing, fact):
            return
        draft = next((each for each in self.paper.drafts if each.id == thing), None)
        sponsors = self.sponsors_until(kind, thing, fact) if draft else set()
        if row["historic"]:
            return
        people = self.named.get(row["audience"]) if row["audience"] else None
        if people is None:
            people = audience.concerned(self.paper, kind, fact, draft, sponsors)
        else:
            people = {each for each in people if self.paper.people[each].here}
        people = people - {row["actor"]}
        key = (row["root_cause"], SHIFTED if kind == MOVED else kind, thing)
        self.expected[key] = self.expected.get(key, set()) | people

    def changes_nothing(self, kind: str, thing: UUID, fact: dict[str, Any]) -> bool:
        """A new title alone is nothing that anybody is told of."""
        if kind.startswith("meetings.meeting."):
            was = self.hours.get(thing)
            self.hours[thing] = (fact.get("starts"), fact.get("room"))
            return kind == MOVED and was == self.hours[thing]
        return kind == "meetings.deadline.moved.v1" and fact["was"] == fact["due"]

    def sponsors_until(self, kind: str, thing: UUID, fact: dict[str, Any]) -> set[UUID]:
        """Those before the fact; it is then counted in."""
        known = self.sponsors.setdefault(thing, self.first_sponsors(thing))
        before = set(known)
        if kind == ISSUED:
            draft = next(each for each in self.paper.drafts if each.id == thing)
            known |= draft.printed[0]
        if kind in SPONSOR:
            (known.add if SPONSOR[kind] else known.discard)(UUID(fact["delegation"]))
        return before

    def first_sponsors(self, thing: UUID) -> set[UUID]:
        """The main sponsor; those whom the text names come when it is issued."""
        draft = next(each for each in self.paper.drafts if each.id == thing)
        return {draft.main}

    def differences(
        self, found: dict[Key, set[UUID]], expected: dict[Key, set[UUID]]
    ) -> Iterator[str]:
        """By name, for whoever reads the failure."""
        for key in found.keys() | expected.keys():
            got, should = found.get(key, set()), expected.get(key, set())
            if got != should:
                yield f"{key[1]} of {key[2]}: told {self.names(got - should)} too many,"
                yield f"  not told {self.names(should - got)}"

    def names(self, people: set[UUID]) -> list[str]:
        return sorted(self.paper.people[each].name for each in people)

    def keep_promise(self) -> None:
        """Those who were named are those in whose inbox the move is, as sets."""
        if self.promised is None:
            return
        session, people, token = self.promised
        [moved] = self.world.rows(
            "SELECT root_cause FROM meetings.event_log WHERE aggregate = $1 AND audience = $2"
            " AND type = 'meetings.session.moved.v1'",
            session,
            token,
        )
        told = [row["person"] for row in self.world.rows(INBOX, moved["root_cause"])]
        assert len(told) == len(set(told))
        assert set(told) == people, f"named {self.names(people)}, told {self.names(set(told))}"
        self.promised = None

    def left(self, person: UUID) -> None:
        """Nothing is kept of whoever has left."""
        for people in (*self.expected.values(), *self.named.values()):
            people.discard(person)
