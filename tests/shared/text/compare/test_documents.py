"""Real documents, compared as a delegate would."""

import json
import re
from time import perf_counter

import pytest

from shared.text.compare.comparison import compare
from shared.text.compare.model import Change, Comparison, Entry, Op
from shared.text.compare.replay import apply, turn
from shared.text.compare.summary import count, sentence
from shared.text.compare.text import marked
from tests.shared.text.compare.texts import DOCUMENTS, document


def pair(before: str, after: str) -> Comparison:
    return compare(document(before), document(after))


def test_finds_exactly_what_was_done() -> None:
    comparison = pair("compare/before.txt", "compare/after.txt")
    truth = json.loads((DOCUMENTS / "compare/truth.json").read_text())
    counts = count(comparison)
    assert counts.words_deleted == truth["with_move_del"] == 43
    assert counts.words_inserted == truth["with_move_ins"] == 50
    assert (counts.moved, counts.words_moved) == (1, truth["w_moved"])
    assert replacements(comparison) == [tuple(words) for words in truth["replacements"]]
    assert sentence(comparison) == (
        "9 paragraphs edited, 1 inserted, 1 deleted, 1 moved: 43 words deleted, 50 inserted"
    )


def replacements(comparison: Comparison) -> list[tuple[str, ...]]:
    edited = [entry for entry in comparison.entries if entry.change is Change.EDITED]
    return [tuple(p.text for p in entry.pieces if p.op is not Op.KEEP) for entry in edited]


def test_says_new_numbers_as_numbers() -> None:
    comparison = pair("compare/before.txt", "compare/after-renumbered.txt")
    truth = json.loads((DOCUMENTS / "compare/truth.json").read_text())
    counts = count(comparison)
    assert counts.renumbered == truth["changed_labels"] == 13
    assert (counts.edited, counts.moved, counts.inserted, counts.deleted) == (9, 1, 1, 1)
    assert replacements(comparison) == [tuple(words) for words in truth["replacements"]]


@pytest.mark.parametrize("after", ["compare/after.txt", "compare/after-renumbered.txt"])
def test_is_fast_enough_for_a_page(after: str) -> None:
    before, revised = document("compare/before.txt"), document(after)
    spent: list[float] = []
    for _ in range(15):
        start = perf_counter()
        compare(before, revised)
        spent.append(perf_counter() - start)
    assert min(spent) < 0.02


def editors() -> Comparison:
    return pair("E-CN.15-2019-L.6-Rev.1.txt", "E-RES-2019-19.txt")


OPENINGS = [
    ("Recalling", "Recalling also"),
    ("Recalling", "Recalling further"),
    ("Also welcoming", "Welcoming also"),
    ("Recalling", "Recalling also"),
    ("Recalling also", "Recalling further"),
    ("Also urges", "Urges"),
    ("Further encourages", "Encourages"),
]


def test_the_editors_changed_seven_openings() -> None:
    found = [
        (opening(entry, Op.DELETE), opening(entry, Op.INSERT))
        for entry in editors().entries
        if len(entry.before) == len(entry.after) == 1
    ]
    assert [(old, new) for old, new in found if old != new and old and new] == OPENINGS


def opening(entry: Entry, own: Op) -> str:
    text = "".join(piece.text for piece in entry.pieces if piece.op in (Op.KEEP, own))
    start = re.match(
        r"(?:Also |Further )?(?:recalling|welcoming|noting|urges|encourages)(?: also| further)?",
        text,
        re.IGNORECASE,
    )
    return start[0] if start else ""


def test_and_words_inside_each_as_an_edit_of_its_paragraph() -> None:
    edited = [entry for entry in editors().entries if entry.change is Change.EDITED]
    shown = [marked(entry.pieces) for entry in edited]
    assert (
        sum("as [-the-]{+an+} important platform [-to-]{+for the+}" in text for text in shown) == 1
    )
    assert sum("Convention [-on-]{+against+} Transnational" in text for text in shown) == 1
    assert all(entry.before[0].label == entry.after[0].label for entry in edited)


def test_and_lost_no_paragraph() -> None:
    before = document("E-CN.15-2019-L.6-Rev.1.txt")
    after = document("E-RES-2019-19.txt")
    comparison = compare(before, after)
    assert apply(comparison, before) == after
    assert apply(turn(comparison), after) == before
    operative = [e for e in comparison.entries if e.after and e.after[0].kind == "operative"]
    assert [(e.before[0].label, e.after[0].label) for e in operative] == [
        (f"{n}.", f"{n}.") for n in range(1, 15)
    ]
    preambular = [
        e for e in comparison.entries if e.after and paragraph(e, after[e.after[0].index].text)
    ]
    assert len(preambular) == 16  # with the opening formula, which ends in a comma too
    assert all(len(e.before) == 1 for e in preambular)


def paragraph(entry: Entry, text: str) -> bool:
    return entry.after[0].kind == "preambular" and text.endswith(",") and text[0].isupper()
