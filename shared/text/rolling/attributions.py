"""What is said in front of words in a bracket, or beside them: who proposes, deletes, reserves.

"EU/CH:" and "add EU:" propose the words that follow; "EU delete:" would have them go; behind the
names may stand "(supported by Norway, opposed by Chad)". A remark has no words of its own: "US,
CH: delete", "del. US", "Norway reserves", "pending capital".
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

import msgspec

from shared.text.rolling.parties import KEPT, known, named, parties_in

Stance = Literal[
    "propose", "delete", "retain", "support", "oppose", "reserve", "pending", "flexible", "move"
]
RESERVING: tuple[Stance, ...] = ("reserve", "pending", "flexible", "support")
"""What leaves the words as they stand: it does not keep a paragraph from *ad referendum*."""
_FORMS: tuple[tuple[Stance, str], ...] = (
    ("delete", r"del\b\.?|delet(?:es?|ed|ion)|strike|removes?|omit"),
    ("retain", r"ret\b\.?|retain(?:s|ed)?|retention|keeps?|prefers? (?:to )?(?:retain|keep)"),
    ("reserve", r"(?:general |scrutiny |parliamentary )?reserv(?:es?|ed|ations?)"),
    ("pending", r"pending|awaiting|tbc|to be confirmed|under scrutiny|scrutiny|placeholder"),
    ("support", r"supp\b\.?|support(?:s|ed)?|agrees?|agreed|can accept|accepts?|can go along"),
    ("oppose", r"oppos(?:es?|ed)|objects?|cannot accept|against"),
    ("flexible", r"flexible"),
    ("move", r"moves?|moved|merges?|merged"),
)
_STANCE = "|".join(f"(?P<{stance}>{form})" for stance, form in _FORMS)
_ABOUT = (
    r"(?:\s+(?:(?:on|of|to|with|for|its|their|the|this|whole|entire|original|from)\s+)*"
    r"(?:paragraph|para|sentence|text|phrase|brackets?|bracketed text|original|deletion|retention"
    r"|proposals?|language|alternative|position|capitals?|instructions|confirmation"
    r"|consultations?|(?:OP|PP)\s?\d+(?:\s\w+)?|[“\"'‘][^”\"’]*[”\"'’]))?\.?"
)
_NAMED_FIRST = re.compile(rf"(?P<who>.+?)(?:\s*(?P<mark>[:–—-]))?\s+(?:{_STANCE}){_ABOUT}", re.I)
_NAMED_LAST = re.compile(
    rf"(?:{_STANCE}){_ABOUT}\s*(?:\bby\b|\bfrom\b|[:–—-])?\s*(?P<who>[^:]+)", re.I
)
_ALONE = re.compile(
    r"(?P<delete>delet(?:e|ion))|(?P<reserve>(?:scrutiny )?reservations?)"
    r"|(?P<pending>(?:pending|awaiting)(?: \w+){0,3}|tbc|to be confirmed|placeholder)",
    re.I,
)
_BEFORE_NAMES = re.compile(
    r"(?:proposal (?:by|of|from)|proposed by|add(?:ed by)?|insert|alt\.?|alternative|new|from|per)"
    r"\s+",
    re.I,
)
_BEHIND_NAMES = re.compile(
    r"[’']?s?\s+(?:(?:compromise|alternative|new)\s+)?"
    r"(?:adds?|alt\.?|inserts?|proposals?|proposes|proposed|text|language|suggestion)",
    re.I,
)
_DELETES = re.compile(r"(?:del\.?|delete)\s+|\s+(?:del\.?|deletes?)", re.I)
_VOICES = re.compile(r"\s*\((?P<said>(?:supp|opp)[^()]*(?:\([^()]*\)[^()]*)*)\)")
_VOICE = re.compile(
    r"(?P<how>supp\.?(?:orted)?|opp\.?(?:osed)?)\s+(?:by\s+)?(?P<who>.+?)"
    r"(?=[;,]\s*(?:supp|opp)|$)",
    re.I,
)
_LEAD = re.compile(r"(?P<said>[^:;\[\]]{0,200}:|[^:;\[\]]{0,200}\([^\[\]:]{0,200}\)\s*:)")
_MARKS = re.compile(r"\*{1,2}|__")
_MARKED_LEAD = re.compile(
    r"(?P<said>(?P<mark>\*\*|__|\*)[^*_:;\[\]]{1,200}(?::(?P=mark)|(?P=mark)\s?:))"
)


class Meaning(msgspec.Struct, frozen=True, kw_only=True):
    """Names are as said; ``parties.resolved`` gives those of the register."""

    parties: tuple[str, ...] = ()
    stance: Stance = "propose"
    supporters: tuple[str, ...] = ()
    opponents: tuple[str, ...] = ()


@lru_cache(maxsize=KEPT)
def meaning(said: str) -> Meaning:
    """Of an attribution or remark; what nobody said is a proposal by nobody."""
    bare = unmarked(said)
    found = _attribution(bare[:-1].strip()) if bare.endswith(":") else _remark(bare)
    return found or Meaning()


def lead(text: str, *, surely: bool = False) -> str:
    """The attribution that the text begins with, its colon included, or "".

    ``surely``: only names that are known, where others would be a guess.
    """
    match = _MARKED_LEAD.match(text) or _LEAD.match(text)
    if not match:
        return ""
    rest = text[match.end() :]
    sure = surely or (rest[:1] != "" and not rest[0].isspace())
    found = _attribution(unmarked(match["said"])[:-1].strip(), surely=sure)
    return match["said"] if found else ""


def is_remark(text: str) -> bool:
    """Whether the whole text only says what somebody wants of the words beside it."""
    return len(text) < 300 and _remark(unmarked(text)) is not None


def unmarked(said: str) -> str:
    """Without bold, underlined or italic print, in which names often stand."""
    return _MARKS.sub("", said).strip()


@lru_cache(maxsize=KEPT)
def _attribution(head: str, *, surely: bool = False) -> Meaning | None:
    voices = _VOICES.search(head)
    rest = head
    if voices:
        rest = f"{head[: voices.start()]}{head[voices.end() :]}".strip()
    supporters, opponents = _heard(voices["said"]) if voices else ((), ())
    stance: Stance = "propose"
    bare = _DELETES.sub("", rest, count=1)
    if bare != rest:
        stance, rest = "delete", bare
    rest = _BEFORE_NAMES.sub("", rest, count=1) if _BEFORE_NAMES.match(rest) else rest
    if behind := re.search(rf"{_BEHIND_NAMES.pattern}$", rest, re.I):
        rest = rest[: behind.start()]
    parties = parties_in(rest) if rest.strip() else ()
    if not (parties or voices) or not _all(parties, surely=surely):
        return None
    return Meaning(parties=parties, stance=stance, supporters=supporters, opponents=opponents)


def _all(names: tuple[str, ...], *, surely: bool) -> bool:
    return all(known(name) if surely else named(name) for name in names)


def _heard(said: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    heard: dict[str, list[str]] = {"s": [], "o": []}
    for match in _VOICE.finditer(said):
        heard[match["how"][0].lower()] += parties_in(match["who"])
    return tuple(heard["s"]), tuple(heard["o"])


def _remark(text: str) -> Meaning | None:
    if alone := _ALONE.fullmatch(text.rstrip(".")):
        return Meaning(stance=alone.lastgroup)  # type: ignore[arg-type]
    return next(_remarks(text), None)


def _remarks(text: str) -> Iterator[Meaning]:
    for pattern in (_NAMED_FIRST, _NAMED_LAST):
        match = pattern.fullmatch(text)
        if not match:
            continue
        names = parties_in(match["who"].strip(" ()"))
        marked = pattern is _NAMED_FIRST and match["mark"] == ":"
        stance = next(s for s, _ in _FORMS if match[s] is not None)
        if _all(names, surely=not marked and stance != "reserve"):
            yield Meaning(parties=names, stance=stance)


def supported(said: str, by: tuple[str, ...]) -> str:
    """The attribution with more delegations who support the words."""
    return _with(said, "supporters", by)


def opposed(said: str, by: tuple[str, ...]) -> str:
    """The attribution with more delegations who do not want the words."""
    return _with(said, "opponents", by)


def _with(said: str, field: Literal["supporters", "opponents"], by: tuple[str, ...]) -> str:
    said = unmarked(said)
    before = meaning(said)
    now = tuple(dict.fromkeys((*getattr(before, field), *by)))
    changed = msgspec.structs.replace(before, **{field: now})
    bare = _VOICES.sub("", said[:-1]).strip()
    voices = [
        f"{how} {', '.join(names)}"
        for how, names in (
            ("supported by", changed.supporters),
            ("opposed by", changed.opponents),
        )
        if names
    ]
    return f"{bare} ({', '.join(voices)}):".strip()
