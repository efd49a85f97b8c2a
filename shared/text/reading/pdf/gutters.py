"""Pages set in two columns, as the annual volumes are: the left column is read, then the right.

The columns need not share their baselines, so a page is parted before its rows are made. What runs
across both columns, such as a title, parts the page from top to bottom. The right column is moved
to the place of the left one: to those who read on, there is one long column.
"""

import itertools
from collections.abc import Iterator, Sequence
from statistics import median

import msgspec

from shared.text.reading.pdf.pages import Page
from shared.text.reading.pdf.runs import Run

_LEAST = 600
"""Characters: less is a masthead, not a page."""
_MOST_ACROSS = 0.2
_LEAST_BESIDE = 0.1
_NARROWEST = 0.25
"""Of the width of the page: the columns of a table are narrower."""
_FEWEST = 6


class Gutter(msgspec.Struct, frozen=True):
    """``move`` brings the right column to the place of the left one."""

    place: float
    move: float


def gutter_of(page: Page, runs: Sequence[Run], before: Gutter | None) -> Gutter | None:
    """The gutter of a page; one with little on it has that of the page ``before``."""
    whole = sum(len(run.text) for run in runs)
    if before is not None and _crossing(runs, before.place) <= _MOST_ACROSS * whole:
        return before
    place = _free(page, runs, whole) if whole >= _LEAST else None
    if place is None:
        return None
    left, right = _sides(runs, place)
    beside = min(sum(len(run.text) for run in side) for side in (left, right))
    if beside < _LEAST_BESIDE * whole or not (_is_column(page, left) and _is_column(page, right)):
        return None
    return Gutter(place, _edge(left) - _edge(right))


def parts_of(runs: Sequence[Run], gutter: Gutter) -> list[list[Run]]:
    """The runs in the order of reading."""
    across = sorted((run for run in runs if run.x0 < gutter.place < run.x1), key=lambda run: -run.y)
    parts: list[list[Run]] = []
    rest = [run for run in runs if not run.x0 < gutter.place < run.x1]
    for band in _bands(across):
        top = max(run.y for run in band)
        above = [run for run in rest if run.y > top]
        beside = [run for run in rest if min(run.y for run in band) - 0.5 <= run.y <= top]
        rest = [run for run in rest if run not in above and run not in beside]
        parts += [*_columns(above, gutter), [*band, *beside]]
    return [part for part in [*parts, *_columns(rest, gutter)] if part]


def _bands(across: Sequence[Run]) -> Iterator[list[Run]]:
    """Rows across both columns that stand one right under the other."""
    band: list[Run] = []
    for run in across:
        if band and band[-1].y - run.y > 1.6 * run.size:
            yield band
            band = []
        band.append(run)
    if band:
        yield band


def _columns(runs: Sequence[Run], gutter: Gutter) -> list[list[Run]]:
    left, right = _sides(runs, gutter.place)
    moved = [
        msgspec.structs.replace(run, x0=run.x0 + gutter.move, x1=run.x1 + gutter.move)
        for run in right
    ]
    return [left, moved]


def _sides(runs: Sequence[Run], place: float) -> tuple[list[Run], list[Run]]:
    return [run for run in runs if run.x1 <= place], [run for run in runs if run.x0 >= place]


def _edge(runs: Sequence[Run]) -> float:
    """Where most rows begin, or the leftmost of few."""
    firsts = sorted(run.x0 for run in _firsts(runs))
    places = [(len(list(own)), place) for place, own in itertools.groupby(map(round, firsts))]
    most = max(count for count, _ in places)
    return float(min(place for count, place in places if 2 * count >= most))


def _firsts(runs: Sequence[Run]) -> list[Run]:
    """The first run of each row."""
    rows: dict[int, Run] = {}
    for run in runs:
        key = round(run.y / 3)
        if key not in rows or run.x0 < rows[key].x0:
            rows[key] = run
    return list(rows.values())


def _free(page: Page, runs: Sequence[Run], whole: int) -> float | None:
    """The place near the middle that the fewest characters cross, if few enough do."""
    places = range(round(0.42 * page.width), round(0.58 * page.width), 2)
    crossed = {place: _crossing(runs, place) for place in places}
    least = min(crossed.values())
    free = [place for place in places if crossed[place] == least]
    return free[len(free) // 2] + 0.5 if least <= _MOST_ACROSS * whole else None


def _crossing(runs: Sequence[Run], place: float) -> int:
    return sum(len(run.text) for run in runs if run.x0 < place < run.x1)


def _is_column(page: Page, runs: Sequence[Run]) -> bool:
    rows: dict[int, tuple[float, float]] = {}
    for run in runs:
        x0, x1 = rows.get(round(run.y), (run.x0, run.x1))
        rows[round(run.y)] = (min(x0, run.x0), max(x1, run.x1))
    widths = [x1 - x0 for x0, x1 in rows.values()]
    return len(widths) >= _FEWEST and median(widths) > _NARROWEST * page.width
