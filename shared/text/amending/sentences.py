"""One sentence of an amendment: its verbs, each with the stretch that is its own."""

import re
from collections.abc import Iterator

import msgspec

from shared.text.amending.clauses import changes_of, instead
from shared.text.amending.gathering import Entry
from shared.text.amending.lines import LONGEST_SENTENCE, VERB
from shared.text.amending.model import Change
from shared.text.amending.newtext import uncalled
from shared.text.amending.phrases import Clause, Context
from shared.text.amending.quotations import (
    QUOTATION,
    Aside,
    behind,
    opens_quoted,
    set_aside,
    with_block,
    with_punctuation,
)
from shared.text.amending.vocabulary import strange

_TURN = re.compile(
    r"(?:[,;]\s*(?:and,?\s+)?|\s+and,?\s+)(?=(?:in|after|before|at|between|throughout|following)\s[^\ue000]*$"
    r"|(?:after|before|following|between)\s[^;]*$)",
    re.I,
)
"""Where a sentence turns to another place before its next verb."""
_SUBJECT = re.compile(r"(?:[,;]\s*and,?\s+|;\s*|\s+and,?\s+|,\s+)(?=(?:the|a|an|in|\ue000))", re.I)
"""Where the next verb is a passive one, whose subject stands before it."""
_JOINED = re.compile(
    r"\s*(?:with|by|and|after|before|to read)(?:\s+the)?(?:\s+words?| following)*\s*:?\s*", re.I
)
_FROM_IT = re.compile(
    r"[,;.]?\s*\b(?:so\s+(?:that|as)\b.*"
    r"|(?:and\s+)?(?:the|this)\s+(?:[\w-]+\s+){0,5}?(?:paragraph|sentence|text)\s*(?:\d+\s+)?(?:would|will|should)\s+"
    r"(?:then|thus|now|therefore|consequently)\b.*"
    r"|(?:and|to|which\s+(?:would|will|should)|it\s+(?:would|will|should))\s+(?:now\s+|then\s+|thus\s+)?read\b.*)$",
    re.I | re.S,
)
"""What comes of a change, quoted in full after it: no change of its own."""
_RENUMBER_FIRST = re.compile(
    r"(?P<numbers>,?\s*(?:and|then)\s+re-?(?:number|letter)[^\ue000]{0,200})(?P<text>\ue000\d+\ue001)",
    re.I,
)
"""The new text stands behind all of its sentence."""
_FOR_WHOM = re.compile(r"\s*\((?!(?:OP|PP|new|see)\b|\w{1,4}\))[A-Z][\w .,’'-]{2,80}\)\s*\.?\s*$")
_PASSIVE = re.compile(r"ed$|^struck", re.I)
_LONE = re.compile(r"\b(?:to\s+read|reads?|reading|as\s+follows)\b", re.I)
_NEW = re.compile(
    r"(?:an?\s+)?(?:proposed\s+)?(?=(?:new|additional)\s+(?:preambular\s+|preambulatory\s+|operative\s+)?"
    r"(?:sub-?)?paragraph\b)",
    re.I,
)


def sentence_changes(entry: Entry, context: Context) -> tuple[Change, ...]:
    """The changes of a sentence, nothing where it is not understood in full."""
    aside = _aside(entry)
    text = _FOR_WHOM.sub("", aside.text)
    if not VERB.search(text) and (new := _NEW.match(text)) and aside.quoted:
        text = f"insert a {text[new.end() :]}"
    text = _RENUMBER_FIRST.sub(r"\g<text> \g<numbers>", _without_consequence(text))
    aside = with_punctuation(msgspec.structs.replace(aside, text=text))
    if len(text) > LONGEST_SENTENCE or not _verbs(aside.text) or strange(aside.text):
        return ()
    return tuple(_clean(change) for change in _changes(aside, context))


