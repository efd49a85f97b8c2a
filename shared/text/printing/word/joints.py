"""Where one paragraph ends with new words and the next begins with some.

LibreOffice takes the two insertions for one, with the end of the paragraph between them, and joins
the paragraphs when it is rejected. So the first never ends with an insertion there: the words that
went stand behind it, and where none went its last old word goes and comes again.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

import msgspec

from shared.text.printing.word.model import Fate, Para, Span

_COMES = (Fate.INSERTED, Fate.ARRIVED)


def parted(paras: Iterable[Para]) -> tuple[Para, ...]:
    """The same paragraphs, read the same with all changes and without."""
    listed = list(paras)
    closed = [
        msgspec.structs.replace(para, spans=tuple(_closed(para.spans)))
        if _open(para, after)
        else para
        for para, after in pairwise(listed)
    ]
    return (*closed, *listed[-1:])


def _open(para: Para, after: Para) -> bool:
    if para.end is not Fate.KEPT or not (para.spans and after.spans):
        return False
    return para.spans[-1].fate in _COMES and after.spans[0].fate in _COMES


def _closed(spans: tuple[Span, ...]) -> Iterator[Span]:
    place = next((n for n in range(len(spans), 0, -1) if spans[n - 1].fate not in _COMES), 0)
    kept, new = spans[:place], spans[place:]
    if not kept:
        yield from spans
    elif kept[-1].fate is Fate.DELETED:
        first = next((n for n in range(place, 0, -1) if kept[n - 1].fate is not Fate.DELETED), 0)
        yield from (*kept[:first], *new, *kept[first:])
    else:
        left, last = _parts(kept[-1])
        yield from (*kept[:-1], *left)
        yield _again(last, Fate.INSERTED)
        yield from new
        yield _again(last, Fate.DELETED)


def _parts(span: Span) -> tuple[list[Span], Span]:
    """All but its last word, and that; the call of a note is one word."""
    text = span.text
    word = text if span.note else text[text.rstrip().rfind(" ") + 1 :] or text
    left = text.removesuffix(word)
    rest = [msgspec.structs.replace(span, text=left)] if left else []
    return rest, msgspec.structs.replace(span, text=word)


def _again(span: Span, fate: Fate) -> Span:
    """A word that stayed, as one that comes or goes, with the look and the note of its side."""
    old = fate is Fate.DELETED
    slanted = span.was_slanted if old and span.was_slanted is not None else span.slanted
    note = span.note
    if note is not None:
        gone = Fate.INSERTED if old else Fate.DELETED
        own = [msgspec.structs.replace(s, fate=Fate.KEPT) for s in note.spans if s.fate != gone]
        note = msgspec.structs.replace(note, spans=tuple(own))
    return Span(text=span.text, slanted=slanted, fate=fate, note=note)
