"""What holds for any two texts."""

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.text.compare.comparison import compare
from shared.text.compare.matching import match
from shared.text.compare.model import Change, Comparison, Corrections, Paragraph
from shared.text.compare.order import rows
from shared.text.compare.replay import apply, turn
from shared.text.compare.tokens import fold
from shared.text.structure import Call

KINDS = st.sampled_from(
    ["title", "formula", "preambular", "operative", "item", "closing", "footnote"]
)
LABELS = st.sampled_from(["", "1.", "2.", "5 bis.", "(a)"])
URGENT = (
    "urges the States to share , ; “we” 'we' ’we’ 2018-2021 2018–2021 data of 4 May 2019 "
    "E/CN.15/2019/L.6 widely promptly"
)
WORDS = st.sampled_from(URGENT.split())
PHRASES = st.lists(WORDS, max_size=14).map(" ".join)
TEXTS = st.one_of(PHRASES, PHRASES, st.text(max_size=30))
MARKS = st.sampled_from(["1", "1.", "2.", "*"])


@st.composite
def blocks(draw: st.DrawFn) -> Paragraph:
    text = draw(TEXTS)
    places = sorted(draw(st.lists(st.integers(0, len(text)), max_size=2)))
    notes = tuple(Call(mark=draw(MARKS), at=at) for at in places)
    return Paragraph(kind=draw(KINDS), label=draw(LABELS), text=text, notes=notes)


BLOCKS = blocks()
PLAIN = st.builds(Paragraph, kind=KINDS, label=LABELS, text=TEXTS)


@st.composite
def revised(draw: st.DrawFn) -> tuple[list[Paragraph], list[Paragraph]]:
    """A text, and what hurried negotiators made of it."""
    before = draw(st.lists(BLOCKS, max_size=7))
    after = list(before)
    for _ in range(draw(st.integers(0, 5))):
        place = draw(st.integers(0, len(after)))
        deed = draw(st.sampled_from(["insert", "delete", "move", "split", "merge", "replace"]))
        if deed == "insert":
            after.insert(place, draw(BLOCKS))
        elif place < len(after):
            _change(after, place, deed, draw)
    return before, after


def worded(block: Paragraph, text: str) -> Paragraph:
    notes = tuple(call for call in block.notes if call.at <= len(text))
    return msgspec.structs.replace(block, text=text, notes=notes)


def _change(after: list[Paragraph], place: int, deed: str, draw: st.DrawFn) -> None:
    block = after.pop(place)
    if deed == "move":
        after.insert(draw(st.integers(0, len(after))), block)
    elif deed == "split":
        cut = draw(st.integers(0, len(block.text)))
        halves = block.text[:cut], block.text[cut:]
        after[place:place] = [worded(block, half) for half in halves]
    elif deed == "merge" and place < len(after):
        after[place] = worded(block, block.text + " " + after[place].text)
    elif deed == "replace":
        after.insert(place, worded(block, block.text + draw(TEXTS)))


@settings(deadline=None)
@given(revised())
def test_applied_gives_the_other_text_to_the_letter(
    texts: tuple[list[Paragraph], list[Paragraph]],
) -> None:
    before, after = texts
    comparison = compare(before, after)
    assert apply(comparison, before) == after
    assert apply(turn(comparison), after) == before
    assert turn(turn(comparison)) == comparison


@settings(deadline=None)
@given(st.lists(BLOCKS, max_size=5), st.lists(BLOCKS, max_size=5))
def test_so_it_does_for_texts_that_have_nothing_to_do_with_each_other(
    before: list[Paragraph], after: list[Paragraph]
) -> None:
    comparison = compare(before, after)
    assert apply(comparison, before) == after
    assert apply(turn(comparison), after) == before


@settings(deadline=None)
@given(revised())
def test_every_paragraph_of_both_appears_once(
    texts: tuple[list[Paragraph], list[Paragraph]],
) -> None:
    before, after = texts
    entries = compare(before, after).entries
    assert sorted(s.index for e in entries for s in e.before) == list(range(len(before)))
    assert [s.index for e in entries for s in e.after] == list(range(len(after)))
    laid = rows(entries)
    assert [row.entry for row in laid if not row.departed] == list(entries)
    assert sum(row.departed for row in laid) == sum(entry.moved for entry in entries)


@given(st.lists(BLOCKS, max_size=8))
def test_equal_texts_give_nothing(text: list[Paragraph]) -> None:
    comparison = compare(text, list(text))
    assert comparison.changes == ()
    assert all(entry.change is Change.SAME for entry in comparison.entries)


@given(st.lists(PLAIN, max_size=8, unique_by=lambda block: fold(block.text)), st.data())
def test_renumbering_alone_is_renumbering_alone(text: list[Paragraph], data: st.DataObject) -> None:
    labels = data.draw(st.lists(LABELS, min_size=len(text), max_size=len(text)))
    after = [
        msgspec.structs.replace(block, label=label)
        for block, label in zip(text, labels, strict=True)
    ]
    changed = [n for n, block in enumerate(text) if block.label != labels[n]]
    changes = compare(text, after).changes
    assert [entry.before[0].index for entry in changes] == changed
    assert all(
        entry.change is Change.RENUMBERED and not (entry.edited or entry.moved) for entry in changes
    )


@given(st.permutations([f"{word} one two three" for word in "abcdefg"]))
def test_what_is_shuffled_is_moved_and_no_more(order: list[str]) -> None:
    before = [Paragraph(kind="preambular", label="", text=text) for text in sorted(order)]
    after = [Paragraph(kind="preambular", label="", text=text) for text in order]
    comparison = compare(before, after)
    moved = [entry for entry in comparison.entries if entry.moved]
    assert {entry.change for entry in comparison.changes} <= {Change.MOVED}
    assert len(moved) == len(order) - _longest_run(order)


def _longest_run(order: list[str]) -> int:
    longest: list[int] = []
    for n, text in enumerate(order):
        longest.append(1 + max((longest[m] for m in range(n) if order[m] < text), default=0))
    return max(longest)


@settings(deadline=None)
@given(revised())
def test_goes_to_json_and_back(texts: tuple[list[Paragraph], list[Paragraph]]) -> None:
    comparison = compare(*texts)
    sent = msgspec.json.encode(comparison)
    assert msgspec.json.decode(sent, type=Comparison) == comparison


@settings(deadline=None)
@given(revised(), st.data())
def test_corrections_stand(
    texts: tuple[list[Paragraph], list[Paragraph]], data: st.DataObject
) -> None:
    before, after = texts
    if not before or not after:
        return
    i = st.integers(0, len(before) - 1)
    j = st.integers(0, len(after) - 1)
    joined = data.draw(st.tuples(i, j))
    parted = data.draw(st.frozensets(st.tuples(i, j))) - {joined}
    corrections = Corrections(joined=frozenset({joined}), parted=parted)
    matching = match(before, after, corrections)
    assert joined in matching.pairs.items()
    assert not parted & matching.pairs.items()
    assert not parted & {(i, j) for i, parts in matching.splits.items() for j in parts}
    assert not parted & {(i, j) for j, sources in matching.merges.items() for i in sources}
    assert apply(compare(before, after, matching), before) == after
