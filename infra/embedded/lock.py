"""One Penholder to a folder: a lock that the kernel gives back however its holder ends."""

import fcntl
import os
from pathlib import Path
from typing import IO

from infra.embedded.errors import CannotStart


class FolderLock:
    """Held from ``take`` to ``give``, or to the end of this process, not of those it forked."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "lock"
        self.file: IO[str] | None = None

    def take(self) -> None:
        """Taking it twice is as good as once."""
        if self.file:
            return
        file = self.path.open("a+")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            holder = file.read().strip()
            file.close()
            raise CannotStart(
                f"Penholder already runs on {self.path.parent}, as process {holder}. "
                "Stop it, or choose another folder."
            ) from None
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        self.file = file
        os.register_at_fork(after_in_child=self.forget)

    def forget(self) -> None:
        """A forked child would hold it for as long as it lives; closing does not unlock."""
        if self.file:
            os.close(self.file.fileno())
            self.file = None

    def give(self) -> None:
        if self.file:
            fcntl.flock(self.file, fcntl.LOCK_UN)
            self.file.close()
            self.file = None
