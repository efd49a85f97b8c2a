"""Which processes still work in a folder, and how they are ended: by their ids, one by one."""

import os
import signal
import time
from contextlib import suppress
from pathlib import Path

from infra.embedded.errors import CannotStart

PROC = Path("/proc")
LOOK_SECONDS = 0.02
DELETED = " (deleted)"
Step = tuple[signal.Signals | None, float]


def working_in(folder: Path, program: str) -> list[int]:
    """Processes that run ``program`` with ``folder`` as their working directory.

    Both have to agree before anything is called ours. A zombie has neither, and a process whose
    links we may not read is somebody else's.
    """
    found: list[int] = []
    if not folder.exists():
        return found
    for entry in PROC.iterdir():
        if entry.name.isdigit():
            with suppress(OSError):
                name = (entry / "exe").readlink().name.removesuffix(DELETED)
                if name == program and (entry / "cwd").samefile(folder):
                    found.append(int(entry.name))
    return found


def end_all(folder: Path, program: str, steps: list[Step]) -> None:
    """Send one signal after the other, each with its seconds to take effect, until none is left."""
    for each, seconds in steps:
        for pid in working_in(folder, program) if each else ():
            with suppress(ProcessLookupError):
                os.kill(pid, each or 0)
        if wait_until_gone(folder, program, seconds):
            return
    left = working_in(folder, program)
    if left:
        raise CannotStart(f"{program}, process {left[0]}, still works in {folder}; end it first.")


def wait_until_gone(folder: Path, program: str, seconds: float) -> bool:
    """Has every one of them ended within that time?"""
    until = time.monotonic() + seconds
    while working_in(folder, program):
        if time.monotonic() > until:
            return False
        time.sleep(LOOK_SECONDS)
    return True
