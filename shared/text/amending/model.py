"""What the sentences of an amendment ask for."""

from typing import Literal

import msgspec

Part = Literal["title", "preambular", "operative", "annex", "footnote", "text"]
Side = Literal["before", "after"]
Extent = Literal["", "from", "after", "before"]
Action = Literal[
    "delete paragraph",
    "replace paragraph",
    "insert paragraph",
    "move paragraph",
    "delete words",
    "replace words",
    "insert words",
    "renumber",
]
ORDINALS = {-1: "last", -2: "last but one", 1: "first", 2: "second", 3: "third"}


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph or sub-paragraph by the numbers of the text that is amended, or a part of it.

    ``number`` is "3" or "7 bis"; "-1" and "-2" are the last and the last but one; "" is all of the
    part, and the part "text" is the whole document. ``items`` lead into the paragraph: ("(a)",
    "(ii)"). ``starting`` are words that the paragraph begins with, where it is named by them.
    ``sentence`` counts from 1, -1 is the last. ``lines`` are those that the amendment names: where
    lines end is not known, so they only say how often the words stand there.
    """

    part: Part
    number: str = ""
    items: tuple[str, ...] = ()
    section: str = ""
    annex: str = ""
    starting: str = ""
    sentence: int = 0
    chapeau: bool = False
    lines: tuple[int, ...] = ()

    def __str__(self) -> str:
        sentence = f"the {_ordinal(self.sentence)} sentence of " if self.sentence else ""
        chapeau = "the chapeau of " if self.chapeau else ""
        return f"{sentence}{chapeau}{self._whole()}"

    def _whole(self) -> str:
        if self.part in ("title", "text"):
            return f"the {self.part}"
        if self.part == "footnote":
            return f"footnote {self.number}"
        inside = f" of section {self.section}" if self.section else ""
        inside += f" of annex {self.annex}".rstrip() if self.part == "annex" else ""
        if self.starting:
            return f"the {self.part} paragraph beginning “{self.starting}”{inside}"
        if not self.number:
            return {"": f"the {self.part} part"}.get(inside, f"the whole{inside}")
        number = {"-1": "the last", "-2": "the last but one"}.get(self.number, self.number)
        kind = "paragraph" if self.part == "annex" else f"{self.part} paragraph"
        return " ".join([f"{kind} {number}", *self.items]) + inside


def _ordinal(n: int) -> str:
    return ORDINALS.get(n, f"{n}th")


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One change at one place.

    ``old`` are the words that must stand there: those that go, or, for ``insert words``, those that
    the new ones follow or precede (``side``; "" for the end or the beginning of the place). They
    reach to ``until``, or as ``extent`` says: "from" them, or what stands "after" them, to the end,
    or all "before" them; new words between two stand between ``old`` and ``until``. ``behind`` and
    ``ahead`` are the words that ``old`` must directly follow or precede. ``occurrence`` chooses
    among several (1 the first, -1 the last), ``times`` says how often they stand there and change;
    0 is wherever they stand.

    ``new`` are words, or the lines of the new paragraphs. ``number`` is what a new paragraph is
    called, where the amendment says so. ``to`` is where a paragraph moves.
    """

    action: Action
    place: Place
    side: Side = "after"
    old: str = ""
    until: str = ""
    extent: Extent = ""
    behind: str = ""
    ahead: str = ""
    occurrence: int = 0
    times: int = 1
    new: tuple[str, ...] = ()
    number: str = ""
    new_part: Literal["preambular", "operative", "annex", "item"] = "operative"
    to: Place | None = None


class Instruction(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence of an amendment as printed, and the changes it asks for.

    ``headings`` are the lines above it that name its place, ``label`` its number or letter,
    ``quoted`` the lines of the new text below it. ``notes`` are the footnotes, mark and text, that
    the new text calls.
    """

    sentence: str
    changes: tuple[Change, ...]
    headings: tuple[str, ...] = ()
    label: str = ""
    quoted: tuple[str, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """All that is printed of it, line by line, each with its label."""
        above = (("", text) for text in self.headings)
        return (*above, (self.label, self.sentence), *(("", text) for text in self.quoted))
