"""The small language of amendments, sentence by sentence.

What stands in quotation marks is set aside first; in what is left each verb (delete, replace,
insert, should read) finds its places and quotations. A sentence that is not understood in full is
not half understood: it is handed back as it was printed.

An instruction is a sentence that changes the text at a place, or an entry of the amendment's own
numbered list. "Renumber the remaining paragraphs accordingly" is one only where it is numbered;
otherwise it belongs to the instruction before it, which it follows from.
"""

import re
from collections.abc import Mapping, Sequence

import msgspec

from shared.text.amending.gathering import Entry, entries
from shared.text.amending.lines import heading_places, meant_to, part_heading
from shared.text.amending.model import Change, Instruction
from shared.text.amending.newtext import called, printed
from shared.text.amending.phrases import Context
from shared.text.amending.places import places_in
from shared.text.amending.sentences import sentence_changes

_ANNOUNCES = re.compile(
    r"\b(?:amendments?|amend(?:ed)?|changes?|modifications?|following)\b[^:]*:\s*$", re.I
)


class Amendment(msgspec.Struct, frozen=True, kw_only=True):
    """``lead`` is what stands above the first instruction: a title; ``announced`` are sentences
    there that only say that amendments follow."""

    lead: tuple[str, ...] = ()
    announced: tuple[str, ...] = ()
    instructions: tuple[Instruction, ...] = ()
    not_understood: tuple[str, ...] = ()


def read_instructions(lines: Sequence[str], notes: Mapping[str, str] | None = None) -> Amendment:
    """The instructions in the paragraphs of an amendment.

    The lines call notes as ``<sup>1</sup>``; ``notes`` are the amendment's own, by their marks.
    """
    reader = _Reader(notes or {})
    for entry in entries(lines):
        reader.take(entry)
    return reader.done()


class _Reader:
    """Takes one entry after another; headings stay in force until the next one."""

    def __init__(self, notes: Mapping[str, str]) -> None:
        self._notes = notes
        self._lead: list[str] = []
        self._announced: list[str] = []
        self._instructions: list[Instruction] = []
        self._unknown: list[str] = []
        self._context = Context()
        self._part = ""
        self._numbered = False
        self._headings: list[str] = []

    def take(self, entry: Entry) -> None:
        if self._heading(entry):
            return
        if self._numbered and re.match(r"\d", entry.label):
            # "2. Delete “x”" is no more under "1. In operative paragraph 3:".
            self._context, self._numbered = Context(part=self._part), False
        if changes := sentence_changes(entry, self._above(entry)):
            self._instruct(entry, changes)
        elif self._announces(entry):
            self._announced.append(_line(entry))
        elif self._instructions or self._unknown or self._meant(entry):
            self._unknown += [*self._headings, _line(entry), *entry.block]
            self._headings = []
        else:
            self._lead += [_line(entry), *entry.block]

    def _above(self, entry: Entry) -> Context:
        """A further sentence of a paragraph is about the places of the one before it."""
        if not (entry.goes_on and self._instructions) or entry.label:
            return self._context
        last = tuple(
            dict.fromkeys(c.place for c in self._instructions[-1].changes if c.place.number)
        )
        return msgspec.structs.replace(self._context, places=last or self._context.places)

    def _heading(self, entry: Entry) -> bool:
        if entry.block:
            return False
        if part := part_heading(entry.sentence):
            self._part, self._context = part, Context(part=part)
        elif heading_places(entry.sentence):
            self._context = self._named(entry)
        else:
            return False
        self._numbered = bool(re.match(r"\d", entry.label)) and entry.sentence.endswith(":")
        self._headings.append(_line(entry))
        return True

    def _named(self, entry: Entry) -> Context:
        named = places_in(entry.sentence, self._context.places, part=self._part)
        places = tuple(dict.fromkeys(place for each in named for place in each.places))
        side = (
            re.search(r"\b(after|before|following)\b", entry.sentence[: named[0].start], re.I)
            if named
            else None
        )
        return Context(
            places=places,
            part=self._part,
            side=("before" if side[1].lower() == "before" else "after") if side else "",
        )

    def _instruct(self, entry: Entry, changes: tuple[Change, ...]) -> None:
        alone = all(change.action == "renumber" for change in changes)
        if (
            alone
            and self._instructions
            and not self._headings
            and not re.match(r"\d|\(", entry.label)
        ):
            last = self._instructions[-1]
            self._instructions[-1] = msgspec.structs.replace(
                last,
                changes=(*last.changes, *changes),
                **_further(last, _line(entry)),
            )
            return
        marks = called([line for change in changes for line in change.new])
        self._instructions.append(
            Instruction(
                sentence=printed(entry.sentence),
                changes=changes,
                headings=tuple(self._headings),
                label=entry.label,
                quoted=tuple(printed(line) for line in entry.block),
                notes=tuple((mark, self._notes[mark]) for mark in marks if mark in self._notes),
            )
        )
        self._headings = []

    def _announces(self, entry: Entry) -> bool:
        first = not (self._instructions or self._unknown or entry.block)
        return first and bool(_ANNOUNCES.search(entry.sentence)) and not places_in(entry.sentence)

    def _meant(self, entry: Entry) -> bool:
        """Whether a line that is not understood was meant to be an instruction: it is no title."""
        return meant_to(entry.sentence) or bool(self._headings)

    def done(self) -> Amendment:
        return Amendment(
            lead=tuple(printed(line) for line in self._lead),
            announced=tuple(printed(line) for line in self._announced),
            instructions=tuple(self._instructions),
            not_understood=tuple(printed(line) for line in (*self._unknown, *self._headings)),
        )


def _line(entry: Entry) -> str:
    return f"{entry.label} {entry.sentence}".strip()


def _further(last: Instruction, line: str) -> dict[str, object]:
    """A sentence that follows from the last one stands behind all that is printed of it."""
    if last.quoted:
        return {"quoted": (*last.quoted, line)}
    return {"sentence": f"{last.sentence} {line}"}
