"""The rules alone: who is concerned, when a reminder fires, what an answer of its owner means."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from services.meetings.events.drafts import DraftIssued, DraftSubmitted, SponsorJoined
from services.meetings.events.programme import MeetingMoved
from services.notifications.alerts import model as alerts
from services.notifications.audiences import model as audiences
from services.notifications.reminders import model as reminders
from services.notifications.reminders.model import DueItem, Reminder
from services.notifications.things.model import Draft, Meeting
from shared.ids import new_id

BODY, SESSION, DRAFT, THING = (new_id() for _ in range(4))
AUSTRIA, NORWAY, JAPAN = sorted(new_id() for _ in range(3))
DUE = datetime(2019, 3, 31, 11, tzinfo=UTC)


def test_a_draft_before_issue_concerns_neither_followers_nor_watchers() -> None:
    event = DraftSubmitted(id=DRAFT, body=BODY, session=SESSION, delegation=AUSTRIA)

    concern = audiences.concern(event)

    assert (concern.followers, concern.watchers, concern.secretariat) == (False, False, True)
    assert concern.delegations == (AUSTRIA,)


def test_an_issued_draft_concerns_followers_and_watchers() -> None:
    event = DraftIssued(
        id=DRAFT, body=BODY, session=SESSION, delegation=AUSTRIA, symbol="L.1", title="T"
    )

    assert audiences.concern(event) == audiences.public(BODY, (DRAFT, SESSION, BODY))


@pytest.mark.parametrize("issued", [True, False])
def test_sponsors_concern_all_sponsors(issued: bool) -> None:  # noqa: FBT001
    event = SponsorJoined(id=DRAFT, body=BODY, session=SESSION, delegation=JAPAN, symbol="L.1")

    concern = audiences.concern(
        event, Draft(delegation=AUSTRIA, sponsors=(AUSTRIA, NORWAY), issued=issued)
    )

    assert concern.delegations == (AUSTRIA, NORWAY, JAPAN)
    assert (concern.watchers, concern.followers, concern.secretariat) == (issued, False, True)


def test_a_token_says_when_it_was_made() -> None:
    token = UUID("01926f2d-0000-7000-8000-000000000000")
    made = audiences.made_at(token)

    assert audiences.oldest_kept(made + audiences.KEPT) <= token
    assert audiences.oldest_kept(made + audiences.KEPT + timedelta(milliseconds=2)) > token


def meeting(**more: Any) -> MeetingMoved:
    starts = datetime(2019, 5, 20, 10)  # noqa: DTZ001
    given: dict[str, Any] = {"starts": starts, "ends": starts, "room": "A"} | more
    return MeetingMoved(
        id=THING, body=BODY, session=SESSION, title="1st", zone="Europe/Vienna", **given
    )


def test_a_meeting_that_only_changes_its_title_is_no_news() -> None:
    event = meeting()
    before = Meeting(
        id=THING, body=BODY, session=SESSION, title="First", zone="Europe/Vienna",
        starts=event.starts, ends=event.ends, room="A",
    )  # fmt: skip

    assert alerts.shifted(event, before) is None
    shifted = alerts.shifted(meeting(room="B"), before)
    assert shifted is not None
    assert (shifted.was_in, shifted.room) == ("A", "B")


def due(**more: Any) -> DueItem:
    given: dict[str, Any] = {"due": DUE, "generation": 2} | more
    return DueItem(
        id=THING, owner="meetings", body=BODY, within=SESSION, session=SESSION, title="Drafts",
        zone="Europe/Vienna", place="Vienna", **given,
    )  # fmt: skip


def leads(item: DueItem, pending: list[Reminder], now: datetime) -> list[str]:
    return [each.lead for each in reminders.plan(item, pending, now)]


def test_a_day_before_is_the_same_hour_at_the_place() -> None:
    planned = reminders.plan(due(), [], DUE - timedelta(days=30))

    assert [each.fires_at for each in planned] == [
        datetime(2019, 3, 24, 12, tzinfo=UTC),
        datetime(2019, 3, 30, 12, tzinfo=UTC),
        datetime(2019, 3, 31, 8, tzinfo=UTC),
    ]


def test_what_is_late_and_stands_unchanged_stays() -> None:
    early = DUE - timedelta(days=30)
    pending = reminders.plan(due(generation=1), [], early)[1:]
    now = DUE - timedelta(hours=20)

    assert leads(due(), pending, now) == ["1 day", "3 hours"]
    assert leads(due(), [], now) == ["3 hours"]
    assert leads(due(due=DUE + timedelta(hours=1)), pending, now) == ["3 hours"]
    assert leads(due(due=None), pending, now) == []


@pytest.mark.parametrize(
    ("standing", "reached", "outcome"),
    [
        (None, 2, "drop"),
        ((DUE, 2), 2, "fire"),
        ((DUE, 3), 2, "wait"),
        ((DUE, 3), 3, "fire"),
        ((DUE + timedelta(days=1), 2), 2, "wait"),
        ((None, 3), 3, "wait"),
    ],
)
def test_only_what_stands_and_is_known_fires(
    standing: tuple[datetime | None, int] | None, reached: int, outcome: str
) -> None:
    reminder = Reminder(
        owner="meetings", item=THING, lead="1 day", generation=2, due=DUE, fires_at=DUE
    )

    assert reminders.decide(reminder, standing, reached) == outcome
