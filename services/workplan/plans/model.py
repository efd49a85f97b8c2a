"""The rules of workplans. No await, no clock, no randomness, no driver."""

from datetime import date, datetime, time
from uuid import UUID

import msgspec

from services.workplan.events.plans import WorkplanAdopted
from shared.deadlines.zones import local, resolve, zone_named
from shared.errors import RuleBroken

END_OF_DAY = time(18)
"""A day of a plan ends with the working day at the duty station."""


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What a body has set itself, with the place at which its days are meant."""

    id: UUID
    body: UUID
    title: str
    basis: str
    begins: date
    ends: date
    zone: str
    place: str

    def due_at(self, day: date | None) -> datetime | None:
        """The instant (UTC) at which ``day`` ends for the plan."""
        return resolve(datetime.combine(day, END_OF_DAY), self.zone) if day else None

    def today(self, now: datetime) -> date:
        """The day at its place."""
        return local(now, zone_named(self.zone)).date()


def adopt(plan: Plan) -> list[WorkplanAdopted]:
    """From its first to its last day; on what basis, since a plan is asked for by somebody."""
    if not plan.title or not plan.basis:
        raise RuleBroken("title, basis: give the plan a title, and the text it is based on.")
    if plan.ends < plan.begins:
        raise RuleBroken("ends: a plan ends after it begins.")
    return [
        WorkplanAdopted(
            id=plan.id,
            body=plan.body,
            title=plan.title,
            basis=plan.basis,
            begins=plan.begins,
            ends=plan.ends,
        )
    ]
