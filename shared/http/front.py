"""The front of one service: what each of its views needs, without asking for it anew."""

from collections.abc import Callable
from typing import Any

import msgspec
from litestar import Request

from shared.access.visitor import Visitor, visitor_of
from shared.http.site import Site
from shared.registry import Means


class Front(msgspec.Struct, frozen=True, kw_only=True):
    """Given to the routes when they are made: by name it would cost more than many views take."""

    means: Callable[[], Means]
    """Known once the service runs."""
    site: Site

    async def recognise(self, request: Request[Any, Any, Any]) -> Visitor:
        """Who asks, from the service's own copy of people and roles."""
        pool, site = self.means().database.pool, self.site
        visitor = await visitor_of(request, site.tokens, pool, site.clock)
        request.scope["state"]["visitor"] = visitor
        return visitor
