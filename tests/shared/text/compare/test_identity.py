"""Paragraphs keep their identity from revision to revision."""

from uuid import UUID

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.text.compare.comparison import compare
from shared.text.compare.identity import identify
from shared.text.compare.matching import CorrectionBroken, match_known
from shared.text.compare.model import ALGORITHM, Change, Corrections, Paragraph
from shared.text.compare.work import Known, follow, relate
from tests.shared.text.compare.texts import CALLS, INVITES, REPORT, URGES, numbered


class Stored(msgspec.Struct, frozen=True, kw_only=True):
    id: UUID
    kind: str
    label: str
    text: str


def store(blocks: list[Paragraph], ids: list[UUID | None], new: int = 100) -> list[Stored]:
    return [
        Stored(id=given or UUID(int=new + n), kind=b.kind, label=b.label, text=b.text)
        for n, (b, given) in enumerate(zip(blocks, ids, strict=True))
    ]


def first(*texts: str) -> list[Stored]:
    blocks = numbered(*texts)
    return store(blocks, [UUID(int=n) for n in range(1, len(blocks) + 1)])


def ids(*numbers: int | None) -> list[UUID | None]:
    return [None if n is None else UUID(int=n) for n in numbers]


def test_is_found_by_content_and_not_by_number() -> None:
    before = first(URGES, CALLS, REPORT)
    after = numbered(INVITES, REPORT, URGES.replace("criminalize", "prevent"), CALLS)
    assert identify(before, after) == ids(None, 3, 1, 2)


def test_is_carried_over_several_revisions() -> None:
    zero = first(URGES, CALLS, REPORT)
    one = numbered(INVITES, URGES.replace("all parties", "Member States"), CALLS, REPORT)
    two = numbered(CALLS, URGES.replace("all parties", "Member States alone"), INVITES, REPORT)
    known = store(one, identify(zero, one))
    last = store(two, identify(known, two), new=200)
    assert [block.id.int for block in last] == [2, 1, 100, 3]
    comparison = compare(zero, last, match_known(zero, last))
    assert {entry.change for entry in comparison.changes} >= {Change.INSERTED, Change.MOVED}
    assert [entry.before[0].index for entry in comparison.entries if entry.before] == [1, 0, 2]


SMALL = "Urges States to train all of their judges,"
LARGE = "and invites the Office to offer them technical assistance in doing so upon request;"


def test_a_split_keeps_the_id_on_the_larger_part() -> None:
    before = first(f"{SMALL} {LARGE}", REPORT)
    after = numbered(SMALL, LARGE, REPORT)
    assert identify(before, after) == ids(None, 1, 2)
    (entry,) = [e for e in compare(before, after).entries if e.change is Change.SPLIT]
    assert [side.label for side in entry.after] == ["1.", "2."]


def test_a_merge_keeps_the_id_of_the_larger_source() -> None:
    before = first(SMALL, LARGE, REPORT)
    after = numbered(f"{SMALL} {LARGE}", REPORT)
    assert identify(before, after) == ids(2, 3)
    (entry,) = [e for e in compare(before, after).entries if e.change is Change.MERGED]
    assert [side.label for side in entry.before] == ["1.", "2."]


def test_a_person_may_join_what_reads_differently() -> None:
    before, after = first(URGES, REPORT), numbered(CALLS, REPORT)
    assert identify(before, after) == ids(None, 2)
    corrections = Corrections(joined=frozenset({(0, 0)}))
    assert identify(before, after, corrections) == ids(1, 2)


def test_a_person_may_part_what_reads_the_same() -> None:
    corrections = Corrections(parted=frozenset({(0, 0)}))
    assert identify(first(URGES, REPORT), numbered(URGES, REPORT), corrections) == ids(None, 2)


@pytest.mark.parametrize(
    "corrections",
    [
        Corrections(joined=frozenset({(0, 0), (0, 1)})),
        Corrections(joined=frozenset({(0, 0), (1, 0)})),
        Corrections(joined=frozenset({(0, 2)})),
        Corrections(joined=frozenset({(-1, 0)})),
        Corrections(joined=frozenset({(0, 0)}), parted=frozenset({(0, 0)})),
    ],
)
def test_corrections_that_cannot_hold_are_refused(corrections: Corrections) -> None:
    with pytest.raises(CorrectionBroken):
        identify(first(URGES, REPORT), numbered(URGES, REPORT), corrections)


def test_a_correction_stays_over_the_revisions_that_follow() -> None:
    """What a person joined keeps its id, and what was parted never comes back to it."""
    zero, one, two = first(URGES, REPORT), numbered(CALLS, REPORT), numbered(REPORT, CALLS)
    joined = follow(known(zero), blocks(one), Corrections(joined=frozenset({(0, 0)})))
    assert list(joined.ids) == ids(1, 2)
    last = follow(known(store(one, list(joined.ids))), blocks(two))
    assert list(last.ids) == ids(2, 1)
    parted = follow(known(zero), blocks(numbered(URGES)), Corrections(parted=frozenset({(0, 0)})))
    assert list(parted.ids) == ids(None)


def known(stored: list[Stored]) -> tuple[Known, ...]:
    return tuple(Known(id=s.id, kind=s.kind, label=s.label, text=s.text) for s in stored)


def blocks(of: list[Paragraph]) -> tuple[Paragraph, ...]:
    return tuple(of)


def test_what_is_known_is_compared_by_its_identity_however_it_reads() -> None:
    zero = first(URGES, CALLS, REPORT)
    last = store(numbered(CALLS, URGES, REPORT), ids(1, 2, 3))
    comparison = relate(known(zero), known(last)).comparison
    assert [(e.change, e.moved) for e in comparison.entries] == [
        (Change.EDITED, False), (Change.EDITED, False), (Change.SAME, False),
    ]  # fmt: skip
    assert comparison.algorithm == ALGORITHM


@st.composite
def histories(draw: st.DrawFn) -> list[list[int]]:
    """Which of ten paragraphs each of several revisions holds, in which order."""
    revisions = draw(
        st.lists(st.lists(st.integers(0, 9), unique=True, max_size=8), min_size=2, max_size=6)
    )
    alive = set(range(10))
    told: list[list[int]] = []
    for revision in revisions:
        told.append([n for n in revision if n in alive])
        alive -= {n for was in told[:-1] for n in was if n not in revision}
    return told


SENTENCES = [
    f"{verb} {whom} to {deed} in the field of {word} and of {word} alone, within its {word};"
    for verb, whom, deed, word in zip(
        ["Urges", "Invites", "Calls upon", "Requests", "Encourages", "Notes", "Decides",
         "Reminds", "Asks", "Begs"],
        ["States", "donors", "the Office", "the Chair", "experts", "parties", "organs", "all",
         "the press", "banks"],
        ["report", "pay", "teach", "speak", "meet", "sign", "vote", "listen", "print", "lend"],
        ["law", "trade", "health", "sport", "water", "music", "space", "fish", "wool", "salt"],
        strict=True,
    )
]  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(histories())
def test_a_history_keeps_every_identity(history: list[list[int]]) -> None:
    """However paragraphs come, go, move and take other numbers: each has one id while it lives."""
    before: list[Stored] = []
    names: dict[int, UUID] = {}
    for turn, revision in enumerate(history):
        text = numbered(*(SENTENCES[n].replace("its", f"its own {turn}") for n in revision))
        before = store(text, identify(before, text), new=100 * (turn + 1))
        for n, block in zip(revision, before, strict=True):
            assert names.setdefault(n, block.id) == block.id
        assert len({block.id for block in before}) == len(before)
