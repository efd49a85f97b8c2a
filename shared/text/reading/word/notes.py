"""The notes of a Word file: their marks in the order of their calls, and what they say."""

import re

import msgspec
from lxml import etree

from shared.text.reading.word.numbering import W, in_form, whole
from shared.text.reading.word.runs import LINE, PAGE, Fields, pieces
from shared.text.reading.word.settling import ORIGIN
from shared.text.reading.word.styles import value

_FORMS = {"footnote": "decimal", "endnote": "lowerRoman"}


class WordNote(msgspec.Struct, frozen=True):
    """``origins`` are the paragraphs of the file that it is made of."""

    mark: str
    text: str
    origins: tuple[str, ...]


class WordNotes:
    """Hands out marks, one call after another."""

    def __init__(
        self,
        footnotes: etree._Element | None,
        endnotes: etree._Element | None,
        settings: etree._Element | None,
    ) -> None:
        self.called: list[WordNote] = []
        self._notes = {
            (kind, str(note.get(f"{W}id"))): note
            for kind, root in (("footnote", footnotes), ("endnote", endnotes))
            if root is not None
            for note in root.iter(f"{W}{kind}")
        }
        self._form: dict[str, str] = {}
        self._next: dict[str, int] = {}
        for kind, form in _FORMS.items():
            told = settings.find(f"{W}{kind}Pr") if settings is not None else None
            self._form[kind] = value(told, "numFmt") or form
            self._next[kind] = whole(value(told, "numStart"), 1)

    def arrange(self, section: etree._Element | None) -> None:
        """What the section says of its notes goes before what the file says."""
        for kind in _FORMS:
            told = section.find(f"{W}{kind}Pr") if section is not None else None
            self._form[kind] = value(told, "numFmt") or self._form[kind]
            self._next[kind] = whole(value(told, "numStart"), self._next[kind])

    def call(self, kind: str, identifier: str, custom: str) -> str:
        """The mark of the note that is called here; ``custom`` is one of its own, if it has one.

        A note is read where it is first called.
        """
        mark = custom or self._count(kind)
        note = self._notes.pop((kind, identifier), None)
        if note is not None:
            origins = tuple(
                origin
                for paragraph in note.iter(f"{W}p")
                for origin in (paragraph.get(ORIGIN) or "").split()
            )
            self.called.append(WordNote(mark, _text(note, custom), origins))
        return mark

    def _count(self, kind: str) -> str:
        n = self._next[kind]
        self._next[kind] += 1
        return in_form(n, self._form[kind]) or str(n)


def _runs(paragraph: etree._Element) -> list[str]:
    """What each of its runs says."""
    fields = Fields()
    return [
        "".join(text for text, _ in pieces(run, fields)).replace(LINE, " ").replace(PAGE, " ")
        for run in paragraph.iter(f"{W}r")
        if next(run.iterancestors(f"{W}p"), None) is paragraph
    ]


def _text(note: etree._Element, mark: str) -> str:
    """Without a mark of its own, which some programs write into the note, and some twice."""
    said = [run for paragraph in note.iter(f"{W}p") for run in [*_runs(paragraph), " "]]
    while mark and said and said[0].strip() in ("", mark):
        del said[0]
    text = " ".join("".join(said).split())
    own = rf"(?:\*+|{re.escape(mark)}(?!\w))" if mark else r"\*+"
    return re.sub(rf"^(?:{own}\s*)+", "", text)
