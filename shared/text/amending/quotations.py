"""What an amendment quotes, set aside so that its own sentence can be read."""

import re
from collections.abc import Sequence

import msgspec

_PAIRS = {"“": "”", "«": "»", "‘": "’", '"': '"'}
_FARTHEST = 5_000
"""How far the end of a quotation is looked for whose mark may also be an apostrophe."""
_HELD = re.compile("\ue000(\\d+)\ue001")


class Aside(msgspec.Struct, frozen=True):
    """``text`` with each quotation as a sign, and the quotations without their marks."""

    text: str
    quoted: tuple[str, ...]
    marks: tuple[tuple[str, str], ...]

    def put_back(self, piece: str) -> str:
        """A part of the text as it was printed."""
        return _HELD.sub(
            lambda m: self.quoted[int(m[1])].join(self.marks[int(m[1])]), piece
        ).strip()


QUOTATION = "\ue000(\\d+)\ue001"


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


def _opens(text: str, place: int) -> bool:
    before = text[place - 1] if place else " "
    return text[place] in "“«" or not (before.isalnum() or before in ".,;:)")


def _closing(text: str, place: int) -> int:
    """Where the quotation ends that opens here; those within it are counted."""
    opening, closing = text[place], _PAIRS[text[place]]
    if opening in '‘"':
        return _next(text, place + 1, closing)
    depth = 0
    for index in range(place, len(text)):
        depth += (text[index] == opening) - (text[index] == closing)
        if depth == 0:
            return index
    return len(text)


def _next(text: str, place: int, closing: str) -> int:
    reach = min(len(text), place + _FARTHEST)
    index = text.find(closing, place, reach)
    while index >= 0 and closing == "’":
        if not (text[index - 1].isalnum() and text[index + 1 : index + 2].isalnum()):
            break
        index = text.find(closing, index + 1, reach)
    return index


def left_open(text: str) -> tuple[int, int]:
    """How many curly quotations stay open behind a text, and how many straight marks it has."""
    return text.count("“") - text.count("”"), text.count('"')


def unquoted(lines: Sequence[str]) -> list[str]:
    """The lines of a new text without the marks around it, or around each of its paragraphs."""
    found = []
    for n, line in enumerate(lines):
        bare = line.strip()
        opens = bare[:1] in ("“", "«", '"')
        bare = bare[1:] if opens else bare
        ends = re.search(r"[”»\"](?P<end>[.;,]?)$", bare)
        if (
            ends
            and (n + 1 == len(lines) or opens)
            and bare.count("“") < bare.count("”") + (ends[0][0] != "”")
        ):
            own = ends["end"] if bare[: ends.start()][-1:] not in ".;,:" else ""
            bare = bare[: ends.start()] + own
        found.append(bare.strip())
    return [line for line in found if line]
