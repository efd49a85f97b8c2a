"""Runs the machine: bounded and the same each time in CI, long and by a new seed for people."""

import secrets
import sys
from collections import Counter

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.journeys.machine import TheLine
from tests.journeys.opening import Opening

DEEP = "deep"
DEEP_STEPS = 60


def bounds(examples: int, steps: int) -> settings:
    """Examples that fail are shrunk in a deep run only: in CI that would take too long."""
    deep = settings.get_current_profile_name() == DEEP
    found = settings(
        max_examples=settings.get_profile(DEEP).max_examples if deep else examples,
        stateful_step_count=DEEP_STEPS if deep else steps,
        deadline=None,
        derandomize=not deep,
        print_blob=True,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    few = (Phase.explicit, Phase.reuse, Phase.generate)
    return found if deep else settings(found, phases=few)


def run(
    opening: Opening, examples: int, steps: int, only: frozenset[str] | None = None
) -> Counter[str]:
    """How often each step was taken. ``only`` names the steps that may be."""
    tally: Counter[str] = Counter()

    class Opened(TheLine):
        """In worlds of this opening."""

        def __init__(self) -> None:
            super().__init__(opening, tally, only)

    chosen = bounds(examples, steps)
    machine = Opened if chosen.derandomize else seeded(Opened)
    run_state_machine_as_test(machine, settings=chosen)
    sys.stdout.write(f"{dict(tally.most_common())}\n")
    return tally


def seeded(machine: type[TheLine]) -> type[TheLine]:
    """By a new seed, which is said: ``@seed`` with it takes the same steps again."""
    number = secrets.randbelow(1 << 32)
    sys.stdout.write(f"seed {number}\n")
    return seed(number)(machine)
