"""Columns: the two of a masthead, read one after the other, and those of a page set in two."""

from collections.abc import Sequence

from shared.text.reading.pages import Page
from shared.text.reading.rows import Row

_MASTHEAD = 0.72
_LARGE = 13.0
_COLUMN = 0.28
"""Of the width of the page: what stands left in a table is narrower."""


def by_columns(page: Page, rows: Sequence[Row]) -> list[Row]:
    """Rows in the order of reading."""
    if rows and rows[0].page == 0:
        return _masthead_first(page, rows)
    return _set_in_two(page, rows) or list(rows)


def _masthead_first(page: Page, rows: Sequence[Row]) -> list[Row]:
    """The organ on the left, then symbol, distribution, date and language on the right."""
    cells = [row.cells() for row in rows]
    parted = [
        n
        for n, row in enumerate(rows)
        if row.y / page.height > _MASTHEAD and cells[n][-1].x0 > page.width / 2
    ]
    if not parted:
        return _set_in_two(page, rows) or list(rows)
    end = parted[-1] + 1
    left = [cell for own in cells[:end] for cell in own if cell.x0 <= page.width / 2]
    right = [cell for own in cells[:end] for cell in own if cell.x0 > page.width / 2]
    rest = rows[end:]
    return [*_joined(left), *right, *(_set_in_two(page, rest) or rest)]


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


def _set_in_two(page: Page, rows: Sequence[Row]) -> list[Row]:
    """Left column, then right, where most rows leave the same gutter free; else nothing."""
    middle = page.width / 2
    cells = [row.cells() for row in rows]
    pairs = [own for own in cells if len(own) == 2 and own[0].x1 < middle + 20 < own[1].x1]
    wide = [own for own in pairs if own[0].x1 - own[0].x0 > _COLUMN * page.width]
    if len(pairs) < 8 or 2 * len(pairs) < len(rows) or 2 * len(wide) < len(pairs):
        return []
    gutter = min(own[1].x0 for own in pairs)
    if any(abs(own[1].x0 - gutter) > 40 for own in pairs):
        return []
    left = [cell for own in cells for cell in own if cell.x0 < gutter - 1]
    right = [cell for own in cells for cell in own if cell.x0 >= gutter - 1]
    if sum(cell.x1 > gutter for cell in left) > 2:
        return []
    return [*left, *right]
