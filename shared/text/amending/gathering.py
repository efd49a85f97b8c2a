"""The lines of an amendment, put together: labels, headings, sentences, and the text they quote."""

import re
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from shared.text.amending.lines import (
    ALONE,
    LABEL,
    LEAD,
    LEADS,
    LONGEST_SENTENCE,
    VERB,
    instructs,
    is_heading,
    labelled,
)
from shared.text.amending.quotations import Depth, left_open, opens_quoted, set_aside

_CUT = re.compile(
    r"(?<=[.;:])\s+(?:and\s+)?(?:"
    rf"(?=(?:\d{{1,2}}[.)]|\([a-z]{{1,4}}\)|[-•·▪●])\s+(?i:{LEADS}))|(?={LEADS}))"
)
_NEW_HEADING = re.compile(
    r"(?:an? )?(?:proposed )?(?:new|additional)\s+(?:preambular\s+|preambulatory\s+|operative\s+)?"
    r"(?:sub-?)?paragraph\b",
    re.I,
)
_WANTS = re.compile(
    r"(?::|\b(?:reading|reads?|insert|add|delete|replace|with|by|as follows|words?|phrase|following"
    r"|the following(?: new)?(?: text| words?| paragraphs?| sub-?paragraphs?| sentence)?))"
    r"\s*[:.,]?\s*$",
    re.I,
)
_JOINS = re.compile(
    r"\s*(?:with|by|and|after|before|to read)(?:\s+the)?(?:\s+words?| following)*\s*:?\s*$", re.I
)
_PASSES_ON = re.compile(
    r"^\s*(?:\W+\s*)?(?:and\s+)?(?:re-?number|re-?letter"
    r"|(?:the\s+)?(?:remaining|subsequent|following|other)\s)",
    re.I,
)


_RUN_ON = re.compile(
    r"(?P<sentence>[^\ue000]{10,600}?:)\s+(?P<text>(?!in\b|delete\b)[A-Z][a-z][^\ue000]{4,})", re.S
)


class Entry(msgspec.Struct):
    """A sentence or heading as printed, with its label and the lines it quotes below it.

    ``goes_on``: it follows another sentence of the same paragraph.
    """

    label: str
    sentence: str
    block: list[str]
    goes_on: bool = False


def entries(lines: Sequence[str]) -> list[Entry]:
    """The paragraphs of an amendment, each line in exactly one of them."""
    found: list[Entry] = []
    block = _Block()
    for line in lines:
        if found and block.takes(line, found[-1]):
            found[-1].block.append(line)
            block.depth.take(line)
            continue
        pieces = _pieces(line)
        found += pieces
        block = _Block.under(pieces[-1])
    return found


def _pieces(line: str) -> list[Entry]:
    """A line may hold several sentences, each with its own label."""
    if len(line) > 20 * LONGEST_SENTENCE:
        return [_entry(line)]
    opened = left_open(line)
    # What opens a text that further lines go on with belongs to them.
    whole, rest = (line[:opened], [line[opened:]]) if opened > 0 else (line, [])
    aside = set_aside(whole)
    if len(aside.text) > LONGEST_SENTENCE:
        return [_entry(line)]
    cuts = [0, *(match.end() for match in _CUT.finditer(aside.text)), len(aside.text)]
    texts = [aside.text[a:b] for a, b in pairwise(cuts)]
    joined: list[str] = []
    for text in texts:
        # "The paragraph would then read: …" goes with what it follows from.
        if joined and (ALONE.fullmatch(joined[-1]) or not (LABEL.match(text) or _begins(text))):
            joined[-1] += text
        else:
            joined.append(text)
    found = [_run_on(_entry(aside.put_back(text))) for text in joined]
    for entry in found[1:]:
        entry.goes_on = True
    found[-1].block += rest
    return found


def _run_on(entry: Entry) -> Entry:
    """A new text may follow its sentence in the same paragraph, without any marks."""
    match = _RUN_ON.fullmatch(entry.sentence)
    if not match or LEAD.match(match["text"]) or set_aside(entry.sentence).quoted:
        return entry
    head = Entry(entry.label, match["sentence"], [match["text"]])
    return head if instructs(head.sentence) and wants_text(head) else entry


def _begins(text: str) -> bool:
    """Whether a piece asks for something by itself."""
    if re.match(r"\s*(?:The|This)\b", text):
        return bool(VERB.search(text)) and not re.search(
            r"\b(?:would|will|should)\s+(?:then|thus|now|therefore|consequently)\b", text
        )
    return True


def _entry(text: str) -> Entry:
    label, sentence = labelled(text)
    return Entry(label, sentence, [])


class _Block(msgspec.Struct):
    """Whether the text below the last sentence goes on."""

    wanted: bool = False
    quoting: bool = False
    depth: Depth = msgspec.field(default_factory=Depth)

    @classmethod
    def under(cls, entry: Entry) -> "_Block":
        block = cls(wanted=wants_text(entry), quoting=_quotes_last(entry))
        for line in entry.block:
            block.depth.take(line)
        return block

    def takes(self, line: str, entry: Entry) -> bool:
        if self.depth.open:
            return not (_next_number(entry, line) and instructs(line))
        mark = opens_quoted(line)
        if not entry.block:
            taken = self.wanted and not (is_heading(line) or instructs(line))
            return taken or (self.quoting and mark)
        if _JOINS.match(line) or _JOINS.match(entry.block[-1]):
            return True
        if _PASSES_ON.match(line) and line.lstrip()[:1].islower():
            return True
        if opens_quoted(entry.block[0]):
            return mark
        return not (instructs(line) or is_heading(line))


def _next_number(entry: Entry, line: str) -> bool:
    """A mark that was never closed does not swallow the next instruction of the count."""
    own, next_one = re.match(r"\d+", entry.label), re.match(r"\s*(\d+)[.)]\s", line)
    return bool(own and next_one and int(next_one[1]) == int(own[0]) + 1)


def _quotes_last(entry: Entry) -> bool:
    """Whether the sentence ends in a quotation that may have further paragraphs."""
    text = set_aside(entry.sentence).text
    return bool(re.search(r"\ue001\s*[.;,]?$", text)) and bool(
        re.search(r"\bparagraphs?\b", text, re.I)
    )


def wants_text(entry: Entry) -> bool:
    """Whether a sentence announces a text that follows it."""
    text = set_aside(entry.sentence).text
    if len(text) > LONGEST_SENTENCE:
        return False
    if not (VERB.search(text) or re.search(r"\breads?(?:ing)?\b|\bas follows\b", text, re.I)):
        return bool(_NEW_HEADING.match(text))
    if re.search(r"\b(?:insert|add)\b[^\ue000]*$", text, re.I) and not text.rstrip().endswith("."):
        return True
    return bool(_WANTS.search(text)) and not re.search(r"\bdelet\w+\b[^:]*$", text, re.I)
