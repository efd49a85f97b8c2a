"""Which paragraphs left their place: all but the heaviest run that kept its order."""

from collections.abc import Collection
from itertools import pairwise
from typing import NamedTuple


class Placed(NamedTuple):
    """A paragraph with its index in both texts, and its weight: the number of its words."""

    i: int
    j: int
    weight: int


def stationary(paragraphs: Collection[Placed]) -> set[tuple[int, int]]:
    """The (before, after) pairs that kept their place, so that the fewest words count as moved."""
    run = sorted(paragraphs, key=lambda placed: placed.j)
    if all(one.i < other.i for one, other in pairwise(run)):
        return {(placed.i, placed.j) for placed in run}
    rank = {i: n for n, i in enumerate(sorted(placed.i for placed in run), 1)}
    best: list[tuple[int, int]] = [(0, -1)] * (len(run) + 1)
    before: list[int] = []
    for n, placed in enumerate(run):
        weight, previous = _heaviest(best, rank[placed.i] - 1)
        before.append(previous)
        _raise(best, rank[placed.i], (weight + placed.weight + 1, n))
    kept: set[tuple[int, int]] = set()
    n = _heaviest(best, len(run))[1]
    while n >= 0:
        kept.add((run[n].i, run[n].j))
        n = before[n]
    return kept


def _heaviest(tree: list[tuple[int, int]], upto: int) -> tuple[int, int]:
    """The heaviest of the first ``upto``: a Fenwick tree of maxima."""
    heaviest = (0, -1)
    while upto:
        heaviest = max(heaviest, tree[upto])
        upto &= upto - 1
    return heaviest


def _raise(tree: list[tuple[int, int]], place: int, value: tuple[int, int]) -> None:
    while place < len(tree):
        tree[place] = max(tree[place], value)
        place += place & -place
