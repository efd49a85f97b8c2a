"""The whole line holds, whatever is done in whatever order; and a fault in it is found."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from infra.embedded import PostgresServer
from services.notifications.deliveries import store as deliveries
from shared.service import Service
from tests.journeys import faults
from tests.journeys.opening import Opening, in_four, in_one
from tests.journeys.portal import Portal
from tests.journeys.running import run

SURE = ("move_session", "time_passes", "issue_draft", "act_as_sponsor", "set_deadline")
"""Steps without which a run has shown little."""
ABOUT_MOVES = frozenset({"move_session", "set_deadline", "plan_on_session", "schedule_meeting"})


@pytest.fixture
def portal() -> Iterator[Portal]:
    with Portal() as found:
        yield found


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """In this process mail waits for less of the real clock, and a request is no news."""
    monkeypatch.setattr(deliveries, "SETTLE_SECONDS", 0.05)
    for name in ("httpx", "apscheduler"):
        monkeypatch.setattr(logging.getLogger(name), "level", logging.WARNING)


def test_the_line_holds_in_one_process(
    portal: Portal, postgres: PostgresServer, template: str, folder: Path
) -> None:
    tally = run(Opening(portal, postgres, template, folder, in_one()), examples=6, steps=25)

    assert [name for name in SURE if not tally[name]] == []


def test_the_line_holds_in_four_processes(
    portal: Portal, postgres: PostgresServer, template: str, folder: Path
) -> None:
    tally = run(Opening(portal, postgres, template, folder, in_four), examples=3, steps=15)

    assert tally["move_session"] + tally["move_session_blindly"]
    assert tally["kill_a_service"]


@pytest.mark.parametrize(
    ("services", "words"),
    [
        (faults.DEAF_TO_POSTPONEMENT, "of workplan: missing"),
        (faults.ONE_TOO_MANY, r"told \[.+\] too many"),
    ],
    ids=["deaf to postponement", "one too many"],
)
def test_a_planted_fault_is_found(
    portal: Portal,
    postgres: PostgresServer,
    template: str,
    folder: Path,
    services: tuple[Service, ...],
    words: str,
) -> None:
    opening = Opening(portal, postgres, template, folder, in_one(services))

    with pytest.raises(AssertionError, match=words):
        run(opening, examples=3, steps=25, only=ABOUT_MOVES)
