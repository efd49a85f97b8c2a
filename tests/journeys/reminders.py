"""Each reminder once, at its moment, and never for a date that no longer stood."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import msgspec

from tests.journeys import audience, moments
from tests.journeys.oracle import Deadline, Milestone, Paper, Parts, Session
from tests.journeys.world import World

FIRED = "SELECT item, lead, generation, fired_at FROM notifications.firing"
TOLD = """
SELECT alert_item.thing, alert_item.fact ->> 'lead' AS lead,
    (alert_item.fact ->> 'due')::timestamptz AS due, told.person, inbox.told_at
FROM notifications.told
JOIN notifications.inbox ON inbox.person = told.person AND inbox.alert = told.alert
JOIN notifications.alert_item
    ON alert_item.alert = told.alert AND alert_item.number = told.item
WHERE alert_item.kind = 'notifications.reminder.due'
"""
Fired = tuple[UUID, str, datetime]
"""The thing, how long before, and when."""


@dataclass(frozen=True)
class Coming:
    """A reminder that is to come."""

    thing: UUID
    lead: str
    due: datetime
    at: datetime
    session: Session


class Reminders:
    """Knows what was to come when it last looked, and what has fired by then."""

    def __init__(self, world: World, paper: Paper) -> None:
        self.world = world
        self.paper = paper
        self.looked = world.now
        self.plan: set[Coming | Loose] = set()
        self.fired: set[Fired] = set()
        self.told: Counter[tuple[UUID, UUID, str, datetime]] = Counter()
        self.either: set[Coming | Loose] | None = None

    def coming(self) -> list[Coming]:
        """By the paper as it stands, of what hangs on a session."""
        return [each for each in self.stand() if isinstance(each, Coming)]

    def stand(self) -> list["Coming | Loose"]:
        """All that stands, whether past or to come."""
        found: list[Coming | Loose] = []
        for deadline in self.paper.deadlines:
            if not deadline.cancelled:
                found += self.leads("deadline", deadline, deadline.due(), deadline.session)
        for milestone in self.paper.milestones:
            if not milestone.ended:
                found += self.leads("milestone", milestone, milestone.due(), milestone.session)
        return found

    def leads(
        self, kind: str, thing: Deadline | Milestone, due: datetime | None, of: Session | None
    ) -> list["Coming | Loose"]:
        if due is None:
            return []
        found: list[Coming | Loose] = []
        for lead in moments.LEADS[kind]:
            at = moments.reminder(due, self.paper.zone, lead)
            found.append(
                Coming(thing.id, lead, due, at, of) if of else Loose(thing.id, lead, due, at)
            )
        return found

    def expect_either(self, at: datetime, session: Session, parts: Parts) -> None:
        """At ``at`` what hangs on the session may fire for its old or for its new date."""
        stood = session.parts
        session.parts = parts
        new = set(self.stand())
        session.parts = stood
        self.either = {each for each in new if each.at == at}

    def hold(self) -> None:
        """What was to come between the last look and now has fired, and nothing else."""
        now, since = self.world.now, self.looked
        rows = self.world.rows(FIRED)
        fired = {(row["item"], row["lead"], row["fired_at"]) for row in rows}
        assert len(fired) == len(rows), "a reminder fired twice at one moment"
        new = fired - self.fired
        due = {each for each in self.plan if since < each.at <= now}
        certain = {(each.thing, each.lead, each.at) for each in due}
        possible = set(certain)
        if self.either is not None:
            possible |= {(each.thing, each.lead, each.at) for each in self.either}
            kept = set(self.stand())
            certain = {(each.thing, each.lead, each.at) for each in due if each in kept}
        assert new <= possible, f"fired without standing: {new - possible}"
        assert certain <= new, f"did not fire: {certain - new}"
        self.hold_told(new)
        self.fired, self.looked, self.either = fired, now, None
        self.plan = {each for each in self.stand() if each.at > now}

    def hold_told(self, new: set[Fired]) -> None:
        """Nobody twice of one thing, lead and date; and exactly those whom the thing concerns."""
        rows = self.world.rows(TOLD)
        told = Counter((row["person"], row["thing"], row["lead"], row["due"]) for row in rows)
        twice = [key for key, times in told.items() if times > 1 and self.told[key] < times]
        assert not twice, f"reminded twice: {twice}"
        self.told = told
        for thing, lead, at in new:
            people = {
                row["person"]
                for row in rows
                if (row["thing"], row["lead"], row["told_at"]) == (thing, lead, at)
            }
            expected = audience.public(self.paper, self.near(thing))
            assert people == expected, f"reminded of {thing}: {people ^ expected}"

    def near(self, thing: UUID) -> list[UUID]:
        """The thing, its plan, its session, and the body."""
        for deadline in self.paper.deadlines:
            if deadline.id == thing:
                return [thing, deadline.session.id, self.paper.body]
        [milestone] = [each for each in self.paper.milestones if each.id == thing]
        session = [milestone.session.id] if milestone.session else []
        plan = [self.paper.plan] if self.paper.plan else []
        return [thing, *plan, *session, self.paper.body]


class Loose(msgspec.Struct, frozen=True):
    """A reminder of what hangs on no session."""

    thing: UUID
    lead: str
    due: datetime
    at: datetime
