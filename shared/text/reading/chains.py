"""Chains of repeated verbs: Recalling, Recalling also, Recalling further, Recalling.

In the operative part "also" and "further" stand before the verb, in the preamble behind it; a
change of addressee, or of what follows the verb ("with appreciation"), may restart the chain. An
unedited draft breaks this, so it is a warning.
"""

import re
from collections.abc import Container, Sequence

import msgspec

from shared.text.reading.openings import OPERATIVE, PREAMBULAR, Verb, verb
from shared.text.structure import Paragraph, Warning

_ADVERBS = ("", "also", "further")
_VERBS = PREAMBULAR | OPERATIVE
_ADDRESSEE = re.compile(r"\s*(?:upon\s+)?(.*?)(?:[,;:]|\s+to\s|$)", re.S)
ADDRESSING = frozenset(
    re.findall(
        r"\w+",
        "requests invites urges encourages calls asks appeals directs authorizes instructs "
        "reminds recommends empowers",
    )
)


class _Link(msgspec.Struct, frozen=True):
    verb: Verb
    addressee: str
    place: int


def addressee(paragraph: Paragraph) -> str:
    """Whom a request, an invitation or an appeal turns to, without the article."""
    match = _ADDRESSEE.match(paragraph.text[len(paragraph.opening) :])
    found = match[1].strip() if match else ""
    return re.sub(r"^the\s+", "", found)


def verb_chain_warnings(
    paragraphs: Sequence[Paragraph], part: str, headed: Container[int] = ()
) -> list[Warning]:
    """One warning for each paragraph whose opening does not fit the one before it.

    Under a heading (``headed``: the places of the paragraphs below one, from 0) a chain goes on in
    some texts and starts again in others: both are right.
    """
    warnings: list[Warning] = []
    before: _Link | None = None
    behind = 0
    for number, paragraph in enumerate(paragraphs, 1):
        own = verb(paragraph.opening)
        if not own.head or own.head.split()[0] not in _VERBS:
            before = None
            continue
        if paragraph.behind != behind or (number - 1 in headed and not own.adverb):
            before, behind = None, paragraph.behind
        whom = addressee(paragraph) if own.head.split()[0] in ADDRESSING else ""
        place, expected = _expected(before, own, whom)
        operative = part == "operative"
        wanted = _said(expected, own, before=operative)
        wrong_side = bool(own.adverb) and own.before != operative
        if own.adverb != expected or wrong_side:
            warnings.append(
                Warning(
                    kind="verb chain",
                    place=f"{'OP' if operative else 'PP'} {paragraph.number or number}",
                    message=f"opens with “{paragraph.opening}” where “{wanted}” is expected",
                )
            )
        before = _Link(own, whom, place)
    return warnings


def _expected(before: _Link | None, own: Verb, whom: str) -> tuple[int, str]:
    """The place in the chain, and the adverb that belongs to it."""
    if before is None or before.verb.head != own.head:
        return 0, ""
    following = (before.place + 1) % 3
    restarts = before.addressee != whom or before.verb.tail != own.tail
    if restarts and own.adverb != _ADVERBS[following]:
        # With another addressee both are seen: to start again, and to go on with "also".
        return (1, "also") if own.adverb == "also" else (0, "")
    return following, _ADVERBS[following]


def _said(adverb: str, own: Verb, *, before: bool) -> str:
    words = [adverb, own.head] if before else [own.head, adverb]
    return " ".join(filter(None, (*words, own.tail))).capitalize()
