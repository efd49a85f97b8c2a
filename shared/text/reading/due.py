"""When something that is asked for is due."""

import re
from datetime import date

from shared.text import dates, ordinals
from shared.text.dates import MONTH
from shared.text.structure import Due

_BEFORE = r"(?:at|for|to|during|before|by|prior to|in advance of|no later than|not later than|from)"
_WORD = r"(?:[A-Z][\w-]*|of|on|for|and|the)"
_SESSION = re.compile(
    rf"\b{_BEFORE}(?: the (?:main|first|second|resumed|high-level) (?:part|segment) of)?"
    rf" (?:its|the) ({ordinals.PATTERN})(?:[\w ,-]{{0,80}}?)\bsessions?\b"
    rf"(?: of the (?P<of>(?-i:{_WORD}(?: {_WORD})*)))?",
    re.I,
)
_DATE = re.compile(
    rf"\b(?:by|before|until|on|prior to|(?:no|not) later than) (\d{{1,2}}) ({MONTH}) (20\d\d)\b"
)
_YEAR = re.compile(
    rf"\b(?:at its|by|before|in|during|no later than|not later than|by the end of)\s+"
    rf"(?:(?:early|late|mid-?|{MONTH}|the year)\s*)?(20\d\d)(?! Agenda)\b"
)
_SPAN = r"(?:days?|weeks?|months?|years?)"
_COUNT = r"(?:(?:\d+|[a-z]+(?:-[a-z]+)?)(?: calendar| working)? )"
_AGAIN = re.compile(
    rf"\b(?P<every>every {_COUNT}?{_SPAN}|every (?:second |third )?session"
    r"|each (?:year|month|session)"
    r"|on an? (?:\w+ly|annual|biannual|biennial|triennial|regular|periodic) basis"
    r"|periodically|annually|biennially|biannually|triennially|regularly|monthly|quarterly"
    r"|(?:annual|biennial|periodic|regular|quarterly|monthly)"
    r"(?=(?: \w+){0,2} (?:reports?|updates?|briefings?)\b))",
    re.I,
)
_WITHIN = re.compile(rf"\bwithin (?:a period of )?({_COUNT}{_SPAN})\b", re.I)


def due(text: str) -> Due | None:
    """What the words say; None where they say nothing of time."""
    session, again, within = _SESSION.search(text), _AGAIN.search(text), _WITHIN.search(text)
    day = _day(text)
    year = None if day else _YEAR.search(text)
    if not (session or day or year or again or within):
        return None
    return Due(
        session=ordinals.number(session[1]) if session else None,
        of=_organ(session) if session else "",
        date=day,
        year=int(year[1]) if year else None,
        within=within[1] if within else "",
        periodically=bool(again),
        every=again["every"].lower() if again else "",
    )


def _day(text: str) -> date | None:
    match = _DATE.search(text)
    return dates.calendar(*match.groups()) if match else None


def _organ(session: re.Match[str]) -> str:
    """The organ that a session is named with: "the fifteenth session of the Conference"."""
    words = (session["of"] or "").split()
    while words and words[-1][:1].islower():
        words.pop()
    return " ".join(words)
