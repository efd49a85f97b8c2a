"""Numbers and letters follow anew where paragraphs came or went."""

import re
from collections.abc import Sequence

import msgspec

from shared.text.structure import Item, Paragraph

_ROMAN = [
    "i",
    "ii",
    "iii",
    "iv",
    "v",
    "vi",
    "vii",
    "viii",
    "ix",
    "x",
    "xi",
    "xii",
    "xiii",
    "xiv",
    "xv",
    "xvi",
    "xvii",
    "xviii",
    "xix",
    "xx",
]


def numbered(
    before: Sequence[Paragraph], after: Sequence[Paragraph], moved: Sequence[int]
) -> tuple[Paragraph, ...]:
    """1, 2, 3 … as the text was numbered, anew in each section that began with 1.

    A single operative paragraph has no number. ``moved`` says where each one now stands.
    """
    if len(after) == 1 and not (before and before[0].label.startswith("PP")):
        return (msgspec.structs.replace(after[0], number="", label=""),)
    if [p.number for p in before] == [p.number for p in after]:
        return tuple(after)
    first = int(before[0].number) if before and before[0].number.isdecimal() else 1
    starts = {moved[n] for n, p in enumerate(before) if n and p.number == "1"}
    printed = re.match(r"[A-Z]*", before[0].label)[0] if before else ""  # type: ignore[index]
    unlabelled = len(before) > 1 and not any(p.label for p in before)
    found: list[Paragraph] = []
    number = first - 1
    for n, paragraph in enumerate(after):
        number = 1 if n in starts else number + 1
        label = "" if unlabelled else f"{printed}{number}."
        found.append(msgspec.structs.replace(paragraph, number=str(number), label=label))
    return tuple(found)


def lettered(before: Sequence[Item], after: Sequence[Item]) -> tuple[Item, ...]:
    """Letters follow anew where sub-paragraphs came or went, if the list counted by them."""
    if [item.label for item in before] == [item.label for item in after]:
        return tuple(after)
    series = _series(before or after)
    if series is None or len(after) > len(series):
        return tuple(after)
    return tuple(msgspec.structs.replace(item, label=series[n]) for n, item in enumerate(after))


def _series(items: Sequence[Item]) -> list[str] | None:
    """The labels as the list begins them: (a) (b), (i) (ii), (1) (2); None for others."""
    letters = [f"({chr(97 + n)})" for n in range(26)]
    roman = [f"({each})" for each in _ROMAN]
    figures = [f"({n})" for n in range(1, 100)]
    labels = [item.label for item in items]
    for series in (letters, roman, figures):
        if labels == series[: len(labels)]:
            return series
    return None
