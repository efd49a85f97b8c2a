"""Steps of the workplan."""

from datetime import timedelta

from hypothesis import strategies as st

from tests.journeys.oracle import Milestone
from tests.journeys.stage import Stage, one, picks
from tests.journeys.taking import step

YEAR = timedelta(days=365)


class PlanSteps(Stage):
    """What the Bureau plans, and what becomes of it."""

    def on_days(self) -> list[Milestone]:
        """With a day of their own."""
        return [each for each in self.paper.milestones if not each.ended and each.own]

    @step(2, lambda self: self.paper.plan is None, years=st.integers(1, 3))
    def adopt_workplan(self, years: int) -> None:
        wanted = {
            "body": str(self.paper.body),
            "title": "Workplan",
            "basis": "Resolution 26/4 of 26 May 2017",
            "begins": str(self.today()),
            "ends": str(self.today() + years * YEAR),
        }
        self.paper.plan = self.made(self.cast.chair, "/workplans", wanted)

    @step(
        3,
        lambda self: self.paper.plan and self.paper.sessions,
        pick=picks,
        part=picks,
        anchor=st.sampled_from(("opens", "closes")),
        days=st.one_of(st.just(0), st.integers(-60, 60)),
    )
    def plan_on_session(self, pick: int, part: int, anchor: str, days: int) -> None:
        """It moves with the session from here on."""
        session = self.session(pick, open_only=False)
        assert session
        milestone = Milestone(
            session.id,
            f"Milestone {self.paper.next()}",
            self.paper.zone,
            session=session,
            part=part % len(session.parts) + 1,
            anchor=anchor,
            days=days,
        )
        wanted = {
            "title": milestone.title,
            "session": str(session.id),
            "part": milestone.part,
            "anchor": anchor,
            "days": days,
        }
        at = f"/workplans/{self.paper.plan}/milestones"
        milestone.id = self.made(self.cast.officer, at, wanted)
        self.paper.milestones.append(milestone)

    @step(1, lambda self: self.paper.plan, days=st.integers(0, 300))
    def plan_on_day(self, days: int) -> None:
        """A day of its own: no session takes it along."""
        begins = self.at_work.value("SELECT begins FROM workplan.workplan")
        day = begins + timedelta(days=days)
        title = f"Milestone {self.paper.next()}"
        at = f"/workplans/{self.paper.plan}/milestones"
        made = self.made(self.cast.chair, at, {"title": title, "day": str(day)})
        self.paper.milestones.append(Milestone(made, title, self.paper.zone, own=day))

    @step(1, lambda self: self.on_days(), pick=picks, days=st.integers(1, 90))
    def move_milestone(self, pick: int, days: int) -> None:
        """By a decision, where it has a day of its own."""
        milestone = one(self.on_days(), pick)
        assert milestone
        assert milestone.own
        day = milestone.own + timedelta(days=days)
        wanted = {"day": str(day), "reason": "More time", "decided_by": "The Bureau"}
        at, version = f"/milestones/{milestone.id}/due", self.at_work.version(milestone.id)
        self.ask(self.cast.chair, "PUT", at, wanted, version=version)
        milestone.own = day

    @step(
        1,
        lambda self: any(not each.ended for each in self.paper.milestones),
        pick=picks,
        drops=st.sampled_from((False, False, True)),
    )
    def end_milestone(self, pick: int, *, drops: bool) -> None:
        """Delivered today, or dropped; it moves no more."""
        milestone = one([each for each in self.paper.milestones if not each.ended], pick)
        assert milestone
        frozen = milestone.day()
        if drops:
            at, wanted = "dropping", {"reason": "Overtaken by events"}
        else:
            at, wanted = "delivery", {"on": str(self.today()), "document": "E/CN.98/2019/3"}
        self.ask(self.cast.chair, "POST", f"/milestones/{milestone.id}/{at}", wanted)
        milestone.frozen, milestone.ended = frozen, "dropped" if drops else "delivered"
