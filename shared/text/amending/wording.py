"""Exact words in a text: where they stand, or what stands there instead."""

import re
from typing import Literal

import msgspec
from rapidfuzz.fuzz import partial_ratio_alignment

from shared.text.structure import Call

_SAME = str.maketrans(
    {
        **dict.fromkeys("’‘‚`´ʼ′", "'"),
        **dict.fromkeys("“”„«»″", '"'),
        **dict.fromkeys("\u00a0\u2007\u2009\u202f\u2002\u2003\t\n", " "),
        **dict.fromkeys("\u2010\u2011\u2012–—−", "-"),
    }
)
_SOFT = "\u00ad\u200b\u200c\u2060\ufeff"
_LONGEST_SHOWN = 160
_LONGEST_SEARCHED = 20_000
Likeness = Literal["exact", "typography", "capital"]
LIKENESSES: tuple[Likeness, ...] = ("exact", "typography", "capital")
"""How much alike words may be, the closest first; never more than that."""


class Edit(msgspec.Struct, frozen=True):
    """Characters ``start`` to ``end`` of a text become ``new``."""

    start: int
    end: int
    new: str


def spans(text: str, words: str, likeness: Likeness = "exact") -> list[tuple[int, int]]:
    """Every place where these words stand, whole words only.

    "typography" takes quotation marks, dashes and spaces of any form for the same and soft hyphens
    for nothing; "capital" also takes a first letter that is large for a small one, or the reverse.
    """
    wanted = " ".join(words.split())
    if not wanted:
        return []
    if likeness == "exact":
        return _found(text, re.escape(wanted))
    flat, places = _flat(text)
    pattern = re.escape(" ".join(_flat(wanted)[0].split()))
    if likeness == "capital" and wanted[0].isalpha():
        pattern = f"[{re.escape(wanted[0].upper())}{re.escape(wanted[0].lower())}]{pattern[1:]}"
    return [(places[start], places[end - 1] + 1) for start, end in _found(flat, pattern)]


def _found(text: str, pattern: str) -> list[tuple[int, int]]:
    """Words that a hyphen binds to others count only where they stand nowhere without one."""
    left = r"(?<!\w)" if re.match(r"\\?\[?\w", pattern) else ""
    right = r"(?!\w)" if pattern[-1].isalnum() else ""
    for tight in (True, False):
        before = left + (r"(?<!\w-)" if tight and left else "")
        after = right + (r"(?!-\w)" if tight and right else "")
        if found := [m.span() for m in re.finditer(before + pattern + after, text)]:
            return found
    return []


def _flat(text: str) -> tuple[str, list[int]]:
    """The text in plain typography, and where each of its characters comes from."""
    flat: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text.translate(_SAME)):
        if letter in _SOFT or (letter == " " and flat and flat[-1] == " "):
            continue
        flat.append(letter)
        places.append(place)
    return "".join(flat), places


def nearest(text: str, words: str) -> str:
    """Of the text, the words most like those that were looked for."""
    text = text[:_LONGEST_SEARCHED]
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
    """The words go with one of the spaces beside them; two marks that meet become one.

    No space is left before a comma, and no comma before another mark.
    """
    before = text[start - 1 : start] if start else " "
    after = text[end : end + 1]
    if after == " " and before.isspace():
        end += 1
    elif before == " " and (not after or after in ",;.:)"):
        start -= 1
    if text[start - 1 : start] == "," and text[end : end + 1] in (",", ";", ".", ":"):
        start -= 1
    return Edit(start, end, "")


def insertion(text: str, place: int, new: str) -> Edit:
    """With a space on either side where two words would otherwise touch, and no mark twice."""
    words = " ".join(new.split())
    before, after = text[:place][-1:], text[place:][:1]
    if words[-1:] and words[-1] in ",;.:" and after and after in ",;.:":
        words = words[:-1]
    if before == "," and words[:1] == ",":
        words = words[1:].lstrip()
    if before and not before.isspace() and before not in "(“‘" and words[:1] not in ",;.:)":
        words = f" {words}"
    if after and not after.isspace() and after not in ",;.:)”’" and words[-1:] not in "( ":
        words = f"{words} "
    return Edit(place, place, words)


def edited(text: str, calls: tuple[Call, ...], edits: list[Edit]) -> tuple[str, tuple[Call, ...]]:
    """The text with all edits, which do not overlap; calls of notes stay at their words.

    A call behind words that are deleted goes with them.
    """
    places: dict[Call, int] = {call: call.at for call in calls}
    for edit in sorted(edits, key=lambda edit: (-edit.start, -edit.end)):
        text = text[: edit.start] + edit.new + text[edit.end :]
        for call, at in list(places.items()):
            if edit.start < at <= edit.end and not edit.new:
                del places[call]
            elif at >= edit.end and at > edit.start:
                places[call] = at + len(edit.new) - (edit.end - edit.start)
            elif at > edit.start:
                places[call] = edit.start + len(edit.new)
    return text, tuple(Call(mark=call.mark, at=min(at, len(text))) for call, at in places.items())


def overlap(one: Edit, other: Edit) -> bool:
    """Whether both touch the same characters, or put words at the same place."""
    if one.start == one.end and other.start == other.end:
        return one.start == other.start
    return one.start < other.end and other.start < one.end
