"""Which words of a place a clause means: those it quotes, a stretch of them, one of several."""

import re
from typing import Literal

import msgspec

from shared.text import ordinals
from shared.text.amending.model import Extent
from shared.text.amending.numerals import counted
from shared.text.amending.quotations import QUOTATION, Aside

_THE = (
    r"(?:the\s+)?(?:existing\s+)?(?:words?\s+|phrases?\s+|terms?\s+|expression\s+|text\s+|mark\s+)?"
)
_Q = rf"{_THE}{QUOTATION}"
_ORDINAL = rf"(?:{ordinals.PATTERN}|last|final)"
_END = (
    r"(?:the\s+)?(?P<end>(?:very\s+)?end)\b"
    r"(?:\s+of\s+(?:the|this|that)\s+(?:sub-?)?(?:paragraph|sentence|text))?"
)
_WHAT = (
    r"(?:(?:the|all|entire|words?|phrase|text|passage|portion|part|that|which|everything)\s+){0,8}"
)
_FROM = re.compile(
    rf"\b{_WHAT}(?:from|(?:beginning|starting|begins|starts)(?:\s+(?:with|from|at))?)\s+{_Q}\s*,?\s*"
    rf"(?:and\s+)?(?:up\s+)?(?:to|until|through|ending(?:\s+(?:with|at))?|ends\s+with|onwards)\s*"
    rf"(?:and\s+including\s+)?(?:{_THE}\ue000(?P<until>\d+)\ue001|{_END}|(?=[.,;]|$))",
    re.I,
)
_REST = re.compile(
    r"\b(?:(?:all|the)\s+(?:of\s+)?(?:the\s+)?(?:remaining\s+)?(?:words?|text)|everything"
    r"|the\s+(?:rest|remainder|remaining\s+(?:words|text|part))(?:\s+of\s+the\s+(?:sub-?)?(?:paragraph|sentence))?"
    rf"|all)(?:\s+that)?\s+(?P<side>after|following|follows|before|preceding|up\s+to)\s+{_Q}"
    rf"(?:\s*,?\s*(?:up\s+)?to\s+{_END})?",
    re.I,
)
_NTH = re.compile(
    rf"\b(?:the\s+)?(?P<which>{_ORDINAL})\s+(?:(?:occurrence|instance|mention|use|appearance)s?\s+of\s+"
    rf"{_Q}|(?:words?\s+)?{QUOTATION})",
    re.I,
)
_TRAILING = re.compile(
    rf"{QUOTATION},?\s*\(?(?:(?:where\s+(?:it|they)\s+)?(?:occurs?\s+|appears?\s+)?(?:for\s+)?the\s+"
    rf"(?P<which>{_ORDINAL})\s+time|(?:in\s+(?:its|the)\s+|the\s+)?(?P<other>{_ORDINAL})\s+"
    r"(?:occurrence|instance|place))\)?",
    re.I,
)
_EVERY = re.compile(
    r"\b(?:wherever|whenever|each\s+time|every\s+time|in\s+each\s+place|in\s+all\s+places|where)\s+"
    r"(?:it|they|that|this|these|the\s+words?)?\s*(?:occurs?|appears?|(?:is|are)\s+used)"
    r"|\b(?:all|each|every)\s+(?:the\s+)?(?:occurrences?|instances?)(?:\s+of)?"
    r"|\bin\s+(?:all|every|each)\s+(?:instances?|places?|occurrences?)|\bthroughout\b",
    re.I,
)
_BOTH = re.compile(
    r"\b(?:in\s+)?both\s+(?:the\s+)?(?:occurrences?|instances?|places?)(?:\s+of)?|\btwice\b", re.I
)
_NEXT_TO = re.compile(
    rf"{QUOTATION}\s*,?\s+(?:(?:immediately|directly)\s+)?"
    rf"(?P<side>after|following|before|preceding)\s+{_Q}",
    re.I,
)


class Selection(msgspec.Struct, frozen=True, kw_only=True):
    """See ``Change``, whose fields these are."""

    old: str
    until: str = ""
    extent: Extent = ""
    behind: str = ""
    ahead: str = ""
    occurrence: int = 0
    times: int = 1


class Selected(msgspec.Struct, frozen=True):
    """The clause with each selection as one sign; ``chosen`` are those of more than its words."""

    text: str
    chosen: dict[int, Selection]
    times: int = 1

    def of(self, n: int, aside: Aside) -> Selection:
        """The selection of a sign; the words alone where the clause says no more."""
        if n in self.chosen:
            return self.chosen[n]
        # A mark of punctuation that only has its name is the one at the end.
        last = -1 if n in aside.named else 0
        return Selection(old=aside.quoted[n], occurrence=last, times=self.times)


def select(text: str, aside: Aside, *, beside: bool, lead: str = "") -> Selected:
    """``beside``: whether "“a” after “b”" is an “a”; in an insertion it is a place.

    ``lead`` may say how often: "throughout the text, …".
    """
    chosen: dict[int, Selection] = {}
    quoted = aside.quoted

    def stretch(match: re.Match[str]) -> str:
        n = int(match[1])
        until = quoted[int(match["until"])] if match["until"] else ""
        chosen[n] = Selection(old=quoted[n], until=until, extent="" if until else "from")
        return f" \ue000{n}\ue001"

    def rest(match: re.Match[str]) -> str:
        n = int(match[2])
        side: Literal["after", "before"] = (
            "after" if match["side"].lower().startswith(("after", "follow")) else "before"
        )
        chosen[n] = Selection(old=quoted[n], extent=side)
        return f" \ue000{n}\ue001"

    def nth(match: re.Match[str]) -> str:
        own = re.findall(QUOTATION, match[0])
        said = match.groupdict()
        which = counted(said.get("which") or said.get("other") or "")
        chosen[int(own[0])] = Selection(old=quoted[int(own[0])], occurrence=which)
        return f" \ue000{own[0]}\ue001"

    def next_to(match: re.Match[str]) -> str:
        n, near = int(match[1]), quoted[int(match[3])]
        after = match["side"].lower() in ("after", "following")
        chosen[n] = Selection(
            old=quoted[n], behind=near if after else "", ahead="" if after else near
        )
        return f" \ue000{n}\ue001"

    text = _FROM.sub(stretch, text)
    text = _REST.sub(rest, text)
    text = _NTH.sub(nth, text)
    text = _TRAILING.sub(nth, text)
    if beside:
        text = _NEXT_TO.sub(next_to, text)
    both = f"{lead} {text}"
    times = 0 if _EVERY.search(both) else 2 if _BOTH.search(both) else 1
    return Selected(_BOTH.sub(" ", _EVERY.sub(" ", text)), chosen, times)
