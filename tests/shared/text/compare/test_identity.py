"""Paragraphs keep their identity from revision to revision."""

from uuid import UUID

import msgspec
import pytest

from shared.text.compare.comparison import compare
from shared.text.compare.identity import identify
from shared.text.compare.matching import CorrectionBroken, match_known
from shared.text.compare.model import Change, Corrections, Paragraph
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
