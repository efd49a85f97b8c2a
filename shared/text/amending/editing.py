"""A text being amended: changes are planned against it as it stands, then made all at once."""

import re
from collections.abc import Sequence

import msgspec

from shared.text.amending.choosing import at_edge, chosen, edit_of, stands, whole
from shared.text.amending.finding import (
    Field,
    Node,
    Piece,
    Refused,
    footnote,
    node_of,
    pieces_of,
)
from shared.text.amending.model import Change, Place, Side
from shared.text.amending.rebuild import mended
from shared.text.amending.wording import Edit
from shared.text.structure import Document

__all__ = ["Field", "Planned", "Refused", "Working"]
_REMARKS = {
    "typography": "stands there in other quotation marks, dashes or spaces",
    "capital": "stands there with another first letter",
}


class Planned(msgspec.Struct, frozen=True, kw_only=True):
    """One change with its exact place: ``node`` leads to it by positions from 0.

    ``remark`` says what is not quite as the amendment has it.
    """

    action: str
    place: Place
    node: Node
    field: Field = "text"
    edit: Edit | None = None
    side: Side = "after"
    into: bool = False
    new: tuple[str, ...] = ()
    number: str = ""
    to: Node = ()
    notes: tuple[tuple[str, str], ...] = ()
    remark: str = ""

    def same(self, other: "Planned") -> bool:
        """Whether both do the same, however they name the place."""
        return self.key == other.key

    @property
    def key(self) -> tuple[object, ...]:
        """What it does, without how it is called."""
        return (
            *(self.action, self.node, self.field, self.edit, self.side),
            *(self.into, self.new, self.number, self.to),
        )


class Working:
    """The text as it stands; ``plan`` finds places and words, ``done`` makes the changes."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def plan(self, change: Change, notes: tuple[tuple[str, str], ...] = ()) -> tuple[Planned, ...]:
        """The change at its place; Refused where there is no such place or no such words."""
        if change.action == "renumber":
            return ()
        if change.action.endswith("words"):
            return self._words(change)
        node = self._whole(change)
        if change.action == "insert paragraph":
            into = change.new_part == "item" and not change.place.items
            return (self._planned(change, node, into=into, notes=notes),)
        if change.action == "move paragraph" and change.to:
            to = node_of(self._document, change.to)
            return (msgspec.structs.replace(self._planned(change, node), to=to),)
        return (self._planned(change, node, notes=notes),)

    def done(self, edits: Sequence[Planned]) -> tuple[Document, tuple[str, ...]]:
        """The document with all of them, numbers following anew, and what followed from them."""
        return mended(self._document, edits)

    def _whole(self, change: Change) -> Node:
        place = change.place
        if place.part == "title":
            if change.action != "replace paragraph":
                raise Refused("a text does not go without its title, nor with two")
            return ("title",)
        if place.part == "footnote":
            return footnote(self._document, place)
        if not (place.number or place.starting):
            if place.part == "annex" and change.action == "delete paragraph":
                return self._annex(place)
            raise Refused(f"{place} is more than one paragraph: say which")
        return self._or_next(change)

    def _annex(self, place: Place) -> Node:
        pieces = pieces_of(self._document, place)
        if place.section or not pieces:
            raise Refused(f"{place} is no paragraph: say which")
        return (str(pieces[0].node[0]),)

    def _or_next(self, change: Change) -> Node:
        """A new paragraph may have the number behind the last one: then it stands after it."""
        place = change.place
        try:
            return node_of(self._document, place)
        except Refused:
            if change.action != "insert paragraph" or not place.number.isdecimal() or place.items:
                raise
            last = node_of(self._document, msgspec.structs.replace(place, number="-1"))
            if int(place.number) != int(last[1]) + 2:
                raise
            return (*last, "after")

    def _planned(
        self,
        change: Change,
        node: Node,
        *,
        into: bool = False,
        notes: tuple[tuple[str, str], ...] = (),
    ) -> Planned:
        after = node[-1] == "after"
        return Planned(
            action=change.action,
            place=change.place,
            node=node[:-1] if after else node,
            side="after" if after else change.side,
            into=into,
            new=change.new,
            number=change.number,
            notes=notes,
        )

    def _words(self, change: Change) -> tuple[Planned, ...]:
        pieces = pieces_of(self._document, change.place)
        if not change.old:
            return (self._without_words(change, pieces),)
        found, likeness = stands(change, pieces)
        meant = chosen(change, found, pieces)
        remark = f"“{change.old}” {_REMARKS[likeness]}" if likeness in _REMARKS else ""
        return tuple(
            _or_all(_at(change, piece, edit_of(change, piece, start, end, likeness), remark), piece)
            for piece, start, end in meant
        )

    def _without_words(self, change: Change, pieces: Sequence[Piece]) -> Planned:
        """At the end or the beginning of the place, or all of the sentence that it is."""
        if change.action == "insert words":
            return _at(change, *at_edge(change, pieces))
        return _at(change, pieces[0], whole(change, pieces[0]))


def _at(change: Change, piece: Piece, edit: Edit, remark: str = "") -> Planned:
    return Planned(
        action=change.action,
        place=change.place,
        node=piece.node,
        field=piece.field,
        edit=edit,
        remark=remark,
    )


def _or_all(planned: Planned, piece: Piece) -> Planned:
    """A paragraph of which no word is left goes as a whole."""
    edit = planned.edit
    if edit is None or edit.new or piece.field != "text" or len(piece.node) < 2:
        return planned
    if piece.node[0] == "footnote" or re.search(
        r"\w", piece.text[: edit.start] + piece.text[edit.end :]
    ):
        return planned
    return msgspec.structs.replace(planned, action="delete paragraph", edit=None)
