"""What may be asked of deadlines, where, by whom, and what then happens."""

from datetime import time
from typing import Annotated
from uuid import UUID

import msgspec

from services.meetings.deadlines import model, store
from services.meetings.sessions import store as sessions
from shared.deadlines.rules import Anchor, Direction, Roll, Rule, Unit
from shared.ids import new_id
from shared.messages import Command, Prose, Role
from shared.registry import command
from shared.transaction import Connection, Transaction

TimeOfDay = Annotated[str, msgspec.Meta(pattern=r"^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$")]
"""As a form's field has it, with or without seconds."""


class CountedBy(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a deadline is counted: so many units before or after the opening or closing of a part."""

    count: int
    unit: Unit
    direction: Direction = Direction.BEFORE
    anchor: Anchor = Anchor.PART_OPENS
    at: TimeOfDay | None = None
    """At the place of the body."""
    counts_anchor_day: bool = False
    roll: Roll = Roll.STAYS

    def rule(self) -> Rule:
        """RuleBroken where it does not hold together."""
        at = time.fromisoformat(self.at) if self.at else None
        return Rule(**msgspec.structs.asdict(self) | {"at": at})


class SetDeadline(Command, frozen=True, kw_only=True):
    """Let something be due in a session, by a rule that counts from one of its parts."""

    session: UUID
    subject: str
    """``drafts``, ``revised drafts``, ``amendments``, ``co-sponsorship``, ``comments`` …"""
    title: str
    rule: CountedBy
    part: int = 1


async def in_session(command: SetDeadline, connection: Connection) -> UUID:
    """The body that sits in it."""
    return await sessions.body_of(connection, command.session)


@command(
    SetDeadline,
    at="POST /sessions/{session}/deadlines",
    allow={Role.SECRETARIAT},
    body=in_session,
)
async def set_deadline(command: SetDeadline, tx: Transaction) -> UUID:
    """While its part has no date it stands without a time."""
    session = await sessions.hold(tx.connection, command.session)
    wanted = model.Deadline(
        id=new_id(),
        session=session.id,
        subject=command.subject.strip(),
        title=command.title.strip(),
        part=command.part,
        rule=command.rule.rule(),
        zone=session.zone,
        place=session.place,
    )
    deadline, facts = model.set_deadline(wanted, session)
    await store.add(tx, deadline, facts)
    return deadline.id


class ChangeDeadline(Command, frozen=True, kw_only=True):
    """Let it be due by another rule, or be called otherwise."""

    deadline: UUID
    title: str
    rule: CountedBy
    part: int = 1
    reason: Prose = ""


class CancelDeadline(Command, frozen=True, kw_only=True):
    """Let it not be due any more."""

    deadline: UUID
    reason: Prose = ""


async def of_deadline(command: ChangeDeadline | CancelDeadline, connection: Connection) -> UUID:
    """The body in whose session it falls due."""
    session = await store.session_of(connection, command.deadline)
    return await sessions.body_of(connection, session)


@command(ChangeDeadline, at="PUT /deadlines/{deadline}", allow={Role.SECRETARIAT}, body=of_deadline)
async def change_deadline(command: ChangeDeadline, tx: Transaction) -> UUID:
    """Whoever waited for the old time is told of the new one."""
    session = await sessions.hold(
        tx.connection, await store.session_of(tx.connection, command.deadline)
    )
    await tx.hold(command.deadline)
    before = await store.get(tx.connection, command.deadline)
    wanted = msgspec.structs.replace(
        before, title=command.title.strip(), part=command.part, rule=command.rule.rule()
    )
    deadline, facts = model.change(before, wanted, session, command.reason)
    await store.keep(tx, deadline, facts)
    return deadline.id


@command(
    CancelDeadline, at="DELETE /deadlines/{deadline}", allow={Role.SECRETARIAT}, body=of_deadline
)
async def cancel_deadline(command: CancelDeadline, tx: Transaction) -> UUID:
    """No reminder of it fires from here on."""
    session = await sessions.hold(
        tx.connection, await store.session_of(tx.connection, command.deadline)
    )
    await tx.hold(command.deadline)
    before = await store.get(tx.connection, command.deadline)
    deadline, facts = model.cancel(before, session, command.reason)
    await store.cancel(tx, deadline, facts)
    return deadline.id
