"""The lines of a new text: which begin a paragraph, and what it is called."""

import re
from collections.abc import Sequence

from shared.text.ordinals import LATIN_PATTERN

NUMBER = re.compile(
    rf"[*\s]*(?P<number>(?:OP|PP)?\s?\d{{1,3}}(?:\s?\*?(?:{LATIN_PATTERN}|alt)\*?)*)"
    r"[.):]?\s+(?=[*“\"]?[A-Z])"
)
ITEM = re.compile(
    rf"\s*(?P<label>\((?:[a-z]{{1,5}}|\d{{1,2}})(?:\s?(?:{LATIN_PATTERN}))?\)"
    rf"(?:\s?(?:{LATIN_PATTERN})\b)?|[a-z]\))\s+"
    r"(?P<text>.*)",
    re.S,
)
_CALL = re.compile(r"<sup>([^<]*)</sup>")


def numbered(line: str) -> str:
    """The number that a new paragraph is quoted with, "7 bis", or ""."""
    match = NUMBER.match(line)
    return " ".join(re.sub(r"OP|PP|\*", "", match["number"]).split()) if match else ""


def gathered(lines: Sequence[str]) -> list[tuple[str, ...]]:
    """Each paragraph with the lines of its sub-paragraphs, and what goes on behind them."""
    groups: list[list[str]] = []
    for line in lines:
        if groups and (ITEM.match(line) or line.lstrip()[:1].islower()):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [tuple(group) for group in groups]


def called(lines: Sequence[str]) -> list[str]:
    """The marks of the notes that the lines call."""
    return [mark for line in lines for mark in _CALL.findall(line)]


def uncalled(text: str) -> str:
    """Words without the marks of the notes called in them."""
    return " ".join(_CALL.sub("", text).split())


def printed(text: str) -> str:
    """The line as printed: a mark stands where it is called."""
    return _CALL.sub(r"\1", text)
