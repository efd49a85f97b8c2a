"""What may be asked of workplans, where, by whom, and what then happens."""

from datetime import date
from uuid import UUID

from services.workplan.plans import model, store
from shared.ids import new_id
from shared.messages import Command, Prose, Role
from shared.registry import command
from shared.transaction import Connection, Transaction


class AdoptWorkplan(Command, frozen=True, kw_only=True):
    """Enter the plan that a body has adopted; what is planned then is the baseline."""

    body: UUID
    title: str
    basis: Prose
    """Who asked for it, such as "CCPCJ resolution 26/4 of 26 May 2017"."""
    begins: date
    ends: date


async def in_body(command: AdoptWorkplan, _: Connection) -> UUID:
    """Of the body concerned."""
    return command.body


@command(AdoptWorkplan, at="POST /workplans", allow={Role.SECRETARIAT, Role.CHAIR}, body=in_body)
async def adopt_workplan(command: AdoptWorkplan, tx: Transaction) -> UUID:
    """Public from here on: a body plans in the open."""
    zone, place = await store.place_of(tx.connection, command.body)
    plan = model.Plan(
        id=new_id(),
        body=command.body,
        title=command.title.strip(),
        basis=command.basis.strip(),
        begins=command.begins,
        ends=command.ends,
        zone=zone,
        place=place,
    )
    await store.add(tx, plan, model.adopt(plan))
    return plan.id
