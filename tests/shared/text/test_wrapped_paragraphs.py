"""Paragraphs are counted and read whole, wherever a pasted text breaks its lines."""

import re
import textwrap

from hypothesis import given, settings
from hypothesis import strategies as st

from shared.text.reading import read_text

PREAMBULAR = (
    "Recalling also",
    "Deeply concerned",
    "Aware",
    "Bearing in mind",
    "Taking into account",
    "Acting under Chapter VII of the Charter",
    "In view of",
    "Being convinced",
    "Further recalling",
    "Desiring",
)
OPERATIVE = (
    "Requests",
    "Also requests",
    "Takes note with appreciation of",
    "Strongly condemns",
    "Once again urges",
    "Remains seized of",
    "Bears in mind",
    "Solemnly declares",
)
#: Words that may come to stand first in a line, capitals and numbers among them.
WORDS = re.findall(
    r"\S+",
    "the States of Member and Assembly Vienna, 2018, United Nations efforts parties, (2018) in "
    "Agenda for harbours to lights women society, 73/186 December 12 Office rights relevant",
)
sentence = st.lists(st.sampled_from(WORDS), min_size=3, max_size=50).map(
    lambda words: " ".join(words).rstrip(",")
)
paragraphs = st.tuples(
    st.lists(st.tuples(st.sampled_from(PREAMBULAR), sentence), max_size=12),
    st.lists(
        st.tuples(st.sampled_from(OPERATIVE), sentence, st.lists(sentence, max_size=3)),
        min_size=1,
        max_size=15,
    ),
)


@settings(max_examples=80, deadline=None)
@given(
    body=paragraphs,
    width=st.sampled_from((60, 72, 85, 100, 10**6)),
    between=st.sampled_from(("\n", "\n\n")),
)
def test_lines_may_be_broken_anywhere(
    body: tuple[list[tuple[str, str]], list[tuple[str, str, list[str]]]], width: int, between: str
) -> None:
    preambular = [f"{opening} {text}," for opening, text in body[0]]
    operative = [" ".join(each[:2]) for each in body[1]]
    pieces = ["The General Assembly,", *preambular]
    for n, (text, (_, _, items)) in enumerate(zip(operative, body[1], strict=True), 1):
        label = f"{n}. " if len(operative) > 1 else ""
        end = "." if n == len(operative) else ";"
        pieces.append(f"{label}{text}{':' if items else end}")
        ends = [";"] * (len(items) - 1) + [end]
        pieces += [f"({'abc'[m]}) One {item}{ends[m]}" for m, item in enumerate(items)]
    wrapped = [textwrap.fill(p, width, break_long_words=False) for p in pieces]
    head = "A/C.9/80/L.24\n\nAustria: draft resolution\n\nOn harbours\n\n"

    read = read_text(head + between.join(wrapped) + "\n")

    assert [paragraph.text for paragraph in read.preambular] == preambular
    assert [p.text.rstrip(":;.") for p in read.operative] == operative
    assert [len(p.items) for p in read.operative] == [len(items) for *_, items in body[1]]
    assert read.not_understood == ()
