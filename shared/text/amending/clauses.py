"""One verb of an amendment with its places and quotations: the changes that it asks for."""

import re
from collections.abc import Callable, Sequence

import msgspec

from shared.text.amending.beside import insertions
from shared.text.amending.insertions import new_paragraph, new_text
from shared.text.amending.model import Change, Place
from shared.text.amending.moves import move, reverse
from shared.text.amending.phrases import Clause
from shared.text.amending.quotations import QUOTATION
from shared.text.amending.selections import Selected, Selection, select

_TOKEN = re.compile(rf"{QUOTATION}|(?P<word>\b(?:with|by|for|to|as|in|respectively)\b)", re.I)
_READS = re.compile(r"\b(?:to|should|would|shall|will)?\s*read(?:s|ing)?\b|\bas follows\b", re.I)


def changes_of(clause: Clause) -> list[Change]:
    """Nothing where the clause is not understood."""
    for stems, read in _READERS:
        if clause.verb.startswith(stems):
            return read(clause)
    return _reads(clause)


def _renumber(clause: Clause) -> list[Change]:
    return [Change(action="renumber", place=Place(part="operative"))]


def _delete(clause: Clause) -> list[Change]:
    places = clause.places()
    if _QUOTES_WHOLE.search(clause.rest) and clause.own():
        return [Change(action="delete paragraph", place=place) for place in places]
    selected = select(clause.rest, clause.aside, beside=True, lead=clause.before)
    numbers = [int(n) for n in re.findall(QUOTATION, clause.words_of(selected.text))]
    if numbers:
        chosen = [selected.of(n, clause.aside) for n in numbers]
        return [
            _words("delete words", place, each) for place in clause.searched() for each in chosen
        ]
    if places and all(place.sentence for place in places):
        return [Change(action="delete words", place=place) for place in places]
    if clause.names_paragraph() and not any(place.lines for place in places):
        return [Change(action="delete paragraph", place=place) for place in places]
    return []


def _words(action: str, place: Place, selection: Selection, new: tuple[str, ...] = ()) -> Change:
    times = len(place.lines) if len(place.lines) > 1 else selection.times
    return Change(
        action=action,  # type: ignore[arg-type]
        place=place,
        **(msgspec.structs.asdict(selection) | {"times": times}),
        new=new,
    )


def _replace(clause: Clause) -> list[Change]:
    selected = select(clause.rest, clause.aside, beside=True, lead=clause.before)
    whole = _whole(clause) if clause.own() or not clause.old_and_new(selected.text) else []
    pairs = _pairs(clause, selected)
    if pairs:
        return [
            _words(
                "replace words", place, selected.of(old, clause.aside), (clause.aside.quoted[n],)
            )
            for place in clause.searched()
            for old, n in pairs
        ]
    return whole


def _pairs(clause: Clause, selected: Selected) -> list[tuple[int, int]]:
    """Old and new words: "“a” by “b” and “c” by “d”", "“b” for “a”", "“a”, “b” by “c”, “d”"."""
    links = {"with", "by"} | ({"to", "as"} if clause.verb.startswith(_CHANGES) else set())
    text = clause.words_of(selected.text)
    if "respectively" in text:
        numbers = [int(n) for n in re.findall(QUOTATION, text)]
        half = len(numbers) // 2
        return [*zip(numbers[:half], numbers[half:], strict=True)] if len(numbers) % 2 == 0 else []
    if clause.verb.startswith("substitut") and not re.search(r"\b(?:with|by)\b", text):
        found = _walk(text, {"for"})
        return [(old, new) for new, old in found]
    return _walk(text, links)


def _walk(text: str, links: set[str]) -> list[tuple[int, int]]:
    olds: list[int] = []
    pairs: list[tuple[int, int]] = []
    linked = False
    for token in _TOKEN.finditer(text):
        if token["word"]:
            linked = linked or (token["word"].lower() in links and bool(olds))
        elif linked:
            pairs += [(old, int(token[1])) for old in olds]
            olds, linked = [], False
        else:
            olds.append(int(token[1]))
    return [] if olds else pairs


