"""The structure of one document: what a reading finds, and where every piece of it stands.

Text is plain: the marks of italics, bold and raised numbers are gone, a paragraph is one line.
Nothing is dropped: what belongs to the page and not to the text is in ``furniture``, and what no
rule of this reader knows is in ``not_understood``.
"""

import datetime
from typing import Literal

import msgspec

from shared.text.adoption import Adoption
from shared.text.amending.model import Instruction

Kind = Literal[
    "draft resolution",
    "revised draft resolution",
    "draft decision",
    "amendment",
    "resolution",
    "decision",
    "organization of work",
    "other",
]


class Masthead(msgspec.Struct, frozen=True, kw_only=True):
    """The head of a document. ``pieces`` keeps its lines as they were printed, in order."""

    symbol: str | None = None
    organ: str | None = None
    distribution: str | None = None
    date: datetime.date | None = None
    languages: tuple[str, ...] = ()
    session: int | None = None
    place: str | None = None
    dates: tuple[datetime.date, ...] = ()
    agenda_item: str | None = None
    agenda_item_title: str | None = None
    provisional_agenda: str | None = None
    pieces: tuple[str, ...] = ()


class Sponsor(msgspec.Struct, frozen=True, kw_only=True):
    """A sponsor as printed. ``star`` is its mark, ``note`` what the mark says, if it is known."""

    name: str
    star: str = ""
    note: str | None = None


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """Where a note is called: ``at`` is the offset in the text that the mark stands after."""

    mark: str
    at: int


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """A sub-paragraph: (a), in it (i), in it a. ``continued`` follows its own items."""

    label: str
    text: str
    items: "tuple[Item, ...]" = ()
    continued: str = ""
    notes: tuple[Call, ...] = ()


class Paragraph(msgspec.Struct, frozen=True, kw_only=True):
    """A preambular (no number) or operative paragraph.

    ``number`` is the number as a reader says it: "7", "7 bis", or "" for the single operative
    paragraph, which carries none; ``label`` is the number as printed ("7."). ``opening`` is the
    verb phrase that the paragraph begins with. ``continued`` is what stands after the last
    sub-paragraph. ``notes`` are the footnotes called in ``text``, those of items are with them.
    ``behind`` is how many operative paragraphs stand before a preambular one: more than 0 where
    a section, or the second of several resolutions in one text, has a preamble of its own.
    """

    number: str = ""
    label: str = ""
    text: str
    opening: str = ""
    items: tuple[Item, ...] = ()
    continued: str = ""
    notes: tuple[Call, ...] = ()
    behind: int = 0


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """A heading, and the index of the paragraph in ``part`` that it stands before."""

    heading: str
    before: int
    part: Literal["preambular", "operative", "annex"] = "operative"


class Annex(msgspec.Struct, frozen=True, kw_only=True):
    """What follows the operative part under the word Annex."""

    label: str
    title: str = ""
    paragraphs: tuple[Paragraph, ...] = ()
    sections: tuple[Section, ...] = ()


class Footnote(msgspec.Struct, frozen=True, kw_only=True):
    """``mark`` is the number, or the asterisks of a note about the document itself."""

    mark: str
    text: str


class Citation(msgspec.Struct, frozen=True, kw_only=True):
    """A resolution or decision that the text cites; ``place`` is "PP 3", "OP 8", "footnote 2"."""

    organ: str | None
    number: str
    date: datetime.date | None
    place: str


class Due(msgspec.Struct, frozen=True, kw_only=True):
    """When something that is asked for is due: any of a session, a day, a year, again and again.

    ``of`` is the organ whose session it is, where the text names it; ``within`` a time from now
    ("ninety days"); ``every`` how the text says "periodically" ("every three years", "annual").
    """

    session: int | None = None
    of: str = ""
    year: int | None = None
    date: datetime.date | None = None
    within: str = ""
    periodically: bool = False
    every: str = ""


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """What an operative paragraph asks for; ``manner`` tells a request from an invitation."""

    op: str
    who: str
    what: str
    to: tuple[str, ...] = ()
    when: Due | None = None
    manner: Literal["request", "invitation"] = "request"


class Deadline(msgspec.Struct, frozen=True, kw_only=True):
    """A day, and the hour where one is given, in the time of the place where the body meets."""

    what: str
    date: datetime.date
    time: datetime.time | None = None


class Arrangements(msgspec.Struct, frozen=True, kw_only=True):
    """What an organization of work arranges. ``limits`` are minutes: (speaker, first, second …)."""

    times: str | None = None
    room: str | None = None
    deadlines: tuple[Deadline, ...] = ()
    no_meeting: tuple[datetime.date, ...] = ()
    limits: tuple[tuple[str, tuple[int, ...]], ...] = ()


class Warning(msgspec.Struct, frozen=True, kw_only=True):
    """Something a drafter should look at; never a reason to refuse. ``place``: "PP 2", "OP 6"."""

    kind: Literal[
        "verb chain", "citation", "numbering", "punctuation", "sponsor", "footnote", "adoption"
    ]
    place: str
    message: str


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One document. ``chain`` are the organs it goes through, the one that acts first.

    ``heads`` are the printed lines between masthead and title that ``kind``, ``sponsors``,
    ``submitted`` and ``chain`` were read from; ``formulas`` are the printed opening formulas
    ("The General Assembly,"); ``closing`` is what follows the last paragraph, such as the meeting
    and the date of adoption. ``adoption`` is what heads, closing and notes say of that.
    ``amends`` is the symbol of the draft that an amendment alters, and ``instructions`` are its
    sentences; ``body`` holds the paragraphs of a document that decides nothing, such as a
    programme of work, whose ``arrangements`` are read from it.
    """

    kind: Kind
    masthead: Masthead = Masthead()
    chain: tuple[str, ...] = ()
    title: str | None = None
    title_notes: tuple[Call, ...] = ()
    sponsors: tuple[Sponsor, ...] = ()
    submitted: str | None = None
    heads: tuple[str, ...] = ()
    formulas: tuple[str, ...] = ()
    preambular: tuple[Paragraph, ...] = ()
    operative: tuple[Paragraph, ...] = ()
    sections: tuple[Section, ...] = ()
    annexes: tuple[Annex, ...] = ()
    closing: tuple[str, ...] = ()
    adoption: Adoption | None = None
    amends: str | None = None
    instructions: tuple[Instruction, ...] = ()
    body: tuple[str, ...] = ()
    arrangements: Arrangements | None = None
    footnotes: tuple[Footnote, ...] = ()
    notes: tuple[Footnote, ...] = ()
    citations: tuple[Citation, ...] = ()
    requests: tuple[Request, ...] = ()
    warnings: tuple[Warning, ...] = ()
    furniture: tuple[str, ...] = ()
    not_understood: tuple[str, ...] = ()
