"""The adoption of a text, from its head, its closing, its notes, or the sentence of a decision."""

import datetime
import re
from collections.abc import Iterator

from shared.text import dates, ordinals
from shared.text.adoption import Adoption, Listed, Meeting, Orally, Source
from shared.text.reading.sponsors import ADOPTED
from shared.text.reading.votes import WITHOUT, listed, read_vote
from shared.text.structure import Document, Paragraph, Warning
from shared.text.symbols import SYMBOL

_KIND = r"(?:\([a-z]+\)\s+)?(?:(?:resumed|plenary|special|closed|open|private|formal)\s+)*meeting"
MEETING = re.compile(rf"\b(?P<number>{ordinals.PATTERN})\s+(?P<kind>{_KIND})\b", re.I)
_BRACKET = re.compile(r"\[(?:on|without|by|pursuant)\b.*\]", re.I | re.S)
_ACTED = re.compile(r"(?:resolution |decision )?\[?Adopted\b", re.I)
_TELLS = re.compile(
    r"(?:Resolution |Decision )?Adopted (?:by (?:a|an|\d)|at|without|unanimously|,? ?as orally)\b"
    r"|\bsponsored (?:in the [\w ]*Committee )?by\b|In favou?r\s*:.*Against\s*:"
    r"|\b(?:draft resolution|draft decision)\b.* was adopted\b",
    re.I | re.S,
)
_SPONSORED = re.compile(
    r"\bsponsored\s+(?:in\s+the\s+[\w ]*Committee\s+)?by\s*:?\s*(?P<names>[^.\n\]]+)", re.I
)
_SENTENCE = re.compile(
    rf"At its (?:{ordinals.PATTERN})(?: [^,]*?)?meeting, (?:held )?on .{{8,20}}?, "
    r"the (?P<organ>[A-Z][^,:;]{3,120}?)"
    r"(?=,|:|\s+(?:[a-z]+ed|took|on\s+the\s+(?:re|pro|ba)|without|by)\b)(?P<clause>.*?)"
    r"(?=\b(?:decide[sd]|took|takes|adopted|elected|re-elected|appointed|approved|endorsed|agreed"
    r"|requested|confirmed|authorized|considered|noted|welcomed|invited|concluded|deferred"
    r"|granted|postponed|accepted|designated|recommended)\b|:|$)",
    re.S,
)
_ON = re.compile(
    r"\bon\s+the\s+(?:report|recommendation|proposal|basis of the report)\s+of\s+(?:the\s+)?"
    r"(?P<by>[A-Z][^(\[\],;]*?)\s*(?=[(\[\],;]|$|\sand\son\sthe\b)",
)
_SUFFIXES = r"(?:Add|Corr|Amend)\.\d+(?:/(?:Add|Corr)\.\d+)*"
_CITED = re.compile(rf"(?P<symbol>{SYMBOL.pattern})|(?<=and ){_SUFFIXES}|(?<=, ){_SUFFIXES}")
_DRAFT = re.compile(r"/(?:L|CRP|WP)\.\d")
_PLACE = re.compile(
    r",?\s*(?P<place>(?:paras?|chaps?|sects?|annex|part|resolution|draft resolution|decision)\b"
    r"[^();\]\n]*?)\s*(?=[();\]\n]|$|,?\s+as\s+(?:further\s+)?orally)",
    re.I,
)
_ORALLY = re.compile(
    r"\borally\s+((?:revised|amended|corrected)"
    r"(?:\s*(?:,|and)\s*(?:further\s+|orally\s+)*(?:revised|amended|corrected))*)",
    re.I,
)
_CHAPTER = re.compile(
    r"\bsee\s+(chap(?:ter\b|\.)\s*[IVXLC\d]+\b"
    r"(?:,\s*(?:sect(?:ion|\.)|para(?:graph|\.)s?)\s*[A-Z\d]+\b)*)",
    re.I,
)
_LONGEST = 40_000
"""Characters of a closing that are looked at: the lists of all Members fit in a quarter."""


def adoption(document: Document) -> Adoption | None:
    """What the document says of its adoption; None for a text that nobody adopted yet."""
    heads = "\n".join(h for h in document.heads if _ACTED.match(h) or _BRACKET.fullmatch(h))
    closing = " ".join(document.closing)[:_LONGEST]
    if not (MEETING.search(closing) or _ACTED.search(closing)):
        closing = ""
    clause, organ = _decision(document)
    notes = "\n".join(_telling(document))
    told = "\n".join(filter(None, (heads, closing, clause, notes)))
    vote = read_vote(told)
    if not (_ACTED.search(heads) or closing or clause or notes):
        return None
    return Adoption(
        organ=_organ(document, organ),
        session=_session(document),
        meeting=_meeting(told),
        date=_date(heads, closing, clause, notes),
        without_vote=False if vote else bool(WITHOUT.search(told)) or None,
        vote=vote,
        recommended_by=_named(match["by"]) if (match := _ON.search(told)) else None,
        documents=tuple(_sources(told, document.masthead.symbol)),
        sponsors=_sponsors(told),
        orally=_orally(told),
        chapter=" ".join(m[1].split()) if (m := _CHAPTER.search(told)) else "",
    )


