"""The document put together again after its changes: numbers, headings and notes follow."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, Protocol, TypeVar

import msgspec

from shared.text.amending import fragments
from shared.text.amending.finding import Node, part, parts
from shared.text.amending.footnotes import Incoming, with_notes
from shared.text.amending.numbers import lettered, numbered
from shared.text.amending.punctuation import Placed, begun, ended
from shared.text.amending.wording import Edit, edited
from shared.text.reading.assemble import considered
from shared.text.reading.openings import opening
from shared.text.structure import Annex, Document, Footnote, Item, Paragraph, Section

Part = TypeVar("Part", Paragraph, Item)
__all__ = ["Made", "Node", "mended", "rebuilt"]


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
    @property
    def to(self) -> Node: ...
    @property
    def notes(self) -> tuple[tuple[str, str], ...]: ...


def rebuilt(document: Document, edits: Sequence[Made]) -> Document:
    """With all edits, which do not collide."""
    return mended(document, edits)[0]


def mended(document: Document, edits: Sequence[Made]) -> tuple[Document, tuple[str, ...]]:
    """The document with all edits, and what was put right because of them."""
    return _Rebuild(document, edits).done()


class _Rebuild:
    def __init__(self, document: Document, edits: Sequence[Made]) -> None:
        self._document = document
        self._by_node: dict[Node, list[Made]] = defaultdict(list)
        self._moves: dict[Node, list[Made]] = defaultdict(list)
        self._incoming = Incoming(document)
        for edit in edits:
            self._by_node[edit.node].append(edit)
            if edit.action == "move paragraph":
                self._moves[edit.to].append(edit)
        self._remarks: list[str] = []

    def done(self) -> tuple[Document, tuple[str, ...]]:
        changed: dict[str, Any] = self._title()
        annexes = list(self._document.annexes)
        moved: dict[str, list[int]] = {}
        for name in parts(self._document):
            before = part(self._document, name)
            groups = [self._around((name, n)) for n in range(len(before))]
            placed = [each for group in groups for each in group]
            moved[name] = [sum(map(len, groups[:n])) for n in range(len(groups) + 1)]
            after = self._settled(name, before, placed, moved[name])
            if name.startswith("annex"):
                n = int(name.split()[1])
                annexes[n] = _annex(annexes[n], after, moved[name])
            else:
                changed[name] = after
        changed["annexes"] = tuple(
            annex for n, annex in enumerate(annexes) if not self._gone((f"annex {n}",))
        )
        changed["sections"] = tuple(
            _section(section, moved.get(section.part, [])) for section in self._document.sections
        )
        amended = msgspec.structs.replace(self._document, **changed, footnotes=self._footnotes())
        without = {
            edit.node for edit in self._by_node_all("footnote") if not edit.edit and not edit.new
        }
        gone = {self._document.footnotes[int(node[1])].mark for node in without}
        amended = with_notes(self._document, amended, self._incoming, gone)
        return considered(amended), tuple(self._remarks)

    def _by_node_all(self, name: str) -> list[Made]:
        return [edit for node, own in self._by_node.items() if node[0] == name for edit in own]

    def _gone(self, node: Node) -> bool:
        return any(edit.action == "delete paragraph" for edit in self._by_node.get(node, ()))

    def _title(self) -> dict[str, Any]:
        edits = self._by_node.get(("title",), [])
        whole = [edit for edit in edits if edit.action == "replace paragraph"]
        if whole:
            return {"title": " ".join(whole[0].new), "title_notes": ()}
        title, notes = edited(
            self._document.title or "", self._document.title_notes, _edits(edits, "text")
        )
        return {"title": title or self._document.title, "title_notes": notes}

    def _footnotes(self) -> tuple[Footnote, ...]:
        found = []
        for n, note in enumerate(self._document.footnotes):
            edits = self._by_node.get(("footnote", n), [])
            whole = [edit.new for edit in edits if edit.action == "replace paragraph"]
            text, _ = edited(note.text, (), _edits(edits, "text"))
            found.append(Footnote(mark=note.mark, text=" ".join(whole[0]) if whole else text))
        return tuple(found)

    def _around(self, node: Node) -> list[Placed]:
        """The paragraph as it now stands, if it does, with the new ones before and after it."""
        before: list[Placed] = []
        after: list[Placed] = []
        own = self._own(node)
        for edit in self._by_node.get(node, ()):
            if edit.action == "insert paragraph" and not edit.into:
                target = before if edit.side == "before" else after
                target += self._new(edit, str(node[0]))
            elif edit.action == "replace paragraph":
                own = self._new(edit, str(node[0]), replaces=int(node[1]))
            elif edit.action in ("delete paragraph", "move paragraph"):
                own = []
        for edit in self._moves.get(node, ()):
            target = before if edit.side == "before" else after
            target += self._own(edit.node)
        return [*before, *own, *after]

    def _own(self, node: Node) -> list[Placed]:
        paragraph = part(self._document, str(node[0]))[int(node[1])]
        changed = self._edited(paragraph, node)
        if not changed.text.startswith(paragraph.opening) and changed.text != paragraph.text:
            changed = msgspec.structs.replace(changed, opening=opening(changed.text))
        return [Placed(changed, int(node[1]), changed=changed != paragraph)]

    def _new(self, edit: Made, name: str, replaces: int | None = None) -> list[Placed]:
        lines = self._incoming.take(edit.new, edit.notes)
        made = fragments.paragraphs(lines, "operative" if name.startswith("annex") else name)
        return [
            Placed(paragraph, replaces if n == 0 else None, changed=True)
            for n, paragraph in enumerate(made)
        ]

    def _edited(self, here: Part, node: Node) -> Part:
        own = self._by_node.get(node, [])
        text, notes = edited(here.text, here.notes, _edits(own, "text"))
        text, remark = begun(here, text, _edits(own, "text"))
        if remark:
            self._remarks.append(remark)
        continued, _ = edited(here.continued, (), _edits(own, "continued"))
        items: list[Item] = []
        for n in range(len(here.items)):
            items += self._items_around((*node, n), here.items[n])
        for edit in own:
            if edit.action == "insert paragraph" and edit.into:
                added = fragments.items(
                    self._incoming.take(edit.new, edit.notes),
                    edit.number or f"({chr(97 + len(items) % 26)})",
                )
                items = added + items if edit.side == "before" else items + added
        return msgspec.structs.replace(
            here, text=text, notes=notes, continued=continued, items=lettered(here.items, items)
        )

    def _items_around(self, node: Node, item: Item) -> list[Item]:
        before: list[Item] = []
        after: list[Item] = []
        own = [self._edited(item, node)]
        for edit in self._by_node.get(node, ()):
            if edit.action == "insert paragraph" and not edit.into:
                target = before if edit.side == "before" else after
                lines = self._incoming.take(edit.new, edit.notes)
                target += fragments.items(lines, edit.number or item.label)
            elif edit.action in ("delete paragraph", "move paragraph"):
                own = []
            elif edit.action == "replace paragraph":
                own = fragments.items(self._incoming.take(edit.new, edit.notes), item.label)
        for edit in self._moves.get(node, ()):
            target = before if edit.side == "before" else after
            target.append(self._item_at(edit.node))
        return [*before, *own, *after]

    def _item_at(self, node: Node) -> Item:
        here: Paragraph | Item = part(self._document, str(node[0]))[int(node[1])]
        for position in node[2:]:
            here = here.items[int(position)]
        assert isinstance(here, Item)
        return self._edited(here, node)

    def _settled(
        self,
        name: str,
        before: Sequence[Paragraph],
        placed: Sequence[Placed],
        moved: Sequence[int],
    ) -> tuple[Paragraph, ...]:
        """Marks at the ends and numbers, as the place of each paragraph has them."""
        kind = "preambular" if name == "preambular" else "operative"
        if name.startswith("annex"):
            kind = "annex"
        after, remarks = ended(before, placed, kind)
        self._remarks += remarks
        return (
            after
            if kind == "preambular" and not _prefixed(before)
            else numbered(before, after, moved)
        )


def _prefixed(before: Sequence[Paragraph]) -> bool:
    """A working text numbers its preambular paragraphs too: PP1, PP2."""
    return any(paragraph.number for paragraph in before)


def _edits(made: Sequence[Made], field: str) -> list[Edit]:
    return [each.edit for each in made if each.edit and each.field == field]


def _annex(annex: Annex, paragraphs: tuple[Paragraph, ...], moved: list[int]) -> Annex:
    sections = tuple(_section(section, moved) for section in annex.sections)
    return msgspec.structs.replace(annex, paragraphs=paragraphs, sections=sections)


def _section(section: Section, places: Sequence[int]) -> Section:
    if not places:
        return section
    return msgspec.structs.replace(section, before=places[min(section.before, len(places) - 1)])
