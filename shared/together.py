"""One question for all who ask the same thing at the same time."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Together(Generic[K, V]):
    """Whoever asks while a question is under way shares the next one.

    So nobody is told what was read before they asked, and a crowd costs as little as a few.
    """

    def __init__(self) -> None:
        self.asking: dict[K, asyncio.Task[V]] = {}
        self.waiting: dict[K, asyncio.Task[V]] = {}

    async def ask(self, key: K, read: Callable[[], Awaitable[V]]) -> V:
        """As ``read`` says, or raises; whoever stops waiting does not stop it for the others."""
        shared = self.waiting.get(key)
        if shared is None:
            shared = self.waiting[key] = asyncio.create_task(self.next(key, read))
        return await asyncio.shield(shared)

    async def next(self, key: K, read: Callable[[], Awaitable[V]]) -> V:
        """Once the question before has its answer, whatever it was."""
        if before := self.asking.get(key):
            await asyncio.wait([before])
        await asyncio.sleep(0)  # for those who are about to ask
        mine = self.asking[key] = self.waiting.pop(key)
        try:
            return await read()
        finally:
            if self.asking.get(key) is mine:
                del self.asking[key]
