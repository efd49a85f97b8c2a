"""Akoma Ntoso (AKN4UN), back to a Document.

The head is printed lines in XML as elsewhere, and read by the one grammar of heads; paragraphs,
sections, annexes and notes are taken from the elements that say what they are.
"""

from collections.abc import Iterator
from typing import get_args

import msgspec
from lxml import etree

from shared.text.errors import NotText
from shared.text.reading.adoption import adoption
from shared.text.reading.akn_meta import completed, stated
from shared.text.reading.akn_parts import BREAK, A, annex, counted, hierarchy, paragraph, said
from shared.text.reading.assemble import assemble, considered
from shared.text.reading.lines import Line
from shared.text.reading.marks import CALL, END, plain, without_calls
from shared.text.reading.word.package import xml
from shared.text.structure import (
    Call,
    Document,
    Footnote,
    Kind,
    Paragraph,
    Section,
)


def read_akn(data: bytes) -> Document:
    """A document from ``akomaNtoso/statement``; Unreadable for anything else."""
    if len(data) > 32 << 20:
        raise NotText("the file is larger than 32 MB, and no resolution is")
    root = _root(data)
    statement = root.find(f"{A}statement") if root.tag == f"{A}akomaNtoso" else None
    body = statement.find(f"{A}mainBody") if statement is not None else None
    if statement is None or body is None:
        raise NotText("this is not a statement in Akoma Ntoso 3.0: hand in .docx or text")
    document = _Statement(statement, body).document()
    told = completed(stated(statement), adoption(document))
    return considered(msgspec.structs.replace(document, adoption=told))


def _root(data: bytes) -> etree._Element:
    try:
        return xml(data)
    except NotText as error:
        raise NotText("the XML is damaged: export it again, or hand in .docx or text") from error


class _Statement:
    """One statement being read."""

    def __init__(self, statement: etree._Element, body: etree._Element) -> None:
        self._statement, self._body = statement, body

    def document(self) -> Document:
        read = assemble(self._lines(), [])
        operative, sections = hierarchy(self._body)
        preambular, headings = self._preamble()
        annexes = tuple(annex(each) for each in self._statement.iter(f"{A}attachment"))
        notes, footnotes = self._notes()
        title, calls = self._title()
        closing = [
            line
            for p in self._paragraphs("conclusions")
            if p.get("class") != "uncalled"
            for line in said(p).split(BREAK)
        ]
        return msgspec.structs.replace(
            read,
            kind=self._kind() or read.kind,
            title=title or read.title,
            title_notes=calls if title else read.title_notes,
            formulas=tuple(plain(said(f)) for f in self._statement.iter(f"{A}formula")),
            preambular=preambular,
            operative=counted(operative),
            sections=(*headings, *sections),
            annexes=annexes,
            closing=tuple(text for line in closing if (text := plain(line))),
            notes=notes,
            footnotes=footnotes,
            not_understood=tuple(
                plain(said(p))
                for p in self._body.iterchildren(f"{A}p")
                if p.get("class") == "notUnderstood"
            ),
        )

    def _kind(self) -> Kind | None:
        name = self._statement.find(f"{A}meta//{A}FRBRWork/{A}FRBRname")
        value = str(name.get("value")) if name is not None else ""
        return next((kind for kind in get_args(Kind) if kind == value), None)

    def _lines(self) -> list[Line]:
        """Everything above the first paragraph, and enough below it for the grammar of heads."""
        parts = ("coverPage", "preface")
        texts = [said(p) for part in parts for p in self._paragraphs(part)]
        texts += [said(formula) for formula in self._statement.iter(f"{A}formula")]
        first = self._body.find(f".//{A}paragraph")
        texts += [" ".join(said(part) for part in first)] if first is not None else []
        texts += [said(p) for p in self._body.iterchildren(f"{A}p")]
        lines = [Line(text, gap=True) for text in texts if plain(text)]
        for mark, text in self._found():
            lines.append(Line(f"{CALL}{mark}{END} {text}", gap=True))
        return lines

    def _paragraphs(self, part: str) -> Iterator[etree._Element]:
        found = self._statement.find(f"{A}{part}")
        if found is not None:
            yield from found.iterchildren(f"{A}p")

    def _title(self) -> tuple[str, tuple[Call, ...]]:
        found = self._statement.find(f"{A}preface//{A}docTitle")
        return without_calls(said(found)) if found is not None else ("", ())

    def _preamble(self) -> tuple[tuple[Paragraph, ...], list[Section]]:
        paragraphs: list[Paragraph] = []
        headings: list[Section] = []
        found = self._statement.find(f"{A}preamble")
        for container in found.iterchildren(f"{A}container") if found is not None else ():
            if container.get("name") == "heading":
                text = plain(said(container))
                place = len(paragraphs)
                headings.append(Section(heading=text, before=place, part="preambular"))
            else:
                paragraphs.append(paragraph(container, str(container.get("class") or "")))
        return tuple(paragraphs), headings

    def _found(self) -> Iterator[tuple[str, str]]:
        for note in self._statement.iter(f"{A}authorialNote"):
            texts = (plain(said(p)) for p in note.iterchildren(f"{A}p"))
            yield str(note.get("marker") or "*"), " ".join(texts)

    def _notes(self) -> tuple[tuple[Footnote, ...], tuple[Footnote, ...]]:
        notes = [Footnote(mark=mark, text=text) for mark, text in self._found()]
        notes.sort(key=lambda note: int(note.mark) if note.mark.isdecimal() else 0)
        starred = tuple(note for note in notes if note.mark.startswith("*"))
        return starred, tuple(note for note in notes if not note.mark.startswith("*"))
