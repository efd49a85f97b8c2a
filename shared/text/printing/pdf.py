"""PDF, set by Typst with the fonts that it brings along.

The document goes to the typesetter as data, never as its source, so that no text can be taken for
an instruction. The file bears no date: the same document gives the same bytes.
"""

from importlib.resources import files
from typing import Any

import msgspec
import typst

from shared.text.printing.layout import (
    Line,
    body,
    front,
    left_over,
    runs,
    star_at,
    text_lines,
)
from shared.text.printing.masthead import printed_head
from shared.text.structure import Document

_NOTES = ("note", "footnote")
_LETTERS_WE_BRING = "\u052f"
"""Up to here (Latin, Greek, Cyrillic) the fonts of the typesetter have every letter."""
_SIGNS_WE_BRING = ("\u1e00", "\u2fff")


def print_pdf(document: Document) -> bytes:
    """The file. Its time is bounded by whoever runs it: a child of the workbench may be killed."""
    sheet = msgspec.json.encode(sheet_of(document)).decode()
    source = (files("shared.text.printing") / "resolution.typ").read_bytes()
    made = typst.compile(
        source,
        format="pdf",
        sys_inputs={"sheet": sheet},
        ignore_system_fonts=_we_bring_all(sheet),
    )
    if not isinstance(made, bytes):
        raise TypeError("the typesetter gave pages instead of a file")
    return made


def _we_bring_all(text: str) -> bool:
    """Letters of other scripts are taken from the fonts of the machine, if it has any."""
    first, last = _SIGNS_WE_BRING
    return all(letter <= _LETTERS_WE_BRING or first <= letter <= last for letter in text)


def sheet_of(document: Document) -> dict[str, Any]:
    """What the template sets: texts, and in each line its runs and the notes at their calls."""
    stars = _Stars(document)
    head = printed_head(document)
    loose = [line for line in left_over(document) if line.kind not in _NOTES]
    notes = {line.label: line.text for line in body(document) if line.kind in _NOTES}
    lines = [*front(document), *text_lines(document), *loose]
    uncalled = [line for line in left_over(document) if line.kind in _NOTES]
    return {
        "title": document.title or "",
        "name": head.name,
        "running": head.symbol.rstrip("*"),
        "symbol": stars.runs(head.symbol),
        "organ": stars.runs(head.organ),
        "right": [stars.runs(text) for text in head.right],
        "lower": [{"kind": kind, "runs": stars.runs(text)} for kind, text in head.lower_kinds()],
        "lines": [_line(line, notes, stars) for line in (*lines, *uncalled)],
    }


def _line(line: Line, notes: dict[str, str], stars: "_Stars") -> dict[str, Any]:
    said: list[dict[str, Any]] = []
    for run in runs(line):
        if run.note:
            said.append({"mark": run.note, "note": stars.once(run.note, notes.get(run.note, ""))})
        else:
            said += [each | {"slanted": run.slanted} for each in stars.runs(run.text)]
    kept = {"kind": line.kind, "label": line.label, "level": line.level, "runs": said}
    return kept | {"continued": line.continued}


class _Stars:
    """Finds the star that calls a note, once for each note."""

    def __init__(self, document: Document) -> None:
        self._open = {note.mark: note.text for note in document.notes}
        self._called: set[str] = set()

    def once(self, mark: str, text: str) -> str:
        """The text of a note at its first call, "" at all others."""
        first = mark not in self._called
        self._called.add(mark)
        return text if first else ""

    def runs(self, text: str) -> list[dict[str, Any]]:
        """Words, and stars with their notes."""
        for mark, note in self._open.items():
            if (place := star_at(text, mark)) >= 0:
                del self._open[mark]
                rest = text[place + len(mark) :]
                call = {"mark": mark, "note": note}
                return [*self.runs(text[:place]), call, *self.runs(rest)]
        return [{"text": text}] if text else []
