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
    rf"(?:{_WORDS}|amendments?)\s*\*{{0,3}}\s+"
    r"(?:(?:submitted|proposed|recommended|presented|introduced)\b.*|on the basis of .*)"
    rf"|(?:Note by|Recommendation of|Submitted by)\b.*|{_WORDS}s?\s*\*{{0,3}}",
    re.I | re.S,
)
ADOPTED = re.compile(
    r"(?P<what>Resolution|Decision)s?\s+adopted\s+by\s+the\s+(?P<organ>.+?)"
    r"(?:\s+(?:at its|on)\s+.*)?$",
    re.I | re.S,
)
_BEHALF = re.compile(r"on behalf of (?:the )?(?P<whom>.+?)\.?$", re.I | re.S)
_LONG_GROUP = re.compile(
    r"^States Members of the United Nations that are members of (?:the )?", re.I
)


def kind_of(line: str) -> Kind:
    """What a sponsors' or submission line, or the head of an adopted text, says the text is."""
    if match := ADOPTED.match(line):
        return "decision" if match["what"].lower() == "decision" else "resolution"
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
    """Sponsors in the printed order. A star on the line binds to a sponsor who stands alone."""
    match = LINE.fullmatch(line) or AMENDMENT.fullmatch(line)
    if not match:
        return ()
    meanings = {note.mark: note.text for note in notes}
    names = split_names(match["names"])
    line_star = match["star"] or match["after"]
    if len(names) == 1 and line_star and not names[0].endswith("*"):
        names = [names[0] + line_star]
    elif match["star"] and not names[-1].endswith("*"):
        names[-1] += match["star"]
    return tuple(_sponsor(name, meanings) for name in names)


def _sponsor(printed: str, meanings: dict[str, str]) -> Sponsor:
    name = printed.rstrip("*").strip()
    star = printed.strip()[len(printed.strip().rstrip("*")) :]
    note = meanings.get(star)
    if bracket := re.search(r"\s*\((on behalf of [^()]*(?:\([^()]*\)[^()]*)*)\)$", name, re.I):
        name, note = name[: bracket.start()], bracket[1]
    return Sponsor(name=name, star=star, note=_meaning(note) if note else None)


def _meaning(note: str) -> str:
    match = _BEHALF.match(note.strip())
    if not match:
        return note
    group = _LONG_GROUP.sub("", match["whom"])
    article = "" if register.find(group) and not group.startswith("Group") else "the "
    return f"on behalf of {article}{group}"


def split_names(text: str) -> list[str]:
    """Names at commas outside brackets; the last "and" that is not part of a State's own name."""
    chunks = [c.strip() for c in re.split(r",(?![^(]*\))", " ".join(text.split())) if c.strip()]
    chunks = [re.sub(r"^and\s+", "", chunk) for chunk in chunks]
    return [*chunks[:-1], *_split_last(chunks[-1])] if chunks else []


def _split_last(chunk: str) -> list[str]:
    if _known(chunk):
        return [chunk]
    places = [
        m
        for m in re.finditer(r"\s+and\s+(?:the\s+(?=[A-Z]))?", chunk)
        if chunk[: m.start()].count("(") == chunk[: m.start()].count(")")
    ]
    for match in places:
        if _known(chunk[: match.start()]) and _known(chunk[match.end() :]):
            return [chunk[: match.start()], chunk[match.end() :]]
    if places:
        best = next((m for m in places if _known(chunk[: m.start()])), places[-1])
        return [chunk[: best.start()], *_split_last(chunk[best.end() :])]
    return [chunk]


def _known(name: str) -> bool:
    return register.find(name.rstrip("*").strip()) is not None


def begins_with_sponsor(text: str) -> bool:
    """Whether the first name of the line is one that the register knows."""
    names = split_names(re.split(r":", text)[0])
    return bool(names) and _known(re.sub(r"\s*\(on behalf.*", "", names[0]))
