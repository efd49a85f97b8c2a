"""Symbols of United Nations documents: ``organ/body/session or year/series.number/suffix``.

Accepted too: S/RES/1540 (2004), 2625 (XXV), 51/45 J, S-10/2, ES-10/24, A/66/433 (Part II), the
double symbol A/56/1026-S/2002/932, and the blank 80/__ of a text without its number yet.
"""

import re
from functools import total_ordering
from typing import ClassVar

import msgspec

from shared.text.errors import BadSymbol

_ORGANS = (
    "A|S|E|ST|T|DP|TD|HRI|CCPR|CEDAW|CERD|CRC|CRPD|CAT|CMW|CED|LOS|SPLOS|ISBA|ICCD|FCCC|BWC|NPT|"
    "UNODC|UNEP|UNW|UNCTAD|HSP|ID|IDB|GC|PBC|DC|AC|SAICM|CBD|CTOC|CAC|ECE|ECA|E/ECA|ESCAP|LC|"
    "ITC|UNFPA|UNICEF|WFP|UNHCR|EB"
)
_PART = r"[A-Za-z0-9_](?:[\w.\-–]*\w)?"
SYMBOL = re.compile(
    rf"(?:{_ORGANS})(?:/{_PART})+\*{{0,3}}(?: ?\((?:\d{{4}}|Part [IVX]+|Vol\. ?[IVX]+|[IVXL]+)\))?"
    r"(?![\w/])"
)
_BARE = re.compile(
    r"(?:(?:S|ES)-)?\d{1,4}/(?:\d{1,4}|_{1,4})(?: ?[A-Z](?![a-z]))?|\d{1,4} ?\((?:[IVXL]+|\d{4})\)"
    r"|(?:S|ES)-[IVX\d]+/\d+"
)
_SUFFIX = re.compile(r"(Add|Amend|Corr|Rev|Summary)(?:\.(\d+))?$")
_COUNTED = re.compile(r"^([A-Za-z]+\.|)(\d+)$")
_YEAR = re.compile(r"(?:19[4-9]|20\d)\d$")
_SESSION = re.compile(r"(?:S-|ES-)?\d{1,3}$")
_NATURES = ["L", "CRP", "INF", "NGO", "PET", "PRST", "PV", "SR", "RES", "WP", "R", "DEC", "CONF"]
_LONGEST = 80


