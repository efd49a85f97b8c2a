from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from shared.web.scale import LABEL, WIDTH, Scale, ticks
from shared.web.timeline import Row, Slip, svg
from tests.shared.web.gallery import ROWS

TODAY = date(2020, 3, 16)
NS = {"s": "http://www.w3.org/2000/svg"}


def parsed(rows: tuple[Row, ...], language: str = "en") -> etree._Element:
    drawn = str(svg(rows, TODAY, language)).replace("<svg ", f'<svg xmlns="{NS["s"]}" ', 1)
    return etree.fromstring(drawn)


def words(picture: etree._Element) -> str:
    return " ".join(str(text) for text in picture.itertext())


def test_it_reads_as_one_image_with_a_sentence_for_each_row() -> None:
    picture = parsed(ROWS)

    description = picture.findtext("s:desc", namespaces=NS) or ""
    assert picture.get("role") == "img"
    assert picture.get("aria-labelledby") == "timeline-title timeline-desc"
    assert (
        "Sixth meeting: international cooperation, prevention: 27–29 July 2020, planned "
        "6–8 April 2020, at risk, Postponed by the Bureau because of COVID-19." in description
    )
    assert "date to be announced, planned 6–8 April 2020" not in description
    assert "stocktaking and future work: date to be announced" in description


def test_the_bar_of_the_plan_stays_where_it_was() -> None:
    picture = parsed(ROWS)
    current = picture.findall(".//s:rect[@class='bar at_risk']", NS)
    baseline = picture.findall(".//s:rect[@class='baseline']", NS)

    assert len(current) == 1
    assert len(baseline) == len(ROWS)
    assert float(baseline[2].get("x", 0)) < float(current[0].get("x", 0))


def test_a_slip_is_an_arrow_with_its_cause() -> None:
    slip = Slip(before=date(2020, 4, 6), after=date(2020, 7, 27), cause="Postponed <b>")
    row = Row(
        title="Sixth meeting",
        state="late",
        baseline=(date(2020, 4, 6), date(2020, 4, 8)),
        current=(date(2020, 7, 27), date(2020, 7, 29)),
        slips=(slip,),
    )

    picture = parsed((row,))

    assert len(picture.findall(".//s:path[@class='slip']", NS)) == 1
    assert "From 6 April 2020 to 27 July 2020: Postponed <b>" in words(picture)


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru", "ar", "zh"])
def test_nothing_leaves_the_picture(language: str) -> None:
    picture = parsed(ROWS, language)

    for mark in picture.iter(f"{{{NS['s']}}}text", f"{{{NS['s']}}}rect"):
        assert 0 <= float(mark.get("x", -1)) <= WIDTH


def test_no_style_is_written_into_it() -> None:
    assert "style=" not in svg(ROWS, TODAY)


@given(st.lists(st.dates(date(1990, 1, 1), date(2060, 1, 1)), min_size=1, max_size=5))
def test_a_scale_keeps_the_order_of_days_and_room_between_names(days: list[date]) -> None:
    scale = Scale.over(days)

    marks = [scale.x(tick.day) for tick in ticks(scale, "en")]

    assert all(0 <= scale.x(day) <= scale.right(day) <= WIDTH for day in days)
    assert sorted(days) == sorted(days, key=scale.x)
    years = scale.end.year - scale.first.year
    first_two_may_be_close = marks[1:]
    if years < 20:
        assert all(b - a >= LABEL * 0.9 for a, b in pairwise(first_two_may_be_close))
