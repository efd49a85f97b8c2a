"""PUBLIC. The States, observers and organizations that take part."""

from shared.messages import Event


class DelegationRegistered(
    Event, frozen=True, kw_only=True, tag="identity.delegation.registered.v1"
):
    """A delegation may act, under the name that documents print; raised again when it changes."""

    code: str
    """ISO 3166-1 alpha-3 where there is one."""
    name: str
    """The official name."""
    sort: str
    """Orders as documents do: diacritics ignored, observers after the States."""
