"""The most that the same server gives: a constant answer, by Litestar and by nothing but ASGI.

``python -m benchmarks._constant PORT FILE MEDIA_TYPE litestar|asgi`` answers with the file.
"""

import sys
from pathlib import Path
from typing import Any

from litestar import Litestar, Response, get
from litestar.types import Receive, Scope, Send

from services import run
from shared.settings import Settings


def by_litestar(content: bytes, media_type: str) -> Any:
    """The least that a route of it can be."""

    @get("/", sync_to_thread=False)
    def constant() -> Response[bytes]:
        return Response(content, media_type=media_type)

    return Litestar([constant], openapi_config=None, logging_config=None)


def by_asgi(content: bytes, media_type: str) -> Any:
    """Without any framework."""
    headers = [
        (b"content-type", media_type.encode()),
        (b"content-length", str(len(content)).encode()),
    ]

    async def constant(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":  # type: ignore[comparison-overlap]
            await lived(receive, send)
            return
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": content, "more_body": False})

    return constant


async def lived(receive: Any, send: Any) -> None:
    """From start to end."""
    for _ in range(2):
        told = await receive()
        await send({"type": f"{told['type']}.complete"})


if __name__ == "__main__":
    port, file, media_type, kind = sys.argv[1:]
    app = {"litestar": by_litestar, "asgi": by_asgi}[kind](Path(file).read_bytes(), media_type)
    run.run(lambda: run.listen(app, Settings(port=int(port)), None))
