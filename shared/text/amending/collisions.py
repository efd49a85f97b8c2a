"""Where two changes touch the same paragraph or words: data, for whoever decides between them."""

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
    """Each pair once. What two amendments ask for in the same words is no collision."""
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


def _reason(one: Planned, other: Planned, *, same: bool) -> str:
    if one == other or not (_within(one, other) or _within(other, one)):
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


def _inserting(one: Planned, other: Planned, *, same: bool) -> str:
    """New paragraphs beside a paragraph stand whatever becomes of it; two sets need an order."""
    if one.action == other.action:
        beside = one.node == other.node and one.side == other.side
        return "" if same or not beside else "both put a new paragraph here: which comes first?"
    new, old = (one, other) if one.action == "insert paragraph" else (other, one)
    inside = new.into and not old.edit and len(old.node) <= len(new.node)
    return "one puts a sub-paragraph into what the other takes away" if inside else ""


def _within(one: Planned, other: Planned) -> bool:
    return other.node[: len(one.node)] == one.node
