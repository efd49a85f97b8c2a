"""The first page of a system at work: what needs me for who has signed in, else the calendar."""

from typing import Any

from litestar import Request, get
from litestar.config.app import AppConfig
from litestar.plugins import InitPlugin
from litestar.response import Redirect

from shared.access.tokens import COOKIE
from shared.http.site import Site


class StartPlugin(InitPlugin):
    """Nothing but the way in."""

    def __init__(self, site: Site) -> None:
        self.site = site

    def on_app_init(self, app_config: AppConfig) -> AppConfig:
        """One route."""

        @get("/", include_in_schema=False)
        async def start(request: Request[Any, Any, Any]) -> Redirect:
            return Redirect("/today" if COOKIE in request.cookies else "/calendar")

        app_config.route_handlers.append(start)
        return app_config
