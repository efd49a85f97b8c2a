"""What belongs to the page and not to the text: running heads, numbers, barcodes, rules."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from shared.text.reading.marks import plain
from shared.text.reading.pdf.pages import Page
from shared.text.reading.pdf.rows import Row
from shared.text.symbols import SYMBOL

_TOKEN = (
    r"\d{1,3}/\d{1,3}|\d{1,3}(?![\d-])|[-–—]{1,2} ?\d{1,3} ?[-–—]{1,2}|[Pp]age \d+(?: of \d+)?"
    r"|(?:[A-Z]{1,5}\.)?\d{2}-\d{5}[A-Z]?\*?(?: ?\([A-Z]\))?\*?|\d{6}|\d{4}[A-Z]|[A-Z]\d{7}"
    r"|\*(?: ?\w){5,9} ?\*"
    r"|Please recycle|[♲♻@]|/ ?(?:\.\.\.|…)"
)
_FURNITURE = re.compile(rf"(?:(?:{_TOKEN})\s*)+")
_BARE_NUMBER = re.compile(r"\d{1,3}")
RULE = re.compile(r"[_\s]*_{5,}[_\s]*")
_HEAD, _FOOT = 0.86, 0.13
_MOST_HEAD_ROWS = 4


def own_symbol(pages: Sequence[Sequence[Row]]) -> str:
    """The symbol of the document: from the head of its first page, or of several later ones."""
    for symbol in _symbols(pages[0][:12]):
        return symbol
    later = Counter(symbol for rows in pages[1:] for symbol in _symbols(rows[:_MOST_HEAD_ROWS]))
    return next((symbol for symbol, count in later.most_common(1) if count > 1), "")


def _symbols(rows: Sequence[Row]) -> Iterator[str]:
    """Those that stand alone in a cell."""
    for row in rows:
        for cell in row.cells():
            if match := SYMBOL.fullmatch(plain(cell.text()).rstrip("*")):
                yield match[0]


def repeated(pages: Sequence[Page], rows: Sequence[Sequence[Row]]) -> set[tuple[str, int]]:
    """Rows at the edges that stand at the same height on several pages, whatever their numbers."""
    seen = Counter(
        _place(row)
        for page, own in zip(pages, rows, strict=True)
        for row in own
        if not (_FOOT < row.y / page.height < 0.9 or row.mark or RULE.fullmatch(plain(row.text())))
    )
    return {place for place, count in seen.items() if count > 1 and 2 * count >= len(pages) - 1}


def _place(row: Row) -> tuple[str, int]:
    return re.sub(r"\d+", "0", plain(row.text())), round(row.y / 3)


def take_furniture(
    page: Page, rows: Sequence[Row], symbol: str, again: set[tuple[str, int]], body: float
) -> tuple[list[Row], list[str]]:
    """The rows that belong to the text, and what the others say."""
    kept: list[Row] = []
    furniture: list[str] = []
    head = _head(page, rows, symbol, body)
    for place, row in enumerate(rows):
        text = plain(row.text())
        if place < head or _edge(page, row, text) or _place(row) in again:
            furniture.append(text)
        else:
            kept.append(row)
    return kept, furniture


def _edge(page: Page, row: Row, text: str) -> bool:
    height = row.y / page.height
    return (height < _FOOT or height > 0.9) and bool(_FURNITURE.fullmatch(text))


def _head(page: Page, rows: Sequence[Row], symbol: str, body: float) -> int:
    """How many rows the running head has: the symbol, its title in small print, page numbers."""
    if not rows or rows[0].page == 0:
        return 0
    found = 0
    for place, row in enumerate(rows[:_MOST_HEAD_ROWS]):
        text = plain(row.text())
        alone = text.rstrip("*") == symbol or _FURNITURE.fullmatch(text)
        small = row.size < body - 0.9 and row.y / page.height > _HEAD and not row.mark
        named = bool(symbol) and symbol in text and (small or len(row.cells()) > 1)
        if not (alone or named or (small and (found or _near_symbol(rows, symbol)))):
            break
        found = place + 1
    return found


def _near_symbol(rows: Sequence[Row], symbol: str) -> bool:
    return bool(symbol) and any(symbol in plain(row.text()) for row in rows[:_MOST_HEAD_ROWS])
