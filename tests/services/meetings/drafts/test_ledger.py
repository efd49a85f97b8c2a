"""The ledger of sponsors against a naive oracle: a set, and what it was after each act."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from services.meetings.drafts.sponsors import model
from services.meetings.drafts.sponsors.model import Act
from services.meetings.events.drafts import SponsorJoined, SponsorWithdrew
from shared.errors import RuleBroken
from tests.services.meetings.drafts.test_model import ISSUED, MAIN

DELEGATIONS = [UUID(int=n) for n in range(1, 6)]
delegations = st.sampled_from(DELEGATIONS)
minutes = st.integers(min_value=-3, max_value=3)


class Ledger(RuleBasedStateMachine):
    """Acts come at a clock that also goes back, as when the past is entered."""

    def __init__(self) -> None:
        super().__init__()
        self.now = datetime(2019, 5, 20, tzinfo=UTC)
        self.acts: list[Act] = []
        self.facts: list[tuple[UUID, bool]] = []
        self.oracle: list[tuple[datetime, UUID, bool]] = []

    def then(self, moment: datetime) -> set[UUID]:
        """Each delegation's last act by that moment says whether it stands."""
        acts = sorted(self.oracle, key=lambda act: act[0])
        stands = {who: joined for when, who, joined in acts if when <= moment}
        return {who for who, joined in stands.items() if joined}

    @rule(later=minutes)
    def time_goes(self, later: int) -> None:
        self.now += timedelta(minutes=later)

    @rule(who=delegations)
    def join(self, who: UUID) -> None:
        before = self.then(datetime.max.replace(tzinfo=UTC))
        try:
            facts = model.join(ISSUED, self.acts, who, self.now)
        except RuleBroken:
            assert any(a.delegation == who and a.happened > self.now for a in self.acts)
            return
        assert [type(fact) for fact in facts] == (
            [] if who == MAIN or who in before else [SponsorJoined]
        )
        self.enter(who, joined=True, facts=len(facts))

    @rule(who=delegations)
    def withdraw(self, who: UUID) -> None:
        before = self.then(datetime.max.replace(tzinfo=UTC))
        try:
            facts = model.withdraw(ISSUED, self.acts, who, self.now)
        except RuleBroken:
            assert who == MAIN or any(
                a.delegation == who and a.happened > self.now for a in self.acts
            )
            return
        assert [type(fact) for fact in facts] == ([SponsorWithdrew] if who in before else [])
        self.enter(who, joined=False, facts=len(facts))

    def enter(self, who: UUID, *, joined: bool, facts: int) -> None:
        if facts:
            act = Act(delegation=who, joined=joined, happened=self.now)
            self.acts = sorted([*self.acts, act], key=lambda each: each.happened)
            self.facts.append((who, joined))
            self.oracle.append((self.now, who, joined))

    @invariant()
    def as_of_any_moment(self) -> None:
        for moment in {self.now, *(act.happened for act in self.acts)}:
            assert model.standing(self.acts, moment) == self.then(moment)

    @invariant()
    def facts_alternate(self) -> None:
        for who in DELEGATIONS:
            told = [joined for each, joined in self.facts if each == who]
            assert told == [n % 2 == 0 for n in range(len(told))]


TestLedger = Ledger.TestCase
TestLedger.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
