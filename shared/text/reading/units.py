"""Lines of a head that belong together: sponsors' names, a sentence, a bracket over two lines."""

import re
from collections.abc import Sequence

from shared.text.reading import sponsors as sponsoring
from shared.text.reading.lines import Line
from shared.text.reading.marks import plain
from shared.text.reading.organs import formula

NUMBER = re.compile(
    r"(?P<number>(?:(?:S|ES)-)?\d{1,4}/\d{1,4}(?:\s?[A-Z])?"
    r"|\d{1,4}(?:\s[A-Z])?\s\((?:[IVXL]+|\d{4})\))\.\s+(?P<title>\S.*)",
    re.S,
)
NOT_YET = re.compile(r"(?P<number>\d{1,4}/(?:…|\.{2,3}|_{2,}|\[\.+\]))\.?\s*(?P<title>\S.*)", re.S)
"""A draft is given its number with its adoption: "57/…"."""
_SUBMITS = re.compile(
    r":\s*\*{0,3}\s*(?:[a-z-]+\s+){0,3}?(?:draft\s+(?:resolution|decision)|(?:sub-?)?amendment)",
    re.I,
)
_OPEN = re.compile(r"(?:,|\band)$")
_MOST_LINES = 60
_LONGEST_LIST = 8_000
_TAIL = 200
RECOMMENDS = re.compile(r"^[Rr]ecommends (?:to|that)\b")


def units_of(lines: Sequence[Line]) -> list[str]:
    """Lines that belong together: the sponsors' names, a sentence, a bracket over two lines."""
    starts = _lists_of_sponsors(lines)
    units: list[str] = []
    n = 0
    while n < len(lines):
        end = starts.get(n, n) + 1
        text = " ".join(line.text for line in lines[n:end])
        if units and n not in starts and _continues(plain(units[-1]), plain(text), lines[n]):
            units[-1] = f"{units[-1]} {text}"
        else:
            units.append(text)
        n = end
    return units


def _continues(above: str, text: str, line: Line) -> bool:
    if len(above) > _LONGEST_LIST:
        return False
    if above.startswith("[") and "]" not in above:
        return True
    if formula(above) and RECOMMENDS.match(text):
        return True
    if "recommends" in above.lower() and not line.gap and not re.search(r"[:.]$", above):
        return True
    if sponsoring.ADOPTED.match(above) and not line.gap and not text.startswith("["):
        return not NUMBER.match(text)
    return bool(sponsoring.SUBMITTED.fullmatch(above)) and not line.gap and text[:1].islower()


def _lists_of_sponsors(lines: Sequence[Line]) -> dict[int, int]:
    """Where a list of sponsors begins, and the line on which it ends with what they submit."""
    found: dict[int, int] = {}
    free = 0
    for end in range(len(lines)):
        tail = " ".join(plain(line.text)[-_TAIL:] for line in lines[max(end - 2, free) : end + 1])
        start = _first_line(lines, free, end) if end >= free and _SUBMITS.search(tail) else None
        if start is not None:
            found[start] = last_line(lines, end)
            free = found[start] + 1
    return found


def last_line(lines: Sequence[Line], end: int) -> int:
    """ "amendment / to draft resolution …": the sentence goes on in the next lines."""
    while end + 1 < len(lines):
        below = lines[end + 1]
        if below.gap or not plain(below.text)[:1].islower():
            break
        end += 1
    return end


def _first_line(lines: Sequence[Line], free: int, end: int) -> int | None:
    """The highest line from which the list begins with a sponsor that the register knows.

    A name may be cut anywhere: "United Kingdom of Great Britain and / Northern Ireland". Where no
    name is known, the list goes up as long as a line is left open, as by "and".
    """
    whole, best, known = "", None, False
    all_open = True
    for n in range(end, max(end - _MOST_LINES, free) - 1, -1):
        text = plain(lines[n].text)
        is_open = bool(_OPEN.search(text))
        if n < end and lines[n + 1].gap and not is_open:
            break
        all_open = all_open and (n == end or is_open or ":" in text)
        whole = f"{text} {whole}".strip()
        if len(whole) > _LONGEST_LIST:
            break
        if _is_list(whole):
            officer = sponsoring.OFFICER.fullmatch(whole)
            begins = bool(officer) or sponsoring.begins_with_sponsor(whole)
            if begins or best is None or (all_open and not known):
                best, known = n, known or begins
    return best


def _is_list(text: str) -> bool:
    return bool(sponsoring.LINE.fullmatch(text) or sponsoring.AMENDMENT.fullmatch(text))
