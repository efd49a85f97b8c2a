"""The marks of pasted text, brought to four characters that stand for themselves nowhere else.

Italics, bold, raised numbers and headings arrive as Markdown, HTML or runs of a word processor.
Inside the reader a note is called as ``CALL + mark + END`` and italics are ``SLANT … UPRIGHT``:
noncharacters of Unicode, which no text for interchange may hold and which are dropped on entry.
"""

import re

from shared.text.structure import Call

CALL, END, SLANT, UPRIGHT = "\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3"
OURS = re.compile("[\ufdd0-\ufdd3\ufeff\u200b\u00ad]")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_ESCAPED = "\ufdd4"
_CALLS = re.compile(rf"\s?{CALL}([^{END}]*){END}")
# No step looks further than the next mark of its kind: a line may open ten thousand of them.
_STEPS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\\\*"), _ESCAPED),
    (re.compile(r"\\([_#\[\]().>-])"), r"\1"),
    (re.compile(r"<sup>\s{0,9}((?:(?!<sup>).)*?)\s{0,9}</sup>", re.I), rf"{CALL}\1{END}"),
    (re.compile(r"\^\{([^{}]*)\}"), rf"{CALL}\1{END}"),
    (re.compile(r"\[\^([\w*]+)\]:?"), rf"{CALL}\1{END}"),
    (
        re.compile(r"<(?:i|em)>((?:(?!<(?:i|em)>).)*?)</(?:i|em)>", re.I),
        rf"{SLANT}\1{UPRIGHT}",
    ),
    (re.compile(r"</?(?:b|strong|u|sub|span|p|div|em|i|sup)>|<br ?/?>", re.I), ""),
    (re.compile(r"(?<![*\w)\]])\*\*(?=[^\s*])((?:(?!\s\*\*\S).)+?)(?<=[^\s*])\*\*(?!\*)"), r"\1"),
    (
        re.compile(r"(?<![*\w)\]])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?![*\w])"),
        rf"{SLANT}\1{UPRIGHT}",
    ),
)
_UNICODE_RAISED = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")


def marked(line: str) -> str:
    """One line of pasted text with its marks brought to ours."""
    line = OURS.sub("", line)
    if "<" in line or "*" in line or "\\" in line or "^" in line:
        for pattern, by in _STEPS:
            line = pattern.sub(by, line)
        line = line.replace(_ESCAPED, "*")
    return _UNICODE_RAISED.sub(lambda m: CALL + m[0].translate(_RAISED) + END, line)


def plain(text: str) -> str:
    """The text as printed: marks of notes stand where they are called, nothing else remains."""
    for mark in (CALL, END, SLANT, UPRIGHT):
        text = text.replace(mark, "")
    return " ".join(text.split())


def without_calls(text: str) -> tuple[str, tuple[Call, ...]]:
    """The plain text, and the notes called in it by their offset."""
    calls: list[Call] = []
    parts: list[str] = []
    last = 0
    for match in _CALLS.finditer(text):
        parts.append(text[last : match.start()])
        so_far = plain("".join(parts))
        calls.append(Call(mark=match[1].strip(), at=len(so_far)))
        last = match.end()
    parts.append(text[last:])
    return plain("".join(parts)), tuple(calls)


def slanted(text: str) -> str:
    """The phrase in italics that the text begins with, or ""."""
    match = re.match(rf"\s*{SLANT}([^{UPRIGHT}]*){UPRIGHT}", text)
    return plain(match[1]) if match else ""
