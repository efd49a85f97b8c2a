"""How a step is declared: what it draws, when it may be taken, and how often that should be.

Hypothesis would take all rules equally often, and leave half of them out of each example: then a
draft is hardly ever revised twice. Here a step says its weight.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from hypothesis import strategies as st

F = TypeVar("F", bound=Callable[..., None])
Given = dict[str, st.SearchStrategy[Any]]
USUAL = 2


class Step:
    """A method of the machine, with what it draws."""

    def __init__(self, name: str, weight: int, may: Callable[[Any], object], given: Given) -> None:
        self.name = name
        self.weight = weight
        self.may = may
        self.given = given

    def __repr__(self) -> str:
        return self.name


def always(_: object) -> bool:
    """No condition."""
    return True


def step(
    weight: int = USUAL,
    when: Callable[[Any], object] = always,
    **given: st.SearchStrategy[Any],
) -> Callable[[F], F]:
    """Declare a step; ``when`` looks at the machine, and ``given`` are its arguments."""

    def declare(method: F) -> F:
        method.step = Step(method.__name__, weight, when, given)  # type: ignore[attr-defined]
        return method

    return declare


def steps_of(machine: type) -> list[Step]:
    """All that the class and its parents declare, by name."""
    found = (getattr(getattr(machine, name), "step", None) for name in sorted(dir(machine)))
    return [each for each in found if isinstance(each, Step)]
