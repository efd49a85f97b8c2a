"""The organs that act in resolutions, as texts name them."""

import re

_PROPER = (
    "General Assembly",
    "Economic and Social Council",
    "Security Council",
    "Human Rights Council",
    "Trusteeship Council",
    "Peacebuilding Commission",
    "Secretary-General",
    "Secretariat",
)
_CORE = (
    r"General Assembly|Economic and Social Council|Security Council|Human Rights Council"
    r"|Trusteeship Council|(?:First|Second|Third|Fourth|Fifth|Sixth) Committee"
    r"|Special Political and Decolonization Committee(?: \(Fourth Committee\))?"
    r"|General Committee|Peacebuilding Commission|Executive Board(?: of [^,.:;]+)?"
    r"|Governing Council(?: of [^,.:;]+)?"
    r"|(?:United Nations )?(?:[A-Z][a-z-]+ ){0,6}?(?:Commission|Committee|Conference|Congress"
    r"|Forum|Assembly|Council|Board|Group)"
    r"(?: (?:on|for|against|of|to) (?:(?!recommends|decides|decided|requests)[^,.:;])+)?"
)
ORGAN = re.compile(_CORE)
FORMULA = re.compile(rf"The (?P<organ>{_CORE})\s*[,:]?")
_STOP = re.compile(
    r"\s+(?:recommends?|decides?|decided|at its|on the|the (?:adoption|approval))\b.*"
)


def organ_line(text: str) -> str | None:
    """The organ where the whole line is the name of one."""
    return text if ORGAN.fullmatch(text) else None


def formula(text: str) -> str | None:
    """The organ of an opening formula ("The General Assembly,"), None for any other line."""
    match = FORMULA.fullmatch(text.strip().lstrip('“"'))
    return match["organ"].strip() if match else None


_RECOMMENDS = re.compile(
    r"(?:The|the)\s+(?P<by>[^,:;]{1,300}?),?\s*(?:at its [^:]{0,200}?,\s*)?"
    r"\b[Rr]ecommends\s+(?:to|that)\s+the\s+(?P<to>.{1,300}?)\s+"
    r"(?:the\s+(?:adoption|approval)|(?:adopt|approve))\b(?P<rest>.*)",
    re.S,
)
_ADOPTION_BY = re.compile(r"(?:adoption|approval) by the ([A-Z][^:,;.]+?)\s*[:.,]?\s*$")
_THAT_MORE = re.compile(r"recommend (?:to the|the adoption by the) ([A-Z][\w -]+?)(?: of| the|:|$)")


def chain_of(sentence: str) -> tuple[str, ...]:
    """The organs of "… recommends to … the approval of the following draft … by …", in order."""
    match = _RECOMMENDS.search(sentence) if "ecommends" in sentence else None
    if not match:
        return ()
    chain = [_STOP.sub("", match["by"]).strip(), match["to"].strip()]
    for pattern in (_ADOPTION_BY, _THAT_MORE):
        if last := pattern.search(match["rest"]):
            chain.append(last[1].strip())
            break
    return tuple(chain)
