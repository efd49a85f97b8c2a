"""Where something stands in a rolling text: "OP7 bis", "OP7 (a) (ii)", "PP3", "title"."""

from collections.abc import Sequence

import msgspec

from shared.text.reading.labels import Level, label_of, place_label
from shared.text.rolling.errors import NoSuchPlace
from shared.text.rolling.model import BELOW, Line, RollingText
from shared.text.rolling.numbers import Number, number_of


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph with its sub-paragraphs, or any other line alone; ``lines`` are positions."""

    place: str
    lines: tuple[int, ...]


def number_at(line: Line, count: int) -> Number | None:
    """Of a paragraph; ``count`` is its place in its part, for one without a printed number."""
    if line.kind not in ("preambular", "operative"):
        return None
    part = "PP" if line.kind == "preambular" else "OP"
    number = number_of(line.label) or Number(n=count)
    return msgspec.structs.replace(number, part=part)


def numbers(rolling: RollingText) -> list[Number | None]:
    """Of each line, None for those that are no preambular or operative paragraph."""
    counts = {"preambular": 0, "operative": 0}
    found: list[Number | None] = []
    for line in rolling.lines:
        if line.kind in counts:
            counts[line.kind] += 1
        found.append(number_at(line, counts.get(line.kind, 0)))
    return found


def places(rolling: RollingText) -> list[str]:
    """The place of each line, in order."""
    found: list[str] = []
    above, trail, levels = "", list[str](), list[Level]()
    for line, number in zip(rolling.lines, numbers(rolling), strict=True):
        if line.kind == "item":
            trail = _trail(trail, levels, line.label)
            found.append(" ".join([above, *trail]).strip())
        elif line.kind == "continued":
            found.append(f"{above} continued".strip())
        else:
            above = str(number) if number else f"{line.kind} {line.label}".strip()
            trail, levels = [], []
            found.append(above)
    return found


def _trail(trail: Sequence[str], levels: list[Level], label: str) -> list[str]:
    """The labels that lead to a sub-paragraph; (b bis) stands as deep as (b)."""
    read = label_of(f"{label} x")
    depth = place_label(read, levels, chapeau=False) if read else max(len(trail) - 1, 0)
    return [*trail[:depth], label]


def groups(rolling: RollingText) -> list[Group]:
    """All lines in order, each once."""
    found: list[tuple[str, list[int]]] = []
    for n, (line, place) in enumerate(zip(rolling.lines, places(rolling), strict=True)):
        if line.kind in BELOW and found:
            found[-1][1].append(n)
        else:
            found.append((place, [n]))
    return [Group(place=place, lines=tuple(lines)) for place, lines in found]


def line_at(rolling: RollingText, place: str) -> int:
    """The position of the line; of two with the same number, the first."""
    wanted = normal(place)
    found = places(rolling)
    for n, each in enumerate(found):
        if normal(each) == wanted:
            return n
    raise NoSuchPlace(f"there is no {place}: the text has {_shown(found)}")


def group_at(rolling: RollingText, place: str) -> Group:
    """The paragraph of that number, with what belongs to it."""
    at = line_at(rolling, place)
    return next(group for group in groups(rolling) if at in group.lines)


def normal(place: str) -> str:
    """ "op 7bis" is OP7 bis, and a bare number an operative paragraph."""
    head, _, items = place.strip().partition("(")
    number = number_of(head.strip())
    if number is None:
        return " ".join(place.split()).lower()
    own = msgspec.structs.replace(number, part=number.part or "OP")
    return f"{own} {'(' + items if items else ''}".replace(")(", ") (").strip().lower()


def _shown(found: Sequence[str]) -> str:
    paragraphs = [each for each in found if each[:2] in ("PP", "OP") and "(" not in each]
    if len(paragraphs) > 12:
        paragraphs = [*paragraphs[:5], "…", *paragraphs[-5:]]
    return ", ".join(paragraphs) or "no paragraphs"
