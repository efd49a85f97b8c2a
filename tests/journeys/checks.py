"""What must hold whenever all services are idle."""

from datetime import datetime
from typing import Any
from uuid import UUID

from tests.journeys import logs, projections
from tests.journeys.alerts import Alerts
from tests.journeys.oracle import Paper, Parts, Session
from tests.journeys.papers import Papers
from tests.journeys.reminders import Coming, Reminders
from tests.journeys.world import World


class Checks:
    """All of them; some remember what they saw before."""

    def __init__(self, world: World, paper: Paper) -> None:
        self.world = world
        self.paper = paper
        self.alerts = Alerts(world, paper)
        self.reminders = Reminders(world, paper)
        self.papers = Papers(world, paper)

    def all(self) -> None:
        logs.hold(self.world)
        projections.hold(self.world)
        projections.as_on_paper(self.world, self.paper)
        self.reminders.hold()
        self.alerts.hold()
        self.papers.hold()

    def upcoming(self) -> list[Coming]:
        """Reminders of what hangs on a session."""
        return [each for each in self.reminders.coming() if each.at > self.world.now]

    def expect_either(self, at: datetime, session: Session, parts: Parts) -> None:
        """A reminder comes at the moment of a move: the one date may fire or the other."""
        self.reminders.expect_either(at, session, parts)

    def expect_named(self, session: UUID, preview: Any, by: UUID) -> None:
        """The people named are the people told: of the very next move of the session."""
        self.alerts.expect_named(session, preview, by)

    def left(self, person: UUID) -> None:
        """Nothing is kept of somebody who has left."""
        self.alerts.left(person)
