"""A service is killed, with kill -9, and started again: nobody else notices."""

from hypothesis import strategies as st

from tests.journeys.lines import NAMES
from tests.journeys.stage import Stage
from tests.journeys.taking import step


class KillingSteps(Stage):
    """Only where services are processes."""

    @step(8, lambda self: self.at_work.line.mortal, name=st.sampled_from(NAMES))
    def kill_a_service(self, name: str) -> None:
        self.at_work.restart(name)
