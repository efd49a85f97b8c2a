"""The state machine: all steps together."""

from tests.journeys.calendar_steps import CalendarSteps
from tests.journeys.draft_steps import DraftSteps
from tests.journeys.killing_steps import KillingSteps
from tests.journeys.moving_steps import MovingSteps
from tests.journeys.people_steps import PeopleSteps
from tests.journeys.plan_steps import PlanSteps


class TheLine(CalendarSteps, MovingSteps, DraftSteps, PlanSteps, PeopleSteps, KillingSteps):
    """A body at work, from its first session on."""
