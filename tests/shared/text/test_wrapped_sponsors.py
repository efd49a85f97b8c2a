"""A list of sponsors is read whole, wherever a pasted text breaks its lines."""

import textwrap

from hypothesis import given, settings
from hypothesis import strategies as st

from shared.text import register
from shared.text.reading import read_text

STATES = [
    each.name for each in register.everyone() if each.standing in ("member", "observer state")
]
HEAD = """United Nations A/C.9/80/L.24
General Assembly Distr.: Limited
21 October 2025
Original: English

Eightieth session
Ninth Committee
Agenda item 171 (b)
Harbours and lights: questions of harbours and lights,
including other ways of keeping
lights and harbours
"""
BODY = """The General Assembly,

Recalling its resolution 79/10 of 1 December 2024,

1. Requests the Secretary-General to report to it at its eighty-first session;

2. Decides to remain seized of the matter.

* On behalf of the States that keep lights.
"""


@settings(max_examples=60, deadline=None)
@given(
    names=st.lists(st.sampled_from(STATES), min_size=1, max_size=66, unique=True),
    stars=st.lists(st.sampled_from(("", "", "", "*")), min_size=66, max_size=66),
    width=st.integers(40, 120),
    what=st.sampled_from(("draft resolution", "revised draft resolution", "draft decision")),
    gap=st.sampled_from(("\n", "\n\n")),
)
def test_names_may_be_cut_anywhere(
    names: list[str], stars: list[str], width: int, what: str, gap: str
) -> None:
    ordered = register.sponsor_order(names)
    *most, last = [name + star for name, star in zip(ordered, stars, strict=False)]
    printed = f"{', '.join(most)} and {last}" if most else last
    line = f"{printed}: {what}"
    wrapped = textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False)

    read = read_text(f"{HEAD}\n{wrapped}{gap}Harbours without lights\n\n{BODY}")

    assert [sponsor.name for sponsor in read.sponsors] == ordered
    assert [sponsor.star for sponsor in read.sponsors] == stars[: len(ordered)]
    assert read.title == "Harbours without lights"
    assert read.masthead.agenda_item_title == (
        "Harbours and lights: questions of harbours and lights, including other ways of keeping "
        "lights and harbours"
    )


def test_sponsors_that_no_register_knows_go_up_as_long_as_a_line_is_open() -> None:
    text = (
        f"{HEAD}\nMeridia, Northmark,\nSarre Isles and\nValdoria: draft\nresolution\n\nLights\n\n"
    )

    read = read_text(text + BODY)

    names = ["Meridia", "Northmark", "Sarre Isles", "Valdoria"]
    assert [sponsor.name for sponsor in read.sponsors] == names


def test_an_amendment_names_its_draft_on_the_next_line() -> None:
    text = f"{HEAD}\nAustria and\nBelgium: amendment\nto draft resolution A/C.9/80/L.20\n\n"

    read = read_text(text + "Delete operative paragraph 2.\n")

    assert ([s.name for s in read.sponsors], read.amends) == (
        ["Austria", "Belgium"],
        "A/C.9/80/L.20",
    )
    assert len(read.instructions) == 1
