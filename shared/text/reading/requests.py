"""What operative paragraphs ask for: of whom, what, to whom, by when."""

import re

from shared.text import ordinals
from shared.text.reading.chains import addressee
from shared.text.reading.openings import verb
from shared.text.structure import Due, Item, Paragraph, Request

_MANNERS = {"requests": "request", "asks": "request", "invites": "invitation"}
_REPORTING = r"report|submit|present|provide|prepare|transmit|brief|inform|update"
_REPORTS = re.compile(
    r"\b(?:report|submit|present|transmit)\b(?P<object>(?:(?!\bto the\b)[^;.])*?)"
    r"\bto (?P<to>the .+)",
    re.S,
)
_SESSION = re.compile(
    rf"\b(?:at|for|to|during|before) (?:its|the) ({ordinals.PATTERN})(?:[\w ,-]*?)\bsessions?\b",
    re.I,
)
_YEAR = re.compile(r"\b(?:at its|by|before|in|no later than|by the end of)\s+(?:\w+\s+)?(20\d\d)\b")
_AGAIN = re.compile(
    r"\b(?:periodically|annually|biennially|regularly|every (?:two |three |four |five )?years?"
    r"|on an? (?:annual|biennial|regular|yearly) basis|each (?:year|session)|annual reports?)\b",
    re.I,
)
_RECIPIENT_END = re.compile(
    r"\s+(?:at|for|on|by|during|in|no later|before|through|as|with|a|an|its|under"
    r"|within|including)\s|[,;.:]"
)
_TO_IT = re.compile(r"\b(?:report|submit|present|transmit|provide|inform)\b[^;.]{0,300}?\bto it\b")
_GROUP = re.compile(
    r"(?:open-ended )?(?:intergovernmental )?((?:expert|working) group)\b.*", re.I | re.S
)
_PARENTHESES = re.compile(r",\s[^,;]*?,\s(?=(?!and )\w)")
_ADVERB = (
    r"(?:further|also|periodically|regularly|urgently|fully|actively|effectively|annually|promptly)"
)
_SKIP = re.compile(
    rf"\bto\s+(?:{_ADVERB}\s+)*(?:(?:continue|endeavour)\s+(?:to\s+)?)?(?:{_ADVERB}\s+)*", re.I
)


def requests(
    operative: tuple[Paragraph, ...], organs: tuple[str, ...], acting: str | None = None
) -> list[Request]:
    """Requests and invitations; ``organs`` resolve "the Commission" to its full name.

    "To report to it" is to report to the ``acting`` organ.
    """
    found = []
    for place, paragraph in enumerate(operative, 1):
        manner = _MANNERS.get(verb(paragraph.opening).head)
        whole = " ".join([paragraph.text, *_texts(paragraph.items), paragraph.continued]).strip()
        if manner and (who := addressee(paragraph)):
            rest = whole[whole.find(who) + len(who) :]
            found.append(
                Request(
                    op=paragraph.number or str(place),
                    who=full_name(_shortened(_tidy(who)), organs),
                    what=_what(rest),
                    to=_recipients(rest, organs) or _to_it(rest, acting),
                    when=_due(rest),
                    manner="request" if manner == "request" else "invitation",
                )
            )
    return found


def _texts(items: tuple[Item, ...]) -> list[str]:
    return [text for item in items for text in (item.text, *_texts(item.items))]


def _tidy(name: str) -> str:
    return re.sub(r"\bSecretary General\b", "Secretary-General", name.strip())


def full_name(name: str, organs: tuple[str, ...]) -> str:
    """ "the Commission" is the one organ of this text whose name begins or ends so."""
    bare = re.sub(r"^the\s+", "", name)
    if bare in ("Commission", "Council", "Assembly", "Committee", "Conference"):
        for organ in organs:
            if organ.startswith(f"{bare} ") or organ.endswith(f" {bare}"):
                return organ
    return bare


def _shortened(name: str) -> str:
    match = _GROUP.match(name)
    return match[1].title() if match and " to " in name else name


def _recipients(rest: str, organs: tuple[str, ...]) -> tuple[str, ...]:
    match = _REPORTS.search(rest)
    if not match:
        return ()
    names = []
    for part in re.split(r"(?:,| and)?\s+(?:and )?(?:to )?(?=the [A-Z])", match["to"]):
        end = _RECIPIENT_END.search(_keep_group(part))
        name = part if end is None or _GROUP.match(part[4:]) else part[: end.start()]
        if not part.startswith("the "):
            break
        names.append(full_name(_shortened(name[4:].strip(" ;.,")), organs))
        if end and not _GROUP.match(part[4:]):
            break
    return tuple(names)


def _to_it(rest: str, acting: str | None) -> tuple[str, ...]:
    return (acting,) if acting and _TO_IT.search(rest) else ()


def _keep_group(part: str) -> str:
    """The words "on" and "for" within an organ's own name do not end it."""
    return re.sub(
        r"\b(?:Commission|Committee|Conference|Congress|Forum|Office|Programme)"
        r"( (?:on|for) )(?=[A-Z])",
        lambda m: m[0].replace(m[1], " of "),
        part,
    )


def _due(rest: str) -> Due | None:
    session, year, again = _SESSION.search(rest), _YEAR.search(rest), _AGAIN.search(rest)
    if not (session or year or again):
        return None
    return Due(
        session=ordinals.number(session[1]) if session else None,
        year=int(year[1]) if year else None,
        periodically=bool(again),
    )


_OBJECT_END = re.compile(
    r"\s+(?:to|on|in|for|of|that|which|with|from|by|at|through|and|as|between|among|under|within"
    r"|into|against|facilitating|upon|regarding|concerning)\b|[,;.:]"
)
_ACTION = re.compile(
    r"\bto (?P<action>(?!the\b|that\b|its\b|their\b|this\b|these\b)[a-z][\w-]*\b.*)", re.S
)


def _what(rest: str) -> str:
    """The asked-for action in few words: "collect information and report"."""
    bare = rest
    while (shorter := _PARENTHESES.sub(" ", bare, count=1)) != bare:
        bare = shorter
    match = _ACTION.search(_SKIP.sub("to ", bare))
    if not match:
        return " ".join(bare.split())[:80]
    actions = [_action(match["action"])]
    tail = match["action"]
    for more in re.finditer(rf"\band to ({_REPORTING})\b", tail):
        said = "report" if _is_report(tail[more.start(1) :]) else more[1]
        if said not in actions:
            actions.append(said)
    return " and ".join(actions)


def _action(text: str) -> str:
    if _is_report(text):
        return "report"
    verb_word, _, behind = text.partition(" ")
    end = _OBJECT_END.search(f" {behind}")
    obj = behind[: max(end.start() - 1, 0)] if end else behind
    obj = re.sub(r"^(?:the|a|an|its|their)\s+", "", obj.strip())
    return f"{verb_word} {obj}".strip()


_REPORT = re.compile(
    r"report\b|(?:submit|present|prepare|provide|transmit)\s+[^;.]{0,200}?\breports?\b", re.S
)


def _is_report(text: str) -> bool:
    return bool(_REPORT.match(text))
