"""The rules of bodies. No await, no clock, no randomness, no driver."""

from uuid import UUID
from zoneinfo import available_timezones

import msgspec

from services.meetings.events.bodies import BodyEstablished
from shared.errors import RuleBroken


class Body(msgspec.Struct, frozen=True, kw_only=True):
    """A commission, committee or group."""

    id: UUID
    name: str
    short_name: str
    symbol: str
    zone: str
    place: str
    session_label: str
    draft_series: str
    members_only: bool


def establish(body: Body) -> list[BodyEstablished]:
    """Wall times of the body are meant in its zone, so the zone must be one that exists."""
    for field in ("name", "short_name", "symbol", "place", "session_label", "draft_series"):
        if not getattr(body, field).strip():
            raise RuleBroken(f"{field}: this is printed in documents, so it cannot be empty.")
    if body.zone not in available_timezones():
        raise RuleBroken(f"zone: {body.zone} is no IANA time zone, such as Europe/Vienna.")
    return [
        BodyEstablished(
            id=body.id,
            name=body.name,
            short_name=body.short_name,
            symbol=body.symbol,
            zone=body.zone,
            place=body.place,
            session_label=body.session_label,
        )
    ]
