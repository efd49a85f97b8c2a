"""The sponsors' line: who submits the text, and what their stars mean."""

import re
from collections.abc import Sequence

from shared.text import register
from shared.text.structure import Footnote, Kind, Sponsor

_WORDS = r"(?:(?:further revised|revised|rev\.)\s+)?draft\s+(?:resolution|decision)"
LINE = re.compile(
    rf"(?P<names>.+?)\s*(?P<star>\*{{0,3}}):\s*(?P<after>\*{{0,3}})\s*{_WORDS}s?"
    r"(?:\s+[IVX]+)?(?P<end>\*{0,3})",
    re.I | re.S,
)
AMENDMENT = re.compile(
    r"(?P<names>.+?)\s*(?P<star>\*{0,3}):\s*(?P<after>\*{0,3})\s*(?:oral |proposed |draft )?"
    r"(?:sub-?)?amendments?\b(?:\s+to\b.*)?",
    re.I | re.S,
)
SUBMITTED = re.compile(
    rf"(?:{_WORDS}|amendments?(?:\s+to\s[^;:]{{1,150}}?)?)\s*\*{{0,3}}\s+"
    r"(?:(?:submitted|proposed|recommended|presented|introduced)\b.*|on the basis of .*)"
    rf"|(?:Note by|Recommendation of|Submitted by)\b.*|{_WORDS}s?\s*\*{{0,3}}",
    re.I | re.S,
)
#: "Draft resolution submitted by the Chair …: draft resolution" has an officer and no sponsor.
OFFICER = re.compile(
    rf"{_WORDS}\s*\*{{0,3}}\s+(?:submitted|proposed|presented|introduced)\b.*", re.I | re.S
)
ADOPTED = re.compile(
    r"(?:(?P<what>Resolution|Decision)s?\s+a|A)dopted\s+by\s+the\s+(?P<organ>.+?)"
    r"(?:\s+(?:at its|on)\s+.*)?$",
    re.I | re.S,
)
#: "United Kingdom of Great Britain and Northern Ireland" has one; groups may have two.
_MOST_ANDS = 2
_AND = re.compile(r"(\s+and\s+(?:the\s+(?=[A-Z]))?)(?![^(]*\))")
_BEHALF = re.compile(r"on behalf of (?:the )?(?P<whom>.+?)\.?$", re.I | re.S)
_OF_SPONSOR = re.compile(r"on behalf of|not a member|not members|rule 69", re.I)
_IN_BRACKET = re.compile(r"\s*\((on behalf of [^()]*(?:\([^()]*\)[^()]*)*)\)", re.I)
_LONG_GROUP = re.compile(
    r"^States Members of the United Nations that are members of (?:the )?", re.I
)


def kind_of(line: str) -> Kind:
    """What a sponsors' or submission line, or the head of an adopted text, says the text is."""
    if match := ADOPTED.match(line):
        return "decision" if (match["what"] or "").lower() == "decision" else "resolution"
    if re.search(r"\bamendments?\b(?!.*:\s*(?:revised )?draft)", line, re.I) and not LINE.fullmatch(
        line
    ):
        return "amendment"
    if re.search(r"draft\s+decision", line, re.I):
        return "draft decision"
    if re.search(r"revised\s+draft\s+resolution", line, re.I):
        return "revised draft resolution"
    return "draft resolution"


def read_sponsors(line: str, notes: Sequence[Footnote]) -> tuple[Sponsor, ...]:
    """Sponsors in the printed order.

    A star behind the colon binds to a sponsor who stands alone; behind several it binds to the last
    where its note is about a sponsor, else it is about the document.
    """
    match = LINE.fullmatch(line) or AMENDMENT.fullmatch(line)
    if not match:
        return ()
    meanings = {note.mark: note.text for note in notes}
    names = split_names(match["names"])
    line_star = match["star"] or match["after"]
    binds = match["star"] or len(names) == 1 or _OF_SPONSOR.search(meanings.get(line_star, ""))
    if binds and not names[-1].endswith("*"):
        names[-1] += line_star
    return tuple(_sponsor(name, meanings) for name in names)


def _sponsor(printed: str, meanings: dict[str, str]) -> Sponsor:
    """The star stands behind the name, before or behind a bracket that says for whom."""
    bracket = _IN_BRACKET.search(printed)
    name = printed[: bracket.start()] + printed[bracket.end() :] if bracket else printed
    star = "".join(re.findall(r"\*+", name))[:4]
    said = bracket[1] if bracket else meanings.get(star)
    return Sponsor(
        name=name.replace("*", "").strip(), star=star, note=_meaning(said) if said else None
    )


def _meaning(note: str) -> str:
    match = _BEHALF.match(note.strip())
    if not match:
        return note
    group = _LONG_GROUP.sub("", match["whom"])
    known = register.find(group)
    article = "" if known and known.standing in ("member", "observer state") else "the "
    return f"on behalf of {article}{group}"


def split_names(text: str) -> list[str]:
    """Names at commas outside brackets; the last "and" that is not part of a State's own name."""
    # A star stands before the comma or behind it: "Egypt,* Italy".
    whole = re.sub(r",(\*{1,4})(?=\s)", r"\1,", " ".join(text.split()))
    chunks = [c.strip() for c in re.split(r",(?![^()]{0,200}\))", whole) if c.strip()]
    chunks = [re.sub(r"^and\s+", "", chunk) for chunk in chunks]
    return [*chunks[:-1], *_split_last(chunks[-1])] if chunks else []


def _split_last(chunk: str) -> list[str]:
    """At each "and" outside brackets; what the register knows as one name stays one."""
    pieces = _AND.split(chunk)
    names: list[str] = []
    place = 0
    while place < len(pieces):
        # Names stand at even places, the words between them at odd ones.
        ends = range(min(place + 2 * _MOST_ANDS, len(pieces) - 1), place, -2)
        joined = {end: "".join(pieces[place : end + 1]) for end in ends}
        end = next((end for end, name in joined.items() if _known(name)), place)
        names.append(joined.get(end, pieces[place]))
        place = end + 2
    return names


def _known(name: str) -> bool:
    return register.find(name.rstrip("*").strip()) is not None


def begins_with_sponsor(text: str) -> bool:
    """Whether the first name of the line is one that the register knows."""
    names = split_names(re.split(r":", text)[0])
    return bool(names) and _known(re.sub(r"\s*\(on behalf.*", "", names[0]))
