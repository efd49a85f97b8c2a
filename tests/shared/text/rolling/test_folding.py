"""Amendments as brackets, and the text as orally revised."""

import pytest

from shared.text.amending.apply import apply
from shared.text.amending.language import read_instructions
from shared.text.amending.model import Instruction
from shared.text.reading import read, read_text
from shared.text.rolling.cleaning import clean
from shared.text.rolling.folding import Folded, fold, orally_revised
from shared.text.rolling.places import line_at
from shared.text.rolling.points import counts
from shared.text.rolling.reading import read_rolling
from shared.text.rolling.resolving import drop, resolve
from shared.text.rolling.writing import write_rolling, written
from tests.shared.text.documents import real

DRAFT = """Lamps of words

The Commission,

Recalling its resolution 1/1,

Noting the report of the Committee,1

1. Requests all States to act, as appropriate, and to report;

2. Decides to:

(a) Go home;

(b) Come back, including (again) soon;

(c) Stay;

3. Invites the Secretary-General to go;

4. Decides to remain seized of the matter.

1 A/80/1.
"""


def instructions(*lines: str) -> tuple[Instruction, ...]:
    amendment = read_instructions(lines)
    assert amendment.not_understood == ()
    return amendment.instructions


def folded(**amendments: list[str]) -> Folded:
    named = [(by, instructions(*lines)) for by, lines in amendments.items()]
    found = fold(read_text(DRAFT), named)
    assert read_rolling(write_rolling(found.rolling)) == found.rolling
    return found


def line(found: Folded, place: str) -> str:
    return written(found.rolling.lines[line_at(found.rolling, place)])


def test_colliding_amendments_become_alternatives_of_one_bracket() -> None:
    asked = {
        "Ruritania": ["In operative paragraph 1, replace “all States” with “Member States”"],
        "Freedonia": ["In operative paragraph 1, replace “all States” with “States parties”"],
        "Sylvania": ["In operative paragraph 1, replace “all States” with “Member States”"],
    }
    draft = read_text(DRAFT)
    assert apply(draft, [(by, instructions(*each)) for by, each in asked.items()]).collisions

    found = folded(**asked)

    assert found.refusals == ()
    assert line(found, "OP1") == (
        "OP1 Requests [all States / Ruritania, Sylvania: Member States"
        " / Freedonia: States parties] to act, as appropriate, and to report;"
    )
    assert counts(found.rolling).brackets == 1


@pytest.mark.parametrize(
    ("sentence", "place", "said"),
    [
        (
            "In operative paragraph 1, delete “, as appropriate,”",
            "OP1",
            "OP1 Requests all States to act[, as appropriate, / Ruritania: delete] and to report;",
        ),
        (
            "In operative paragraph 1, after “to act” insert “quickly”",
            "OP1",
            "OP1 Requests all States to act [Ruritania: quickly], as appropriate, and to report;",
        ),
        (
            "In the second preambular paragraph, delete “of the Committee”",
            "PP2",
            "PP2 Noting the report [of the Committee / Ruritania: delete],¹",
        ),
        (
            "Delete operative paragraph 3",
            "OP3",
            "OP3 Invites the Secretary-General to go; [Ruritania: delete]",
        ),
        (
            "In operative paragraph 2, delete subparagraph (b)",
            "OP2 (b)",
            "(b) Come back, including (again) soon; [Ruritania: delete]",
        ),
        (
            "Replace operative paragraph 4 with the following: “Welcomes lamps of every kind.”",
            "OP4 alt",
            "OP4 alt Ruritania: Welcomes lamps of every kind.",
        ),
        (
            "After operative paragraph 2, insert a new operative paragraph reading: “Buys lamps;”",
            "OP2 bis",
            "OP2 bis Ruritania: Buys lamps;",
        ),
        (
            "Before the first preambular paragraph, insert a new preambular paragraph reading: "
            "“Guided by lamps,”",
            "PP1 pre",
            "PP1 pre Ruritania: Guided by lamps,",
        ),
        (
            "In operative paragraph 2, after subparagraph (c), insert a new subparagraph reading: "
            "“(d) Sleep;”",
            "OP2 (d)",
            "(d) Ruritania: Sleep;",
        ),
    ],
)
def test_each_kind_of_change(sentence: str, place: str, said: str) -> None:
    found = folded(Ruritania=[sentence])
    assert found.refusals == ()
    assert line(found, place) == said
    assert clean(found.rolling).open


def test_the_title() -> None:
    found = folded(Ruritania=["In the title, replace “words” by “rooms”"])
    assert "Lamps of [words / Ruritania: rooms]" in write_rolling(found.rolling)


def test_what_cannot_be_made_is_refused_and_the_rest_folded() -> None:
    found = folded(
        Ruritania=["In operative paragraph 9, delete “lamps”", "Delete operative paragraph 3"]
    )
    (refusal,) = found.refusals
    assert "no operative paragraph 9" in refusal.reason
    assert line(found, "OP3").endswith("[Ruritania: delete]")


def test_resolved_for_the_amendment_it_is_the_amended_text() -> None:
    draft, amendment, adopted = (
        read(name, real(name))
        for name in ("A-C.3-80-L.24.pdf", "A-C.3-80-L.65.pdf", "A-RES-80-189.pdf")
    )

    rolling = fold(draft, [("A/C.3/80/L.65", amendment.instructions)]).rolling
    asked = [point for point in clean(rolling).open if "A/C.3/80/L.65" in point.parties]
    for point in reversed(asked):
        whole = point.text == "[A/C.3/80/L.65: delete]"
        rolling = drop(rolling, point.place) if whole else resolve(rolling, point.place, 1, 2)

    document = clean(rolling).document
    assert document is not None
    assert document.operative == adopted.operative
    amended = apply(draft, [("", amendment.instructions)]).document
    assert document.preambular == amended.preambular


def test_orally_revised() -> None:
    draft = read_text(DRAFT)
    revised = orally_revised(
        draft, ["In operative paragraph 1, replace “all States” with “Member States”"]
    )

    document = revised.outcome.document
    assert revised.not_understood == ()
    assert document.operative[0].text.startswith("Requests Member States to act")
    assert (document.notes[-1].mark, document.notes[-1].text) == ("*", "As orally revised.")
    assert document.title_notes[-1].mark == "*"
    assert document.title == draft.title


def test_what_cannot_be_read_out_leaves_the_text() -> None:
    draft = read_text(DRAFT)
    revised = orally_revised(draft, ["In operative paragraph 1, delete “lamps”", "Be kinder."])
    assert revised.outcome.document == draft
    assert revised.outcome.refusals
    assert revised.not_understood == ("Be kinder.",)
