"""The masthead: which printed line stands at which place of the official form."""

import re
from datetime import date

import msgspec

from shared.text import ordinals
from shared.text.dates import DATE, MONTHS
from shared.text.reading.organs import organ_line
from shared.text.structure import Document, Masthead

UNITED_NATIONS = "United Nations"
_DISTRIBUTION = re.compile(r"(?P<before>.*?)\s*(?P<own>Distr\.?:?\s*\w+)\s*(?P<after>.*)")
_LANGUAGE = re.compile(r"Original:.*|[A-Z][a-z]+(?:(?:/|, | and )[A-Z][a-z]+)* only")
_ITEM = re.compile(r"(?:Agenda items?|Items? \d)", re.I)
_LANGUAGES = {
    "ar": "Arabic",
    "zh": "Chinese",
    "en": "English",
    "fr": "French",
    "ru": "Russian",
    "es": "Spanish",
}
_RIGHT = (_DISTRIBUTION, DATE, _LANGUAGE)
_PRINCIPAL = {
    "A": "General Assembly",
    "E": "Economic and Social Council",
    "S": "Security Council",
}


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """``right`` stands beside the organ: distribution, date, language; ``lower`` is the rest."""

    name: str = UNITED_NATIONS
    symbol: str = ""
    organ: str = ""
    right: tuple[str, ...] = ()
    lower: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """In reading order."""
        row = (self.name, self.symbol, self.organ, *self.right, *self.lower)
        return tuple(line for line in row if line)

    def lower_kinds(self) -> list[tuple[str, str]]:
        """Each line of the rest with its kind: "committee", "agenda" (the number), else "lower"."""
        return [(_kind(line), line) for line in self.lower]


def _kind(line: str) -> str:
    if organ_line(line):
        return "committee"
    return "agenda" if _ITEM.match(line) else "lower"


def printed_head(document: Document) -> Head:
    """What was printed, put in its places; what is known and was not printed is added."""
    masthead = document.masthead
    head = _placed(masthead) if masthead.pieces else _made(masthead)
    principal = _PRINCIPAL.get((masthead.symbol or "").partition("/")[0], "")
    first = document.chain[0] if document.chain else ""
    return msgspec.structs.replace(
        head,
        symbol=head.symbol or masthead.symbol or "",
        organ=head.organ or principal or masthead.organ or first,
    )


def _placed(masthead: Masthead) -> Head:
    symbol, organ = "", ""
    right: list[str] = []
    lower: list[str] = []
    for piece in _apart(masthead):
        if piece == UNITED_NATIONS and not lower:
            continue
        if not symbol and masthead.symbol and piece.rstrip("*") == masthead.symbol:
            symbol = piece
        elif not lower and any(each.fullmatch(piece) for each in _RIGHT):
            right.append(piece)
        elif not lower and not organ and organ_line(piece):
            organ = piece
        else:
            lower.append(piece)
    return Head(symbol=symbol, organ=organ, right=tuple(right), lower=tuple(lower))


def _apart(masthead: Masthead) -> list[str]:
    """Pasted text may hold both columns of the form in one line."""
    apart: list[str] = []
    for piece in masthead.pieces:
        rest = piece
        if rest.startswith(f"{UNITED_NATIONS} "):
            apart.append(UNITED_NATIONS)
            rest = rest.removeprefix(UNITED_NATIONS).strip()
        match = _DISTRIBUTION.fullmatch(rest)
        apart += [part for part in match.groups() if part] if match else [rest]
    return apart


def _made(masthead: Masthead) -> Head:
    """From what is known of a document that was never printed."""
    right = []
    if masthead.distribution:
        right.append(f"Distr.: {masthead.distribution.capitalize()}")
    if masthead.date:
        right.append(day(masthead.date))
    if masthead.languages:
        right.append(f"Original: {'/'.join(_LANGUAGES[code] for code in masthead.languages)}")
    principal = _PRINCIPAL.get((masthead.symbol or "").partition("/")[0], masthead.organ or "")
    return Head(organ=principal, right=tuple(right), lower=tuple(_lower(masthead, principal)))


def _lower(masthead: Masthead, principal: str) -> list[str]:
    lines = []
    if masthead.session:
        lines.append(_session(masthead.session))
    if masthead.organ and masthead.organ != principal:
        lines.insert(0 if masthead.place else 1, masthead.organ)
    if masthead.place and masthead.dates:
        lines.append(f"{masthead.place}, {_span(masthead.dates)}")
    if masthead.agenda_item:
        lines.append(f"Agenda item {masthead.agenda_item}")
    if masthead.agenda_item_title:
        lines.append(masthead.agenda_item_title)
    return lines


def _session(number: int) -> str:
    """The Assembly and most bodies count their sessions; the Council's bear the year."""
    return f"{number} session" if number > 1900 else f"{ordinals.word(number).capitalize()} session"


def day(when: date) -> str:
    """ "9 October 2025"."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def _span(dates: tuple[date, ...]) -> str:
    first, last = dates[0], dates[-1]
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    return f"{first.day} {MONTHS[first.month - 1]}–{day(last)}"
