"""Replicas as processes: kill -9 is real."""

import asyncio
import signal
import subprocess
import sys
from pathlib import Path

import msgspec

from tests.bus.nodes import World

ROOT = Path(__file__).parents[2]
END_SECONDS = 20.0


class Child:
    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process = process

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    async def dies(self) -> None:
        """It killed itself, where it was told to."""
        status = await asyncio.wait_for(asyncio.to_thread(self.process.wait), END_SECONDS)
        assert status == -signal.SIGKILL

    async def ready(self) -> None:
        assert self.process.stdout
        line = await asyncio.wait_for(asyncio.to_thread(self.process.stdout.readline), END_SECONDS)
        assert line == b"ready\n"


class Children:
    def __init__(self, world: World) -> None:
        self.world = world
        self.all: list[Child] = []

    def start(self, role: str, dies: str = "never", after: int = 0) -> Child:
        orders = {"world": self.world, "role": role, "dies": dies, "after": after}
        child = Child(
            subprocess.Popen(
                [sys.executable, "-m", "tests.bus.replica", msgspec.json.encode(orders).decode()],
                cwd=ROOT,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        )
        self.all.append(child)
        return child

    def kill_all(self) -> None:
        for each in self.all:
            each.kill()
            if each.process.stdout:
                each.process.stdout.close()
