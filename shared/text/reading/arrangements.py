"""What an organization of work arranges: hours, room, deadlines, days off, time limits.

A programme names days without a year; it is that of the document, or the next for an earlier month.
"""

import datetime
import re
from collections.abc import Iterator, Sequence

from shared.text import dates
from shared.text.dates import MONTH, MONTHS
from shared.text.structure import Arrangements, Deadline

_HOUR = r"\d{1,2}(?:[.:]\d{2})?(?: [ap]\.m\.)?|noon"
_SPAN = rf"(?:{_HOUR}) to (?:{_HOUR})"
_HELD = re.compile(
    rf"\bheld from (?P<times>{_SPAN}(?:,? and (?:from )?{_SPAN})*)"
    r"(?:,? in (?:the )?"
    r"(?P<room>(?:Conference Room|Room|Boardroom|[A-Z]\w+ (?:Chamber|Hall)) ?[\w-]*))?"
)
_DAY = re.compile(
    rf"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (?P<day>\d{{1,2}}) (?P<month>{MONTH})\b"
    r"(?: (?P<year>\d{4}))?\s*(?P<rest>.*)",
    re.S,
)
_AT = re.compile(
    r"(?P<hour>\d{1,2})(?:[.:](?P<minute>\d{2}))? (?P<half>[ap])\.m\.(?: (?P<rest>.+))?"
)
_TARGET = re.compile(
    rf"target date of (?P<date>\d{{1,2}} (?:{MONTH}) \d{{4}}) has been set for the conclusion"
)
_OPENED = re.compile(
    rf"list of speakers\b[^.]{{0,200}}?\bopen(?:ed|s)?\b[^.]{{0,60}}?"
    rf"(?P<date>\d{{1,2}} (?:{MONTH}) \d{{4}})"
)
_CLOSURE = re.compile(r"Clos(?:ure|ing) of the (?:rolling )?list of speakers\b", re.I)
_DEADLINE = re.compile(r"Deadline for (?:the )?(?P<what>.+?)(?: under items?)?:?$", re.I)
_NO_MEETING = re.compile(r"no (?:formal )?meetings?\b", re.I)
_NUMBERS = {
    word: n
    for n, word in enumerate(
        re.findall(
            r"\w+",
            "one two three four five six seven eight nine ten eleven twelve thirteen "
            "fourteen fifteen",
        ),
        1,
    )
}
_MINUTES = rf"(\d{{1,2}}|{'|'.join(_NUMBERS)}) minutes"
_LIMITS = (
    (("delegation",), rf"{_MINUTES} for individual delegations"),
    (("group",), rf"{_MINUTES} for statements made on behalf of"),
    (
        ("reply",),
        rf"right of reply.{{0,600}}?first (?:statement|intervention).{{0,40}}?{_MINUTES}"
        rf".{{0,200}}?second.{{0,40}}?{_MINUTES}",
    ),
    (
        ("explanation of vote", "point of order"),
        rf"explanations? of vote and points? of order should be limited to {_MINUTES}",
    ),
)


def arrangements(paragraphs: Sequence[str], issued: datetime.date | None) -> Arrangements:
    """What the paragraphs and the programme under them say."""
    whole = " ".join(paragraphs)
    held = _HELD.search(whole)
    programme = list(_programme(paragraphs, issued))
    return Arrangements(
        times=re.sub(r"\bfrom ", "", held["times"]) if held else None,
        room=held["room"] if held else None,
        deadlines=(*_in_prose(whole), *_in_programme(programme)),
        no_meeting=tuple(
            day for day, time, said in programme if time is None and _NO_MEETING.match(said)
        ),
        limits=tuple(_limits(whole)),
    )


def _in_prose(text: str) -> Iterator[Deadline]:
    for pattern, what in ((_OPENED, "speakers' list opens"), (_TARGET, "conclusion of the work")):
        if (match := pattern.search(text)) and (day := dates.first(match["date"])):
            yield Deadline(what=what, date=day)


def _in_programme(
    programme: Sequence[tuple[datetime.date, datetime.time | None, str]],
) -> Iterator[Deadline]:
    for day, time, said in programme:
        if _CLOSURE.match(said):
            yield Deadline(what="speakers' list closes", date=day, time=time)
        elif match := _DEADLINE.match(said):
            yield Deadline(what=match["what"], date=day, time=time)


def _programme(
    paragraphs: Sequence[str], issued: datetime.date | None
) -> Iterator[tuple[datetime.date, datetime.time | None, str]]:
    """Entries with the day and hour that they stand under; an entry of a whole day has no hour."""
    day: datetime.date | None = None
    time: datetime.time | None = None
    for text in paragraphs:
        if match := _DAY.fullmatch(text):
            day, time, said = _day(match, issued), None, match["rest"]
        elif match := _AT.match(text):
            time, said = _time(match), match["rest"] or ""
        else:
            said = text
        if day and said:
            yield day, time, said.strip()


def _day(match: re.Match[str], issued: datetime.date | None) -> datetime.date | None:
    year = match["year"]
    if year is None:
        if issued is None:
            return None
        earlier = MONTHS.index(match["month"]) + 1 < issued.month
        year = str(issued.year + earlier)
    return dates.calendar(match["day"], match["month"], year)


def _time(match: re.Match[str]) -> datetime.time | None:
    hour = int(match["hour"]) % 12 + 12 * (match["half"] == "p")
    minute = int(match["minute"] or 0)
    return datetime.time(hour, minute) if minute < 60 else None


def _limits(text: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    for names, pattern in _LIMITS:
        if match := re.search(pattern, text[:200_000], re.S):
            minutes = tuple(_NUMBERS.get(word) or int(word) for word in match.groups())
            yield from ((name, minutes) for name in names)
