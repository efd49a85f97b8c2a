"""Asking together: fewer questions, and never an answer from before one asked."""

import asyncio

from shared.together import Together


class Counter:
    """What is asked about: it changes, and being told takes a while."""

    def __init__(self) -> None:
        self.value = 0
        self.asked = 0

    async def read(self) -> int:
        self.asked += 1
        value = self.value
        await asyncio.sleep(0.01)
        return value


async def test_a_crowd_is_told_by_one_question() -> None:
    counter, together = Counter(), Together[str, int]()

    told = await asyncio.gather(*(together.ask("one", counter.read) for _ in range(50)))

    assert told == [0] * 50
    assert counter.asked == 1


async def test_nobody_is_told_what_was_read_before_they_asked() -> None:
    counter, together = Counter(), Together[str, int]()
    early = asyncio.create_task(together.ask("one", counter.read))
    await asyncio.sleep(0.005)  # the question is under way

    counter.value = 1
    late = await asyncio.gather(*(together.ask("one", counter.read) for _ in range(5)))

    assert await early == 0
    assert late == [1] * 5
    assert counter.asked == 2
    assert not together.asking
    assert not together.waiting


async def test_who_stops_waiting_stops_nobody_else() -> None:
    counter, together = Counter(), Together[str, int]()
    leaving = asyncio.create_task(together.ask("one", counter.read))
    staying = asyncio.create_task(together.ask("one", counter.read))
    await asyncio.sleep(0.005)

    leaving.cancel()

    assert await staying == 0
    assert leaving.cancelled() or leaving.cancelling()


async def test_a_refusal_is_everybodys_and_the_next_question_is_asked_anew() -> None:
    counter, together = Counter(), Together[str, int]()

    async def refused() -> int:
        raise LookupError("no such thing")

    outcomes = await asyncio.gather(
        *(together.ask("one", refused) for _ in range(3)), return_exceptions=True
    )

    assert [type(each) for each in outcomes] == [LookupError] * 3
    assert await together.ask("one", counter.read) == 0


async def test_other_things_do_not_wait() -> None:
    together = Together[str, int]()
    held = asyncio.Event()

    async def slow() -> int:
        await held.wait()
        return 1

    waiting = asyncio.create_task(together.ask("slow", slow))
    async with asyncio.timeout(5):
        assert await together.ask("quick", Counter().read) == 0
    held.set()

    assert await waiting == 1


async def test_those_who_ask_again_share_each_next_question() -> None:
    counter, together = Counter(), Together[str, int]()

    async def reader() -> list[int]:
        return [await together.ask("one", counter.read) for _ in range(3)]

    await asyncio.gather(*(reader() for _ in range(10)))

    assert counter.asked == 3
