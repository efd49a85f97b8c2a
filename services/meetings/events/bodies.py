"""PUBLIC. The bodies that sit, and the words they use of themselves."""

from uuid import UUID

from shared.messages import Event


class BodyEstablished(Event, frozen=True, kw_only=True, tag="meetings.body.established.v1"):
    """A commission, committee or group takes its place; raised again when a label changes."""

    name: str
    short_name: str
    symbol: str
    """The root of its documents' symbols, such as ``E/CN.15``."""
    zone: str
    """The IANA zone of its duty station, in which its wall times are meant."""
    place: str
    session_label: str
    """What the body calls its sessions: "session", or "meeting" in the Expert Group."""


class MembersChanged(Event, frozen=True, kw_only=True, tag="meetings.body.members_changed.v1"):
    """Delegations became members of the body or are members no more, or its rule was changed."""

    joined: tuple[UUID, ...]
    left: tuple[UUID, ...]
    members_only: bool
    """Whether only members hand in its drafts; others co-sponsor them."""
