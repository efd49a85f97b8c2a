"""What has to be there before a cluster starts: passwords, NATS users, the way to each page, roles.

``python -m services.cluster files FOLDER`` writes it all for ``compose.yaml``; a second time it
keeps the passwords. ``python -m services.cluster roles FOLDER`` brings the roles into the
PostgreSQL that PENHOLDER_ADMIN, the DSN of a role that may make others, leads to.
"""

import asyncio
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import msgspec

from infra.embedded.passwords import passwords
from infra.embedded.permissions import DEMO, OPERATOR, accounts
from infra.embedded.postgres import ADMIN, DATABASE
from infra.embedded.roles import MIGRATOR, close_defaults, prepare_roles
from services.application import SERVICES, application
from shared.clock import SystemClock
from shared.settings import Place, Settings

NAMES = tuple(each.name for each in SERVICES)
PORT = 8080
KEY = "key"
PARAMETER = re.compile(r"\{\w+:(\w+)\}")
SUFFIX = r"(\.[a-z]+)?"
SHARED = ("/static", "/schema")
SERVER = """resolver 127.0.0.11 valid=5s;
server {{
    listen {port};
    client_max_body_size 32m;
    proxy_buffering off;
    proxy_read_timeout 1h;
    proxy_set_header Host $http_host;
    proxy_set_header X-Forwarded-For $remote_addr;
    proxy_set_header X-Forwarded-Proto $scheme;
{locations}
    location / {{ set $to notifications; proxy_pass http://$to:{port}; }}
}}
"""


def environments(known: dict[str, str]) -> dict[str, dict[str, str]]:
    """What each container is told: of the passwords only its own."""
    told = {
        name: {
            "PENHOLDER_KEY": known[KEY],
            f"PENHOLDER_DSN_{name.upper()}": dsn(name, known),
            f"PENHOLDER_NATS_{name.upper()}": f"nats://{name}:{known[name]}@nats:4222",
            "FORWARDED_ALLOW_IPS": "*",  # nobody but the front reaches a service
        }
        for name in NAMES
    }
    admin, migrator = dsn(ADMIN, known, "postgres"), dsn(MIGRATOR, known)
    told["prepare"] = {"PENHOLDER_ADMIN": admin, "PENHOLDER_MIGRATOR": migrator}
    told["postgres"] = {"POSTGRES_PASSWORD": known[ADMIN]}
    return told


def dsn(role: str, known: dict[str, str], database: str = DATABASE) -> str:
    """Of the container named postgres."""
    return f"postgresql://{role}:{known[role]}@postgres:5432/{database}"


def broker(known: dict[str, str]) -> bytes:
    """The configuration of each nats-server; its name and its peers come on its command line."""
    settings = {
        "jetstream": {"store_dir": "/data", "sync_interval": "always"},
        "accounts": accounts(NAMES, known),
    }
    return msgspec.json.format(msgspec.json.encode(settings))


def routes() -> Iterator[tuple[str, str]]:
    """Service and path, for each path that a service answers itself."""
    nowhere = Place(dsn="postgresql://nobody@127.0.0.1/none", nats="nats://127.0.0.1")
    settings = Settings(key="x" * 32, places=dict.fromkeys(NAMES, nowhere))
    for service in SERVICES:
        app = application([service], settings, SystemClock()).litestar
        paths = sorted({route.path for route in app.routes})
        yield from ((service.name, path) for path in paths if not path.startswith(SHARED))


def front() -> str:
    """For nginx: a page belongs to one service, and its address says to which."""
    locations = [
        f'    location ~ "^{pattern(path)}$" {{ set $to {name}; proxy_pass http://$to:{PORT}; }}'
        for name, path in routes()
    ]
    return SERVER.format(port=PORT, locations="\n".join(locations))


def pattern(path: str) -> str:
    """A path with parameters as a regular expression, with or without a format's suffix."""
    whole = PARAMETER.sub(lambda found: ".+" if found[1] == "path" else "[^/]+", path)
    return whole.rstrip("/") + (SUFFIX if whole != "/" else "/")


def write(folder: Path) -> None:
    """Only its owner may enter the folder; the files in it are for the containers to read."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    known = read(folder)
    for name, settings in environments(known).items():
        lines = [f"{each}={value}\n" for each, value in settings.items()]
        (folder / f"{name}.env").write_text("".join(lines))
    (folder / "nats.json").write_bytes(broker(known))
    (folder / "front.conf").write_text(front())


def read(folder: Path) -> dict[str, str]:
    """All passwords, made when they are first needed."""
    return passwords(folder / "passwords.json", (ADMIN, MIGRATOR, KEY, DEMO, OPERATOR, *NAMES))


async def roles(folder: Path) -> None:
    """As often as you like; before the migrations, and after a service was added."""
    known, address = read(folder), os.environ["PENHOLDER_ADMIN"]
    admin = await asyncpg.connect(address)
    try:
        await prepare_roles(admin, DATABASE, NAMES, known)
    finally:
        await admin.close()
    inside = await asyncpg.connect(address, database=DATABASE)
    try:
        await inside.execute(f"SET ROLE {MIGRATOR}")
        await close_defaults(inside)
    finally:
        await inside.close()


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["files", folder]:
            write(Path(folder))
        case ["roles", folder]:
            asyncio.run(roles(Path(folder)))
        case _:
            sys.exit(__doc__)
