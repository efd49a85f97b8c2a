"""Amendments folded into a text as brackets with their authors, for a room to decide between.

Each instruction is applied to the text alone, and what it changes becomes a bracket. Where
instructions touch the same words, which would be a collision if they were to be applied, their
words become alternatives of one bracket. Also: the text as orally revised.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from shared.text.amending.apply import Outcome, Refusal, apply
from shared.text.amending.language import read_instructions
from shared.text.amending.model import Instruction
from shared.text.amending.wording import insertion
from shared.text.rolling.asked import Asked, Edit, New, Whole, asked
from shared.text.rolling.cleaning import begin
from shared.text.rolling.editing import parted, proposal, with_text
from shared.text.rolling.errors import Misread, NoSuchPlace
from shared.text.rolling.inserting import new_paragraph, new_sub_paragraph
from shared.text.rolling.model import Alternative, RollingText
from shared.text.rolling.pieces import pairs, pieces_of
from shared.text.rolling.places import numbers, places
from shared.text.rolling.proposing import remark
from shared.text.rolling.writing import written_bracket, written_pieces
from shared.text.structure import Call, Document, Footnote

Sentences = dict[str, list[str]]
"""What is asked for, in the words of one request, and who asks for it."""


class Folded(msgspec.Struct, frozen=True, kw_only=True):
    """``refusals`` are the instructions that could not be folded in, each with its reason."""

    rolling: RollingText
    refusals: tuple[Refusal, ...] = ()


class Revised(msgspec.Struct, frozen=True, kw_only=True):
    """``outcome`` says what was done; ``not_understood`` are sentences that say no change."""

    outcome: Outcome
    not_understood: tuple[str, ...] = ()


def fold(document: Document, amendments: Sequence[tuple[str, Sequence[Instruction]]]) -> Folded:
    """The document as a rolling text with all amendments in brackets; each comes with its author,
    such as "EU" or its symbol."""
    base = begin(document)
    requests: list[tuple[str, str, Asked]] = []
    refusals: list[Refusal] = []
    for by, instructions in amendments:
        for each in instructions:
            outcome = apply(document, [(by, [each])])
            refusals += outcome.refusals
            if outcome.applied:
                after = begin(outcome.document)
                requests += [(by, each.sentence, asks) for asks in asked(base, after)]
    return _written(base, requests, refusals)


def _written(
    base: RollingText, requests: Sequence[tuple[str, str, Asked]], refusals: list[Refusal]
) -> Folded:
    """Words first, while places in lines stand; then what is said of lines; then new lines."""
    rolling = base
    for line, edits in _edits_by_line(requests).items():
        rolling = _in_brackets(rolling, line, edits)
    known = places(base)
    for asks, by in _together(requests):
        try:
            rolling = _line_asked(rolling, base, known, asks, ", ".join(by))
        except (Misread, NoSuchPlace) as refused:
            sentence = next(s for _, s, each in requests if each == asks)
            place = known[asks.behind if isinstance(asks, New) else asks.line]
            refusals.append(
                Refusal(
                    amendment=", ".join(by), sentence=sentence, place=place, reason=str(refused)
                )
            )
    return Folded(rolling=rolling, refusals=tuple(refusals))


def _edits_by_line(
    requests: Sequence[tuple[str, str, Asked]],
) -> dict[int, list[tuple[str, Edit]]]:
    found: dict[int, list[tuple[str, Edit]]] = defaultdict(list)
    for by, _, asks in requests:
        if isinstance(asks, Edit):
            found[asks.line].append((by, asks))
    return found


def _together(
    requests: Sequence[tuple[str, str, Asked]],
) -> list[tuple[Whole | New, list[str]]]:
    """What several ask for in the same words, once; remarks before new lines."""
    found: dict[Whole | New, list[str]] = {}
    for by, _, asks in requests:
        if not isinstance(asks, Edit):
            who = found.setdefault(asks, [])
            who += [by] * (by not in who)
    return sorted(found.items(), key=lambda each: isinstance(each[0], New))


def _in_brackets(rolling: RollingText, line: int, edits: Sequence[tuple[str, Edit]]) -> RollingText:
    """From the last to the first, so that places before them stand; all of the words in one
    bracket where they do not come apart."""
    text = written_pieces(rolling.lines[line].pieces)
    try:
        new = text
        for start, end, own in reversed(list(_regions(text, edits))):
            new = _bracketed(new, start, end, own)
        return with_text(rolling, line, new)
    except Misread:
        return with_text(rolling, line, _bracketed(text, 0, len(text), list(edits)))


def _regions(
    text: str, edits: Sequence[tuple[str, Edit]]
) -> Iterator[tuple[int, int, list[tuple[str, Edit]]]]:
    """Edits that touch the same words, and all of the words they touch."""
    own: list[tuple[str, Edit]] = []
    start = end = -1
    for by, edit in sorted(edits, key=lambda each: (each[1].start, each[1].end)):
        apart = edit.start > end or (edit.start == end and edit.end > edit.start)
        if own and not (edit.start == start == edit.end == end) and apart:
            yield start, end, own
            own = []
        if not own:
            start, end = edit.start, edit.end
        own.append((by, edit))
        end = max(end, edit.end)
    if own:
        yield start, end, own


def _bracketed(text: str, start: int, end: int, edits: Sequence[tuple[str, Edit]]) -> str:
    old = text[start:end]
    if pairs(old)[1]:
        raise Misread(f"a bracket is only half in the words that change: {old[:120]}")
    proposed: Sentences = {}
    for by in dict.fromkeys(by for by, _ in edits):
        new = _with([edit for who, edit in edits if who == by], old, start)
        proposed.setdefault(new, []).append(by)
    alternatives = [proposal(new, ", ".join(who)) for new, who in proposed.items()]
    if old:
        alternatives.insert(0, Alternative(pieces=pieces_of(old)))
    bracket = written_bracket(parted(alternatives))
    if not old:
        bracket = insertion(text, start, bracket).new
    return f"{text[:start]}{bracket}{text[end:]}"


def _with(edits: Sequence[Edit], old: str, start: int) -> str:
    """The words as one author would have them."""
    new = old
    for edit in sorted(edits, key=lambda each: -each.start):
        one, other = edit.start - start, edit.end - start
        words = edit.new if one < other else insertion(old, one, edit.new).new
        new = f"{new[:one]}{words}{new[other:]}"
    return " ".join(new.split())


def _line_asked(
    rolling: RollingText, base: RollingText, known: Sequence[str], asks: Whole | New, by: str
) -> RollingText:
    if isinstance(asks, New):
        return _new_lines(rolling, base, known, asks, by)
    place = known[asks.line]
    if asks.what != "replace":
        goes_with_it = asks.what == "delete" and base.lines[asks.line].kind == "continued"
        return rolling if goes_with_it else remark(rolling, place, by, asks.what)
    if base.lines[asks.line].kind in ("preambular", "operative", "item"):
        return new_paragraph(rolling, place, asks.new, by, how="alt")
    text = written_pieces(rolling.lines[asks.line].pieces)
    both = (Alternative(pieces=pieces_of(text)), proposal(asks.new, by))
    return with_text(rolling, asks.line, written_bracket(parted(both)))


def _new_lines(
    rolling: RollingText, base: RollingText, known: Sequence[str], asks: New, by: str
) -> RollingText:
    """Behind a paragraph as *bis*; in front of the first of its part as *pre*."""
    words = "\n".join(asks.texts)
    if asks.kind == "item":
        if base.lines[asks.behind].kind == "item":
            return new_paragraph(rolling, known[asks.behind], words, by, label=asks.label)
        return new_sub_paragraph(rolling, known[asks.behind], words, by, label=asks.label)
    own = numbers(base)
    part = {"preambular": "PP", "operative": "OP"}.get(asks.kind)
    if part is None:
        raise NoSuchPlace(f"a new {asks.kind} has no place in the numbers of a rolling text")
    of_part = [(n, number) for n, number in enumerate(own) if number and number.part == part]
    above = [number for n, number in of_part if n <= asks.behind]
    if above:
        return new_paragraph(rolling, str(above[-1]), words, by)
    if not of_part:
        raise NoSuchPlace(f"there is no {asks.kind} paragraph beside which a new one could stand")
    return new_paragraph(rolling, str(of_part[0][1]), words, by, how="pre")


def orally_revised(document: Document, sentences: Sequence[str]) -> Revised:
    """The text with the changes that were read out before action, and a note that says so.

    Where one of them cannot be made, the outcome holds the text as it was, with the reason.
    """
    read = read_instructions(sentences)
    outcome = apply(document, [("as orally revised", read.instructions)])
    left = (*read.lead, *read.not_understood)
    if outcome.applied and read.instructions:
        noted = _noted(outcome.document)
        outcome = msgspec.structs.replace(outcome, document=noted)
    return Revised(outcome=outcome, not_understood=left)


def _noted(document: Document) -> Document:
    """With a star at the title and its note, more stars than any other note has."""
    mark = "*" * (1 + max((len(n.mark) for n in document.notes if set(n.mark) == {"*"}), default=0))
    return msgspec.structs.replace(
        document,
        title_notes=(*document.title_notes, Call(mark=mark, at=len(document.title or ""))),
        notes=(*document.notes, Footnote(mark=mark, text="As orally revised.")),
    )
