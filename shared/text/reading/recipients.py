"""To whom something is reported: "report to the General Assembly and to the Council"."""

import re

_REPORTS = re.compile(
    r"\b(?:report|submit|present|transmit|submission)\b(?P<object>(?:(?!\bto the\b)[^;.])*?)"
    r"\bto (?P<to>the .+)",
    re.S,
)
_END = re.compile(
    r"\s+(?:at|for|on|by|during|in|no later|not later|before|prior|through|as|with|a|an|its|under"
    r"|within|including|every|each|upon|following|once|when|starting|from|until|[a-z]+ly)"
    r"(?=[\s,;.:]|$)|[,;.:”]"
)
_TO_IT = re.compile(r"\b(?:report|submit|present|transmit|provide|inform)\b[^;.]{0,300}?\bto it\b")
_GROUP = re.compile(
    r"(?:open-ended )?(?:intergovernmental )?((?:expert|working) group)\b.*", re.I | re.S
)
_OWN = ("Commission", "Council", "Assembly", "Committee", "Conference")


def full_name(name: str, organs: tuple[str, ...]) -> str:
    """ "the Commission" is the one organ of this text whose name begins or ends so."""
    bare = re.sub(r"^the\s+", "", name)
    if bare in _OWN:
        for organ in organs:
            if organ.startswith(f"{bare} ") or organ.endswith(f" {bare}"):
                return organ
    return bare


def shortened(name: str) -> str:
    """An expert group by its short name: the long one says what it is to do."""
    match = _GROUP.match(name)
    return match[1].title() if match and " to " in name else name


def recipients(rest: str, organs: tuple[str, ...], acting: str | None) -> tuple[str, ...]:
    """In the order of the text; "to it" is to the ``acting`` organ."""
    match = _REPORTS.search(rest)
    names = _named(match["to"], organs) if match else ()
    return names or ((acting,) if acting and _TO_IT.search(rest) else ())


def _named(text: str, organs: tuple[str, ...]) -> tuple[str, ...]:
    names = []
    for part in re.split(r"(?:,| and)?\s+(?:and )?(?:to )?(?=the [A-Z])", text):
        if not part.startswith("the "):
            break
        end = _END.search(_keep_group(part))
        group = _GROUP.match(part[4:])
        name = part if end is None or group else part[: end.start()]
        names.append(full_name(shortened(name[4:].strip(" ;.,")), organs))
        if end and not group:
            break
    return tuple(names)


def _keep_group(part: str) -> str:
    """The words "on" and "for" within an organ's own name do not end it."""
    return re.sub(
        r"\b(?:Commission|Committee|Conference|Congress|Forum|Office|Programme)"
        r"( (?:on|for) )(?=(?:the )?[A-Z])",
        lambda m: m[0].replace(m[1], " of ".ljust(len(m[1]), "_")),
        part,
    )
