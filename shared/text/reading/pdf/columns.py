"""The two columns of a masthead, read one after the other."""

from collections.abc import Sequence

from shared.text.reading.pdf.pages import Page
from shared.text.reading.pdf.rows import Row

_MASTHEAD = 0.72
_LARGE = 13.0


def by_columns(page: Page, rows: Sequence[Row]) -> list[Row]:
    """Rows in the order of reading."""
    if rows and rows[0].page == 0:
        return _masthead_first(page, rows)
    return list(rows)


def _masthead_first(page: Page, rows: Sequence[Row]) -> list[Row]:
    """The organ on the left, then symbol, distribution, date and language on the right."""
    cells = [row.cells() for row in rows]
    parted = [
        n
        for n, row in enumerate(rows)
        if row.y / page.height > _MASTHEAD and cells[n][-1].x0 > page.width / 2
    ]
    if not parted:
        return list(rows)
    end = parted[-1] + 1
    left = [cell for own in cells[:end] for cell in own if cell.x0 <= page.width / 2]
    right = [cell for own in cells[:end] for cell in own if cell.x0 > page.width / 2]
    return [*_joined(left), *right, *rows[end:]]


def _joined(cells: Sequence[Row]) -> list[Row]:
    """The name of an organ in large print over two rows is one."""
    rows: list[Row] = []
    for cell in cells:
        above = rows[-1] if rows else None
        if (
            above
            and min(cell.size, above.size) >= _LARGE
            and cell.size == above.size
            and cell.bold == above.bold
        ):
            cell.runs[0].spaced = True
            rows[-1] = Row(cell.page, cell.y, cell.size, [*above.runs, *cell.runs])
        else:
            rows.append(cell)
    return rows
