"""What operative paragraphs ask for: of whom, what, to whom, by when."""

import re
from collections.abc import Iterator

import msgspec

from shared.text.reading.chains import addressee
from shared.text.reading.due import due
from shared.text.reading.openings import verb
from shared.text.reading.recipients import full_name, recipients, shortened
from shared.text.structure import Due, Item, Paragraph, Request

_MANNERS = {"requests": "request", "asks": "request", "invites": "invitation"}
_REPORTING = r"report|submit|present|provide|prepare|transmit|brief|inform|update"
_NAME = r"[A-Z][\w’-]*(?: (?:[A-Z][\w’-]*|(?:of|for|on|and|the)(?= (?:the )?[A-Z])))*"
_ALSO = re.compile(
    r"(?:,|;|\band) (?:in this (?:regard|context|respect),? |to this end,? )?(?:also |further )?"
    r"requests (?P<who>(?:the |all |Member |States )?(?:[A-Z][\w’-]*|of|for|on|and|the)"
    r"(?: (?:[A-Z][\w’-]*|of|for|on|and|the))*)(?=,? (?:to|in|within|through|as|subject|under)\b)"
)
"""A request within a paragraph that begins with another verb: "Decides …, and requests …"."""
_LATE_ADVERB = re.compile(r"\s+[a-z]+ly$")
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
    found: list[Request] = []
    for place, paragraph in enumerate(operative, 1):
        whole = " ".join([paragraph.text, *_texts(paragraph.items), paragraph.continued]).strip()
        for manner, who, rest in _asked(paragraph, whole):
            found.append(
                Request(
                    op=paragraph.number or str(place),
                    who=full_name(shortened(_tidy(who)), organs),
                    what=_what(rest),
                    to=(to := recipients(rest, organs, acting)),
                    when=_when(rest, organs, (*to, acting or "")),
                    manner="request" if manner == "request" else "invitation",
                )
            )
    return found


def _when(rest: str, organs: tuple[str, ...], own: tuple[str, ...]) -> Due | None:
    """The organ of a session is named where it is not the one that is reported to, or acts."""
    found = due(rest)
    if found is None:
        return None
    of = full_name(found.of, organs)
    return msgspec.structs.replace(found, of="" if of in own else of)


def _asked(paragraph: Paragraph, whole: str) -> Iterator[tuple[str, str, str]]:
    """Manner, addressee, and what is said after the addressee."""
    manner = _MANNERS.get(verb(paragraph.opening).head)
    if manner and (who := _whom(paragraph)):
        yield manner, who, whole[whole.find(who) + len(who) :]
    elif not manner:
        for match in _ALSO.finditer(whole):
            yield "request", match["who"], whole[match.end() :]


def _whom(paragraph: Paragraph) -> str:
    """The addressee, also of "Requests that the Secretary-General include …"."""
    who = addressee(paragraph)
    if not re.match(r"that\b", who):
        return _LATE_ADVERB.sub("", who)
    match = re.match(rf"that (?:the )?({_NAME})", who)
    return match[1] if match else ""


def _texts(items: tuple[Item, ...]) -> list[str]:
    return [text for item in items for text in (item.text, *_texts(item.items))]


def _tidy(name: str) -> str:
    return re.sub(r"\bSecretary General\b", "Secretary-General", name.strip())


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
        return " ".join(bare.split())[:80].strip(" ;,.:”’")
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
    obj = re.sub(r"^(?:the|a|an|its|their)\s+", "", obj.strip(" ”’"))
    return f"{verb_word.rstrip(';,.:”’')} {obj}".strip()


_REPORT = re.compile(
    r"report\b|(?:submit|present|prepare|provide|transmit)\s+[^;.]{0,200}?\breports?\b", re.S
)


def _is_report(text: str) -> bool:
    return bool(_REPORT.match(text))
