"""Loops that run as long as the service does, and end when they are told to.

Before Python 3.12 ``asyncio.wait_for`` swallows a cancel that comes together with its result, and
both drivers use it. So a loop asks by itself, and whoever ends it tells it again until it is so.
"""

import asyncio
from collections.abc import Iterable
from typing import Any

CANCEL_SECONDS = 1.0


def heed_cancel() -> None:
    """Raise the cancel that this task was sent and that something on the way swallowed."""
    task = asyncio.current_task()
    if task is not None and task.cancelling():
        raise asyncio.CancelledError


async def end(tasks: Iterable[asyncio.Task[Any]]) -> None:
    """Cancel until it is so; what they raise is nobody's concern any more."""
    pending = set(tasks)
    while pending:
        for task in pending:
            task.cancel()
        done, pending = await asyncio.wait(pending, timeout=CANCEL_SECONDS)
        for task in done:
            if not task.cancelled():
                task.exception()
