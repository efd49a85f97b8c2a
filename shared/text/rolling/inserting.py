"""New paragraphs and sub-paragraphs in a rolling text: numbered *bis*, *ter* …, *alt*, placed."""

import re
from typing import Literal

import msgspec

from shared.text.ordinals import LATIN
from shared.text.rolling.editing import with_lines
from shared.text.rolling.errors import NoSuchPlace
from shared.text.rolling.model import Line, RollingText
from shared.text.rolling.numbers import Number, alternative, following
from shared.text.rolling.places import group_at, groups, line_at, normal, numbers, places
from shared.text.rolling.reading import read_rolling

How = Literal["pre", "bis", "alt"]
_LABEL = re.compile(r"\((?P<stem>\w+)(?:\s(?P<mark>\w+))?\)")


def new_paragraph(
    rolling: RollingText, place: str, words: str, by: str, *, how: How = "bis", label: str = ""
) -> RollingText:
    """A paragraph behind the place, in front of it (*pre*), or in its stead (*alt*).

    ``label`` is what a sub-paragraph is to be called, if nothing else is.
    """
    at = line_at(rolling, place)
    if rolling.lines[at].kind == "item":
        return _new_item(rolling, at, words, by, how, label)
    own = numbers(rolling)[at]
    if own is None:
        raise NoSuchPlace(f"{place} is no paragraph: new ones stand beside paragraphs")
    number = _number(own, {each for each in numbers(rolling) if each}, how)
    lines = _lines(f"{number} {by}:", rolling.lines[at], words)
    return with_lines(rolling, _behind(rolling, number), lines)


def new_sub_paragraph(
    rolling: RollingText, place: str, words: str, by: str, *, label: str
) -> RollingText:
    """A sub-paragraph at the end of a paragraph."""
    group = group_at(rolling, place)
    lines = _items(f"{label} {by}: {words}")
    return with_lines(rolling, group.lines[-1] + 1, lines)


def _number(own: Number, taken: set[Number], how: How) -> Number:
    if how == "alt":
        return alternative(own, taken)
    if how == "pre":
        new = msgspec.structs.replace(own, marks=(*own.marks, "pre"))
        return new if new not in taken else following(new, taken) or new
    number = following(own, taken)
    if number is None:
        raise NoSuchPlace(f"behind {own} no Latin adverb is left")
    return number


def _lines(head: str, like: Line, words: str) -> list[Line]:
    """The paragraph and its sub-paragraphs, as they will be read."""
    first, *more = [line for line in words.splitlines() if line.strip()] or [""]
    read = read_rolling(f"The Council,\n\n{head} {first}".strip()).lines[1:]
    assert all(line.kind == like.kind for line in read)
    return [*read, *(line for text in more for line in _items(text))]


def _items(text: str) -> list[Line]:
    return list(read_rolling(f"The Council,\n\n1. Decides:\n\n{text}").lines[2:])


def _behind(rolling: RollingText, number: Number) -> int:
    """The position behind the last paragraph that stands before the number."""
    own = numbers(rolling)
    at = 0
    first = True
    for group in groups(rolling):
        other = own[group.lines[0]]
        if other and other.part == number.part:
            if other.order < number.order:
                at = group.lines[-1] + 1
            elif first:
                at = group.lines[0]
            first = False
    return at


def _new_item(
    rolling: RollingText, at: int, words: str, by: str, how: How, wanted: str
) -> RollingText:
    """(b bis) behind (b) and what stands in it."""
    above = places(rolling)
    taken = {line.label for line in (rolling.lines[n] for n in _siblings(rolling, at))}
    free = bool(wanted) and wanted not in taken
    label = wanted if free else _item_label(rolling.lines[at].label, taken, how)
    end = at + 1
    while end < len(above) and normal(above[end]).startswith(f"{normal(above[at])} "):
        end += 1
    return with_lines(rolling, at if how == "pre" else end, _items(f"{label} {by}: {words}"))


def _siblings(rolling: RollingText, at: int) -> tuple[int, ...]:
    return next(group.lines for group in groups(rolling) if at in group.lines)


def _item_label(label: str, taken: set[str], how: How) -> str:
    match = _LABEL.fullmatch(label)
    stem = match["stem"] if match else label.strip("()")
    marks = ["alt", *(f"alt {n}" for n in range(2, 10))] if how == "alt" else list(LATIN)
    if how == "pre":
        marks = ["pre"]
    free = (f"({stem} {mark})" for mark in marks)
    found = next((each for each in free if each not in taken), None)
    if found is None:
        raise NoSuchPlace(f"beside {label} no number is left")
    return found
