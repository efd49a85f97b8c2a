"""Votes as adopted texts and records print them: manner, figures, and the lists of States."""

import re

from shared.text import register
from shared.text.adoption import Listed, Vote, VoteKind
from shared.text.reading.sponsors import split_names

_NONE = ("none", "no", "zero")
_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
_N = rf"(?:\d{{1,3}}|{'|'.join((*_NONE, *_ONES))})"
_NAMED = r"(?:\s*\((?P<{}>[^()]*(?:\([^()]*\)[^()]*)*)\))?"
_SPELT = re.compile(
    rf"\b(?P<favour>{_N})(?:\s+votes?)?(?:\s+in\s+favou?r)?(?:,?\s+to\s+|,\s*|\s+and\s+)"
    rf"(?P<against>{_N})(?:\s+votes?)?(?:\s+against)?{_NAMED.format('opposed')}"
    rf"(?:(?:,?\s*(?:with|and)\s+|,\s*)(?P<abstaining>{_N})\s+(?:[a-z]+\s+)?abst[a-z]+"
    rf"{_NAMED.format('silent')})?",
    re.I,
)
_DASHED = re.compile(
    r"(?<![\d/.])(?P<favour>\d{1,3})\s?[-–—]\s?(?P<against>\d{1,3})\s?[-–—]\s?"
    r"(?P<abstaining>\d{1,3})(?![\d/])"
)
_VOTED = re.compile(
    r"\bby\s+(?:an?\s+)?(?:[\w-]+\s+(?:call\s+)?)?vote\b"
    rf"|\b(?:by|with)\s+(?={_N}\s+(?:votes?|in\s+favou?r)\b)|\breceived\s+(?={_N}\s+votes?\b)",
    re.I,
)
_REACH = 200
"""Characters: figures stand near the words that say that there was a vote."""
_ROLL = re.compile(r"\broll[- ]call\b", re.I)
_RECORDED = re.compile(r"(?<!non-)(?<!non )\brecorded\s+vote", re.I)
UNANIMOUS = re.compile(r"\bunanimous(?:ly)?\b", re.I)
WITHOUT = re.compile(
    r"\bwithout\s+(?:a\s+)?(?:vote|objection)\b|\bby\s+(?:consensus|acclamation)\b", re.I
)
_LIST = re.compile(
    r"(?P<head>In\s+favou?r|Against|Abstaining|Abstentions?|Absent|"
    r"(?:Not|Non)[- ](?:participating|voting)(?:\s+in\s+the\s+vot\w+)?)\s*:",
    re.I,
)
_END = re.compile(r"[.\]]|\s\d|\n|\*\s")
_LONGEST = 12_000
"""Characters of a list at most: all the Members take about 3,000."""
_ON_BEHALF = re.compile(r"\s*\(on behalf of .*\)$", re.I | re.S)


def read_vote(text: str) -> Vote | None:
    """The first vote that the text tells of."""
    lists = _lists(text)
    figures = _figures(text)
    unanimous = bool(UNANIMOUS.search(text)) and not figures
    if not (lists or figures or unanimous or _RECORDED.search(text) or _ROLL.search(text)):
        return None
    counts = figures.groupdict() if figures else {}
    return Vote(
        kind=_kind(text, lists),
        unanimous=unanimous,
        in_favour=_number(counts.get("favour")),
        against=_number(counts.get("against")),
        abstaining=_number(counts.get("abstaining") or ("none" if figures else None)),
        for_it=listed(lists.get("for", "")),
        against_it=listed(lists.get("against") or counts.get("opposed") or ""),
        abstained=listed(lists.get("abst") or counts.get("silent") or ""),
        absent=listed(lists.get("absent", "")),
    )


def _figures(text: str) -> re.Match[str] | None:
    for voted in _VOTED.finditer(text):
        near = text[voted.end() : voted.end() + _REACH]
        found = [m for pattern in (_SPELT, _DASHED) if (m := pattern.search(near))]
        if found:
            first = min(found, key=lambda match: match.start())
            pattern = _SPELT if first.re is _SPELT else _DASHED
            # A list of names in brackets may reach further than the figures.
            return pattern.search(text, voted.end())
    return None


def _kind(text: str, lists: dict[str, str]) -> VoteKind:
    if _ROLL.search(text):
        return "roll-call"
    return "recorded" if lists or _RECORDED.search(text) else "unrecorded"


def _number(figure: str | None) -> int | None:
    if figure is None:
        return None
    low = figure.lower()
    if low.isdecimal():
        return int(low)
    return 0 if low in _NONE else _ONES.index(low) + 1


def _lists(text: str) -> dict[str, str]:
    """What stands under each head; "In favour:" must be one of them."""
    heads = list(_LIST.finditer(text))
    found: dict[str, str] = {}
    ends = [head.start() for head in heads[1:]] + [len(text)]
    for head, end_of_it in zip(heads, ends, strict=False):
        until = min(end_of_it, head.end() + _LONGEST)
        names = text[head.end() : until]
        end = _END.search(names)
        found.setdefault(_side(head["head"]), names[: end.start()] if end else names)
    return found if "for" in found else {}


def _side(head: str) -> str:
    low = head.lower()
    sides = {"in": "for", "aga": "against", "abst": "abst"}
    return next((side for start, side in sides.items() if low.startswith(start)), "absent")


def listed(names: str) -> tuple[Listed, ...]:
    """A list of States with their codes; "None" lists nobody."""
    tidy = names[:_LONGEST].replace(";", ",").strip(" ,–—-:")
    if not tidy or tidy.lower() in ("none", "nil"):
        return ()
    printed = (re.sub(r"[*\d]+$", "", name).strip() for name in split_names(tidy))
    return tuple(_listed(name) for name in printed if name)


def _listed(name: str) -> Listed:
    state = register.find(_ON_BEHALF.sub("", name))
    return Listed(name=name, code=state.code if state else None)
