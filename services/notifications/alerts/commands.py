"""What may be asked of one's own inbox, where, by whom, and what then happens."""

from uuid import UUID

from services.notifications.alerts import store
from shared.messages import Command
from shared.registry import SIGNED_IN, command
from shared.transaction import Transaction


class MarkRead(Command, frozen=True, kw_only=True):
    """Say that one has read an alert."""

    alert: UUID
    number: int | None = None
    """What the page showed: an alert that has grown since stays new."""


@command(MarkRead, at="POST /alerts/{alert}/readings", allow=SIGNED_IN)
async def mark_read(command: MarkRead, tx: Transaction) -> UUID:
    """For oneself."""
    await store.mark_read(tx, command.alert, command.number)
    return command.alert


class ClearAlert(Command, frozen=True, kw_only=True):
    """Take an alert off the list: for one's whole delegation, or for oneself in the secretariat."""

    alert: UUID


@command(ClearAlert, at="POST /alerts/{alert}/clearings", allow=SIGNED_IN)
async def clear_alert(command: ClearAlert, tx: Transaction) -> UUID:
    """It comes back when it grows."""
    await store.clear(tx, command.alert)
    return command.alert
