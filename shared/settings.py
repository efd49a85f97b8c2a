"""What an operator sets, from the environment. Without any of it, one machine runs by itself."""

from collections.abc import Mapping
from pathlib import Path

import msgspec


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where one service finds its database and its broker, with its own name and password."""

    dsn: str
    nats: str
    """``nats://user:password@host:port``, several with commas between them."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """``PENHOLDER_`` and the name in capitals, for each."""

    data: Path = Path("data")
    """The folder that the embedded servers keep everything in."""
    host: str = "127.0.0.1"
    port: int = 8080
    base: str = ""
    """The address people use, where it is not http://host:port."""
    key: str = ""
    """Signs sessions: the same for all services of one system, 32 characters or more."""
    clock: str = "system"
    """Or the instant (RFC 3339) at which the world of a demonstration starts, to be stepped."""
    zone: str = "Europe/Vienna"
    place: str = "Vienna"
    """The duty station, for times that belong to no body."""
    documents: Path | None = None
    """A folder of real documents that the example shows."""
    smtp: str = ""
    """``smtp://user:password@host:port``; without it, mail stays in the local mailbox page."""
    migrator: str = ""
    """The DSN of the role that owns the tables; only migrations use it."""
    places: dict[str, Place] = {}
    """By service: ``PENHOLDER_DSN_MEETINGS`` and ``PENHOLDER_NATS_MEETINGS`` and so on."""

    @property
    def address(self) -> str:
        """Without a slash at its end."""
        return self.base.rstrip("/") or f"http://{self.host}:{self.port}"

    @property
    def embedded(self) -> bool:
        """Whether this machine starts its own servers."""
        return not self.places


def settings(environ: Mapping[str, str]) -> Settings:
    """ValidationError names the setting that makes no sense."""
    given = {
        name.removeprefix("PENHOLDER_").lower(): value
        for name, value in environ.items()
        if name.startswith("PENHOLDER_") and value
    }
    places = {
        name.removeprefix("dsn_"): {"dsn": dsn, "nats": given.get(name.replace("dsn", "nats"), "")}
        for name, dsn in given.items()
        if name.startswith("dsn_")
    }
    known = {name: given[name] for name in Settings.__struct_fields__ if name in given}
    return msgspec.convert(
        known | {"places": places}, Settings, strict=False, dec_hook=lambda kind, text: kind(text)
    )
