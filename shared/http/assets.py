"""Our own style, script and mark: kept by the browser for good, since their address changes."""

from litestar import Response, get
from litestar.params import FromPath

from shared.errors import NotFound
from shared.web import assets


@get("/static/{name:str}", include_in_schema=False, sync_to_thread=False)
def asset(name: FromPath[str]) -> Response[bytes]:
    """From memory."""
    try:
        content = assets.read(name)
    except KeyError:
        raise NotFound("There is no such file.") from None
    return Response(
        content, media_type=assets.media_type(name), headers={"Cache-Control": assets.FOREVER}
    )
