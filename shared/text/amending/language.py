"""The small language of amendments, sentence by sentence.

What stands in quotation marks is set aside first; in what is left each verb (delete, replace,
insert, should read) finds its places and quotations. A sentence that is not understood in full is
not half understood: it is handed back as it was printed.
"""

import re
from collections.abc import Sequence

import msgspec

from shared.text.amending.clauses import Clause, changes_of
from shared.text.amending.model import Change, Instruction, Place
from shared.text.amending.places import places_in, strange
from shared.text.amending.quotations import left_open, set_aside, unquoted

LONGEST_SENTENCE = 4_000
"""Without what it quotes; nobody instructs at greater length."""
_VERB = re.compile(
    r"\b(?P<verb>deleted?|removed?|omit(?:ted)?|strike(?: out)?|replaced?|substituted?"
    r"|insert(?:ed)?|add(?:ed)?"
    r"|should (?:now )?read|(?:is|are) (?:to be )?amended to read|re-?number(?:ed)?|amend)\b",
    re.I,
)
_NUMBERING = re.compile(r"^\s*(?:\d{1,2}[.)]|\([a-z]\)|[-•–])\s+")
_TURN = re.compile(
    r"(?:[,;]\s*(?:and,?\s+)?|\s+and,?\s+)(?=(?:in|after|before)\s[^\ue000]*$)", re.I
)
"""Where a sentence turns to another place before its next verb."""
_OPENS_TEXT = re.compile(r":\s*$|\b(?:reading|to read|reads?)(?: as follows)?\s*[:.]?\s*$", re.I)


class Amendment(msgspec.Struct, frozen=True, kw_only=True):
    """``lead`` is what stands above the first instruction: a title."""

    lead: tuple[str, ...] = ()
    instructions: tuple[Instruction, ...] = ()
    not_understood: tuple[str, ...] = ()


def read_instructions(lines: Sequence[str]) -> Amendment:
    """The instructions in the paragraphs of an amendment."""
    lead: list[str] = []
    instructions: list[Instruction] = []
    unknown: list[str] = []
    context: tuple[Place, ...] = ()
    for sentence, block in _gathered(lines):
        heading = _heading(sentence)
        if heading:
            context = heading
            continue
        for own, text in _sentences(sentence, block):
            if changes := _changes(own, text, context):
                printed = " ".join([own, *text])
                instructions.append(Instruction(sentence=printed, changes=changes))
            elif instructions or unknown or _instructs_badly(own):
                unknown.append(" ".join([own, *text]))
            else:
                lead += [own, *text]
    return Amendment(
        lead=tuple(lead), instructions=tuple(instructions), not_understood=tuple(unknown)
    )


def _gathered(lines: Sequence[str]) -> list[tuple[str, list[str]]]:
    """Each instruction with the lines of the new text that it announces."""
    found: list[tuple[str, list[str]]] = []
    open_block, curly, straight = False, 0, 0
    for line in lines:
        block = found[-1][1] if found else []
        unclosed = bool(block) and (curly > 0 or straight % 2 == 1)
        if open_block and (not block or unclosed or _goes_on(block, line)):
            block.append(line)
            more, marks = left_open(line)
            curly, straight = max(curly + more, 0), straight + marks
        else:
            found.append((line, []))
            open_block = bool(_OPENS_TEXT.search(set_aside(line).text))
            curly = straight = 0
    return found


def _goes_on(block: Sequence[str], line: str) -> bool:
    """Whether a line belongs to the new text, whose quotations are closed: another one follows."""
    quoted = block[0].lstrip()[:1] in '“"‘«'
    return line.lstrip()[:1] in '“"‘«' if quoted else not _instructs(line)


def _instructs(line: str) -> bool:
    skeleton = set_aside(line).text
    verb = _VERB.search(skeleton)
    return bool(verb and places_in(skeleton)) or bool(_heading(line))


def _instructs_badly(line: str) -> bool:
    """Whether a line that is not understood was meant to be an instruction: it is no title."""
    skeleton = set_aside(line).text
    named = [place for each in places_in(skeleton) for place in each.places]
    return bool(_VERB.search(skeleton)) or any(place.part != "title" for place in named)


def _heading(line: str) -> tuple[Place, ...]:
    """ "Operative paragraph 3" alone on its line: what follows is about it."""
    bare = _NUMBERING.sub("", line).strip(" :.")
    named = places_in(bare)
    if len(named) == 1 and re.fullmatch(r"(?:in |the )*", bare[: named[0].start], re.I):
        return named[0].places if named[0].end == len(bare) else ()
    return ()


def _sentences(line: str, block: list[str]) -> list[tuple[str, list[str]]]:
    """A line may hold several; the new text belongs to the last."""
    aside = set_aside(_NUMBERING.sub("", line))
    pieces = re.split(
        r"(?<=[.;])\s+(?=(?:In|Delete|Replace|Insert|Add|After|Before|Renumber)\b)", aside.text
    )
    own = [aside.put_back(piece) for piece in pieces]
    return [*((piece, []) for piece in own[:-1]), (own[-1], block)]


def _strange(skeleton: str) -> bool:
    """Whether there are words beside those of the language."""
    return bool(strange(re.sub(r"\ue000\d+\ue001", " ", skeleton)))


def _changes(sentence: str, block: list[str], context: tuple[Place, ...]) -> tuple[Change, ...]:
    aside = set_aside(_NUMBERING.sub("", sentence))
    verbs = list(_VERB.finditer(aside.text))
    if not verbs or len(aside.text) > LONGEST_SENTENCE or _strange(aside.text):
        return ()
    before = aside.text[: verbs[0].start()]
    found: list[Change] = []
    for n, verb in enumerate(verbs):
        last = n + 1 == len(verbs)
        rest = aside.text[verb.end() : None if last else verbs[n + 1].start()]
        turn = None if last else _TURN.search(rest)
        clause = Clause(
            verb=verb["verb"].lower(),
            before=before,
            rest=rest[: turn.start()] if turn else rest,
            block=unquoted(block) if last else [],
            context=context,
            aside=aside,
        )
        own = changes_of(clause)
        if not own:
            return ()
        found += own
        before = rest[turn.end() :] if turn else before
    return tuple(found)
