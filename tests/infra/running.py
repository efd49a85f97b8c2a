"""A Penholder of its own for tests that kill it: it says who its children are, and waits.

Run as ``python -m tests.infra.running FOLDER``; it stays until its input ends.
"""

import asyncio
import os
import sys
from pathlib import Path

import msgspec

from infra.embedded import embedded
from tests.infra.services import SERVICES


class Children(msgspec.Struct, frozen=True, kw_only=True):
    user: int
    postgres: int
    nats: int
    dsn: str


async def main(folder: Path) -> None:
    async with embedded(folder, SERVICES, fsync=False) as servers:
        children = Children(
            user=os.geteuid(),
            postgres=servers.postgres.pid,
            nats=servers.nats.pid,
            dsn=servers.postgres.dsn("migrator"),
        )
        sys.stdout.buffer.write(msgspec.json.encode(children) + b"\n")
        sys.stdout.flush()
        await asyncio.to_thread(sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
