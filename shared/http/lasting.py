"""Answers that outlive their request, and what is drawn of them."""

from collections.abc import Callable
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

import msgspec

T = TypeVar("T")
MOST = 24
"""Of one answer: its formats, and its page in each language under a few spellings of its path."""


class Lasting(msgspec.Struct, frozen=True, kw_only=True, weakref=True, eq=False):
    """An answer that a view gives to several, the very same to everybody who may ask for it.

    Its page says nothing else to visitors who are not signed in, at whatever time they look.
    """

    def once(self, key: str, make: Callable[[Any], T]) -> T:
        """What is made of it and shows everybody the same: a grid in a language, a calendar."""
        beside = MADE.setdefault(self, {})
        if key not in beside:
            if len(beside) >= MOST:
                beside.clear()
            beside[key] = make(self)
        made: T = beside[key]
        return made


MADE: WeakKeyDictionary[Lasting, dict[str, Any]] = WeakKeyDictionary()
"""By what it is; gone with the answer."""
