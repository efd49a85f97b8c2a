"""Resolutions and decisions that a text cites, with the organ and date it gives them."""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from importlib.resources import files

import msgspec

from shared.text import dates
from shared.text.dates import MONTH
from shared.text.reading.recipients import full_name
from shared.text.structure import Citation, Warning

_LETTERS = r"(?:\s[A-Z](?![\w/])(?:(?:,|\s(?:and|to))\s[A-Z](?![\w/]))*)?"
_NUMBER = (
    rf"(?<![\w/.])(?:(?:(?:S|ES)-)?\d{{1,4}}/\d{{1,4}}(?![/\d]){_LETTERS}"
    r"|\d{1,4}(?:\s[A-Z])?\s?\((?:[IVXLS]+(?:-[IVXL]+)?|(?:19|20)\d\d)\))"
)
_GROUP = re.compile(
    rf"\b(?:[Rr]esolutions?|[Dd]ecisions?)\s+(?P<rest>(?:{_NUMBER})"
    r"(?:(?!\b(?:[Rr]esolution|[Dd]ecision)s?\b)(?:[^.;“]|\.(?=\d)))*)"
)
_FURTHEST = 300
_PART = r"(?:,\s+(?:sect(?:ion|\.)\s[IVXL]+|annex(?:es)?(?:\s[IVXL]+)?|para(?:graph|\.)\s\d+),?)?"
_ENTRY = re.compile(
    rf"(?P<number>{_NUMBER})"
    rf"(?:{_PART}\s+of\s+(?P<day>\d{{1,2}})\s+(?P<month>{MONTH})\s+(?P<year>\d{{4}}))?"
)
_ONE_ORGAN = (
    r"(?:General Assembly|Economic and Social Council|Security Council|Human Rights Council"
    r"|(?:(?:Statistical|Peacebuilding|Disarmament)\s+)?(?:Commission|Conference|Committee)"
    r"(?:\s+(?:on|for|of)\s+(?:[A-Z][\w-]*|and|the|of|against|for|in)"
    r"(?:\s+(?:[A-Z][\w-]*|and|the|of|against|for|in))*)?|Council|Assembly)"
)
_ORGAN = re.compile(rf"({_ONE_ORGAN})(?:[’']s?)?\s*$")
_BY_ORGAN = re.compile(
    rf"\b[Tt]he\s+({_ONE_ORGAN}),?(?:\s+(?!its\b)[\w()]+){{0,8}}?,?\s+(?:in\s+)?its(?:\s+[\w-]+){{0,4}}\s*$"
)
_SYMBOL = re.compile(
    r"(?<![\w/])(?P<series>A/HRC|A|S|E)/(?P<kind>RES|DEC)/"
    r"(?P<number>(?:S|ES)-\d{1,3}/\d{1,4}|\d{1,4}/\d{1,4}[A-Z]?(?![/\d])|\d{1,4}\s?\(\w{1,6}\))"
)
_SERIES = {
    "A": "General Assembly",
    "S": "Security Council",
    "E": "Economic and Social Council",
    "A/HRC": "Human Rights Council",
}


def citations(
    texts: Iterable[tuple[str, str]], acting: str | None, organs: tuple[str, ...] = ()
) -> list[Citation]:
    """``texts`` are (place, text); "its resolution" is one of the organ that the clause names.

    Where it names none it is one of the ``acting`` organ; ``organs`` resolve "the Commission".
    """
    found: list[Citation] = []
    for place, text in texts:
        organ: str | None = None
        end = 0
        for match in _GROUP.finditer(text):
            before = text[max(end, match.start() - _FURTHEST) : match.start()]
            organ = _organ(before, acting, organs) or organ
            cited, length = _entries(match["rest"], organ, place, acting)
            end = match.start("rest") + length
            found += cited
        found += [
            Citation(organ=_SERIES[m["series"]], number=m["number"], date=None, place=place)
            for m in _SYMBOL.finditer(text)
        ]
    return found


def _organ(before: str, acting: str | None, organs: tuple[str, ...]) -> str | None:
    if match := _ORGAN.search(before):
        return _in_full(match[1], organs)
    if re.search(r"\b(?:its|Its)(?:\s+(?!the\b)[\w-]+){0,8}\s*$", before):
        match = _BY_ORGAN.search(before)
        return _in_full(match[1], organs) if match else acting
    return None


def _in_full(name: str, organs: tuple[str, ...]) -> str:
    """ "Commission resolution 5/1" is one of the commission that the text is of, or names."""
    if name == "Assembly":
        return "General Assembly"
    whole = full_name(name, organs)
    return "Economic and Social Council" if whole == "Council" else whole


def _entries(
    rest: str, organ: str | None, place: str, acting: str | None
) -> tuple[list[Citation], int]:
    """The numbers in a row, and how long the row is; "and" binds those of one date together."""
    found: list[Citation] = []
    open_from = end = 0
    for match in _ENTRY.finditer(rest):
        if found and not _bound(rest[end : match.start()], found[-1].number, match["number"]):
            open_from = len(found)
        when = dates.calendar(match["day"], match["month"], match["year"]) if match["day"] else None
        if when:
            found[open_from:] = [
                each if each.date else msgspec.structs.replace(each, date=when)
                for each in found[open_from:]
            ]
        found += [
            Citation(
                organ=_by_shape(number) or organ or _own(number, acting),
                number=number,
                date=when,
                place=place,
            )
            for number in _spelt(match["number"])
        ]
        open_from = len(found) if when else open_from
        end = match.end()
    return found, end


def _own(number: str, acting: str | None) -> str | None:
    """A number without an organ is of the organ that speaks, if its numbers look so."""
    yearly = bool(re.match(r"(?:19|20)\d\d/", number))
    shaped = {"General Assembly": not yearly, "Economic and Social Council": yearly}
    return acting if acting and shaped.get(acting) else None


def _bound(between: str, before: str, number: str) -> bool:
    """ "A and B of a day", and "A, B and C of a day" where all are of one session."""
    if between.strip() == "and":
        return True
    return between.strip() == "," and _session(before) == _session(number)


def _session(number: str) -> str:
    return number.split("/")[0] if "/" in number else number[number.find("(") :]


def _spelt(number: str) -> list[str]:
    """ "71/101 A and B" are two, "49/75 A to C" three."""
    bare, *letters = re.split(r"\s(?=[A-Z](?:,|\s|$))", number)
    bare = re.split(r",?\s(?:and|to)$", bare)[0]
    if not letters or "(" in number:
        return [number]
    found = [letter[0] for letter in letters]
    if " to " in number and len(found) == 2:
        found = [chr(code) for code in range(ord(found[0]), ord(found[1]) + 1)]
    return [f"{bare} {letter}" for letter in found]


def _by_shape(number: str) -> str | None:
    """A number with a year in brackets is the Security Council's, whoever cites it."""
    if re.search(r"\((?:19|20)\d\d\)$", number):
        return "Security Council"
    return "General Assembly" if number.startswith("ES-") else None


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
    return dates.in_words(day)
