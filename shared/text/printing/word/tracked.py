"""Two texts in one Word file: to accept all gives the later one, to reject all the earlier one."""

import itertools
from collections.abc import Iterable, Iterator, Sequence

from shared.text.compare.comparison import compare
from shared.text.compare.model import Comparison, Entry, is_note
from shared.text.compare.order import rows
from shared.text.printing.layout import Line, body, called_marks, front, left_over
from shared.text.printing.masthead import printed_head
from shared.text.printing.word.joints import parted
from shared.text.printing.word.model import Fate, Para, Sheet, Span, counted
from shared.text.printing.word.notes import Notes, same_notes
from shared.text.printing.word.weaving import Weaver, woven_alone
from shared.text.printing.word.whole import paragraph, plain_spans
from shared.text.structure import Document


def tracked_sheet(before: Document, after: Document, comparison: Comparison) -> Sheet:
    """``comparison`` is of what ``flatten`` gives for the two: the blocks in their order."""
    notes = Notes(before, after, same_notes(comparison))
    old, new = printed_head(before), printed_head(after)
    slots = [
        _slot(one, other, notes)
        for one, other in (
            (old.name, new.name),
            (old.symbol, new.symbol),
            (old.organ, new.organ),
            *itertools.zip_longest(old.right, new.right, fillvalue=""),
        )
    ]
    moves = itertools.count(1)
    paras = [
        *_compared(_front(before), _front(after), notes, moves),
        *_laid(comparison, body(before), body(after), notes, moves),
        *_compared(left_over(before), left_over(after), notes, moves),
    ]
    return Sheet(
        name=slots[0],
        symbol=slots[1],
        organ=slots[2],
        right=tuple(slots[3:]),
        paras=parted(paras),
        running=new.symbol.rstrip("*"),
        title=after.title or "",
        numbered=all(counted(called_marks(each)) for each in (before, after)),
    )


def _slot(old: str, new: str, notes: Notes) -> tuple[Span, ...]:
    """A place of the masthead: the whole line goes and comes, for parts of it mean nothing."""
    if old == new:
        return plain_spans(new, notes)
    gone = plain_spans(old, notes, Fate.DELETED)
    return (*gone, *plain_spans(new, notes, Fate.INSERTED))


def _front(document: Document) -> list[Line]:
    head = printed_head(document)
    return [*(Line(kind=kind, text=text) for kind, text in head.lower_kinds()), *front(document)]


def _compared(
    before: Sequence[Line], after: Sequence[Line], notes: Notes, moves: Iterator[int]
) -> Iterator[Para]:
    """Lines that no comparison was made of before."""
    yield from _laid(compare(before, after), before, after, notes, moves, whole=True)


def _laid(
    comparison: Comparison,
    before: Sequence[Line],
    after: Sequence[Line],
    notes: Notes,
    moves: Iterator[int],
    *,
    whole: bool = False,
) -> Iterator[Para]:
    """Every paragraph at its place; ``whole`` shows also notes, which have no other place here."""
    names: dict[int, str] = {}
    weaver = Weaver(before, after, notes)
    for row in rows(_apart(comparison.entries, before, after)):
        entry = row.entry
        if _only_notes(entry) and not whole:
            continue
        name = _name(entry, names, moves)
        if row.departed or not entry.after:
            fate = Fate.LEFT if name else Fate.DELETED
            yield from (paragraph(before[s.index], notes, fate, name) for s in entry.before)
        elif not entry.before or (entry.moved and not name):
            yield from (paragraph(after[s.index], notes, Fate.INSERTED) for s in entry.after)
        elif entry.moved:
            yield weaver.arrived(entry, name)
        else:
            yield from weaver.woven(entry)


def _name(entry: Entry, names: dict[int, str], moves: Iterator[int]) -> str:
    """Of the move of one paragraph; one that was also split or merged goes and comes instead."""
    if not (entry.moved and len(entry.before) == len(entry.after) == 1):
        return ""
    if id(entry) not in names:
        names[id(entry)] = f"move{next(moves)}"
    return names[id(entry)]


def _only_notes(entry: Entry) -> bool:
    return all(is_note(side.kind) for side in (*entry.before, *entry.after))


def _apart(
    entries: Iterable[Entry], before: Sequence[Line], after: Sequence[Line]
) -> Iterator[Entry]:
    """A paragraph that became one of another kind or level is deleted and inserted."""
    for entry in entries:
        if not (entry.before and entry.after) or woven_alone(entry, before, after):
            yield entry
        else:
            yield from split_entry(entry)


def split_entry(entry: Entry) -> tuple[Entry, Entry]:
    """What goes, and what comes."""
    gone = Entry(change=entry.change, before=entry.before)
    come = Entry(change=entry.change, after=entry.after)
    return gone, come
