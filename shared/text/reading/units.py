"""Lines of a head that belong together: sponsors' names, a sentence, a bracket over two lines."""

import re
from collections.abc import Sequence

from shared.text.reading import sponsors as sponsoring
from shared.text.reading.lines import Line
from shared.text.reading.marks import plain
from shared.text.reading.organs import formula

NUMBER = re.compile(
    r"(?P<number>(?:(?:S|ES)-)?\d{1,4}/\d{1,4}(?:\s?[A-Z])?|\d{1,4}\s\((?:[IVXL]+|\d{4})\))\.\s+(?P<title>\S.*)",
    re.S,
)
RECOMMENDS = re.compile(r"^[Rr]ecommends (?:to|that)\b")


def units_of(lines: Sequence[Line]) -> list[str]:
    """Lines that belong together: the sponsors' names, a sentence, a bracket over two lines."""
    units: list[str] = []
    for n, line in enumerate(lines):
        text = plain(line.text)
        above = plain(units[-1]) if units else ""
        if units and _continues(above, text, line):
            units[-1] = f"{units[-1]} {line.text}"
        elif units and _ends_sponsors(text) and not sponsoring.begins_with_sponsor(text):
            _gather_sponsors(units, line.text)
        else:
            units.append(line.text)
        if n + 1 == len(lines):
            break
    return units


def _continues(above: str, text: str, line: Line) -> bool:
    if above.startswith("[") and "]" not in above:
        return True
    if formula(above) and RECOMMENDS.match(text):
        return True
    if "recommends" in above.lower() and not line.gap and not re.search(r"[:.]$", above):
        return True
    if sponsoring.ADOPTED.match(above) and not line.gap and not text.startswith("["):
        return not NUMBER.match(text)
    return bool(sponsoring.SUBMITTED.fullmatch(above)) and not line.gap and text[:1].islower()


def _ends_sponsors(text: str) -> bool:
    return bool(sponsoring.LINE.fullmatch(text) or sponsoring.AMENDMENT.fullmatch(text)) or bool(
        re.fullmatch(r"\*{0,3}:?\s*(?:revised )?draft (?:resolution|decision)\*{0,3}", text)
        and ":" in text
    )


def _gather_sponsors(units: list[str], last: str) -> None:
    """A list of sponsors over several lines: back to the line that begins with a sponsor."""
    whole, best = last, len(units)
    for index in range(len(units) - 1, max(len(units) - 12, -1), -1):
        whole = f"{units[index]} {whole}"
        if index < len(units) - 1 and not _open_name(plain(units[index])):
            break
        if sponsoring.begins_with_sponsor(plain(whole)):
            best = index
    joined = " ".join([*units[best:], last])
    del units[best:]
    units.append(joined)


def _open_name(text: str) -> bool:
    """Whether the line ends within a list: after "and", or with a name cut in two."""
    return "," in text or text.endswith(" and")
