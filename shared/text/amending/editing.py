"""A text being amended: changes are planned against it as it stands, then made all at once."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from shared.text.amending.model import Change, Place
from shared.text.amending.rebuild import Node, rebuilt
from shared.text.amending.wording import Edit, deletion, insertion, nearest, spans
from shared.text.structure import Document, Item, Paragraph

Field = Literal["text", "continued"]


class Refused(Exception):
    """The change cannot be made; the message says why."""


class Planned(msgspec.Struct, frozen=True, kw_only=True):
    """One change with its exact place: ``node`` leads to it by positions from 0."""

    action: str
    place: Place
    node: Node
    field: Field = "text"
    edit: Edit | None = None
    side: Literal["before", "after"] = "after"
    into: bool = False
    new: tuple[str, ...] = ()
    number: str = ""


class Working:
    """The text as it stands; ``plan`` finds places and words, ``done`` makes the changes."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def plan(self, change: Change) -> tuple[Planned, ...]:
        """The change at its place; Refused where there is no such place or no such words."""
        if change.action == "renumber":
            return ()
        if change.place.part == "title":
            return (self._in_title(change),)
        node = self._node(change.place)
        if change.action in ("delete paragraph", "replace paragraph"):
            return (self._planned(change, node),)
        if change.action == "insert paragraph":
            into = change.new_part == "item" and not change.place.items
            return (self._planned(change, node, into=into),)
        return self._words(change, node)

    def done(self, edits: Sequence[Planned]) -> Document:
        """The document with all of them; numbers follow anew."""
        return rebuilt(self._document, edits)

    def _planned(self, change: Change, node: Node, *, into: bool = False) -> Planned:
        return Planned(
            action=change.action,
            place=change.place,
            node=node,
            side=change.side,
            into=into,
            new=change.new,
            number=change.number,
        )

    def _in_title(self, change: Change) -> Planned:
        title = self._document.title or ""
        if change.action == "replace paragraph":
            return self._planned(change, ("title",))
        if change.action in ("delete paragraph", "insert paragraph"):
            raise Refused("a text does not go without its title, nor with two")
        edit = _edit(change, title)
        if isinstance(edit, str):
            raise Refused(edit)
        return Planned(action=change.action, place=change.place, node=("title",), edit=edit)

    def _node(self, place: Place) -> Node:
        paragraphs: Sequence[Paragraph] = getattr(self._document, place.part)
        position = _position(paragraphs, place)
        if position is None:
            count = len(paragraphs)
            raise Refused(f"there is no {place}: the text has {count} {place.part} paragraphs")
        node: Node = (place.part, position)
        here: Paragraph | Item = paragraphs[position]
        for label in place.items:
            found = next((n for n, i in enumerate(here.items) if _label(i) == _bare(label)), None)
            if found is None:
                labels = ", ".join(item.label for item in here.items) or "none"
                raise Refused(f"there is no {place}: its sub-paragraphs are {labels}")
            here, node = here.items[found], (*node, found)
        return node

    def _words(self, change: Change, node: Node) -> tuple[Planned, ...]:
        """In the text of the place, of what stands in it and behind it."""
        pieces = list(_pieces(self._at(node), node))
        if not change.old:
            return (self._at_edge(change, pieces),)
        found = [
            Planned(action=change.action, place=change.place, node=own, field=field, edit=edit)
            for own, field, text in pieces
            if isinstance(edit := _edit(change, text), Edit)
        ]
        counts = sum(len(spans(text, change.old)) for _, _, text in pieces)
        whole = " ".join(text for _, _, text in pieces)
        if not counts:
            near = nearest(whole, change.old)
            raise Refused(
                f"“{change.old}” does not stand in {change.place}; what stands there is “{near}”"
            )
        if counts > 1 or not found:
            raise Refused(f"“{change.old}” stands in {change.place} {counts} times: say which")
        return (found[0],)

    def _at_edge(self, change: Change, pieces: Sequence[tuple[Node, Field, str]]) -> Planned:
        own, field, text = pieces[-1] if change.side == "after" else pieces[0]
        place = 0
        if change.side == "after":
            end = re.search(r"[\s.,;:]*$", text)
            place = end.start() if end else len(text)
        edit = insertion(text, place, change.new[0])
        return Planned(action=change.action, place=change.place, node=own, field=field, edit=edit)

    def _at(self, node: Node) -> Paragraph | Item:
        here: Paragraph | Item = getattr(self._document, str(node[0]))[int(node[1])]
        for position in node[2:]:
            here = here.items[int(position)]
        return here


def _pieces(here: Paragraph | Item, node: Node) -> Iterator[tuple[Node, Field, str]]:
    yield node, "text", here.text
    for n, item in enumerate(here.items):
        yield from _pieces(item, (*node, n))
    if here.continued:
        yield node, "continued", here.continued


def _edit(change: Change, text: str) -> Edit | str:
    """The one edit that the words allow, or why there is none."""
    found = spans(text, change.old)
    if len(found) != 1:
        stands = f"stands there {len(found)} times" if found else "does not stand there"
        return f"“{change.old}” {stands}; what stands there is “{nearest(text, change.old)}”"
    start, end = found[0]
    if change.action == "delete words":
        return deletion(text, start, end)
    if change.action == "replace words":
        return (
            Edit(start, end, " ".join(change.new[0].split()))
            if change.new[0]
            else deletion(text, start, end)
        )
    return insertion(text, start if change.side == "before" else end, change.new[0])


def _position(paragraphs: Sequence[Paragraph], place: Place) -> int | None:
    """By the number printed; preambular paragraphs, and a text without numbers, are counted."""
    if place.number.startswith("-"):
        at = len(paragraphs) + int(place.number)
        return at if at >= 0 else None
    for n, paragraph in enumerate(paragraphs):
        if paragraph.number and paragraph.number == place.number:
            return n
    if place.number.isdecimal() and not any(p.number for p in paragraphs):
        at = int(place.number) - 1
        return at if 0 <= at < len(paragraphs) else None
    return None


def _label(item: Item) -> str:
    return _bare(item.label)


def _bare(label: str) -> str:
    return re.sub(r"[().\s]", "", label).lower()
