"""What an adopted text says of its adoption: who acted when, on what, and how the vote went."""

import datetime
from typing import Literal

import msgspec

VoteKind = Literal["recorded", "roll-call", "unrecorded"]
Orally = Literal["revised", "amended", "corrected"]


class Meeting(msgspec.Struct, frozen=True, kw_only=True):
    """ "61st plenary meeting" is number 61 of kind "plenary meeting"."""

    number: int
    kind: str = "meeting"


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A document that was acted on; ``place`` is where in it: "para. 19", "chap. I, sect. B"."""

    symbol: str
    role: Literal["report", "draft"] = "report"
    place: str = ""


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """A State as its name is printed, and its code in the register, None for a name not in it."""

    name: str
    code: str | None = None


class Vote(msgspec.Struct, frozen=True, kw_only=True):
    """A vote. A figure is None where none is printed, and so of most unanimous votes.

    ``unrecorded`` is a vote by show of hands or by machine without lists, and every vote of which
    only figures are told. ``absent`` are those listed as absent or as not taking part.
    """

    kind: VoteKind
    unanimous: bool = False
    in_favour: int | None = None
    against: int | None = None
    abstaining: int | None = None
    for_it: tuple[Listed, ...] = ()
    against_it: tuple[Listed, ...] = ()
    abstained: tuple[Listed, ...] = ()
    absent: tuple[Listed, ...] = ()


class Adoption(msgspec.Struct, frozen=True, kw_only=True):
    """An adoption as printed; None, () and "" for what is not.

    ``session`` is as symbols carry it: "80", "S-10", or a year. ``recommended_by`` is the organ on
    whose report or recommendation it was done; ``sponsors`` are those that the record of the
    adoption lists; ``orally`` is how the draft was altered before action; ``chapter`` is where the
    report of the organ itself tells of it ("chap. IV"). ``without_vote`` is None where the text
    does not say.
    """

    organ: str | None = None
    session: str | None = None
    meeting: Meeting | None = None
    date: datetime.date | None = None
    without_vote: bool | None = None
    vote: Vote | None = None
    recommended_by: str | None = None
    documents: tuple[Source, ...] = ()
    sponsors: tuple[Listed, ...] = ()
    orally: tuple[Orally, ...] = ()
    chapter: str = ""
