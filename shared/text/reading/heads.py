"""What stands above the first paragraph: masthead, sponsors, submission, chain, title, formula."""

import re
from collections.abc import Sequence

import msgspec

from shared.text.reading import sponsors as sponsoring
from shared.text.reading.labels import PREFIXED
from shared.text.reading.lines import Line
from shared.text.reading.marks import CALL, plain
from shared.text.reading.openings import OPERATIVE, opens_operative, opens_preambular
from shared.text.reading.organs import chain_of, formula
from shared.text.reading.units import NOT_YET, NUMBER, RECOMMENDS, last_line, units_of
from shared.text.structure import Kind

_COUNCIL_NUMBER = re.compile(r"Resolution (?P<number>\d{1,4} \(\d{4}\))")
_OF_DAY = re.compile(r"Resolution of \d{1,2} [A-Z][a-z]+ \d{4}")
_BY_RULE = re.compile(r"\[.*(?:report of|reference to|recommendation of|on the ).*\]", re.I | re.S)
_RUN_IN = re.compile(
    r"(?:At its .{3,80}?,\s+)?[Tt]he (?P<organ>[A-Z][^,:;]{5,150}?)[,:]?\s+"
    r"(?:decide[sd]|took note|takes note|recalling|having|taking|noting|approve[sd]|adopt(?:s|ed)"
    r"|on the|in accordance|by a recorded|endorse[sd]|elect(?:s|ed)|appoint(?:s|ed)"
    r"|requested|pursuant|without a vote|(?:also |further |hereby )?(?P<verb>[a-z]+s))\b"
)
_FIRST_NUMBER = re.compile(r"1\.\s")
_LONGEST_MASTHEAD = 16
_LONGEST_HEAD = 60
_WORK = re.compile(
    r"(?:(?:proposed|provisional|draft|revised) )*"
    r"(?:organization of (?:the )?work|programme of work)"
    r"(?: of (?:the )?[A-Z].{0,150})?",
    re.I,
)


class Heads(msgspec.Struct):
    """Lines sorted into what they are. ``masthead`` and ``heads`` are as printed."""

    masthead: list[str] = msgspec.field(default_factory=list)
    heads: list[str] = msgspec.field(default_factory=list)
    sponsors: str = ""
    submitted: str = ""
    adopted: str = ""
    number: str = ""
    chain: tuple[str, ...] = ()
    title: str = ""
    formulas: list[str] = msgspec.field(default_factory=list)
    organ: str = ""
    kind: Kind | None = None
    left: list[str] = msgspec.field(default_factory=list)
    text: list[str] = msgspec.field(default_factory=list)


def split_heads(lines: Sequence[Line]) -> tuple[Heads, list[Line]]:
    """The head of the document, and the lines of its body."""
    start, after = _body(lines)
    heads = Heads()
    if end := _no_resolution(lines, start, after):
        return _another_text(heads, lines, end), []
    units = units_of(lines[:start])
    marked = [n for n, unit in enumerate(units) if _classify(plain(unit), heads)]
    first = marked[0] if marked else max(len(units) - 1, 0)
    title, letter = _until_letter(_title(units, marked), units)
    if start == len(lines):
        return _without_body(heads, units, marked), []
    apart = {*title, *letter}
    heads.masthead = [unit for n, unit in enumerate(units[:first]) if n not in apart]
    heads.heads += [plain(unit) for n, unit in enumerate(units) if n >= first and n not in apart]
    heads.title = " ".join(units[n] for n in title)
    _number(heads)
    if after > start:
        heads.formulas = [plain(" ".join(line.text for line in lines[start:after]))]
        heads.organ = formula(heads.formulas[0]) or ""
    else:
        heads.organ = _run_in_organ(plain(lines[start].text))
    headings = [Line(units[n], gap=True, heading=True) for n in letter]
    return heads, [*headings, *lines[after:]]


def _until_letter(title: list[int], units: Sequence[str]) -> tuple[list[int], list[int]]:
    """Under the title of several resolutions stand the letter and the title of the first."""
    for place, n in enumerate(title):
        if place and plain(units[n]) in ("A", "I"):
            return title[:place], title[place:]
    return title, []


def _no_resolution(lines: Sequence[Line], start: int, after: int) -> int:
    """How many lines the head of an amendment or of a programme of work has; 0 for other texts."""
    submitted = False
    for n, line in enumerate(lines[: min(start, _LONGEST_HEAD)]):
        text = plain(line.text)
        submitted = submitted or bool(sponsoring.SUBMITTED.fullmatch(text))
        if _WORK.fullmatch(text) and after == start and not submitted:
            return n + 1
        if "amendment" in text.lower() and _amends(units_of(lines[: n + 1])[-1]):
            return last_line(lines, n) + 1
    return 0


def _amends(unit: str) -> bool:
    text = plain(unit)
    if sponsoring.LINE.fullmatch(text):
        return False
    submitted = sponsoring.SUBMITTED.fullmatch(text)
    return bool(submitted or sponsoring.AMENDMENT.fullmatch(text)) and (
        sponsoring.kind_of(text) == "amendment"
    )


