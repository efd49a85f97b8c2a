"""Printing in shapes that a pool of processes carries: structs in, bytes out."""

from datetime import datetime
from typing import Literal

import msgspec

from shared.text.blocks import Block, flatten
from shared.text.compare.comparison import compare
from shared.text.compare.model import Comparison
from shared.text.compare.replay import OtherText, apply
from shared.text.printing.akn.document import print_akn
from shared.text.printing.page import print_page
from shared.text.printing.pdf import print_pdf
from shared.text.printing.plain import print_text
from shared.text.printing.word.package import write
from shared.text.printing.word.tracked import tracked_sheet
from shared.text.printing.word.whole import whole_sheet
from shared.text.structure import Document

Form = Literal["docx", "pdf", "akn", "html", "txt", "json"]
SECONDS = 20.0
"""The longest text that was met (110 paragraphs, 60 sponsors) prints in a fraction of one."""


def print_document(document: Document, form: Form) -> bytes:
    """The file. The same document gives the same bytes."""
    if form == "json":
        return msgspec.json.format(msgspec.json.encode(document)) + b"\n"
    if form == "docx":
        return write(whole_sheet(document))
    printers = {"pdf": print_pdf, "akn": print_akn, "html": print_page, "txt": print_text}
    return printers[form](document)


def print_redline(
    before: Document,
    after: Document,
    comparison: Comparison | None,
    author: str,
    at: datetime | None,
) -> bytes:
    """A Word file whose tracked changes lead from one text to the other.

    ``comparison`` is one of ``flatten(before)`` with ``flatten(after)``, None to make it here;
    ``author`` and ``at`` (UTC) sign the changes.
    """
    old, new = flatten(before), flatten(after)
    found = comparison if comparison and _fits(comparison, old, new) else compare(old, new)
    return write(tracked_sheet(before, after, found), author=author, at=at)


def _fits(comparison: Comparison, before: list[Block], after: list[Block]) -> bool:
    """Whether it was made from these blocks: an old one may have cut a text into others."""
    try:
        applied = apply(comparison, before)
    except OtherText:
        return False
    return [(p.kind, p.label, p.text) for p in applied] == [
        (str(block.kind), block.label, block.text) for block in after
    ]
