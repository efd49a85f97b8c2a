"""A paragraph's text for the page: its opening words in italics, its notes called in place."""

from collections.abc import Iterable
from typing import Protocol

from markupsafe import Markup, escape


class Call(Protocol):
    """Where a note is called: ``at`` is the offset in the text that the mark stands after."""

    @property
    def mark(self) -> str: ...
    @property
    def at(self) -> int: ...


def annotated(text: str, opening: str = "", notes: Iterable[Call] = ()) -> Markup:
    """``<i>Recalling</i> its resolution …<sup>1</sup>``; nothing of the text is lost or moved."""
    length = len(opening) if opening and text.startswith(opening) else 0
    marks = [(length, Markup("</i>"))] if length else []
    marks += [(note.at, Markup("<sup>{}</sup>").format(note.mark)) for note in notes]
    shown, done = Markup("<i>") if length else Markup(""), 0
    for at, mark in sorted(marks, key=lambda mark: mark[0]):
        shown += escape(text[done:at]) + mark
        done = at
    return shown + escape(text[done:])
