"""Texts to compare: real documents cut into paragraphs, and short ones made by hand."""

import os
import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from shared.text.blocks import Block, flatten
from shared.text.compare.model import Paragraph
from shared.text.reading import read
from tests.shared.text.documents import real

DOCUMENTS = Path(__file__).parents[5] / "shared" / "documents"
_LABEL = re.compile(r"(?:- )?(\d+(?: bis| ter)?\.)\s+")
_FURNITURE = re.compile(r"^(?:\d/\d )?V\.\d\d-\d{5}(?: \d/\d)?$|^\d/\d V\.\d\d-\d{5}$")


def document(name: str) -> list[Paragraph]:
    """A real document, cut at its empty lines; numbers become labels."""
    path = DOCUMENTS / name
    if not path.exists():
        if os.environ.get("CI"):
            pytest.fail(f"The real documents are missing: {path}")
        pytest.skip(f"The real documents are not beside the project: {path}")
    chunks = re.split(r"\n\s*\n|\n(?=- \d)", path.read_text())
    return [_paragraph(chunk.strip()) for chunk in chunks if _is_text(chunk.strip())]


def whole(name: str) -> list[Paragraph]:
    """A real document as it is read, in blocks, with the notes that these call."""
    return known(flatten(read(name, real(name))))


def known(blocks: Iterable[Block]) -> list[Paragraph]:
    """What a comparison knows of blocks."""
    return [Paragraph(kind=b.kind, label=b.label, text=b.text, notes=b.notes) for b in blocks]


def _is_text(chunk: str) -> bool:
    return bool(chunk) and not _FURNITURE.match(chunk)


def _paragraph(chunk: str) -> Paragraph:
    found = _LABEL.match(chunk)
    if found:
        return operative(found[1], chunk[found.end() :])
    kind = "footnote" if chunk.startswith("<sup>") else "preambular"
    return Paragraph(kind=kind, label="", text=chunk)


def operative(label: str, text: str) -> Paragraph:
    return Paragraph(kind="operative", label=label, text=text)


def preambular(text: str) -> Paragraph:
    return Paragraph(kind="preambular", label="", text=text)


INVITES = "Invites Member States and other donors to provide extrabudgetary resources;"
URGES = "Urges all parties to criminalize the misuse of new technologies, in line with their law;"
CALLS = "Calls upon the Office to train judges and prosecutors, upon request, in this field;"
REPORT = "Requests the Secretary-General to report to the Commission at its next session."


def numbered(*texts: str) -> list[Paragraph]:
    """Operative paragraphs 1., 2., 3. …"""
    return [operative(f"{n}.", text) for n, text in enumerate(texts, 1)]
