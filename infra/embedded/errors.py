"""Why the embedded servers did not start, in words that whoever runs them can act on.

* CannotStart
  + PortTaken
"""


class CannotStart(Exception):
    """The message names the file, folder or process that stands in the way, and what to do."""


class PortTaken(CannotStart):
    """Somebody else listens there."""
