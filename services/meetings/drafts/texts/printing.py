"""Texts as files: for Word, as PDF, as Akoma Ntoso and as plain text, made in the workbench."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

import msgspec

from services.meetings.drafts.texts import store as texts
from shared.errors import NotFound
from shared.registry import Means, Printer, Rendered
from shared.text import symbols
from shared.text.compare.model import Comparison
from shared.text.errors import BadSymbol
from shared.text.printing.work import SECONDS, Form, print_document, print_redline

A = TypeVar("A")
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_FORMS: dict[str, tuple[Form, str]] = {
    "docx": ("docx", _WORD),
    "pdf": ("pdf", "application/pdf"),
    "xml": ("akn", "application/xml"),
    "txt": ("txt", "text/plain"),
}


class Tracked(msgspec.Struct, frozen=True, kw_only=True):
    """Two issued texts, and what changed between them."""

    before: UUID
    after: UUID
    comparison: Comparison
    symbols: tuple[str, str]
    at: datetime | None
    """When the later one was issued: the date of its changes."""


def printed(named: Callable[[A], tuple[UUID | None, str]]) -> dict[str, Printer]:
    """Every format of the text whose id and symbol are found in a view's answer."""
    return {suffix: _printer(named, suffix) for suffix in _FORMS}


def _printer(named: Callable[[Any], tuple[UUID | None, str]], suffix: str) -> Printer:
    form, media = _FORMS[suffix]

    async def make(answer: Any, means: Means) -> Rendered:
        text, symbol = named(answer)
        if text is None:
            raise NotFound("There is no text to print yet.")
        document = await texts.document_of(means.database.pool, text)
        content = await means.workbench.run(print_document, document, form, seconds=SECONDS)
        name = f"{slug(symbol)}.docx" if suffix == "docx" else None
        return Rendered(content=content, media_type=media, file_name=name)

    return Printer(make)


def tracked(found: Callable[[A], Tracked | None]) -> Printer:
    """A Word file in which the changes can be accepted or rejected one by one."""

    async def make(answer: Any, means: Means) -> Rendered:
        pair = found(answer)
        if pair is None:
            raise NotFound("There is one text, and nothing changed.")
        pool = means.database.pool
        before = await texts.document_of(pool, pair.before)
        after = await texts.document_of(pool, pair.after)
        arguments = (before, after, pair.comparison, pair.symbols[1], pair.at)
        content = await means.workbench.run(print_redline, *arguments, seconds=SECONDS)
        name = f"{slug(pair.symbols[0])}-to-{slug(pair.symbols[1])}.docx"
        return Rendered(content=content, media_type=_WORD, file_name=name)

    return Printer(make)


def slug(symbol: str) -> str:
    """The symbol as a file may be called."""
    try:
        return symbols.parse(symbol).slug
    except BadSymbol:
        return "text"
