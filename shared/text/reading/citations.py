"""Resolutions and decisions that a text cites, with the organ and date it gives them."""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from importlib.resources import files

from shared.text import dates
from shared.text.dates import MONTH
from shared.text.structure import Citation, Warning

_NUMBER = (
    r"(?:(?:S|ES)-)?\d{1,4}/\d{1,4}(?:\s[A-Z]\b)?|\d{1,4}\s?\((?:[IVXL]+(?:-[IVXL]+)?|\d{4})\)"
)
_GROUP = re.compile(
    rf"(?P<before>(?:[\w’'-]+\s+){{0,12}}?)(?P<what>resolutions?|decisions?)\s+(?P<rest>(?:{_NUMBER})"
    rf"(?:[^.;“]|\.(?=\d))*)"
)
_ENTRY = re.compile(
    rf"(?P<number>{_NUMBER})(?:\s+of\s+(?P<day>\d{{1,2}})\s+(?P<month>{MONTH})\s+(?P<year>\d{{4}}))?"
)
_ORGAN = re.compile(
    r"((?:General Assembly|Economic and Social Council|Security Council|Human Rights Council"
    r"|(?:[A-Z][\w-]*\s+)?Commission(?:\s+(?:on|for|of)\s+(?:[A-Z][\w-]*|and|the|of|against|for|in)"
    r"(?:\s+(?:[A-Z][\w-]*|and|the|of|against|for|in))*)?))\s*$"
)
_LINK = re.compile(r"(?:,|\s|and|or|to|,\s+and|as well as)*")


def citations(texts: Iterable[tuple[str, str]], acting: str | None) -> list[Citation]:
    """``texts`` are (place, text); "its resolution" is one of the ``acting`` organ."""
    found: list[Citation] = []
    for place, text in texts:
        organ: str | None = None
        for match in _GROUP.finditer(text):
            organ = _organ(match["before"], acting) or organ
            found += _entries(match["rest"], organ, place, acting)
    return found


def _organ(before: str, acting: str | None) -> str | None:
    if match := _ORGAN.search(before.rstrip()):
        return match[1]
    return acting if re.search(r"\b(?:its|Its)\b", before) else None


def _entries(rest: str, organ: str | None, place: str, acting: str | None) -> list[Citation]:
    """Numbers in a row share the date of the last of those that "and" binds together."""
    found: list[Citation] = []
    undated: list[str] = []
    for match in _ENTRY.finditer(rest):
        when = dates.calendar(match["day"], match["month"], match["year"]) if match["day"] else None
        if when is None:
            undated.append(match["number"])
            found.append(Citation(organ=organ, number=match["number"], date=None, place=place))
            continue
        for back in range(len(found) - 1, -1, -1):
            if found[back].number not in undated or not _bound(rest, found[back].number, match):
                break
            found[back] = Citation(organ=organ, number=found[back].number, date=when, place=place)
            break
        undated.clear()
        found.append(Citation(organ=organ, number=match["number"], date=when, place=place))
    return found


def _bound(rest: str, number: str, match: re.Match[str]) -> bool:
    between = rest[rest.rfind(number, 0, match.start()) + len(number) : match.start()]
    return between.strip() == "and"


@cache
def _known() -> dict[tuple[str, str], date]:
    text = (files("shared.text") / "adoptions.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:] if line)
    return {(organ, number): date.fromisoformat(day) for organ, number, day in rows}


def citation_warnings(cited: Iterable[Citation]) -> list[Warning]:
    """A date that is not that of the adopted text, or that the same text gives differently."""
    warnings: list[Warning] = []
    given: dict[tuple[str | None, str], date] = {}
    for citation in cited:
        if citation.date is None:
            continue
        key = (citation.organ, citation.number)
        adopted = _known().get((citation.organ or "", citation.number))
        other = given.setdefault(key, citation.date)
        if adopted and adopted != citation.date:
            said = f"the adopted text is of {_day(adopted)}"
        elif not adopted and other != citation.date:
            said = f"elsewhere it is given as {_day(other)}"
        else:
            continue
        name = f"{citation.organ} resolution {citation.number}".removeprefix("None ")
        message = f"cites {name} with the date {_day(citation.date)}; {said}"
        warnings.append(Warning(kind="citation", place=citation.place, message=message))
    return warnings


def _day(day: date) -> str:
    return f"{day.day} {dates.MONTHS[day.month - 1]} {day.year}"
