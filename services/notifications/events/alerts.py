"""PUBLIC. What was told."""

from uuid import UUID

from shared.messages import Event


class AlertRaised(Event, frozen=True, kw_only=True, tag="notifications.alert.raised.v1"):
    """One cause concerns people: once for a cause, never for a person. Raised again as it grows."""

    cause: UUID
    """The root cause that the alert is about."""


class DeliveryFailed(Event, frozen=True, kw_only=True, tag="notifications.delivery.failed.v1"):
    """A mail or webhook will not be tried again."""

    channel: str
    reason: str
