"""The naive model: what anybody would write down on paper while the steps are taken."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from tests.journeys import moments
from tests.journeys.invented import Body
from tests.journeys.texts import Text

Parts = tuple[tuple[date, date] | None, ...]
"""First and last day of each part, in order; None without a date."""


@dataclass(eq=False)
class Person:
    id: UUID
    name: str
    delegation: UUID | None = None
    roles: set[tuple[str, UUID | None]] = field(default_factory=set)
    wishes: dict[UUID, bool] = field(default_factory=dict)
    """By thing: whether it is muted, else it is watched."""
    here: bool = True

    def holds(self, role: str, body: UUID) -> bool:
        return (role, body) in self.roles or (role, None) in self.roles

    def follows(self, body: UUID) -> bool:
        """By any role but the operator's."""
        return any(role != "operator" and of in (body, None) for role, of in self.roles)


@dataclass(eq=False)
class Deadline:
    id: UUID
    session: "Session"
    subject: str
    title: str
    part: int
    rule: dict[str, Any]
    cancelled: bool = False

    def due(self, parts: Parts | None = None) -> datetime | None:
        """As it stands, or as it would if the session's parts took these days."""
        days = (parts or self.session.parts)[self.part - 1]
        anchor = days and days[0 if self.rule["anchor"] == "part_opens" else 1]
        return moments.due(self.rule, anchor, self.session.zone)


@dataclass(eq=False)
class Meeting:
    id: UUID
    session: "Session"
    title: str
    part: int
    day: int
    starts: str
    ends: str
    room: str
    cancelled: bool = False

    def held(self, parts: Parts | None = None) -> date | None:
        """The day on which it is held, if its part has that day."""
        days = (parts or self.session.parts)[self.part - 1]
        day = days and days[0] + timedelta(days=self.day)
        return day if days and day and day <= days[1] else None


@dataclass(eq=False)
class Milestone:
    id: UUID
    title: str
    zone: str
    own: date | None = None
    session: "Session | None" = None
    part: int = 1
    anchor: str = "closes"
    days: int = 0
    frozen: date | None = None
    """Once it is delivered or dropped: the day that stood."""
    ended: str = ""

    def day(self, parts: Parts | None = None) -> date | None:
        """On which it is due."""
        if self.ended:
            return self.frozen
        if self.session is None:
            return self.own
        days = (parts or self.session.parts)[self.part - 1]
        if days is None:
            return None
        return days[0 if self.anchor == "opens" else 1] + timedelta(days=self.days)

    def due(self) -> datetime | None:
        return moments.end_of(self.day(), self.zone)


@dataclass(eq=False)
class Session:
    id: UUID
    title: str
    zone: str
    parts: Parts
    closed: bool = False
    adopted: bool = False
    agenda: list[tuple[str, str]] = field(default_factory=list)
    before: list[Parts] = field(default_factory=list)
    """The dates that stood earlier, oldest first."""

    def dated(self) -> list[int]:
        return [number for number, days in enumerate(self.parts, 1) if days]


@dataclass(eq=False)
class Draft:
    id: UUID
    session: Session
    main: UUID
    waiting: Text | None
    named: set[UUID]
    """Whom the waiting text names as sponsors."""
    issued: list[Text] = field(default_factory=list)
    issued_at: datetime | None = None
    printed: list[set[UUID]] = field(default_factory=list)
    """Who stood in the head of each text."""
    acts: list[tuple[datetime, UUID, bool]] = field(default_factory=list)
    outcome: str = ""

    def sponsors(self, at: datetime) -> set[UUID]:
        """At a moment, by reading the ledger from its beginning; the main sponsor among them."""
        if self.issued_at is None or at < self.issued_at:
            return set()
        found = {self.main}
        for moment, delegation, joined in sorted(self.acts, key=lambda act: act[0]):
            if moment <= at:
                (found.add if joined else found.discard)(delegation)
        return found

    def print(self, now: datetime) -> None:
        """Issue what waits: whoever is named for the first time joins."""
        assert self.waiting
        ever = {delegation for _, delegation, _ in self.acts}
        for each in sorted(self.named - ever - {self.main}):
            self.acts.append((now, each, True))
        self.issued_at = self.issued_at or now
        self.issued.append(self.waiting)
        self.printed.append(self.sponsors(now))
        self.waiting = None


@dataclass
class Paper:
    """All that is written down."""

    body: UUID
    as_given: Body
    people: dict[UUID, Person]
    delegations: dict[UUID, str]
    sessions: list[Session] = field(default_factory=list)
    deadlines: list[Deadline] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)
    milestones: list[Milestone] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    plan: UUID | None = None
    numbers: int = 0

    @property
    def zone(self) -> str:
        return self.as_given.zone

    def next(self) -> int:
        """For names that are used once."""
        self.numbers += 1
        return self.numbers

    def open_sessions(self) -> list[Session]:
        return [each for each in self.sessions if not each.closed]

    def of(self, session: Session) -> tuple[list[Deadline], list[Meeting], list[Milestone]]:
        """What hangs on a session and stands."""
        return (
            [each for each in self.deadlines if each.session is session and not each.cancelled],
            [each for each in self.meetings if each.session is session and not each.cancelled],
            [each for each in self.milestones if each.session is session and not each.ended],
        )

    def closes(self, session: Session, subject: str) -> datetime | None:
        """After which moment delegations are too late: the last of such deadlines."""
        stand = [
            each.due()
            for each in self.deadlines
            if each.session is session and each.subject == subject and not each.cancelled
        ]
        return max((each for each in stand if each), default=None) if all(stand) else None
