"""The whole line holds, whatever is done in whatever order."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from infra.embedded import PostgresServer
from tests.journeys.machine import TheLine
from tests.journeys.opening import Lines, Opening, in_four, in_one
from tests.journeys.portal import Portal


@pytest.fixture
def portal() -> Iterator[Portal]:
    with Portal() as found:
        yield found


def of(examples: int, steps: int) -> settings:
    return settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        print_blob=True,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.explicit, Phase.reuse, Phase.generate),
        derandomize=True,
    )


@pytest.mark.parametrize(
    ("line", "bounds"), [(in_one(), of(8, 25)), (in_four, of(2, 20))], ids=["one", "four"]
)
def test_the_line_holds(
    portal: Portal,
    postgres: PostgresServer,
    template: str,
    folder: Path,
    line: Lines,
    bounds: settings,
) -> None:
    opening = Opening(portal, postgres, template, folder, line)
    tally: Counter[str] = Counter()
    run_state_machine_as_test(lambda: TheLine(opening, tally), settings=bounds)
    print(tally)
