"""What an amendment quotes, set aside so that its own sentence can be read."""

import re
from collections.abc import Sequence

import msgspec

_PAIRS = {"“": "”", "«": "»", "‘": "’", '"': '"', "'": "'"}
_FARTHEST = 5_000
"""How far the end of a quotation is looked for whose mark may also be an apostrophe."""
_MOST_TRIED = 40
"""Marks behind which a quotation may end; within it they are apostrophes."""
_HELD = re.compile("\ue000(\\d+)\ue001")
_GOES_ON = re.compile(
    r"\s*(?:$|[.,;:)\]]|\ue000|(?:with|by|and|or|to|from|for|at|in|on|of|after|before|between|should"
    r"|shall|be|is|are|the|wherever|where|throughout|so|immediately|following|followed|up|until"
    r"|through|into|instead|respectively|both|twice|as)\b)"
)
"""What stands behind a closing mark; behind the apostrophe of a plural the text goes on."""
_PUNCTUATION = {
    "full stop": ".",
    "period": ".",
    "semicolon": ";",
    "semi-colon": ";",
    "colon": ":",
    "comma": ",",
}
_NAMED = re.compile(
    r"\b(?:the|a)\s+(?:(?:final|closing|last)\s+)?"
    r"(?P<mark>full stop|period|semi-?colon|colon|comma)\b(?!\s*\ue000)",
    re.I,
)
QUOTATION = "\ue000(\\d+)\ue001"


class Aside(msgspec.Struct, frozen=True):
    """``text`` with each quotation as a sign, and the quotations without their marks.

    A quotation of several paragraphs has a line for each. Those in ``named`` are marks of
    punctuation that the sentence calls by name.
    """

    text: str
    quoted: tuple[str, ...] = ()
    marks: tuple[tuple[str, str], ...] = ()
    named: frozenset[int] = frozenset()

    def put_back(self, piece: str) -> str:
        """A part of the text as it was printed."""
        return _HELD.sub(
            lambda m: self.quoted[int(m[1])].join(self.marks[int(m[1])]), piece
        ).strip()


def set_aside(text: str) -> Aside:
    """Quotations of the outer level; an apostrophe opens none, an unclosed one reaches the end."""
    bare = text.replace("\ue000", "").replace("\ue001", "")
    out: list[str] = []
    quoted: list[str] = []
    marks: list[tuple[str, str]] = []
    place = 0
    while place < len(bare):
        mark = bare[place]
        end = _closing(bare, place) if mark in _PAIRS and _opens(bare, place) else -1
        if end < 0:
            out.append(mark)
            place += 1
        else:
            out.append(f"\ue000{len(quoted)}\ue001")
            quoted.append(bare[place + 1 : end])
            marks.append((mark, bare[end : end + 1]))
            place = end + 1
    return Aside("".join(out), tuple(quoted), tuple(marks))


def with_punctuation(aside: Aside) -> Aside:
    """ "a comma" and "the full stop" are quotations too."""
    quoted, marks, named = list(aside.quoted), list(aside.marks), set(aside.named)

    def held(match: re.Match[str]) -> str:
        quoted.append(_PUNCTUATION[match["mark"].lower()])
        marks.append((match[0][: match.start("mark") - match.start()], ""))
        named.add(len(quoted) - 1)
        return f"\ue000{len(quoted) - 1}\ue001"

    text = _NAMED.sub(held, aside.text)
    return Aside(text, tuple(quoted), tuple(marks), frozenset(named))


def with_block(aside: Aside, lines: Sequence[str]) -> Aside:
    """The new text below a sentence stands at its end as one quotation more."""
    text = "\n".join(unquoted(lines))
    return Aside(
        f"{aside.text} \ue000{len(aside.quoted)}\ue001",
        (*aside.quoted, text),
        (*aside.marks, ("", "")),
        aside.named,
    )


def _opens(text: str, place: int) -> bool:
    before = text[place - 1] if place else " "
    if text[place] == "'" and text[place + 1 : place + 2].isspace():
        return False
    return text[place] in "“«" or not (before.isalnum() or before in ".,;:)")


def _closing(text: str, place: int) -> int:
    """Where the quotation ends that opens here; those within it are counted."""
    opening, closing = text[place], _PAIRS[text[place]]
    if opening == '"':
        return text.find(closing, place + 1, place + _FARTHEST)
    if opening in "‘'":
        return _next(text, place + 1, closing)
    depth = 0
    for index in range(place, len(text)):
        depth += (text[index] == opening) - (text[index] == closing)
        if depth == 0:
            return index
    return len(text)


def _next(text: str, place: int, closing: str) -> int:
    """The first mark that no word goes on behind, and better one behind which a quotation ends."""
    reach = min(len(text), place + _FARTHEST)
    first, index = -1, text.find(closing, place, reach)
    tried = 0
    while index >= 0 and tried < _MOST_TRIED:
        tried += 1
        if not (text[index - 1].isalnum() and text[index + 1 : index + 2].isalnum()):
            if _GOES_ON.match(text, index + 1):
                return index
            first = index if first < 0 else first
        index = text.find(closing, index + 1, reach)
    return first


class Depth(msgspec.Struct):
    """How many quotations are open while the paragraphs of a new text pass by."""

    curly: int = 0
    straight: int = 0

    @property
    def open(self) -> bool:
        return self.curly > 0 or self.straight % 2 == 1

    def take(self, line: str) -> None:
        """A mark that opens a further paragraph of the same quotation opens no other one."""
        bare = line.lstrip()
        curly, straight = bare.startswith("“"), bare.startswith('"')
        again = self.open and (curly or straight)
        self.curly = max(self.curly + bare.count("“") - bare.count("”") - (again and curly), 0)
        self.straight += bare.count('"') - (again and straight)


def left_open(text: str) -> int:
    """Where the quotation begins that the text does not close, or -1."""
    places: list[int] = []
    for index, mark in enumerate(text):
        if mark == "“":
            places.append(index)
        elif mark == "”" and places:
            places.pop()
    if places:
        return places[0]
    straight = [index for index, mark in enumerate(text) if mark == '"']
    return straight[-1] if len(straight) % 2 == 1 and _opens(text, straight[-1]) else -1


def opens_quoted(line: str) -> bool:
    """Whether a line begins with a mark that opens a quotation."""
    return line.lstrip().startswith(tuple(_PAIRS))


def behind(line: str) -> tuple[str, str]:
    """The last line of a quoted text, and what its sentence goes on to say behind the mark."""
    place = max(line.rfind("”"), line.rfind("»"), line.rfind('"'))
    rest = line[place + 1 :]
    if place >= 0 and re.search(r"[^\W\d_]{2}", rest):
        return line[: place + 1], rest
    return line, ""


def unquoted(lines: Sequence[str]) -> list[str]:
    """The lines of a new text without the marks around it, or around each of its paragraphs."""
    found = []
    for n, line in enumerate(lines):
        bare = line.strip()
        opens = opens_quoted(bare)
        bare = bare[1:] if opens else bare
        ends = re.search(r"[”»\"’'][.;,]*$", bare)
        if ends and (n + 1 == len(lines) or opens) and _ours(bare, ends[0][0], opens=opens):
            bare = bare[: ends.start()]
        found.append(bare.strip())
    return [line for line in found if line]


def _ours(bare: str, closing: str, *, opens: bool) -> bool:
    """Whether the closing mark is not that of a quotation within the text."""
    if closing in "’'":
        return opens and (closing == "'" or bare.count("‘") < bare.count("’"))
    return closing != "”" or bare.count("“") < bare.count("”")
