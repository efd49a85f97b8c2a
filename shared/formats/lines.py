"""Content lines of RFC 5545: escaping, folding."""

import re
from urllib.parse import quote

# Below space only the tab and the line feed may stand in a text; half a surrogate pair nowhere.
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
LINE_BREAK = re.compile(r"\r\n?|\x85|\u2028|\u2029")
NOT_IN_URI = re.compile(r"[\x00-\x20\x7f\x85\u2028\u2029]")
ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
OCTETS = 75


def property_text(value: str) -> str:
    """A value of type TEXT; control characters, which nothing may carry, are left out."""
    if value.isprintable():
        return value.translate(ESCAPES)
    return CONTROL.sub("", LINE_BREAK.sub("\n", value)).translate(ESCAPES)


def property_uri(value: str) -> str:
    """A value of type URI is not escaped, so what would end the line is percent-encoded."""
    return NOT_IN_URI.sub(lambda match: quote(match[0]), value)


def fold(line: str) -> str:
    """At most 75 octets to a line, never cutting a character; with the line's end."""
    if len(line) <= OCTETS and (line.isascii() or len(line.encode()) <= OCTETS):
        return f"{line}\r\n"
    pieces, start, room, size = [], 0, OCTETS, 0
    for index, character in enumerate(line):
        octets = len(character.encode())
        if size + octets > room:
            pieces.append(line[start:index])
            # A continuation line begins with a space, which counts.
            start, room, size = index, OCTETS - 1, 0
        size += octets
    pieces.append(line[start:])
    return "\r\n ".join(pieces) + "\r\n"