def _telling(document: Document) -> Iterator[str]:
    """The notes that tell of it; those of a draft tell of other texts."""
    if document.kind not in ("resolution", "decision"):
        return
    for note in (*document.notes, *document.footnotes):
        if _TELLS.search(note.text[:400]) or _TELLS.match(note.text):
            yield note.text[:_LONGEST]


def _decision(document: Document) -> tuple[str, str]:
    """ "At its 53rd plenary meeting, on …, the General Assembly, …": up to the verb, with notes."""
    for paragraph in (*document.preambular[:1], *document.operative[:1]):
        if match := _SENTENCE.match(paragraph.text):
            notes = _called(document, paragraph, match.end())
            return "\n".join((match[0], *notes)), match["organ"].strip()
    return "", ""


def _called(document: Document, paragraph: Paragraph, end: int) -> Iterator[str]:
    texts = {note.mark: note.text for note in (*document.notes, *document.footnotes)}
    called = (call.mark for call in paragraph.notes if call.at <= end)
    yield from (texts[mark] for mark in called if mark in texts)


def _organ(document: Document, acting: str) -> str | None:
    for head in document.heads:
        if match := ADOPTED.match(head):
            return " ".join(match["organ"].split())
    return next(iter(document.chain), None) or acting or document.masthead.organ


def _session(document: Document) -> str | None:
    if document.masthead.session:
        return str(document.masthead.session)
    number = (document.masthead.symbol or "").split("/")[-2:-1]
    return number[0] if number and re.fullmatch(r"(?:S-|ES-)?\d{1,4}", number[0]) else None


def _meeting(told: str) -> Meeting | None:
    match = MEETING.search(told)
    number = ordinals.number(match["number"]) if match else None
    if not (match and number):
        return None
    return Meeting(number=number, kind=" ".join(match["kind"].lower().split()))


def _date(*told: str) -> datetime.date | None:
    return next((day for text in told if (day := dates.first(text))), None)


def _named(text: str) -> str:
    return " ".join(text.split())


def _sources(told: str, own: str | None) -> Iterator[Source]:
    """The documents it was adopted on, each once; what tells of its sponsors only is none."""
    met = {own}
    last = ""
    for match in _CITED.finditer(told):
        symbol = match[0].rstrip("*") if match["symbol"] else f"{last}/{match[0]}"
        last = last if not match["symbol"] else symbol
        if symbol in met or symbol.startswith("/") or "/RES/" in symbol:
            continue
        met.add(symbol)
        place = _PLACE.match(told, match.end())
        drafted = _DRAFT.search(symbol) and not _CHAPTER.search(told[: match.start()][-40:])
        yield Source(
            symbol=symbol,
            role="draft" if drafted else "report",
            place=_named(place["place"]).rstrip(".") if place else "",
        )


def _sponsors(told: str) -> tuple[Listed, ...]:
    match = _SPONSORED.search(told)
    return listed(match["names"]) if match else ()


def _orally(told: str) -> tuple[Orally, ...]:
    words = [w for m in _ORALLY.finditer(told) for w in re.findall(r"[a-z]+", m[1].lower())]
    known: tuple[Orally, ...] = ("revised", "amended", "corrected")
    return tuple(word for word in known if word in words)


def adoption_warnings(document: Document) -> Iterator[Warning]:
    """Figures that contradict their lists, dates that contradict each other, unknown names."""
    if document.adoption is None:
        return
    yield from map(_warning, _contradictions(document.adoption))
    closing = dates.first(" ".join(document.closing)[:_LONGEST])
    if closing and document.adoption.date and closing != document.adoption.date:
        yield _warning(f"the head says {document.adoption.date}, and the closing {closing}")


def _warning(message: str) -> Warning:
    return Warning(kind="adoption", place="adoption", message=message)


def _contradictions(adopted: Adoption) -> Iterator[str]:
    if vote := adopted.vote:
        for said, figure, names in (
            ("in favour", vote.in_favour, vote.for_it),
            ("against", vote.against, vote.against_it),
            ("abstaining", vote.abstaining, vote.abstained),
        ):
            if vote.for_it and figure is not None and figure != len(names):
                yield f"{figure} {said}, and the list names {len(names)}"
        sides = (vote.for_it, vote.against_it, vote.abstained, vote.absent)
        every = [(each.code or each.name, each) for side in sides for each in side]
        met: set[str] = set()
        for key, each in every:
            if key in met:
                yield f"“{each.name}” is listed twice"
            elif each.code is None:
                yield f"“{each.name}” in the vote is not in the register of States"
            met.add(key)
    yield from (
        f"“{each.name}” among the sponsors is not in the register of States and groups"
        for each in adopted.sponsors
        if each.code is None
    )
