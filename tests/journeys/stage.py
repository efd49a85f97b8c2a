"""What all steps share: the world, the paper, and what must hold whenever everything is idle."""

from collections import Counter
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID
from zlib import crc32

import httpx
from hypothesis import note
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.journeys import moments
from tests.journeys.casting import Casting
from tests.journeys.checks import Checks
from tests.journeys.invented import STARTS, Body, bodies, casts
from tests.journeys.opening import Opening
from tests.journeys.oracle import Person, Session
from tests.journeys.taking import steps_of
from tests.journeys.world import World

T = TypeVar("T")
FIRST = (
    "schedule_session",
    "adopt_workplan",
    "set_deadline",
    "set_deadline",
    "plan_on_session",
    "schedule_meeting",
    "import_draft",
    "watch_from_outside",
)
"""What there is before steps are taken in any order."""
picks = st.integers(0, 1_000)
"""Which of those that there are."""
Made = tuple[list[tuple[str, str]], list[tuple[str, str]]]


class Stage(RuleBasedStateMachine):
    """One example: a world of its own, until it is torn down."""

    def __init__(
        self, opening: Opening, tally: Counter[str], only: frozenset[str] | None = None
    ) -> None:
        super().__init__()
        self.opening = opening
        self.tally = tally
        """How often each step was taken, over all examples."""
        self.steps = [each for each in steps_of(type(self)) if only is None or each.name in only]
        self.taken = 0
        self.world: World | None = None

    @initialize(body=bodies, cast=casts, start=st.sampled_from(STARTS), data=st.data())
    def begin(self, body: Body, cast: Made, start: datetime, data: st.DataObject) -> None:
        """The body sits where it likes, whoever acts is let in, and there is something to do."""
        self.world = self.opening.open(start)
        self.cast = Casting(self.world, body, *cast)
        self.paper = self.cast.paper
        self.at_work.settle()
        self.checks = Checks(self.at_work, self.paper)
        for name in FIRST:
            self.carry_out(name, data)
            self.at_work.settle()
            self.checks.alerts.hold()

    @rule(drawn=st.integers(0, 1 << 16), data=st.data())
    def take_a_step(self, drawn: int, data: st.DataObject) -> None:
        """One that may be taken now, the weightier the oftener.

        Hypothesis likes to draw the same again: with the number of the step mixed in, it still
        comes to another one.
        """
        able = [each for each in self.steps if each.may(self)]
        names = [each.name for each in able for _ in range(each.weight)]
        self.taken += 1
        name = names[crc32(f"{self.taken} {drawn}".encode()) % len(names)]
        note(name)
        self.carry_out(name, data)

    def carry_out(self, name: str, data: st.DataObject) -> None:
        """With what the step draws."""
        step = next(each for each in steps_of(type(self)) if each.name == name)
        given = {what: data.draw(each, label=what) for what, each in step.given.items()}
        getattr(self, name)(**given)
        self.tally[name] += 1

    @property
    def at_work(self) -> World:
        assert self.world
        return self.world

    @invariant()
    def all_of_it_holds(self) -> None:
        """Everything is idle, and every projection, alert and reminder is as it should be."""
        if self.world:
            self.world.settle()
            self.checks.all()

    def teardown(self) -> None:
        if self.world:
            self.opening.close(self.world)

    def today(self) -> date:
        """At the place of the body."""
        return moments.shown(self.at_work.now, self.paper.zone).date()

    def ask(self, who: Person, method: str, at: str, wanted: Any = None, **more: Any) -> Any:
        """The answer, which is no refusal."""
        answer = self.at_work.send(who.id, method, at, wanted, **more)
        assert answer.status_code in (200, 201), f"{method} {at} {wanted}: {answer.text}"
        return answer.json()

    def made(self, who: Person, at: str, wanted: Any) -> UUID:
        """The id of what was made."""
        return UUID(self.ask(who, "POST", at, wanted)["id"])

    def refused(self, answer: httpx.Response, status: int) -> None:
        """With a problem that says why."""
        assert answer.status_code == status, answer.text
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["detail"]

    def session(self, pick: int, *, open_only: bool = True) -> Session | None:
        """Of those that there are."""
        found = self.paper.open_sessions() if open_only else self.paper.sessions
        return one(found, pick)


def one(of: list[T], pick: int) -> T | None:
    """The one that was picked, if there is any."""
    return of[pick % len(of)] if of else None
