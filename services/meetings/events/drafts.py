"""PUBLIC. What happens to draft resolutions. Texts are not told, they are asked for."""

from uuid import UUID

from shared.messages import Event


class DraftSubmitted(Event, frozen=True, kw_only=True, tag="meetings.draft.submitted.v1"):
    """A delegation has handed in a text. Nobody but it and the secretariat may know of it yet."""

    body: UUID
    session: UUID
    delegation: UUID


class RevisionSubmitted(Event, frozen=True, kw_only=True, tag="meetings.submission.received.v1"):
    """A delegation has handed in a revision of ``draft``.

    It is an aggregate of its own (``id``): the versions of a draft that everybody sees must not
    tell of a text which is not issued yet.
    """

    draft: UUID
    body: UUID
    session: UUID
    delegation: UUID
    revision: int


class DraftIssued(Event, frozen=True, kw_only=True, tag="meetings.draft.issued.v1"):
    """The draft is a document now, under its first symbol."""

    body: UUID
    session: UUID
    delegation: UUID
    symbol: str
    title: str
    sponsors: tuple[UUID, ...] = ()
    """Whom the text names beside its main sponsor: they join with it, and no other fact says so."""


class DraftRevised(Event, frozen=True, kw_only=True, tag="meetings.draft.revised.v1"):
    """A new revision is issued; the earlier ones stay as they are."""

    body: UUID
    session: UUID
    symbol: str
    revises: str
    """The symbol of the text that it was compared with."""
    revision: int
    title: str
    summary: str
    """What changed, in a sentence."""


class SponsorJoined(Event, frozen=True, kw_only=True, tag="meetings.sponsor.joined.v1"):
    """A delegation has joined the co-sponsors of the draft (``id``)."""

    body: UUID
    session: UUID
    delegation: UUID
    symbol: str


class SponsorWithdrew(Event, frozen=True, kw_only=True, tag="meetings.sponsor.withdrew.v1"):
    """A delegation sponsors the draft (``id``) no longer."""

    body: UUID
    session: UUID
    delegation: UUID
    symbol: str


class DraftConcluded(Event, frozen=True, kw_only=True, tag="meetings.draft.concluded.v1"):
    """The body has acted on the draft, or its sponsors have withdrawn it."""

    body: UUID
    session: UUID
    symbol: str
    outcome: str
    """``adopted``, ``withdrawn``, ``not acted on``, ``deferred`` or ``merged``."""
    became: str = ""
    """The symbol of what it became, where there is one."""