def _reads(clause: Clause) -> list[Change]:
    """ "X should read “…”", "amend X to read “…”", "change “a” to “b”"."""
    if clause.verb.startswith(_CHANGES) and clause.old_and_new(clause.rest):
        return _replace(clause)
    return _whole(clause)


def _whole(clause: Clause) -> list[Change]:
    """New text for a paragraph, a sentence or the title as a whole, or for several."""
    places = clause.places()
    new = new_text(clause)
    if (
        not new
        or not places
        or not all(p.number or p.starting or p.part == "title" for p in places)
    ):
        return []
    if any(place.lines for place in places):
        return []
    if any(place.sentence for place in places):
        words = (" ".join(line for text in new for line in text),)
        return [Change(action="replace words", place=place, new=words) for place in places]
    if len(places) == 1:
        lines = tuple(line for text in new for line in text)
        return [Change(action="replace paragraph", place=places[0], new=lines)]
    if len(new) == len(places):
        return [
            Change(action="replace paragraph", place=place, new=text)
            for place, text in zip(places, new, strict=True)
        ]
    return _replaced_together(places, new)


def _replaced_together(places: Sequence[Place], new: Sequence[tuple[str, ...]]) -> list[Change]:
    """Neighbours give way to one new text; of others nobody can say which goes where."""
    numbers = [int(place.number) if place.number.isdecimal() else -9 for place in places]
    first = places[0]
    alike = all(
        (p.part, p.items, p.annex) == (first.part, first.items, first.annex) for p in places
    )
    if not alike or numbers != list(range(numbers[0], numbers[0] + len(numbers))) or first.items:
        return []
    lines = tuple(line for text in new for line in text)
    gone = [Change(action="delete paragraph", place=place) for place in places[1:]]
    return [Change(action="replace paragraph", place=first, new=lines), *gone]


def instead(clause: Clause, gone: Sequence[Change]) -> list[Change]:
    """ "Delete X and put “…” in its place": one change where two verbs stand."""
    if not _INSTEAD.search(clause.rest) or not clause.verb.startswith(_PUTS):
        return []
    places = tuple(change.place for change in gone)
    if all(change.action == "delete paragraph" for change in gone):
        new = new_text(clause)
        if len(places) == 1 and new:
            lines = tuple(line for text in new for line in text)
            return [Change(action="replace paragraph", place=places[0], new=lines)]
        return _replaced_together(places, new) if new else []
    quoted = re.findall(QUOTATION, clause.rest)
    if len(gone) == len(quoted) == 1 and gone[0].action == "delete words":
        new_words = (clause.aside.quoted[int(quoted[0])],)
        return [msgspec.structs.replace(gone[0], action="replace words", new=new_words)]
    return []


def _merge(clause: Clause) -> list[Change]:
    """Only with the text that comes of it."""
    places, new = clause.places(), new_text(clause)
    return _replaced_together(places, new) if len(places) > 1 and new else []


_QUOTES_WHOLE = re.compile(
    rf"paragraph[^\ue000]{{0,40}}\b(?:which|that)?\s*read(?:s|ing)\b[^\ue000]{{0,20}}{QUOTATION}",
    re.I,
)
_INSTEAD = re.compile(
    r"\b(?:instead|(?:its|their) places?|there(?:for|fore|of)|it|them|these|the following)\b", re.I
)
_PUTS = ("insert", "add", "substitut", "replac")
_CHANGES = ("chang", "alter", "amend", "modif", "revis", "reword")
_READERS: tuple[tuple[tuple[str, ...], Callable[[Clause], list[Change]]], ...] = (
    (("renumber", "re-number", "reletter"), _renumber),
    (("delet", "remov", "omit", "strik", "struck", "suppress", "eliminat"), _delete),
    (("replac", "substitut"), _replace),
    (("insert", "add", "includ", "append"), lambda clause: _insert(clause)),
    (("mov", "plac", "transfer", "relocat"), move),
    (("merg", "combin"), _merge),
    (("revers", "transpos", "swap"), reverse),
)


def _insert(clause: Clause) -> list[Change]:
    return new_paragraph(clause) or insertions(clause)
