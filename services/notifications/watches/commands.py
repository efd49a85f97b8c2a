"""What may be asked of watches, where, by whom, and what then happens."""

from uuid import UUID

from services.notifications.watches import model, store
from services.notifications.watches.model import Kind, Watch
from shared.access.sight import sees
from shared.ids import new_id
from shared.messages import Command
from shared.registry import SIGNED_IN, command
from shared.transaction import Transaction

OWN = sees("watch", "one's own", store.SQL)


class WatchThing(Command, frozen=True, kw_only=True):
    """Be told of a thing and of what belongs to it, whether or not a role says so."""

    thing: UUID
    kind: Kind = "thing"


@command(WatchThing, at="POST /watches", allow=SIGNED_IN)
async def watch_thing(command: WatchThing, tx: Transaction) -> UUID:
    """A watch on something that the person may not see tells nothing of it."""
    return await place(tx, command.thing, command.kind, muted=False)


class MuteThing(Command, frozen=True, kw_only=True):
    """Be told nothing of a thing, nor of what belongs to it, unless that is watched by itself."""

    thing: UUID
    kind: Kind = "thing"


@command(MuteThing, at="POST /mutes", allow=SIGNED_IN)
async def mute_thing(command: MuteThing, tx: Transaction) -> UUID:
    """Until it is watched, or the mute is lifted."""
    return await place(tx, command.thing, command.kind, muted=True)


async def place(tx: Transaction, thing: UUID, kind: Kind, *, muted: bool) -> UUID:
    """The wish that stood before is replaced."""
    person = tx.actor.id
    wanted = Watch(id=new_id(), person=person, thing=thing, kind=kind, muted=muted)
    watch, facts = model.place(await store.hold(tx, person, thing), wanted)
    await store.keep(tx, watch, facts)
    return watch.id


class LiftWatch(Command, frozen=True, kw_only=True):
    """Let roles alone decide again what one is told of the thing: also ends a mute."""

    watch: UUID


@command(LiftWatch, at="DELETE /watches/{watch}", allow=SIGNED_IN, sees=OWN)
async def lift_watch(command: LiftWatch, tx: Transaction) -> UUID:
    """What is in the inbox stays there."""
    await tx.hold(command.watch)
    watch = await store.get(tx.connection, command.watch)
    await store.drop(tx, watch, model.lift(watch))
    return watch.id
