"""Amendments applied to a text: every change at its exact place and words, or nothing at all.

Places are those of the text as it stands before any change, whatever goes or comes above them. A
change that cannot be made is a refusal that says what stands there instead; two amendments that
touch the same words or paragraph collide. Either leaves the text as it was.
"""

from collections.abc import Sequence

import msgspec

from shared.text.amending.collisions import Collision, Named, collide, once
from shared.text.amending.editing import Refused, Working
from shared.text.amending.model import Instruction
from shared.text.structure import Document


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """A change that cannot be made, with the sentence that asks for it."""

    amendment: str
    sentence: str
    place: str
    reason: str


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """``document`` is the amended text, or the text as it was if anything stands in ``refusals``
    or ``collisions``. ``remarks`` say what was taken or put otherwise than it is printed: words
    that stand there in other typography, marks at the ends of paragraphs."""

    document: Document
    refusals: tuple[Refusal, ...] = ()
    collisions: tuple[Collision, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def applied(self) -> bool:
        return not (self.refusals or self.collisions)


def apply(document: Document, amendments: Sequence[tuple[str, Sequence[Instruction]]]) -> Outcome:
    """The text with all amendments; each comes with its name, such as its symbol."""
    working = Working(document)
    named: list[Named] = []
    refusals: list[Refusal] = []
    for name, instructions in amendments:
        for instruction in instructions:
            edits, refused = _planned(working, name, instruction)
            named += edits
            refusals += refused
    collisions = tuple(collide(named))
    if refusals or collisions:
        return Outcome(document=document, refusals=tuple(refusals), collisions=collisions)
    edits_once = once(named)
    amended, mended = working.done(edits_once)
    remarks = dict.fromkeys(f"{e.place}: {e.remark}" for e in edits_once if e.remark)
    return Outcome(document=amended, remarks=(*remarks, *mended))


def _planned(
    working: Working, name: str, instruction: Instruction
) -> tuple[list[Named], list[Refusal]]:
    named: list[Named] = []
    refusals: list[Refusal] = []
    for change in instruction.changes:
        try:
            edits = working.plan(change, instruction.notes)
        except Refused as refused:
            refusals.append(
                Refusal(
                    amendment=name,
                    sentence=instruction.sentence,
                    place=str(change.place),
                    reason=str(refused),
                )
            )
        else:
            named.append(Named(name, instruction.sentence, edits))
    return named, refusals
