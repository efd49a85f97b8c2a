"""nats-server with JetStream as a child of ours: on loopback, one user for each service."""

import hashlib
import shutil
import signal
import socket
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import ClassVar

import msgspec

from infra.embedded.binaries import nats_binary
from infra.embedded.passwords import passwords, write_private
from infra.embedded.permissions import DEMO, OPERATOR, accounts, inbox
from infra.embedded.ports import HOST
from infra.embedded.server import Server

STREAM_BYTES = 2 << 30
MEMORY_BYTES = 16 << 20
ANSWER_SECONDS = 1.0


class Login(msgspec.Struct, frozen=True, kw_only=True):
    """How a user comes in; the fields are named as ``nats.connect`` names them."""

    user: str
    password: str
    inbox_prefix: str

    def options(self) -> dict[str, str]:
        return msgspec.structs.asdict(self)


class Info(msgspec.Struct, frozen=True, kw_only=True):
    """Of the first line that a nats-server says, what tells ours from another."""

    server_name: str
    jetstream: bool = False


class NatsServer(Server):
    """``folder`` keeps the store, the passwords, the port, the configuration and the log.

    Without ``fsync`` a crash of the machine may take the last minutes with it.
    """

    program: ClassVar[str] = "nats-server"
    ends_with: ClassVar[signal.Signals] = signal.SIGTERM

    def __init__(
        self, folder: Path, services: Sequence[str], *, fsync: bool = True, port: int | None = None
    ) -> None:
        super().__init__(folder, port=port)
        self.services = tuple(services)
        self.fsync = fsync
        self.binary = Path()
        self.passwords: dict[str, str] = {}
        mark = hashlib.sha256(bytes(self.folder)).hexdigest()[:12]
        self.name = f"penholder-{mark}"

    @property
    def url(self) -> str:
        """Without a user; the port is known once it has started."""
        return f"nats://{HOST}:{self.port}"

    def login(self, user: str) -> Login:
        """Of a service, ``demo`` or ``operator``: ``nats.connect(url, **login.options())``."""
        return Login(user=user, password=self.passwords[user], inbox_prefix=inbox(user))

    def address(self, user: str) -> str:
        """With user and password in it; the inbox's prefix has still to be given apart."""
        return self.url.replace("//", f"//{user}:{self.passwords[user]}@")

    def fill(self) -> None:
        users = (*self.services, DEMO, OPERATOR)
        self.passwords = passwords(self.folder / "passwords.json", users)
        self.binary = nats_binary(self.account, self.folder)
        self.store.mkdir(mode=0o700, exist_ok=True)
        write_private(self.folder / "nats.json", msgspec.json.format(self.configuration()))
        if self.account:
            for each in (self.store, self.folder / "nats.json"):
                shutil.chown(each, self.account.uid, self.account.gid)

    def configuration(self) -> bytes:
        """Its own language takes JSON as it is, where names with spaces need no second thought."""
        jetstream = {
            "store_dir": str(self.store),
            "max_memory_store": MEMORY_BYTES,
            "max_file_store": STREAM_BYTES * max(1, len(self.services)),
            "sync_interval": "always" if self.fsync else "2m",
        }
        settings = {
            "server_name": self.name,
            "host": HOST,
            "jetstream": jetstream,
            "accounts": accounts(self.services, self.passwords),
        }
        return msgspec.json.encode(settings)

    def command(self) -> list[str | Path]:
        return [self.binary, "-c", self.folder / "nats.json", "-p", str(self.port)]

    def environment(self) -> dict[str, str]:
        return {"GOMEMLIMIT": "64MiB"}

    def ready(self) -> bool:
        """It says its name to whoever connects, and listens only once JetStream stands."""
        try:
            with closing(socket.create_connection((HOST, self.port), ANSWER_SECONDS)) as link:
                line = link.makefile("rb").readline()
            info = msgspec.json.decode(line.removeprefix(b"INFO "), type=Info)
        except (OSError, msgspec.DecodeError):
            return False
        return info.server_name == self.name and info.jetstream
