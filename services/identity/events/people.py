"""PUBLIC. Who there is, and what they may do. What a person is called is asked, never told."""

from uuid import UUID

from shared.messages import Event, Role


class PersonJoined(Event, frozen=True, kw_only=True, tag="identity.person.joined.v1"):
    """Somebody has an account, and acts for ``delegation`` or for the secretariat."""

    delegation: UUID | None = None


class PersonLeft(Event, frozen=True, kw_only=True, tag="identity.person.left.v1"):
    """Whoever has left may do nothing and is told nothing any more."""


class RoleGranted(Event, frozen=True, kw_only=True, tag="identity.role.granted.v1"):
    """The person (``id``) holds a role in one body, or in all of them when ``body`` is None."""

    role: Role
    body: UUID | None = None


class RoleRevoked(Event, frozen=True, kw_only=True, tag="identity.role.revoked.v1"):
    """The person (``id``) does not hold that role there any more."""

    role: Role
    body: UUID | None = None
