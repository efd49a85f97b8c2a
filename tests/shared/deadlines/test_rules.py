# ruff: noqa: DTZ001 - wall times carry no offset on purpose
from datetime import UTC, datetime, time, timezone
from gettext import NullTranslations
from typing import Any

import msgspec
import pytest

from shared.deadlines.rules import Anchor, Direction, Roll, Rule, Unit, WallTime
from shared.deadlines.stations import NEW_YORK, VIENNA, Station
from shared.deadlines.words import describe
from shared.errors import RuleBroken

THREE_WEEKS: dict[str, Any] = {
    "count": 3,
    "unit": Unit.WEEKS,
    "direction": Direction.BEFORE,
    "anchor": Anchor.SESSION_OPENS,
    "at": time(13),
}


def rule(**changed: Any) -> Rule:
    return Rule(**(THREE_WEEKS | changed))


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"count": -1}, "negative"),
        ({"count": 262}, "five years"),
        ({"count": 1_828, "unit": Unit.DAYS}, "five years"),
        ({"count": 43_849, "unit": Unit.HOURS}, "five years"),
        ({"at": None}, "time of day"),
        ({"at": time(13, tzinfo=UTC)}, "without offset"),
        ({"counts_anchor_day": True}, "one day or more"),
        ({"counts_anchor_day": True, "unit": Unit.DAYS, "count": 0}, "one day or more"),
        ({"unit": Unit.HOURS, "roll": Roll.LATER}, "do not move"),
    ],
)
def test_a_rule_without_sense_is_refused(changed: dict[str, Any], message: str) -> None:
    with pytest.raises(RuleBroken, match=message):
        rule(**changed)


def test_a_rule_that_arrives_as_data_is_checked_too() -> None:
    sent = msgspec.json.encode(THREE_WEEKS | {"count": -3})

    with pytest.raises(RuleBroken, match="negative"):
        msgspec.json.decode(sent, type=Rule)


def test_a_wall_time_is_checked() -> None:
    with pytest.raises(RuleBroken, match="is not a time zone"):
        WallTime(at=datetime(2019, 5, 22, 13), zone="CET")
    with pytest.raises(RuleBroken, match="no offset"):
        WallTime(at=datetime(2019, 5, 22, 13, tzinfo=timezone.min), zone="Europe/Vienna")
    with pytest.raises(RuleBroken, match="year 219"):
        WallTime(at=datetime(219, 5, 22, 13), zone="Europe/Vienna")


@pytest.mark.parametrize(
    ("changed", "station", "words"),
    [
        ({}, VIENNA, "three weeks before the opening of the session, 1 p.m. Vienna time"),
        ({"count": 1}, VIENNA, "one week before the opening of the session, 1 p.m. Vienna time"),
        (
            {
                "count": 4, "unit": Unit.WORKING_DAYS, "direction": Direction.AFTER,
                "anchor": Anchor.SUBMISSION, "at": time(18),
            },
            NEW_YORK,
            "four working days after submission, counted from the day after it,"
            " 6 p.m. New York time",
        ),
        (
            {
                "count": 72, "unit": Unit.HOURS, "direction": Direction.AFTER,
                "anchor": Anchor.SILENCE, "at": None,
            },
            VIENNA,
            "72 hours after the start of the silence procedure",
        ),
        (
            {"count": 10, "unit": Unit.DAYS, "counts_anchor_day": True, "at": time(12)},
            VIENNA,
            "10 days before the opening of the session, that day included, noon Vienna time",
        ),
        (
            {
                "count": 0, "unit": Unit.DAYS, "anchor": Anchor.PART_OPENS, "at": time(9, 30),
                "roll": Roll.EARLIER,
            },
            VIENNA,
            "on the day of the opening of the part, 9.30 a.m. Vienna time,"
            " the working day before if that is not one",
        ),
        (
            {"at": time(0, 5), "anchor": Anchor.PART_CLOSES},
            VIENNA,
            "three weeks before the closing of the part, 12.05 a.m. Vienna time",
        ),
    ],
)  # fmt: skip
def test_a_rule_in_words(changed: dict[str, Any], station: Station, words: str) -> None:
    assert describe(rule(**changed), station) == words


def test_every_rule_has_words() -> None:
    said = {
        describe(rule(anchor=anchor, unit=unit, direction=direction), VIENNA)
        for anchor in Anchor
        for unit in Unit
        for direction in Direction
    }

    assert len(said) == len(Anchor) * len(Unit) * len(Direction)


def test_words_go_through_the_readers_tongue() -> None:
    class French(NullTranslations):
        known = {  # noqa: RUF012 - a catalogue, read only
            "{span} before {anchor}": "{span} avant {anchor}",
            "the opening of the session": "l’ouverture de la session",
            "three": "trois",
            "{time} p.m.": "{time} heure de l’après-midi",
            "{time} {place} time": "{time}, heure de {place}",
        }

        def gettext(self, message: str) -> str:
            return self.known.get(message, message)

        def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
            return {"{count} weeks": "{count} semaines"}[msgid2]

    assert describe(rule(), VIENNA, French()) == (
        "trois semaines avant l’ouverture de la session, 1 heure de l’après-midi, heure de Vienna"
    )
