"""The masthead: symbol, organ, distribution, date, languages, session, place, agenda item."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import zip_longest

from shared.text import dates, ordinals
from shared.text.dates import DATE, MONTH
from shared.text.reading.marks import plain
from shared.text.reading.organs import organ_line
from shared.text.structure import Footnote, Masthead
from shared.text.symbols import SYMBOL

_LANGUAGES = {
    "arabic": "ar",
    "chinese": "zh",
    "english": "en",
    "french": "fr",
    "russian": "ru",
    "spanish": "es",
}
_LANGUAGE = "|".join(_LANGUAGES)
_DISTRIBUTION = re.compile(r"\bDistr(?:\.|ibution)?\s*:?\s*(General|Limited|Restricted)\b", re.I)
_ORIGINAL = re.compile(
    rf"Original:\s*((?:{_LANGUAGE})(?:(?:\s*[/,]\s*| and )(?:{_LANGUAGE}))*)", re.I
)
_ONLY = re.compile(
    rf"^((?:{_LANGUAGE})(?:(?:\s*[/,]\s*|,? and )(?:{_LANGUAGE}))*) only\b", re.I | re.M
)
_SESSION = re.compile(
    rf"(?:^|\b)({ordinals.PATTERN})\s+(?:(?:emergency |resumed |reconvened )*(?:special )?)"
    r"(?:emergency special |regular |substantive )?session\b",
    re.I,
)
_YEAR_SESSION = re.compile(
    r"\b((?:19|20)\d\d)\s+(?:substantive |resumed |organizational )?session", re.I
)
_PLACE = re.compile(
    rf"^([A-Z][A-Za-zÀ-ÿ .'’-]{{1,40}}?)(?:\s*\(online\))?,\s*"
    rf"(\d{{1,2}}(?:\s+(?:{MONTH}))?(?:\s+\d{{4}})?"
    rf"(?:\s*(?:[-–—]|to|and)\s*\d{{1,2}}\s+(?:{MONTH}))?\s*\d{{4}}.*)$",
    re.M,
)
_DATES = re.compile(
    rf"^\d{{1,2}}(?:\s+(?:{MONTH}))?(?:\s+\d{{4}})?\s*(?:[-–—]|to|and)\s*\d{{1,2}}\s+(?:{MONTH})\s+\d{{4}}$",
    re.M,
)
"""A line that gives the days of the session, without a place."""
_ITEM_NUMBER = r"\d{1,3}(?:\s*\([a-z]{1,2}\)(?:\s*(?:,|and|to|[-–])\s*\([a-z]{1,2}\))*)?"
_ITEM = re.compile(
    rf"^(?:Agenda items?\s+({_ITEM_NUMBER}(?:\s*(?:,|and|to|[-–])\s*{_ITEM_NUMBER})*)"
    rf"|Items?\s+({_ITEM_NUMBER}(?:\s*(?:,|and|to|[-–])\s*{_ITEM_NUMBER})*)"
    r"\s+of the (provisional )?(?:\w+ )?agenda)\s*(?P<stars>\*{0,3})(?P<title>.*)$",
    re.M | re.I,
)
_NOT_TITLE = re.compile(r"^(?:United Nations\b|Distr|Original:|Please|\W*$)", re.I)


def read_masthead(pieces: Sequence[str], notes: Sequence[Footnote]) -> Masthead:
    """What the printed lines above sponsors, chain and title say. Unknown stays None."""
    plain_pieces = tuple(piece for piece in (plain(p) for p in pieces) if piece)
    text = "\n".join(plain_pieces)
    item, title, stars = _item(plain_pieces)
    place = _PLACE.search(text)
    days = place[2] if place else m[0] if (m := _DATES.search(text)) else ""
    return Masthead(
        symbol=_symbol(plain_pieces),
        organ=_organ(plain_pieces),
        distribution=m[1].lower() if (m := _DISTRIBUTION.search(text)) else None,
        date=_date(text),
        languages=_languages(text),
        session=_session(text),
        place=place[1].strip() if place else None,
        dates=dates.span(days),
        agenda_item=item,
        agenda_item_title=title,
        provisional_agenda=_agenda(stars, notes),
        pieces=plain_pieces,
    )


def _symbol(pieces: Sequence[str]) -> str | None:
    for piece in pieces:
        if piece.startswith(("[", "*")):
            continue
        if match := SYMBOL.search(piece):
            return match[0].rstrip("*")
    return None


def _organ(pieces: Sequence[str]) -> str | None:
    """The most specific: the last line that is an organ's name before the agenda item."""
    found = None
    for piece, below in zip_longest(pieces, pieces[1:], fillvalue=""):
        if _ITEM.match(piece):
            break
        wrapped = bool(organ_line(piece)) and (below[:1] == "(" or below[:1].islower())
        whole = organ_line(f"{piece} {below}") if wrapped else None
        found = whole or organ_line(piece) or found
    return found


def _date(text: str) -> date | None:
    """The first date that is not the place-and-dates line: that of the document."""
    without_places = _DATES.sub("", _PLACE.sub("", text))
    for match in DATE.finditer(without_places):
        if found := dates.calendar(*match.groups()):
            return found
    return None


def _languages(text: str) -> tuple[str, ...]:
    match = _ONLY.search(text) or _ORIGINAL.search(text)
    if not match:
        return ()
    return tuple(_LANGUAGES[name] for name in re.findall(_LANGUAGE, match[1].lower()))


def _session(text: str) -> int | None:
    if match := _SESSION.search(text):
        return ordinals.number(match[1])
    match = _YEAR_SESSION.search(text)
    return int(match[1]) if match else None


def _item(pieces: Sequence[str]) -> tuple[str | None, str | None, str]:
    for index, piece in enumerate(pieces):
        if match := _ITEM.match(piece):
            own = match["title"].strip(" :")
            after = [p for p in pieces[index + 1 :] if not _NOT_TITLE.match(p)]
            title = " ".join([own, *after]).strip().rstrip("*").rstrip()
            number = " ".join((match[1] or match[2]).split())
            return number, title or None, match["stars"]
    return None, None, ""


def _agenda(stars: str, notes: Sequence[Footnote]) -> str | None:
    for note in notes:
        if stars and note.mark == stars and (match := SYMBOL.search(note.text)):
            return match[0]
    return None
