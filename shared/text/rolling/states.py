"""How far a paragraph is, from what negotiators note at it: "(agreed ad ref)", AGREED.

The note alone decides nothing. Who reads "agreed" must be able to trust it, so a paragraph with
words in brackets is open whatever is noted at it, and one on which a delegation reserves its
position is agreed *ad referendum* at most.
"""

import re
from enum import StrEnum

_HOW = r"(?:provisionally |tentatively |conditionally )?"
_MORE = (
    r"(?:[ ,;–-]+(?:ad[ -]ref|in [A-Z]|in informals?|in informal|in the|in principle|by the|on \d"
    r"|at \d|pending|provisionally|\d|[A-Z])[^()\[\]:]{0,100})?"
)
_SAID = rf"{_HOW}[Aa]greed{_MORE}|{_HOW}AGREED{_MORE}|[Oo]pen|OPEN"
_LOUD = r"AGREED(?: AD[ -]REF(?:ERENDUM|\.)?)?|OPEN(?=$)"
_AD_REF = r"(?:[Aa]greed|AGREED) (?:ad[ -]ref|AD[ -]REF)(?:erendum|ERENDUM|\.)?"
_NOTE = rf"(?:\((?:{_SAID})\)|\[(?:{_SAID})\])"
_FRONT = re.compile(rf"(?P<note>{_NOTE}|(?:{_AD_REF}|{_LOUD})\s?[:–—-]?)(?=\s|$)")
_BEHIND = re.compile(
    rf"(?:(?<=[,;.:\])*])|(?<=\s)(?=\(|[A-Z]{{4}})|(?<=(?:and|\sor)\s))"
    rf"\s*(?P<note>(?:\s?(?:{_NOTE}|{_AD_REF}|{_LOUD})\.?)+)$"
)
_WINDOW = 400
"""From the end of a paragraph: nobody notes at greater length."""


class State(StrEnum):
    """In the order in which a paragraph gets there."""

    OPEN = "open"
    AD_REF = "agreed ad referendum"
    AGREED = "agreed"


def noted_in_front(text: str) -> str:
    """The note that the text begins with, or ""."""
    match = _FRONT.match(text)
    return match["note"].strip() if match else ""


def noted_behind(text: str) -> str:
    """The notes that the text ends in, or ""."""
    window = text[-_WINDOW:]
    match = _BEHIND.search(window)
    return match["note"].strip() if match else ""


def state_noted(note: str) -> State:
    """What the note says; of several the least, and nothing noted is open."""
    said = note.lower()
    if "agreed" not in said or "open" in re.findall(r"\w+", said):
        return State.OPEN
    soft = re.search(r"ad[ -]ref|pending|provisional|tentative|conditional|in principle", said)
    return State.AD_REF if soft else State.AGREED


def note_for(state: State, remark: str = "") -> str:
    """As it is written at a paragraph; ``remark`` is the time and place: "in informals, 12 May"."""
    said = "agreed ad ref" if state is State.AD_REF else "agreed"
    return f"({', '.join(part for part in (said, remark) if part)})"


def remark_in(note: str) -> str:
    """The time and place that the note tells: "in informals, 12 May"."""
    bare = note.strip(" ()[].")
    return re.sub(
        r"^.*?agreed(?:\s+ad[ -]ref(?:erendum)?\.?)?[\s,;–-]*", "", bare, flags=re.I | re.S
    )
