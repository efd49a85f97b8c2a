"""Exact words in a paragraph: where they stand, or what stands there instead."""

import re

import msgspec
from rapidfuzz.fuzz import partial_ratio_alignment

from shared.text.structure import Call

_SAME = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u2011": "-"})
_LONGEST_SHOWN = 160


class Edit(msgspec.Struct, frozen=True):
    """Characters ``start`` to ``end`` of a text become ``new``."""

    start: int
    end: int
    new: str


def spans(text: str, words: str) -> list[tuple[int, int]]:
    """Every place where exactly these words stand; quotation marks of either form are the same."""
    wanted = " ".join(words.split()).translate(_SAME)
    if not wanted:
        return []
    left = r"(?<!\w)" if wanted[0].isalnum() else ""
    right = r"(?!\w)" if wanted[-1].isalnum() else ""
    pattern = left + re.escape(wanted) + right
    return [match.span() for match in re.finditer(pattern, text.translate(_SAME))]


def nearest(text: str, words: str) -> str:
    """Of the text, the words most like those that were looked for."""
    found = partial_ratio_alignment(words, text)
    if found is None or not text or found.score < 50:
        return _shortened(text)
    start, end = found.dest_start, found.dest_end
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return _shortened(text[start:end].strip())


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 2].rstrip()} …"


def deletion(text: str, start: int, end: int) -> Edit:
    """The words go with one of the spaces beside them, and no space is left before a comma."""
    before = text[start - 1 : start] if start else " "
    after = text[end : end + 1]
    if after == " " and before.isspace():
        return Edit(start, end + 1, "")
    if before == " " and (not after or after in ",;.:)"):
        return Edit(start - 1, end, "")
    return Edit(start, end, "")


def insertion(text: str, place: int, new: str) -> Edit:
    """With a space on either side where two words would otherwise touch."""
    words = " ".join(new.split())
    before, after = text[:place][-1:], text[place:][:1]
    if before and not before.isspace() and words[:1] not in ",;.:)":
        words = f" {words}"
    if after and not after.isspace() and after not in ",;.:)" and words[-1:] != " ":
        words = f"{words} "
    return Edit(place, place, words)


def edited(text: str, calls: tuple[Call, ...], edits: list[Edit]) -> tuple[str, tuple[Call, ...]]:
    """The text with all edits, which do not overlap; calls of notes stay at their words."""
    places = {call: call.at for call in calls}
    for edit in sorted(edits, key=lambda edit: (-edit.start, -edit.end)):
        text = text[: edit.start] + edit.new + text[edit.end :]
        for call, at in places.items():
            if at >= edit.end and at > edit.start:
                places[call] = at + len(edit.new) - (edit.end - edit.start)
            elif at > edit.start:
                places[call] = edit.start + len(edit.new)
    return text, tuple(Call(mark=call.mark, at=min(at, len(text))) for call, at in places.items())


def overlap(one: Edit, other: Edit) -> bool:
    """Whether both touch the same characters, or put words at the same place."""
    if one.start == one.end and other.start == other.end:
        return one.start == other.start
    return one.start < other.end and other.start < one.end
