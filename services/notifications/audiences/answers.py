"""What other services ask: who would be told?"""

import asyncpg

from services.notifications.asks import AUDIENCE, Audience, AudienceFor
from services.notifications.audiences import store
from shared.ids import new_id
from shared.registry import answer


@answer(AUDIENCE)
async def name_audience(question: AudienceFor, pool: asyncpg.Pool) -> Audience:
    """Each preview has a token of its own, since people come and go between two of them."""
    token = new_id()
    people = await store.keep(pool, token, question.body, question.things or [question.body])
    return Audience(token=token, people=[each for each in people if each != question.besides])
