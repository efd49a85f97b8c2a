"""A comparison as tracked changes: to accept all is the later text, to reject all the earlier."""

import itertools
from datetime import UTC, datetime

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.text.blocks import flatten
from shared.text.compare.comparison import compare
from shared.text.compare.model import Comparison
from shared.text.printing.work import print_document, print_redline
from shared.text.reading import read, read_docx, read_text
from shared.text.structure import Document, Paragraph
from tests.shared.text.documents import real
from tests.shared.text.printing.deciding import W, changes, part, turned
from tests.shared.text.printing.papers import HEAD, documents, substance

AT = datetime(2026, 4, 6, 11, 0, tzinfo=UTC)
BEFORE = (
    "\n\n".join(HEAD)
    + """

Austria and Chad:* draft resolution

A title

The General Assembly,

Recalling its resolution 65/230 of 21 December 2010,¹

Noting the report of the Commission on the work of its session and its annex,²

1. Requests the Secretary-General to report to the Assembly at its next session;

2. Urges all States to cooperate with one another and with the Office:

(a) In training;

(b) In research;

3. Invites the organizations of the system to provide technical assistance upon request;

4. Decides to remain seized of the matter.

* On behalf of the Group of African States.

¹ See A/80/1.

² See A/80/2.
"""
)
PAIRS = list(
    itertools.permutations(
        [
            "A-C.2-80-L.2.pdf",
            "A-C.3-80-L.24.pdf",
            "A-RES-80-189.pdf",
            "CCPCJ-2011-ICT-children-revised.txt",
            "E-CN.15-2019-L.6-Rev.1.txt",
            "E-RES-2019-19.txt",
        ],
        2,
    )
)


def tracked(before: Document, after: Document, comparison: Comparison | None = None) -> bytes:
    return print_redline(before, after, comparison, "A/C.3/80/L.24/Rev.1", AT)


def decided(before: Document, after: Document, without: tuple[str, ...] = ()) -> None:
    made = tracked(before, after)
    for expected, found in ((after, read_docx(made)), (before, read_docx(turned(made)))):
        assert substance(found, without=without) == substance(expected, without=without)


def edited(*changes_: tuple[str, str]) -> tuple[Document, Document]:
    after = BEFORE
    for old, new in changes_:
        assert old in after
        after = after.replace(old, new)
    return read_text(BEFORE), read_text(after)


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_real_documents(one: str, other: str) -> None:
    decided(read(one, real(one)), read(other, real(other)), without=("masthead",))


@given(documents(), documents())
@settings(max_examples=40, deadline=None)
def test_any_two_documents(before: Document, after: Document) -> None:
    decided(before, after)


@given(documents(), st.data())
@settings(max_examples=60, deadline=None)
def test_a_document_and_what_negotiators_made_of_it(before: Document, data: st.DataObject) -> None:
    # Notes are counted in the order of their calls, so the paragraphs that call any stay.
    movable = data.draw(st.permutations([each for each in before.preambular if not each.notes]))
    texts = [
        msgspec.structs.replace(each, text=f"{each.text[:-1]} {data.draw(ENDINGS)}".strip() + ",")
        for each in movable[: data.draw(st.integers(0, len(movable)))]
    ] + [each for each in before.preambular if each.notes]
    after = msgspec.structs.replace(before, preambular=tuple(texts))
    decided(before, read_text(printed(after)))


ENDINGS = st.sampled_from(["", "", "and the report", "as appropriate"])


def printed(document: Document) -> str:
    return print_document(document, "txt").decode()


def test_nothing_is_tracked_between_equal_texts() -> None:
    before, _ = edited()
    made = tracked(before, before)
    assert [changes(made, kind) for kind in ("ins", "del", "moveFrom", "moveTo")] == [[]] * 4


def test_only_the_words_that_changed_are_tracked_and_signed() -> None:
    made = tracked(*edited(("at its next session", "at its eighty-first session")))
    assert (changes(made, "del"), changes(made, "ins")) == (["next"], ["eighty-first"])
    for change in part(made).iter(f"{W}ins", f"{W}del"):
        assert change.get(f"{W}author") == "A/C.3/80/L.24/Rev.1"
        assert change.get(f"{W}date") == "2026-04-06T11:00:00Z"


def test_every_change_has_a_number_of_its_own() -> None:
    made = tracked(*edited(("next", "last"), ("Urges all", "Urges"), ("¹ See A", "¹ Cf. A")))
    roots = [part(made), part(made, "word/footnotes.xml")]
    changed = [e for root in roots for e in root.iter(f"{W}ins", f"{W}del")]
    numbers = [e.get(f"{W}id") for e in changed]
    assert len(set(numbers)) == len(numbers) == 5


def test_a_moved_paragraph_is_a_move() -> None:
    moved = "Noting the report of the Commission on the work of its session and its annex,²\n\n"
    before, _ = edited()
    first = "Recalling its resolution 65/230 of 21 December 2010,¹\n\n"
    second = moved.replace("²", "¹") + first.replace("¹", "²")
    after = read_text(
        BEFORE.replace(first + moved, second).replace(
            "¹ See A/80/1.\n\n² See A/80/2.", "¹ See A/80/2.\n\n² See A/80/1."
        )
    )

    made = tracked(before, after)

    (start,) = part(made).iter(f"{W}moveFromRangeStart")
    (end,) = part(made).iter(f"{W}moveToRangeStart")
    assert start.get(f"{W}name") == end.get(f"{W}name") == "move1"
    assert "".join(changes(made, "moveTo")) == "".join(changes(made, "moveFrom"))
    decided(before, after)


def test_a_paragraph_cut_in_two_keeps_its_words() -> None:
    before, after = edited(
        (
            "3. Invites the organizations of the system to provide technical assistance upon "
            "request;\n\n4.",
            "3. Invites the organizations of the system to provide technical assistance;\n\n"
            "4. Requests them to provide it upon request to all States concerned;\n\n5.",
        )
    )
    decided(before, after)


def test_a_note_whose_text_changed_stays_one_note() -> None:
    before, after = edited(("¹ See A/80/1.", "¹ See A/80/1, annex."))

    made = tracked(before, after)

    notes = part(made, "word/footnotes.xml")
    words = ["".join(t.text or "" for t in i.iter(f"{W}t")) for i in notes.iter(f"{W}ins")]
    assert words == [", annex"]
    assert len(list(part(made).iter(f"{W}footnoteReference"))) == 3
    decided(before, after)


def test_a_note_that_went_takes_its_number_along() -> None:
    decided(*edited(("2010,¹", "2010,"), ("annex,²", "annex,¹"), ("¹ See A/80/1.\n\n² ", "¹ ")))


def test_a_comparison_of_other_blocks_is_made_anew() -> None:
    before, after = edited(("next", "last"))
    stale = compare(flatten(after), flatten(after))
    assert tracked(before, after, stale) == tracked(before, after)


def test_a_paragraph_may_become_one_of_another_kind() -> None:
    before, _ = edited()
    (one, other), rest = before.preambular, before.operative
    text = other.text.replace("Noting", "Notes").replace("annex,", "annex;")
    made = Paragraph(number="1", label="1.", text=text, opening="Notes", notes=other.notes)
    later = [
        msgspec.structs.replace(each, number=str(n), label=f"{n}.")
        for n, each in enumerate(rest, 2)
    ]
    after = msgspec.structs.replace(before, preambular=(one,), operative=(made, *later))
    decided(before, read_text(printed(after)))
