"""How a figure is printed: a readable line for people, a JSON line for programs."""

import os
import sys
from collections.abc import Sequence
from statistics import quantiles

import msgspec


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """One measured value beside the least, or the most, that the machine allows in the same run."""

    figure: str
    value: float
    unit: str
    raw: float | None = None
    """The raw limit, in the same unit; None where there is none."""
    ratio: float | None = None
    """Of value to raw, so of a rate it is to be high and of a time it is to be low."""


def show(
    figure: str,
    value: float,
    unit: str,
    raw: float | None = None,
    aim: str = "",
    digits: int = 2,
    ratio: float | None = None,
) -> None:
    """Print it twice; ``aim`` is what docs/performance.md asks of it.

    ``ratio`` is that of value and raw, where it is not the median of those of pairs.
    """
    if ratio is None and raw is not None:
        ratio = value / raw
    made = Figure(
        figure=figure,
        value=round(value, digits),
        unit=unit,
        raw=None if raw is None else round(raw, digits),
        ratio=None if ratio is None else round(ratio, 3),
    )
    beside = "" if raw is None else f"   raw {made.raw:,} {unit}   ratio {made.ratio}"
    write(f"{figure:<44} {made.value:,} {unit}{beside}{f'   (aim: {aim})' if aim else ''}")
    write(msgspec.json.encode(made).decode())


def note(text: str) -> None:
    """What was measured, with its sizes."""
    write(f"# {text}")


def load() -> None:
    """What else the machine does: figures of a busy machine say little."""
    one, five, _ = os.getloadavg()
    note(f"load average {one:.2f} (1 minute), {five:.2f} (5 minutes), {os.cpu_count()} cores")


def write(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def percentile(took: Sequence[float], which: int) -> float:
    """Of seconds, in milliseconds."""
    return quantiles(took, n=100)[which - 1] * 1000
