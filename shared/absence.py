"""What is not there is said once, and once more when it is there again; asked for less and less."""

import logging

FIRST_SECONDS = 1.0
LONGEST_SECONDS = 8.0

logger = logging.getLogger(__name__)


class Absence:
    """Of one thing that somebody waits for."""

    def __init__(self, waiter: str, thing: str) -> None:
        self.waiter = waiter
        self.thing = thing
        self.pause = 0.0

    def missed(self) -> float:
        """How many seconds to wait until it is asked for again."""
        if not self.pause:
            logger.warning("%s waits for %s", self.waiter, self.thing)
        self.pause = min(max(FIRST_SECONDS, 2 * self.pause), LONGEST_SECONDS)
        return self.pause

    def met(self) -> None:
        """From here on its next absence is news."""
        if self.pause:
            logger.warning("%s has found %s", self.waiter, self.thing)
        self.pause = 0.0
