"""The document put together again after its changes: numbers, headings and notes follow."""

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Any, Protocol, TypeVar

import msgspec

from shared.text.amending import fragments
from shared.text.amending.wording import Edit, edited
from shared.text.reading.openings import opening
from shared.text.structure import Call, Document, Footnote, Item, Paragraph, Section

Node = tuple[str | int, ...]
Part = TypeVar("Part", Paragraph, Item)


class Made(Protocol):
    """What a planned change is made of."""

    @property
    def action(self) -> str: ...
    @property
    def node(self) -> Node: ...
    @property
    def field(self) -> str: ...
    @property
    def edit(self) -> Edit | None: ...
    @property
    def side(self) -> str: ...
    @property
    def into(self) -> bool: ...
    @property
    def new(self) -> tuple[str, ...]: ...
    @property
    def number(self) -> str: ...


def rebuilt(document: Document, edits: Sequence[Made]) -> Document:
    """With all edits, which do not collide."""
    by_node: dict[Node, list[Made]] = defaultdict(list)
    for edit in edits:
        by_node[edit.node].append(edit)
    changed: dict[str, Any] = _title(document, by_node[("title",)])
    moved: dict[str, list[int]] = {}
    for part in ("preambular", "operative"):
        groups = [
            _around(paragraph, (part, n), by_node, part)
            for n, paragraph in enumerate(getattr(document, part))
        ]
        changed[part] = tuple(paragraph for group in groups for paragraph in group)
        moved[part] = [sum(map(len, groups[:n])) for n in range(len(groups) + 1)]
    changed["operative"] = _numbered(document.operative, changed["operative"])
    changed["sections"] = tuple(_section(section, moved) for section in document.sections)
    amended = msgspec.structs.replace(document, **changed)
    return msgspec.structs.replace(amended, footnotes=_footnotes(document, amended))


def _title(document: Document, edits: Sequence[Made]) -> dict[str, Any]:
    whole = [edit for edit in edits if edit.action == "replace paragraph"]
    if whole:
        return {"title": " ".join(whole[0].new), "title_notes": ()}
    title, notes = edited(
        document.title or "", document.title_notes, [edit.edit for edit in edits if edit.edit]
    )
    return {"title": title or document.title, "title_notes": notes}


def _around(
    paragraph: Paragraph, node: Node, by_node: dict[Node, list[Made]], part: str
) -> list[Paragraph]:
    """The paragraph as it now stands, if it does, with the new ones before and after it."""
    before: list[Paragraph] = []
    after: list[Paragraph] = []
    own = [paragraph]
    for edit in by_node[node]:
        if edit.action == "insert paragraph" and not edit.into:
            target = before if edit.side == "before" else after
            target += fragments.paragraphs(edit.new, part)
        elif edit.action == "delete paragraph":
            own = []
        elif edit.action == "replace paragraph":
            own = fragments.paragraphs(edit.new, part)
    if own == [paragraph]:
        own = [_opened(paragraph, _edited(paragraph, node, by_node))]
    return [*before, *own, *after]


def _opened(before: Paragraph, after: Paragraph) -> Paragraph:
    if before.text == after.text or after.text.startswith(before.opening):
        return after
    return msgspec.structs.replace(after, opening=opening(after.text))


def _edited(part: Part, node: Node, by_node: dict[Node, list[Made]]) -> Part:
    own = [edit for edit in by_node[node] if edit.edit]
    text, notes = edited(
        part.text, part.notes, [e.edit for e in own if e.edit and e.field == "text"]
    )
    continued, _ = edited(
        part.continued, (), [e.edit for e in own if e.edit and e.field == "continued"]
    )
    items: list[Item] = []
    for n, item in enumerate(part.items):
        items += _items_around(item, (*node, n), by_node)
    for edit in by_node[node]:
        if edit.action == "insert paragraph" and edit.into:
            label = edit.number or f"({chr(97 + len(items) % 26)})"
            items += fragments.items(edit.new, label)
    return msgspec.structs.replace(
        part, text=text, notes=notes, continued=continued, items=_lettered(part.items, items)
    )


def _items_around(item: Item, node: Node, by_node: dict[Node, list[Made]]) -> list[Item]:
    before: list[Item] = []
    after: list[Item] = []
    own = [item]
    for edit in by_node[node]:
        if edit.action == "insert paragraph" and not edit.into:
            target = before if edit.side == "before" else after
            target += fragments.items(edit.new, edit.number or item.label)
        elif edit.action == "delete paragraph":
            own = []
        elif edit.action == "replace paragraph":
            own = fragments.items(edit.new, item.label)
    if own == [item]:
        own = [_edited(item, node, by_node)]
    return [*before, *own, *after]


def _lettered(before: Sequence[Item], after: Sequence[Item]) -> tuple[Item, ...]:
    """Letters follow anew where sub-paragraphs with single letters came or went."""
    if [item.label for item in before] == [item.label for item in after] or len(after) > 26:
        return tuple(after)
    if not all(re.fullmatch(r"\([a-z]\)", item.label) for item in before):
        return tuple(after)
    return tuple(
        msgspec.structs.replace(item, label=f"({chr(97 + n)})") for n, item in enumerate(after)
    )


def _numbered(before: Sequence[Paragraph], after: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """1, 2, 3 … as the text was numbered; a single operative paragraph has no number."""
    if len(after) == 1:
        (only,) = _punctuated(before[-1:], after)
        return (msgspec.structs.replace(only, number="", label=""),)
    if [p.number for p in before] == [p.number for p in after]:
        return tuple(after)
    after = _punctuated(before[-1:], after)
    prefix = "OP" if before and before[0].label.startswith("OP") else ""
    return tuple(
        msgspec.structs.replace(paragraph, number=str(n), label=f"{prefix}{n}.")
        for n, paragraph in enumerate(after, 1)
    )


def _punctuated(last: Sequence[Paragraph], after: Sequence[Paragraph]) -> list[Paragraph]:
    """A full stop behind the last paragraph, and none behind the one that was the last before."""
    found = list(after)
    for n, paragraph in enumerate(found):
        final = n + 1 == len(found)
        if final:
            found[n] = _ending(paragraph, ".")
        elif any(paragraph.text == before.text for before in last):
            found[n] = _ending(paragraph, ";")
    return found


def _ending(part: Part, mark: str) -> Part:
    """With the mark at its very end, where a semicolon or a full stop stands there now."""
    if part.continued:
        return msgspec.structs.replace(part, continued=_ended(part.continued, mark))
    if part.items:
        items = (*part.items[:-1], _ending(part.items[-1], mark))
        return msgspec.structs.replace(part, items=items)
    return msgspec.structs.replace(part, text=_ended(part.text, mark))


def _ended(text: str, mark: str) -> str:
    return text[:-1] + mark if text.endswith((";", ".")) else text


def _section(section: Section, moved: dict[str, list[int]]) -> Section:
    places = moved.get(section.part)
    if not places:
        return section
    return msgspec.structs.replace(section, before=places[min(section.before, len(places) - 1)])


def _footnotes(before: Document, after: Document) -> tuple[Footnote, ...]:
    """A note goes when the last place that called it is gone; one that nothing called stays."""
    called, calls = _marks(before), _marks(after)
    return tuple(note for note in before.footnotes if note.mark not in called or note.mark in calls)


def _marks(document: Document) -> set[str]:
    found: list[Call] = list(document.title_notes)
    queue: list[Paragraph | Item] = [*document.preambular, *document.operative]
    for annex in document.annexes:
        queue += annex.paragraphs
    while queue:
        here = queue.pop()
        found += here.notes
        queue += here.items
    return {call.mark for call in found}
