"""Calls of notes count; that a note is printed under another number is no change of the text."""

import pytest
from msgspec.structs import replace

from shared.text.compare.comparison import compare
from shared.text.compare.html import inline, side_by_side
from shared.text.compare.model import Change, Comparison, Op, Paragraph, Piece
from shared.text.compare.replay import apply, turn
from shared.text.compare.text import marked, redline
from shared.text.structure import Call

CHILD = "Recalling the Convention on the Rights of the Child, and its protocols,"
NOTE = "United Nations, Treaty Series, vol. 1577, No. 27531."
OTHER = "Resolution 217 A (III)."
COMMA = CHILD.index(",") + 1


def paragraph(*calls: tuple[str, int], text: str = CHILD) -> Paragraph:
    notes = tuple(Call(mark=mark, at=at) for mark, at in calls)
    return Paragraph(kind="preambular", label="", text=text, notes=notes)


def note(mark: str, text: str = NOTE) -> Paragraph:
    return Paragraph(kind="footnote", label=mark, text=text)


def test_a_call_that_moved_is_seen() -> None:
    before = [paragraph(("1", COMMA)), note("1")]
    after = [paragraph(("1", len(CHILD))), note("1")]
    (entry,) = compare(before, after).changes
    assert entry.change is Change.EDITED
    shown = "Child,[-¹-] and its protocols,{+¹+}"
    assert marked(entry.pieces).endswith(shown)
    assert shown in redline(compare(before, after))


def test_a_call_that_came_is_seen() -> None:
    (edited, new) = compare([paragraph()], [paragraph(("1", COMMA)), note("1")]).changes
    assert (edited.change, new.change) == (Change.EDITED, Change.INSERTED)
    assert "Child,{+¹+} and" in marked(edited.pieces)


def test_a_note_before_it_renumbers_it_and_no_more() -> None:
    before = [paragraph(("1", COMMA)), note("1")]
    first = paragraph(("1", 9), text="Recalling the Declaration,")
    after = [first, paragraph(("2", COMMA)), note("1", OTHER), note("2")]
    comparison = compare(before, after)
    assert [entry.change for entry in comparison.entries] == [
        Change.INSERTED, Change.SAME, Change.INSERTED, Change.RENUMBERED,
    ]  # fmt: skip
    kept = comparison.entries[1].pieces
    assert Piece(op=Op.KEEP, call="2", was="1") in kept
    assert exact(comparison, before, after)


def exact(comparison: Comparison, before: list[Paragraph], after: list[Paragraph]) -> bool:
    there = apply(comparison, before) == after
    return there and apply(turn(comparison), after) == before


def test_another_note_under_the_same_number_is_a_change() -> None:
    before = [paragraph(("1", COMMA)), note("1")]
    after = [paragraph(("1", COMMA)), note("1", OTHER)]
    assert compare(before, after).entries[0].edited


@pytest.mark.parametrize(
    "calls", [(("*", 5),), (("1", 0), ("2", COMMA), ("3", COMMA)), (("9", 12),), (("1", 200),)]
)
def test_calls_are_carried_to_the_letter(calls: tuple[tuple[str, int], ...]) -> None:
    before = [paragraph(), note("1"), note("2", OTHER)]
    after = [paragraph(*calls), note("1"), note("2", OTHER)]
    inside = tuple(replace(c, at=min(c.at, len(CHILD))) for c in after[0].notes)
    clamped = [replace(after[0], notes=inside), *after[1:]]
    assert exact(compare(before, after), before, clamped)
    assert compare(after, after).changes == ()


def test_a_page_shows_each_number_on_its_side() -> None:
    before = [paragraph(("1", COMMA)), note("1")]
    after = [paragraph(("2", COMMA), text=CHILD + " and"), note("1", OTHER), note("2")]
    comparison = compare(before, after)
    assert 'Child,<sup class="para-call">2</sup>' in inline(comparison)
    page = side_by_side(comparison, titles=("a", "b"))
    assert [page.count(f'Child,<sup class="para-call">{n}</sup>') for n in (1, 2)] == [1, 1]
