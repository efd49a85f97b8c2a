"""What the rules of a rolling text refuse, as one drawn tree under the refusals of the system.

* shared.errors.RuleBroken
  + NoSuchPlace     422   no such paragraph, bracket, alternative or words
  + StillOpen       422   agreed or clean it cannot be while something is open
  + Settled         422   what is agreed is reopened first
  + Misread         422   the words would be read otherwise than they are meant
"""

from shared.errors import RuleBroken


class NoSuchPlace(RuleBroken):
    """There is none of that name in the text; the message says what it has."""


class StillOpen(RuleBroken):
    """Something is not agreed; the message names it."""


class Settled(RuleBroken):
    """The paragraph is agreed, and nobody reopened it."""


class Misread(RuleBroken):
    """Written into the text, the words would say something else to whoever reads it."""
