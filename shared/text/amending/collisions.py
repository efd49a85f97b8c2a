"""Where two changes touch the same paragraph or words: data, for whoever decides between them.

What two amendments ask for alike is made once. New paragraphs of two amendments at one place
collide, for nobody has said which comes first; those of one amendment stand in its order.
"""

import itertools
from collections.abc import Iterator, Sequence

import msgspec

from shared.text.amending.editing import Planned
from shared.text.amending.wording import overlap


class Named(msgspec.Struct, frozen=True):
    """What a sentence of an amendment changes."""

    amendment: str
    sentence: str
    edits: tuple[Planned, ...]


class Collision(msgspec.Struct, frozen=True, kw_only=True):
    """Two sentences that cannot both hold, or whose order would decide."""

    place: str
    one: tuple[str, str]
    other: tuple[str, str]
    reason: str


def collide(named: Sequence[Named]) -> Iterator[Collision]:
    """Each pair of sentences once."""
    for one, other in itertools.combinations(named, 2):
        for first, second in itertools.product(one.edits, other.edits):
            if reason := _reason(first, second, same=one.amendment == other.amendment):
                yield Collision(
                    place=str(first.place),
                    one=(one.amendment, one.sentence),
                    other=(other.amendment, other.sentence),
                    reason=reason,
                )
                break


def once(named: Sequence[Named]) -> list[Planned]:
    """All edits in order, without those that another sentence asked for already.

    One amendment may put the same new paragraph twice.
    """
    found: list[Planned] = []
    seen: dict[tuple[object, ...], str] = {}
    for each in named:
        for edit in each.edits:
            first = seen.setdefault(edit.key, each.amendment)
            again = found and first == each.amendment and edit.action == "insert paragraph"
            if again or not any(edit.same(other) for other in found):
                found.append(edit)
    return found


def _reason(one: Planned, other: Planned, *, same: bool) -> str:
    if one.same(other):
        return ""
    if "move paragraph" in (one.action, other.action):
        return _moving(one, other)
    if not (_within(one, other) or _within(other, one)):
        return ""
    if one.action == other.action == "delete paragraph":
        return ""
    if "insert paragraph" in (one.action, other.action):
        return _inserting(one, other, same=same)
    if one.edit and other.edit:
        if one.node != other.node or one.field != other.field:
            return ""
        return "both change the same words" if overlap(one.edit, other.edit) else ""
    whole = one if not one.edit else other
    done = "deletes" if whole.action == "delete paragraph" else "replaces"
    return f"one {done} what the other changes"


def _moving(one: Planned, other: Planned) -> str:
    """A paragraph moves with its words, once, and not if another takes it away."""
    if one.action == other.action:
        if one.node == other.node:
            return "both move the same paragraph"
        beside = (one.to, one.side) == (other.to, other.side)
        return "both move a paragraph here: which comes first?" if beside else ""
    move, edit = (one, other) if one.action == "move paragraph" else (other, one)
    whole = edit.action in ("delete paragraph", "replace paragraph")
    if whole and edit.node == move.node[: len(edit.node)]:
        return "one moves what the other takes away"
    if edit.action == "insert paragraph" and (edit.node, edit.side) == (move.to, move.side):
        return "one moves a paragraph to where the other puts a new one: which comes first?"
    return ""


def _inserting(one: Planned, other: Planned, *, same: bool) -> str:
    """New paragraphs beside a paragraph stand whatever becomes of it; two sets need an order."""
    if one.action == other.action:
        beside = (one.node, one.side, one.into) == (other.node, other.side, other.into)
        return "both put a new paragraph here: which comes first?" if beside and not same else ""
    new, old = (one, other) if one.action == "insert paragraph" else (other, one)
    inside = not old.edit and len(old.node) < len(new.node) + new.into
    return "one puts a sub-paragraph into what the other takes away" if inside else ""


def _within(one: Planned, other: Planned) -> bool:
    return other.node[: len(one.node)] == one.node
