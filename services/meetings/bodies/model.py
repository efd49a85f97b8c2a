"""The rules of bodies. No await, no clock, no randomness, no driver."""

from collections.abc import Set
from uuid import UUID
from zoneinfo import available_timezones

import msgspec

from services.meetings.events.bodies import BodyEstablished, MembersChanged
from shared.errors import RuleBroken
from shared.text import symbols
from shared.text.errors import BadSymbol


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
    """Whether only its members hand in drafts; others join them as co-sponsors."""


def establish(body: Body) -> list[BodyEstablished]:
    """Wall times of the body are meant in its zone, so the zone must be one that exists."""
    for field in ("name", "short_name", "symbol", "place", "session_label", "draft_series"):
        if not getattr(body, field).strip():
            raise RuleBroken(f"{field}: this is printed in documents, so it cannot be empty.")
    if not is_symbol(f"{body.symbol}/2019/L.1"):
        raise RuleBroken("symbol: No symbol begins like this. Give one such as E/CN.15 or A/C.3.")
    if not is_symbol(f"E/2019/{body.draft_series}.1"):
        raise RuleBroken("draft_series: No symbol has such a series. Give one such as L or CRP.")
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


def is_symbol(text: str) -> bool:
    """By the grammar with which documents are found."""
    try:
        symbols.parse(text)
    except BadSymbol:
        return False
    return True


def change_members(
    body: Body, before: Set[UUID], after: Set[UUID], *, only: bool
) -> tuple[Body, list[MembersChanged]]:
    """``only`` is the rule that stands from here on; what stands already is no fact."""
    if (body.members_only, before) == (only, after):
        return body, []
    fact = MembersChanged(
        id=body.id,
        joined=tuple(sorted(after - before)),
        left=tuple(sorted(before - after)),
        members_only=only,
    )
    return msgspec.structs.replace(body, members_only=only), [fact]
