"""Nothing goes out to who has left."""

from services.identity.events.people import PersonLeft
from services.notifications.deliveries.store import SQL
from shared.registry import reaction
from shared.transaction import Transaction


@reaction(PersonLeft, since="beginning")
async def forget_mail(event: PersonLeft, tx: Transaction) -> None:
    """Also what went out already is not kept here any longer."""
    await tx.connection.execute(SQL["forget_mail"], event.id)
    await tx.connection.execute(SQL["drop_deliveries"], event.id)
