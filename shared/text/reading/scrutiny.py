"""What a drafter should look at in a text: numbers, ends of paragraphs, sponsors, notes."""

import itertools
import re
from collections.abc import Iterator
from datetime import date

from shared.text import register
from shared.text.blocks import in_order
from shared.text.dates import in_words
from shared.text.structure import Document, Item, Paragraph, Warning

_CLOSES = "”\"’')] "


def scrutiny(document: Document) -> list[Warning]:
    """None of it is a reason to refuse the text."""
    return [
        *_numbering(document),
        *_punctuation(document),
        *_sponsors(document),
        *_footnotes(document),
    ]


def _numbering(document: Document) -> Iterator[Warning]:
    numbers = [int(m[0]) for p in document.operative if (m := re.match(r"\d+", p.number))]
    for before, number in itertools.pairwise(numbers):
        if number not in (before, before + 1, 1):
            message = f"paragraph {number} follows paragraph {before}"
            yield Warning(kind="numbering", place=f"OP {number}", message=message)


def _punctuation(document: Document) -> Iterator[Warning]:
    """A comma ends a preambular paragraph, a semicolon an operative one, a full stop the last."""
    if not document.formulas:
        return
    for n, paragraph in enumerate(document.preambular, 1):
        yield from _ends(paragraph, ",", f"PP {n}")
    operative = document.operative
    ends = [_last(paragraph)[-1:] for paragraph in operative]
    if ends.count(".") > len(ends) / 2:
        return  # a declaration, in sentences
    headed = {section.before for section in document.sections if section.part == "operative"}
    headed |= {paragraph.behind for paragraph in document.preambular}
    for n, paragraph in enumerate(operative, 1):
        wanted = "." if n == len(operative) else ";." if n in headed else ";"
        yield from _ends(paragraph, wanted, f"OP {paragraph.number or n}")


def _ends(paragraph: Paragraph, wanted: str, place: str) -> Iterator[Warning]:
    text = _last(paragraph)
    said = re.sub(r"(?<=[;,]) (?:and|or)$", "", text)
    if said[-1:] not in wanted:
        found = f"with “{said[-1]}”" if said[-1:] in set(",;.:") else "without punctuation"
        message = f"ends {found} where “{wanted[0]}” is expected"
        yield Warning(kind="punctuation", place=place, message=message)


def _last(paragraph: Paragraph | Item) -> str:
    """The last words, without the quotation marks and brackets that close behind them."""
    if paragraph.continued or not paragraph.items:
        whole = paragraph.continued or paragraph.text
        bare = whole.rstrip(_CLOSES)
        # A full stop that belongs to the quotation stands within it.
        return bare if bare[-1:] in set(",;.:") else whole.rstrip("] ")
    return _last(paragraph.items[-1])


_MOST_SOUGHT = 250
"""Names for which a likely one is looked for, which takes a while; there are 193 Member States."""


def _sponsors(document: Document) -> Iterator[Warning]:
    names = [sponsor.name for sponsor in document.sponsors]
    for n, name in enumerate(names):
        state = register.find(name)
        if state is None:
            message = f"“{name}” is not in the register of States and groups"
            near = register.nearest(name) if n < _MOST_SOUGHT else None
            message += f": “{near}” may be meant" if near else ""
            yield Warning(kind="sponsor", place="sponsors", message=message)
        elif name in names[:n]:
            yield Warning(kind="sponsor", place="sponsors", message=f"“{name}” stands there twice")
        elif (until := register.held_until(name)) and _after(document, until):
            message = f"“{name}” is “{state.name}” since {in_words(until)}"
            yield Warning(kind="sponsor", place="sponsors", message=message)


def _after(document: Document, until: date) -> bool:
    return document.masthead.date is not None and document.masthead.date >= until


def _footnotes(document: Document) -> Iterator[Warning]:
    """Where a text was pasted without its notes nothing is said of the calls."""
    marks = [note.mark for note in document.footnotes]
    if not marks or not document.operative:
        return
    called = [call.mark for call in document.title_notes]
    called += [mark for paragraph in in_order(document) for mark in _calls(paragraph)]
    for mark in marks:
        if mark not in called:
            message = f"footnote {mark} is not called in the text"
            yield Warning(kind="footnote", place=f"footnote {mark}", message=message)
    for mark in dict.fromkeys(called):
        if mark not in marks and mark.isdecimal():
            message = f"footnote {mark} is called, and is not there"
            yield Warning(kind="footnote", place=f"footnote {mark}", message=message)


def _calls(paragraph: Paragraph | Item) -> Iterator[str]:
    yield from (call.mark for call in paragraph.notes)
    for item in paragraph.items:
        yield from _calls(item)
