"""Other services as meetings meets them: under their own name on the real broker."""

from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any, cast

import asyncpg
import nats

from shared.asks import responder
from shared.registry import Answer, Ask
from tests.barrier import reached
from tests.system import System


@asynccontextmanager
async def answering(
    system: System, answers: dict[Ask[Any, Any], Callable[[Any], Awaitable[Any]]]
) -> AsyncGenerator[None]:
    """Each question is answered by the service that owns it."""
    async with AsyncExitStack() as stack:
        for ask, handle in answers.items():
            login = system.nats_server.login(ask.subject.split(".")[1])
            options = cast(Any, login.options())
            client = await nats.connect(system.nats_server.url, **options)
            stack.push_async_callback(client.close)
            answer = Answer(ask, pooled(handle))
            await client.subscribe(ask.subject, cb=responder(answer, cast(Any, None)))
            await reached(client)
        yield


def pooled(handle: Callable[[Any], Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
    """Without a database of its own."""

    async def answer(question: Any, _: asyncpg.Pool) -> Any:
        return await handle(question)

    return answer
