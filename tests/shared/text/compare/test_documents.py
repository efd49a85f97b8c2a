"""Real documents, compared as a delegate would."""

import json
import re
from time import process_time

import pytest
from msgspec.structs import replace

from shared.text.blocks import flatten
from shared.text.compare.comparison import compare
from shared.text.compare.model import Change, Comparison, Entry, Op
from shared.text.compare.replay import apply, turn
from shared.text.compare.summary import count, sentence
from shared.text.compare.text import marked
from shared.text.printing.work import print_document
from shared.text.reading import read
from tests.shared.text.compare.texts import DOCUMENTS, document, known, whole
from tests.shared.text.documents import real


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
        start = process_time()
        compare(before, revised)
        spent.append(process_time() - start)
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


L6, COUNCIL, ASSEMBLY = "E-CN.15-2019-L.6-Rev.1.txt", "E-RES-2019-19.txt", "A-RES-74-173.txt"
L2, L43, RES_146 = "A-C.2-80-L.2.pdf", "A-C.2-80-L.43.pdf", "A-RES-80-146.pdf"
L24, RES_189 = "A-C.3-80-L.24.pdf", "A-RES-80-189.pdf"


@pytest.mark.parametrize(
    ("one", "other"),
    [(L6, COUNCIL), (COUNCIL, ASSEMBLY), (L6, ASSEMBLY), (L2, L43), (L43, RES_146), (L2, RES_146),
     (L24, RES_189)],
)  # fmt: skip
def test_versions_of_a_text_lead_to_each_other_to_the_letter(one: str, other: str) -> None:
    before, after = whole(one), whole(other)
    there, back = compare(before, after), compare(after, before)
    assert apply(there, before) == after
    assert apply(turn(there), after) == before
    assert apply(back, after) == before
    assert count(there).words_deleted == count(back).words_inserted
    assert count(there).words_inserted == count(back).words_deleted
    assert count(there).moved == count(back).moved == 0


def test_what_the_assembly_took_over_differs_in_its_meeting_alone() -> None:
    comparison = compare(whole(COUNCIL), whole(ASSEMBLY))
    assert [marked(entry.pieces) for entry in comparison.changes] == [
        "[-36th-]{+50th+} plenary meeting",
        "[-23 July 2019-]{+18 December 2019+}",
    ]


def test_what_the_committee_agreed_was_adopted_as_it_was() -> None:
    changes = compare(whole(L43), whole(RES_146)).changes
    assert [(entry.change, entry.after[0].kind) for entry in changes] == [
        (Change.INSERTED, "closing"),
        (Change.INSERTED, "closing"),
    ]


def test_what_was_negotiated_in_between_is_seen_over_two_steps() -> None:
    first, last = compare(whole(L2), whole(L43)), compare(whole(L2), whole(RES_146))
    assert operative(first) == operative(last)
    assert "1. Expresses [-deep-]{+its+} concern that the secretariat" in operative(last)[0]
    assert len(operative(last)) == 4


def operative(comparison: Comparison) -> list[str]:
    edited = [entry for entry in comparison.changes if entry.edited]
    return [
        f"{entry.after[0].label} {marked(entry.pieces)}"
        for entry in edited
        if entry.after[0].kind == "operative"
    ]


def test_an_amended_draft_lost_a_paragraph_and_its_number() -> None:
    changes = compare(whole(L24), whole(RES_189)).changes
    operative = [e for e in changes if e.before and e.before[0].kind == "operative"]
    assert [(e.change, e.renumbered, e.edited) for e in operative] == [
        (Change.EDITED, True, True),
        (Change.DELETED, False, False),
    ]


@pytest.mark.parametrize("name", [L6, ASSEMBLY])
def test_another_print_of_the_same_text_is_the_same(name: str) -> None:
    typed = whole(name)
    official = [replace(p, text=p.text.translate(OFFICIAL)) for p in typed]
    assert typed != official
    comparison = compare(typed, official)
    assert comparison.changes == ()
    assert count(comparison).reprinted > 0
    assert apply(comparison, typed) == official
    assert apply(turn(comparison), official) == typed


OFFICIAL = str.maketrans({"’": "'", "“": '"', "”": '"', "-": "‑", "–": "-", " ": "\u00a0"})


def test_the_same_text_from_pdf_and_from_paste_is_the_same() -> None:
    pasted = read("a.txt", print_document(read(RES_146, real(RES_146)), "txt"))
    assert compare(whole(RES_146), known(flatten(pasted))).changes == ()
