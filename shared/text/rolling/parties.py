"""Who speaks in a rolling text: delegations, groups and the chair, by the names they go under.

Names of the register are found by their spellings, by the codes of ISO 3166-1 (two or three
capital letters), and by the abbreviations in use in the rooms. Any other name is kept as it is.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

from shared.text import register
from shared.text.reading.openings import lexical, opens_operative, opens_preambular

_IN_THE_ROOMS = {
    "NAM": "NAM-MOV",
    "AG": "AFR",
    "EU and its member States": "EU",
    "EU and MS": "EU",
    "RF": "RUS",
    "ROK": "KOR",
    "UAE": "ARE",
    "KSA": "SAU",
    "RSA": "ZAF",
    "PRC": "CHN",
    "DRC": "COD",
    "Iran": "IRN",
    "Syria": "SYR",
    "Bolivia": "BOL",
    "Venezuela": "VEN",
    "Tanzania": "TZA",
    "Moldova": "MDA",
    "Netherlands": "NLD",
    "Micronesia": "FSM",
    "Lao PDR": "LAO",
}
_UNREGISTERED = frozenset(
    re.findall(
        r"\w+",
        "JUSCANZ CANZ CELAC MERCOSUR GCC MIKTA BRICS LMG LMDC EIG AU PSIDS",
    )
)
"""AU is the African Union to some and Australia to others."""
_ROLE = re.compile(
    r"(?:the )?(?:co-?)?(?:facilitators?|chairs?(?:person|man|woman)?|coordinators?|presidency"
    r"|president|bureau|secretariat|rapporteur|(?:main )?sponsors?|penholders?|proponents?)",
    re.IGNORECASE,
)
_SYMBOL = re.compile(r"[A-Z]+(?:/[\w.-]+){2,}")
_BLOC = re.compile(r"G-?77\s*(?:&|\+|/|and)\s*China|Group of 77 (?:&|and) China", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[,/&+]\s*(?:and\s+)?")
_NAME = re.compile(
    r"[^\W_a-z][\w.'’-]*(?: (?:[^\W_a-z(][\w.'’-]*|\([^()]*\)|of|the|and|for|de|du|in|&))*"
)
_NO_NAMES = frozenset(
    re.findall(
        r"\w+",
        "goal goals target targets annex article articles chapter note section paragraph "
        "part title theme resolution decision convention agenda table figure objective "
        "priority",
    )
)
_FOR_A_GROUP = re.compile(r"(?P<name>[^()]+) \([^()]*\)")
_LONGEST = 80
KEPT = 4096
"""Answers that are remembered: more names than any text has."""


@lru_cache(maxsize=KEPT)
def resolved(name: str) -> str:
    """The short name of the register ("Switzerland" for "CH"), or the name itself."""
    if not known(name):
        return name
    code = _code(name)
    state = register.get(code) if code else register.find(name)
    if state is None and (match := _FOR_A_GROUP.fullmatch(name)):
        return resolved(match["name"])
    return state.short if state else name


def _code(name: str) -> str | None:
    spelled = " ".join(name.split())
    if _BLOC.fullmatch(spelled):
        return "G77"
    found = _IN_THE_ROOMS.get(spelled) or _two_letters().get(spelled)
    return found or (spelled if spelled.isupper() and register.get(spelled) else None)


@cache
def _two_letters() -> dict[str, str]:
    """``codes.tsv``, without what means somebody else in the rooms."""
    text = (files("shared.text.rolling") / "codes.tsv").read_text("utf-8")
    pairs = (line.split("\t") for line in text.splitlines()[1:])
    taken = _UNREGISTERED.union(_IN_THE_ROOMS)
    return {two: three for two, three in pairs if two not in taken}


@lru_cache(maxsize=KEPT)
def known(name: str) -> bool:
    """Whether the register, the rooms or a document's symbol say that this is a party."""
    name = name.strip()
    if not name or name[0].islower():
        return False
    if _ROLE.fullmatch(name) or name in _UNREGISTERED or _SYMBOL.fullmatch(name):
        return True
    if _code(name) or register.find(name):
        return True
    match = _FOR_A_GROUP.fullmatch(name)
    return known(match["name"]) if match else False


def named(name: str) -> bool:
    """Whether it looks like the name of somebody: capitals, and not the opening of a paragraph."""
    if known(name):
        return True
    if len(name) > _LONGEST or len(name.split()) > 7 or not _NAME.fullmatch(name):
        return False
    opens = opens_operative(name) or opens_preambular(name)
    return not opens and lexical(name) not in _NO_NAMES


def parties_in(text: str) -> tuple[str, ...]:
    """The names of a list, as said: "EU/CH", "Mexico, Norway and Chad", "G77 & China + US"."""
    return tuple(_split(text))


def _split(text: str) -> Iterator[str]:
    rest = text.strip()
    start = 0
    for match in _BETWEEN.finditer(rest):
        if match.start() >= start and not _inside_a_name(rest, match.start()):
            yield from _by_and(rest[start : match.start()])
            start = match.end()
    yield from _by_and(rest[start:])


def _inside_a_name(text: str, at: int) -> bool:
    spans = (found.span() for pattern in (_SYMBOL, _BLOC) for found in pattern.finditer(text))
    depth = text.count("(", 0, at) > text.count(")", 0, at)
    return depth or any(start <= at < end for start, end in spans)


def _by_and(text: str) -> Iterator[str]:
    """ "Bosnia and Herzegovina and Chad" are two: the longest known name is taken first."""
    words = [part.strip() for part in re.split(r"\s+and\s+", text.strip())]
    while words:
        sizes = range(len(words), 1, -1)
        size = next((n for n in sizes if known(" and ".join(words[:n]))), 1)
        yield " and ".join(words[:size])
        words = words[size:]
