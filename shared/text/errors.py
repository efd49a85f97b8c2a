"""What the text engine refuses to read, as one drawn tree under the refusals of the system.

* shared.errors.Refusal
  + Unreadable      422   the file, text or symbol is not what it should be
    + BadSymbol           a symbol that is not one
    + NotText             binary, empty, or in an encoding that cannot be told
    + Unsafe              too large, a bomb, macros, references to other files
    + NotADraft           a text without an operative paragraph where a draft is asked for
"""

from shared.errors import Refusal


class Unreadable(Refusal):
    """It cannot be read; the message says what to hand in instead."""

    status = 422


class BadSymbol(Unreadable):
    """Not a symbol of a United Nations document."""


class NotText(Unreadable):
    """Empty, binary, or in an encoding that cannot be told."""


class Unsafe(Unreadable):
    """Larger than any resolution, or it carries what a text must not: a bomb, macros, links."""


class NotADraft(Unreadable):
    """A draft was asked for, and there is no operative paragraph in it."""
