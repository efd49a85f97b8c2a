"""Mail goes out when its chain has settled."""

from services.notifications.deliveries import outgoing, store
from shared.registry import Means, timer


@timer("mail", clock="real", next_due=store.next_due)
async def send_mail(means: Means) -> None:
    """Every replica sends; a lease keeps two from sending the same mail."""
    while batch := await store.claim(means, outgoing.BATCH):
        await outgoing.send_all(means, batch)
