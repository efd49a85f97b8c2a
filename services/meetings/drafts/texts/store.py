"""Paragraphs and comparisons in PostgreSQL. Sole caller of write SQL."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import msgspec

from services.meetings.drafts.texts.model import Line, Standing, known
from shared.ids import new_id
from shared.queries import queries
from shared.text.compare.model import ALGORITHM, Comparison
from shared.text.compare.work import Compared, relate
from shared.text.printing.issue import Issue, issued
from shared.text.structure import Call, Document
from shared.transaction import Transaction
from shared.workbench import Workbench

SQL = queries("services.meetings.drafts.texts")
COMPARE_SECONDS = 10.0


async def keep(
    tx: Transaction, text: UUID, lines: Sequence[Line], ids: Sequence[UUID | None]
) -> None:
    """Under the identities that were carried over; a new paragraph gets a new one."""
    await tx.connection.execute(
        SQL["add_paragraphs"],
        text,
        list(range(len(lines))),
        [carried or new_id() for carried in ids],
        [line.kind for line in lines],
        [line.label for line in lines],
        [line.level for line in lines],
        [line.words for line in lines],
        [line.opening for line in lines],
        [msgspec.json.encode(line.notes).decode() for line in lines],
    )


async def read(connection: Any, text: UUID) -> list[Standing]:
    """The paragraphs of an issued text, in reading order; from a pool or a connection."""
    return [
        Standing(
            id=row["id"],
            kind=row["kind"],
            label=row["label"],
            level=row["level"],
            words=row["words"],
            opening=row["opening"],
            notes=msgspec.json.decode(row["notes"], type=tuple[Call, ...]),
        )
        for row in await connection.fetch(SQL["paragraphs"], text)
    ]


async def document_of(connection: Any, text: UUID) -> Document:
    """A text as a whole; an issued one under its symbol, whatever was handed in."""
    row = dict(await connection.fetchrow(SQL["structure"], text))
    document = msgspec.json.decode(row.pop("structure"), type=Document)
    return issued(document, msgspec.convert(row, Issue))


async def keep_comparison(connection: Any, before: UUID, after: UUID, found: Compared) -> None:
    """Two texts that are both issued never change, so this is kept for good."""
    comparison = found.comparison
    result = msgspec.json.encode(comparison).decode()
    values = (before, after, comparison.algorithm, result, found.summary)
    await connection.execute(SQL["add_comparison"], *values)


async def kept(connection: Any, before: UUID, after: UUID) -> Compared | None:
    """What was found before, by today's algorithm."""
    return compared(await connection.fetchrow(SQL["comparison"], before, after, ALGORITHM))


async def as_issued(connection: Any, before: UUID, after: UUID) -> Compared | None:
    """What was found when the later text was issued, whatever the algorithm."""
    return compared(
        await connection.fetchrow(SQL["comparison_as_issued"], before, after, ALGORITHM)
    )


def compared(row: Any) -> Compared | None:
    """A row of the table, if there is one."""
    if row is None:
        return None
    comparison = msgspec.json.decode(row["result"], type=Comparison)
    return Compared(comparison=comparison, summary=row["summary"])


async def between(pool: Any, workbench: Workbench, before: UUID, after: UUID) -> Compared:
    """What was found before, or is found now in the workbench and then kept."""
    if found := await kept(pool, before, after):
        return found
    old, new = known(await read(pool, before)), known(await read(pool, after))
    found = await workbench.run(relate, old, new, seconds=COMPARE_SECONDS)
    await keep_comparison(pool, before, after, found)
    return found
