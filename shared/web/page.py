"""What a view tells the layout about the page, its reader and the world around it."""

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct

from shared.web.translations import RIGHT_TO_LEFT


class Reader(Struct, frozen=True, kw_only=True):
    """The signed-in person, as the header and the dates need them."""

    name: str
    delegation: str | None = None
    officer: bool = False
    operator: bool = False
    unread: int = 0
    last_alert: int | None = None
    """The number of the newest alert when the page was made; None: live news begin as it opens."""


class ClockBar(Struct, frozen=True, kw_only=True):
    """The demo clock: the world's time at the duty station, and when something is due next."""

    now: datetime
    zone: str
    place: str
    next_due: datetime | None = None
    action: str = "/clock/steps"


class Problem(Struct, frozen=True, kw_only=True):
    """A refusal in words: what happened, why and what one can do; ``errors`` by field name."""

    title: str
    detail: str = ""
    errors: Mapping[str, str] = {}


class Link(Struct, frozen=True, kw_only=True):
    """A way to somewhere: an alternate of this page, a tab, a step back."""

    label: str
    href: str
    type: str | None = None
    """The media type, where the target is not a page."""


class Page(Struct, frozen=True, kw_only=True):
    """The same for every template of one request; ``path`` is its own address with its query."""

    path: str
    language: str = "en"
    zone: str | None = None
    """The reader's IANA zone, for "your time"; None says the duty station's time only."""
    reader: Reader | None = None
    csrf: str = ""
    section: str | None = None
    """Which entry of the navigation this page is under: ``today``, ``drafts`` …"""
    live: str | None = "/live"
    """The address of the reader's server-sent events; None for a page without them."""
    search: str | None = None
    """The address of the search, once there is one."""

    @property
    def direction(self) -> str:
        """The writing direction of the language, for ``dir``."""
        return "rtl" if self.language in RIGHT_TO_LEFT else "ltr"