def _another_text(heads: Heads, lines: Sequence[Line], end: int) -> Heads:
    """The head, and as ``text`` the paragraphs under it, with their marks."""
    units = units_of(lines[:end])
    marked = [n for n, unit in enumerate(units) if _classify(plain(unit), heads)]
    if not marked:
        heads.kind = "organization of work"
        heads.title = units.pop()
    first = marked[0] if marked else len(units)
    heads.masthead = units[:first]
    heads.heads += [plain(unit) for unit in units[first:]]
    heads.text = [line.text for line in lines[end:]]
    return heads


def _without_body(heads: Heads, units: list[str], marked: Sequence[int]) -> Heads:
    """A letter, a programme of work, an amendment: the masthead is read, the text is left."""
    first = marked[0] if marked else min(len(units), _LONGEST_MASTHEAD)
    rest = marked[-1] + 1 if marked else first
    heads.masthead = units[:first]
    heads.heads += [plain(unit) for unit in units[first:rest]]
    heads.left = [plain(unit) for unit in units[rest:]]
    return heads


def _title(units: Sequence[str], marked: Sequence[int]) -> list[int]:
    """What stands under the last of sponsors, submission and chain, or else just above it."""
    count = len(units)
    if not marked:
        numbered = (n for n, unit in enumerate(units) if NUMBER.match(plain(unit)))
        return list(range(next(numbered, count - 1), count)) if count else []
    under = list(range(marked[-1] + 1, count))
    between = [n for n in range(marked[0], marked[-1]) if n not in marked]
    return under or between


def _body(lines: Sequence[Line]) -> tuple[int, int]:
    """Where the formula stands, and where the body begins behind it."""
    for n, line in enumerate(lines):
        text = plain(line.text)
        opens = text.endswith((",", ":")) or _decides_next(lines, n)
        if opens and formula(text) and not _recommends_next(lines, n):
            return n, n + 1
        wrapped = f"{text} {plain(lines[n + 1].text)}" if n + 1 < len(lines) else ""
        if text.startswith("The ") and formula(wrapped) and wrapped.endswith(","):
            return n, n + 2
    for n, line in enumerate(lines):
        text = plain(line.text)
        if _FIRST_NUMBER.match(text) or (line.gap and _begins_body(text)):
            return n, n
    return len(lines), len(lines)


def _begins_body(text: str) -> bool:
    """A body without a formula: a run-in decision, a working text, a fragment of a preamble."""
    if PREFIXED.match(text) or (opens_preambular(text) and text.endswith(",")):
        return True
    return bool(_run_in_organ(text)) and not chain_of(text)


def _run_in_organ(text: str) -> str:
    """The organ of a decision in one sentence: "The Council approves …"."""
    match = _RUN_IN.match(text)
    if not match or (match["verb"] and match["verb"] not in OPERATIVE):
        return ""
    return match["organ"].strip()


def _decides_next(lines: Sequence[Line], n: int) -> bool:
    """An organ's name without a comma is the formula where a verb stands below it."""
    return (
        plain(lines[n].text).startswith("The ")
        and n + 1 < len(lines)
        and opens_operative(lines[n + 1].text)
    )


def _recommends_next(lines: Sequence[Line], n: int) -> bool:
    return n + 1 < len(lines) and bool(RECOMMENDS.match(plain(lines[n + 1].text)))


def _classify(text: str, heads: Heads) -> bool:
    """Whether the unit belongs to sponsors, submission, adoption or chain; it is noted there."""
    if sponsoring.OFFICER.fullmatch(text):
        heads.submitted, heads.kind = text, heads.kind or sponsoring.kind_of(text)
    elif sponsoring.LINE.fullmatch(text) or (
        sponsoring.AMENDMENT.fullmatch(text) and not heads.sponsors
    ):
        heads.sponsors, heads.kind = text, sponsoring.kind_of(text)
    elif match := _COUNCIL_NUMBER.fullmatch(text):
        heads.number = match["number"]
    elif sponsoring.ADOPTED.match(text):
        heads.adopted, heads.kind = text, sponsoring.kind_of(text)
    elif sponsoring.SUBMITTED.fullmatch(text):
        heads.submitted = text
        heads.kind = heads.kind or sponsoring.kind_of(text)
    elif chain := chain_of(text):
        heads.chain = chain
        if heads.kind is None and not heads.adopted:
            heads.kind = sponsoring.kind_of(text)
    else:
        return bool(_BY_RULE.fullmatch(text))
    return True


def _number(heads: Heads) -> None:
    """The number in front of the title, and the day that old resolutions bear in its place."""
    if match := NOT_YET.match(heads.title):
        heads.heads.append(heads.title[: match.start("title")].strip())
        heads.title = match["title"]
    elif match := NUMBER.match(heads.title.lstrip(CALL)):
        heads.number = " ".join(match["number"].split())
        heads.heads.append(f"{match['number']}.")
        heads.title = match["title"]
    if _OF_DAY.fullmatch(heads.title):
        heads.adopted, heads.title = heads.title, ""
        heads.heads.append(heads.adopted)