@total_ordering
class Symbol(msgspec.Struct, frozen=True, kw_only=True):
    """One symbol. ``twin`` is the second of a double symbol, ``stars`` count its reissues."""

    parts: tuple[str, ...]
    bracket: str = ""
    stars: int = 0
    twin: str = ""

    SUFFIXES: ClassVar[tuple[str, ...]] = ("Add", "Amend", "Corr", "Rev", "Summary")

    def __str__(self) -> str:
        bracket = f" ({self.bracket})" if self.bracket else ""
        twin = f"-{self.twin}" if self.twin else ""
        return "/".join(self.parts) + bracket + "*" * self.stars + twin

    def __lt__(self, other: "Symbol") -> bool:
        return self._key() < other._key()

    def _key(self) -> tuple[object, ...]:
        """Numbers count as numbers: L.9 stands before L.10, and a text before its Rev.1."""
        pieces = re.findall(r"\d+|[^\d/]+|/", "/".join(self.parts))
        key = tuple(
            (0, "") if p == "/" else (1, int(p), "") if p.isdecimal() else (2, 0, p) for p in pieces
        )
        return (key, self.bracket, self.stars, self.twin)

    @property
    def organ(self) -> str:
        """The principal organ or programme, "" for a bare number such as 51/45."""
        return self.parts[0] if re.fullmatch(_ORGANS, self.parts[0]) else ""

    @property
    def body(self) -> str:
        """The subsidiary body with its organ (E/CN.15); the organ itself where none is named."""
        bodies = [self.organ]
        for part in self.parts[1:]:
            if not re.match(r"(?:AC|C|CN|CONF|GC|PC|SC|Sub|WG|EG|BUR)\.\d*|HRC$|CCPCJ$|CND$", part):
                break
            bodies.append(part)
        return "/".join(bodies)

    @property
    def session(self) -> str | None:
        """ "74", "S-10", "ES-10", as the Assembly's symbols carry it."""
        return self._first(_SESSION)

    @property
    def year(self) -> int | None:
        """The year, as the Council's symbols carry it, or the one in brackets."""
        found = self._first(_YEAR)
        return int(found or self.bracket) if found or _YEAR.match(self.bracket) else None

    def _first(self, pattern: re.Pattern[str]) -> str | None:
        inner = self.parts[1:-1] if self.organ else self.parts[:1]
        return next((part for part in inner if pattern.match(part)), None)

    @property
    def nature(self) -> str | None:
        """L, RES, CRP …, or None for a document of the general series."""
        for part in self.parts:
            if (name := part.split(".")[0]) in _NATURES and ("." in part or name in ("RES", "DEC")):
                return name
        return None

    @property
    def suffixes(self) -> tuple[str, ...]:
        """("Rev.1", "Add.1") in the order in which they chain."""
        return tuple(part for part in self.parts if _SUFFIX.match(part))

    @property
    def base(self) -> "Symbol":
        """Without any suffix, reissue or twin: what all revisions of one draft share."""
        parts = tuple(part for part in self.parts if not _SUFFIX.match(part))
        return Symbol(parts=parts, bracket=self.bracket)

    @property
    def revision_number(self) -> int:
        """2 for …/Rev.2, 0 for the text as first issued."""
        found = [m[2] for part in self.parts if (m := re.match(r"(Rev)\.(\d+)$", part))]
        return int(found[-1]) if found else 0

    def revision(self, n: int) -> "Symbol":
        """The ``n``-th revision of the same text; the text as first issued for 0."""
        base = self.base
        return Symbol(parts=(*base.parts, f"Rev.{n}"), bracket=base.bracket) if n else base

    @property
    def parent(self) -> "Symbol | None":
        """What the last suffix alters: Add.1/Corr.1 → Add.1, Rev.1 → the text as first issued."""
        if self.twin or self.stars:
            return Symbol(parts=self.parts, bracket=self.bracket)
        if not _SUFFIX.match(self.parts[-1]):
            return None
        return Symbol(parts=self.parts[:-1], bracket=self.bracket)

    @property
    def lineage(self) -> tuple["Symbol", ...]:
        """The texts before this one, the first issued first, this one last; Rev.2 has Rev.1."""
        if (n := self.revision_number) and self.parts[-1].startswith("Rev."):
            above = Symbol(parts=self.parts[:-1], bracket=self.bracket)
            revisions = (
                Symbol(parts=(*above.parts, f"Rev.{k}"), bracket=self.bracket)
                for k in range(1, n + 1)
            )
            return (*above.lineage, *revisions)
        return (*self.parent.lineage, self) if self.parent else (self,)

    @property
    def next_in_series(self) -> "Symbol":
        """L.7 after L.6/Rev.1, 74/174 after 74/173: the next free number if none is taken."""
        base = self.base
        match = _COUNTED.match(base.parts[-1])
        if not match:
            raise BadSymbol(f"{self} does not end in a number, so there is no next one")
        parts = (*base.parts[:-1], f"{match[1]}{int(match[2]) + 1}")
        return Symbol(parts=parts, bracket=base.bracket)

    @property
    def slug(self) -> str:
        """For addresses: "E-CN.15-2019-L.6-Rev.1". ``from_slug`` leads back."""
        text = str(self).replace("~", "~~").replace("-", "~-").replace("/", "-")
        return text.replace(" (", "~(").replace(" ", "~_")


def parse(text: str) -> Symbol:
    """The symbol that ``text`` is; anything else is refused with BadSymbol."""
    tidy = re.sub(r"\s+", " ", text.strip().replace("–", "-").replace("‑", "-"))
    if not tidy or len(tidy) > _LONGEST:
        raise BadSymbol(f"a symbol such as E/CN.15/2019/L.6 was expected, not “{text[:40]}”")
    first, twin = _double(tidy)
    stars = len(first) - len(first.rstrip("*"))
    first = first.rstrip("*").rstrip()
    bracket = re.search(r" ?\(([^()]+)\)$", first)
    stem = first[: bracket.start()] if bracket else first
    if not (SYMBOL.fullmatch(first) or _BARE.fullmatch(first)):
        raise BadSymbol(f"“{text[:40]}” is not a symbol such as E/CN.15/2019/L.6 or 74/173")
    return Symbol(
        parts=tuple(stem.split("/")), bracket=bracket[1] if bracket else "", stars=stars, twin=twin
    )


def _double(text: str) -> tuple[str, str]:
    for match in re.finditer(r"-", text):
        first, second = text[: match.start()], text[match.end() :]
        if SYMBOL.fullmatch(first) and SYMBOL.fullmatch(second):
            return first, second
    return text, ""


def from_slug(slug: str) -> Symbol:
    """The symbol of an address made by ``slug``."""
    text = re.sub(r"~([~\-(_])|-", _unslug, slug)
    return parse(text)


def _unslug(match: re.Match[str]) -> str:
    return {"~": "~", "-": "-", "(": " (", "_": " "}[match[1]] if match[1] else "/"


def find_all(text: str) -> list[Symbol]:
    """The symbols that a text names, in order."""
    return [parse(match[0]) for match in SYMBOL.finditer(text)]
