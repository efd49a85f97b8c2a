"""What a piece of work may cost, and what is said when it costs more.

* Refusal      400
  + TooCostly  422  time, memory, depth or size
  + Crashed    422  the child ended in the middle of it
  + TooBusy    503
"""

import importlib
from collections.abc import Callable
from typing import Any

from msgspec import Struct

from shared.errors import Refusal
from shared.workbench_child import Outcome

SHORTER = "so it was refused. Try a shorter document, or parts of it."


class Limits(Struct, frozen=True, kw_only=True):
    """``waiting`` counts jobs that wait for a child; ``memory`` and ``result`` are in bytes."""

    children: int = 2
    waiting: int = 32
    memory: int = 1 << 30
    result: int = 16 << 20
    idle_seconds: float = 60.0


class TooCostly(Refusal):
    """It would take more time, memory or room than one piece of work may have."""

    status = 422
    title = "This takes too much work"


class Crashed(Refusal):
    """The process that worked on it ended; the next one starts afresh."""

    status = 422
    title = "This could not be worked through"


class TooBusy(Refusal):
    """More is waiting already than will be done soon."""

    status = 503
    title = "Too much is being worked on"


class JobFailed(Exception):
    """A mistake of ours, not of the input; the message is the child's traceback."""


def out_of_time(seconds: float) -> TooCostly:
    """For the child that had to be killed."""
    return TooCostly(f"This took more than {seconds:g} s, {SHORTER}")


def crashed() -> Crashed:
    """For the child that ended by itself."""
    return Crashed(
        "The program that works on documents ended while it worked on this one, so it was "
        "refused. Save it again, in another format if you can."
    )


def error_of(outcome: Outcome, limits: Limits, allows: Callable[[str], bool]) -> Exception:
    """What to raise for a child that answered, and not with a result."""
    match outcome.kind:
        case "refused":
            return refusal(outcome, allows)
        case "memory":
            return TooCostly(f"This took more than {limits.memory >> 20} MB of memory, {SHORTER}")
        case "depth":
            return TooCostly(f"Its parts are nested too deeply, {SHORTER}")
        case "size":
            return TooCostly(f"What came out was larger than {limits.result >> 20} MB, {SHORTER}")
        case _:
            return JobFailed(outcome.message)


def refusal(outcome: Outcome, allows: Callable[[str], bool]) -> Exception:
    """The same class, found by its name; a child may name none but refusals."""
    module, _, name = outcome.name.partition(":")
    if module == Refusal.__module__ or allows(module):
        found: Any = getattr(importlib.import_module(module), name, None)
        if isinstance(found, type) and issubclass(found, Refusal):
            return found.__new__(found, outcome.message)
    return JobFailed(f"{outcome.name}: {outcome.message}")
