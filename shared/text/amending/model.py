"""What the sentences of an amendment ask for."""

from typing import Literal

import msgspec

Part = Literal["title", "preambular", "operative"]
Action = Literal[
    "delete paragraph",
    "replace paragraph",
    "insert paragraph",
    "delete words",
    "replace words",
    "insert words",
    "renumber",
]


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph or sub-paragraph by the numbers of the text that is amended.

    ``number`` is "3" or "7 bis"; "-1" and "-2" are the last and the last but one. ``items`` lead
    into it: ("(a)", "(ii)").
    """

    part: Part
    number: str = ""
    items: tuple[str, ...] = ()

    def __str__(self) -> str:
        if self.part == "title":
            return "the title"
        number = {"-1": "the last", "-2": "the last but one"}.get(self.number, self.number)
        return " ".join([f"{self.part} paragraph {number}", *self.items])


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One change at one place.

    ``old`` are the words that must stand there: those that go, or, for ``insert words``, those that
    the new ones follow or precede (``side``; "" for the end or the beginning of the paragraph).
    ``new`` are words, or the lines of the new paragraphs. ``number`` is what a new paragraph is
    called, where the amendment says so.
    """

    action: Action
    place: Place
    side: Literal["before", "after"] = "after"
    old: str = ""
    new: tuple[str, ...] = ()
    number: str = ""
    new_part: Literal["preambular", "operative", "item"] = "operative"


class Instruction(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence of an amendment as printed, and the changes it asks for."""

    sentence: str
    changes: tuple[Change, ...]
