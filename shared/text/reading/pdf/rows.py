"""The printed rows of a page: runs on one baseline, with what is raised above it, left to right."""

import itertools
import re

import msgspec

from shared.text.reading.marks import CALL, END, SLANT, UPRIGHT, plain
from shared.text.reading.pdf.pages import Page
from shared.text.reading.pdf.runs import SPACE, TAB, Run

CELL = 2.0
"""Of the size: a wider gap parts two cells of a row."""
_RAISED = 0.8
_REACH = 0.6
"""Of the size: as far from its row stands what is raised or lowered."""
_STRIP = 8.0
_CALLED = re.compile(r"\d{1,3}(?:\s?[,–-]\s?\d{1,3})*|[a-z]")
_NUMBERS = re.compile(r"\d{1,3}|[a-z]")
_INSIDE = ((re.compile(r"([(\[]) +(?=\S)"), r"\1"), (re.compile(r"(?<=\S) +(?=[)\]])"), ""))


class Row(msgspec.Struct):
    """``y`` is the baseline from the foot of the page; ``size`` and weight are of most of it."""

    page: int
    y: float
    size: float
    runs: list[Run]

    @property
    def x0(self) -> float:
        return self.runs[0].x0

    @property
    def x1(self) -> float:
        return max(run.x1 for run in self.runs)

    @property
    def bold(self) -> bool:
        bold = sum(len(run.text) for run in self.runs if run.bold)
        return 2 * bold > sum(len(run.text) for run in self.runs)

    @property
    def hang(self) -> float | None:
        """Where the text behind a label and a tab begins."""
        if len(self.runs) > 1 and self.runs[1].x0 - self.runs[0].x1 > TAB * self.size:
            return self.runs[1].x0
        return None

    @property
    def mark(self) -> str:
        """The raised mark that it begins with, as a note does; stars need not be raised."""
        first = self.runs[0]
        if self._raised(first) and _NUMBERS.fullmatch(first.text):
            return first.text
        match = re.match(r"\*+(?=\s|$)", plain(self.text()))
        return match[0] if match else ""

    def cells(self) -> list["Row"]:
        """The same, parted at wide gaps."""
        parts: list[list[Run]] = []
        for run in self.runs:
            if parts and run.x0 - parts[-1][-1].x1 <= CELL * self.size:
                parts[-1].append(run)
            else:
                parts.append([run])
        return [_row(self.page, self.y, part) for part in parts]

    def text(self, known: frozenset[str] | None = None) -> str:
        """With our marks; a raised number calls a note where there is one of that mark."""
        text = ""
        before: Run | None = None
        for run in self.runs:
            raised = self._raised(run)
            said = _called(run.text, known) if raised else run.text
            if run.italic and not raised:
                said = f"{SLANT}{said}{UPRIGHT}"
            if before and (run.spaced or run.x0 - before.x1 > SPACE * self.size) and not raised:
                said = f" {said}"
            text, before = text + said, run
        for pattern, by in _INSIDE:
            text = pattern.sub(by, text)
        return text.replace(UPRIGHT + SLANT, "").replace(f"{UPRIGHT} {SLANT}", " ").strip()

    def _raised(self, run: Run) -> bool:
        return run.size <= _RAISED * self.size and run.y > self.y + 0.1 * self.size


def _called(text: str, known: frozenset[str] | None) -> str:
    marks = _NUMBERS.findall(text)
    if not _CALLED.fullmatch(text) or (known is not None and not known.issuperset(marks)):
        return text
    return _NUMBERS.sub(lambda match: f"{CALL}{match[0]}{END}", text)


def rows_of(page: Page, number: int) -> list[Row]:
    """From top to bottom. Large print first: what is raised or lowered joins the row it is at."""
    rows: list[list[Run]] = []
    at: dict[int, list[int]] = {}
    for run in sorted(page.runs, key=lambda run: -run.size):
        reach = max(_REACH * (rows[0][0].size if rows else run.size), 1.0)
        strips = range(int((run.y - reach) // _STRIP), int((run.y + reach) // _STRIP) + 1)
        near = sorted(itertools.chain.from_iterable(at.get(strip, ()) for strip in strips))
        own = next((n for n in near if _belongs(run, rows[n])), None)
        if own is None:
            at.setdefault(int(run.y // _STRIP), []).append(len(rows))
            rows.append([run])
        else:
            rows[own].append(run)
    found = [_row(number, row[0].y, sorted(row, key=lambda run: run.x0)) for row in rows]
    return sorted(found, key=lambda row: (-row.y, row.x0))


def _belongs(run: Run, row: list[Run]) -> bool:
    first = row[0]
    above = run.y - first.y
    if abs(above) <= 0.2 * run.size:
        return True
    if run.size > _RAISED * first.size or not -0.3 * first.size < above < _REACH * first.size:
        return False
    return any(
        -1 < run.x0 - near.x1 < 0.6 * near.size or abs(near.x0 - run.x1) < near.size for near in row
    )


def _row(number: int, y: float, runs: list[Run]) -> Row:
    sizes: dict[float, int] = {}
    for run in runs:
        sizes[run.size] = sizes.get(run.size, 0) + len(run.text)
    return Row(page=number, y=y, size=max(sizes, key=lambda size: (sizes[size], size)), runs=runs)