def _aside(entry: Entry) -> Aside:
    """The sentence and what it quotes below; words below that join two quotations are its own."""
    sentence, block, after = entry.sentence, list(entry.block), ""
    if block and opens_quoted(block[0]):
        while (
            len(block) > 1 and block[-1].lstrip()[:1].islower() and not _JOINED.fullmatch(block[-1])
        ):
            after = f"{block.pop()} {after}"
        block[-1], more = behind(block[-1])
        after = f"{more} {after}"
    joins = any(_JOINED.fullmatch(line) for line in block)
    if joins:
        return set_aside(" ".join([sentence, *block, after]))
    aside = set_aside(sentence)
    if block:
        aside = with_block(aside, block)
    return msgspec.structs.replace(aside, text=f"{aside.text} {after}".strip()) if after else aside


def _without_consequence(text: str) -> str:
    match = _FROM_IT.search(text)
    if match is None or not re.search(QUOTATION, text[: match.start()]):
        return text
    said = re.search(r"\b(?:amend|chang|revis|modif|reword|alter)", text[: match.start()], re.I)
    if said and not re.search(
        r"\b(?:with|by|to|delet\w+|insert\w*|add\w*|replac\w+)\b", text[: match.start()]
    ):
        return text
    renumber = re.search(r"[,;.]?\s*(?:and\s+)?re-?number\b.*$", match[0], re.I | re.S)
    return text[: match.start()] + (renumber[0] if renumber else "")


class _Verb(msgspec.Struct, frozen=True):
    word: str
    start: int
    end: int
    passive: bool = False


def _verbs(text: str) -> list[_Verb]:
    found: list[_Verb] = []
    for match in VERB.finditer(text):
        word = " ".join(match["verb"].lower().split())
        start = match.start("passive") if match["passive"] else match.start("verb")
        found.append(_Verb(word, start, match.end(), bool(_PASSIVE.search(word))))
    if found:
        return [verb for n, verb in enumerate(found) if not _said_again(found, n, text)]
    lone = _LONE.search(text)
    return [_Verb("reads", lone.start(), lone.start())] if lone else []


def _said_again(verbs: list[_Verb], n: int, text: str) -> bool:
    """ "Amend X by deleting", "a new paragraph that would read": one of the two says nothing."""
    if n and verbs[n].word.endswith("read"):
        between = text[verbs[n - 1].end : verbs[n].start]
        return not between.strip() or bool(re.search(r"\b(?:that|which)\s*$", between))
    if verbs[n].word.startswith(("amend", "revis", "chang", "modif")) and n + 1 < len(verbs):
        return bool(re.search(r"\bby\s*$", text[verbs[n].end : verbs[n + 1].start]))
    return False


def _changes(aside: Aside, context: Context) -> list[Change]:
    """Clause by clause; each is about the places of the one before, if it names none."""
    found: list[Change] = []
    last: list[Change] = []
    for verb, before, rest in _stretches(aside.text):
        clause = Clause(verb=verb, before=before, rest=rest, context=context, aside=aside)
        if last and (together := instead(clause, last)):
            found, last = [*found[: -len(last)], *together], together
            continue
        own = changes_of(clause)
        if not own:
            return []
        found, last = [*found, *own], own
        if places := clause.places():
            context = msgspec.structs.replace(context, places=places)
    return found


def _stretches(text: str) -> Iterator[tuple[str, str, str]]:
    """Each verb with what leads it in and what follows it."""
    verbs = _verbs(text)
    before = text[: verbs[0].start]
    for n, verb in enumerate(verbs):
        following = verbs[n + 1] if n + 1 < len(verbs) else None
        rest = text[verb.end : following.start if following else None]
        turn = _turn(rest, following) if following else None
        own = rest[: turn.start()] if turn else rest
        if verb.passive:
            yield verb.word, "", f"{before} {own}"
        else:
            yield verb.word, before, own
        before = rest[turn.end() :] if turn else ""


def _turn(rest: str, following: _Verb) -> re.Match[str] | None:
    if following.passive:
        subjects = list(_SUBJECT.finditer(rest))
        return subjects[-1] if subjects else None
    return _TURN.search(rest)


def _clean(change: Change) -> Change:
    """Words are looked for without the marks of notes; what is new keeps them."""
    return msgspec.structs.replace(
        change,
        old=uncalled(change.old),
        until=uncalled(change.until),
        behind=uncalled(change.behind),
        ahead=uncalled(change.ahead),
    )
