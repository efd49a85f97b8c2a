"""What each NATS user may say and hear, tried against a real server with the real client."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from uuid import uuid4

import nats
import nats.errors
import nats.js.errors
import pytest
from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.js.api import AckPolicy, ConsumerConfig, StreamConfig

from infra.embedded import NatsServer, Servers
from tests.barrier import reached

SECONDS = 2.0
SHORT = 0.3
SETTLE_SECONDS = 0.05
Connect = Callable[[str], Awaitable[Client]]


class User:
    """A connection, and what the server refused it."""

    def __init__(self) -> None:
        self.refusals: asyncio.Queue[str] = asyncio.Queue()

    async def note(self, error: Exception) -> None:
        self.refusals.put_nowait(str(error).lower())

    async def enter(self, server: NatsServer, name: str) -> None:
        login = server.login(name).options()
        self.client = await nats.connect(server.url, error_cb=self.note, **login)
        self.jetstream = self.client.jetstream(timeout=SECONDS)

    async def refusal(self) -> str:
        """The next one; the client tells of it a moment after it was received."""
        async with asyncio.timeout(SECONDS):
            return await self.refusals.get()

    async def refused(self) -> bool:
        """Anything so far? The server answers a ping after all that it had to say before."""
        await reached(self.client)
        await asyncio.sleep(SETTLE_SECONDS)
        return not self.refusals.empty()


@asynccontextmanager
async def user(server: NatsServer, name: str) -> AsyncGenerator[User]:
    one = User()
    await one.enter(server, name)
    try:
        yield one
    finally:
        await one.client.close()


@pytest.fixture
async def meetings(servers: Servers) -> AsyncGenerator[User]:
    """With a stream of its own, in which there is one message."""
    async with user(servers.nats, "meetings") as one:
        await one.jetstream.add_stream(
            StreamConfig(name="meetings", subjects=["evt.meetings.>"], allow_atomic=True)
        )
        await one.jetstream.publish("evt.meetings.session.1.moved", b"1")
        yield one
    async with user(servers.nats, "operator") as operator:
        await operator.jetstream.delete_stream("meetings")


@pytest.fixture
async def workplan(servers: Servers) -> AsyncGenerator[User]:
    async with user(servers.nats, "workplan") as one:
        yield one


async def messages(one: User) -> int:
    return (await one.jetstream.stream_info("meetings")).state.messages


async def test_a_batch_of_ones_own_is_taken(meetings: User) -> None:
    marks = {"Nats-Batch-Id": uuid4().hex}

    await meetings.client.publish(
        "evt.meetings.session.1.moved", b"2", headers=marks | {"Nats-Batch-Sequence": "1"}
    )
    reply = await meetings.client.request(
        "evt.meetings.session.1.moved",
        b"3",
        timeout=SECONDS,
        headers=marks | {"Nats-Batch-Sequence": "2", "Nats-Batch-Commit": "1"},
    )

    assert b'"count":2' in reply.data
    assert await messages(meetings) == 3
    assert not await meetings.refused()


async def test_the_consumer_of_ones_own_name_reads_and_acknowledges(
    meetings: User, workplan: User
) -> None:
    pull = await workplan.jetstream.pull_subscribe(
        "evt.meetings.>",
        durable="workplan",
        stream="meetings",
        config=ConsumerConfig(ack_policy=AckPolicy.EXPLICIT, max_deliver=-1),
    )

    (message,) = await pull.fetch(1, timeout=SECONDS)
    await message.ack_sync(timeout=SECONDS)

    assert message.data == b"1"
    info = await pull.consumer_info()
    assert (info.num_ack_pending, info.num_pending) == (0, 0)
    assert not await workplan.refused()


async def test_one_may_begin_ones_own_consumer_anew(meetings: User, workplan: User) -> None:
    wanted = ConsumerConfig(durable_name="workplan", ack_policy=AckPolicy.EXPLICIT)
    await workplan.jetstream.add_consumer("meetings", wanted)

    assert await workplan.jetstream.delete_consumer("meetings", "workplan")


async def test_a_question_is_answered_by_its_owner(meetings: User, workplan: User) -> None:
    async def answer(msg: Msg) -> None:
        await msg.respond(b"answer")

    await meetings.client.subscribe("ask.meetings.log", queue="meetings", cb=answer)
    await reached(meetings.client)

    reply = await workplan.client.request("ask.meetings.log", b"?", timeout=SECONDS)

    assert reply.data == b"answer"
    assert not await meetings.refused()
    assert not await workplan.refused()


async def test_the_demo_turns_the_clock_and_everybody_hears_it(
    servers: Servers, workplan: User
) -> None:
    heard = await workplan.client.subscribe("clock.>")
    await reached(workplan.client)

    async with user(servers.nats, "demo") as demo:
        await demo.client.publish("clock.set", b"tomorrow")
        await reached(demo.client)

    assert (await heard.next_msg(timeout=SECONDS)).data == b"tomorrow"


async def test_one_hears_ones_own_facts_and_pokes(meetings: User) -> None:
    facts = await meetings.client.subscribe("evt.meetings.>")
    pokes = await meetings.client.subscribe("poke.meetings")
    await reached(meetings.client)

    await meetings.client.publish("poke.meetings")
    await meetings.jetstream.publish("evt.meetings.session.1.moved", b"2")

    assert (await facts.next_msg(timeout=SECONDS)).data == b"2"
    assert (await pokes.next_msg(timeout=SECONDS)).data == b""


@pytest.mark.parametrize(
    "subject",
    [
        "evt.meetings.session.1.moved",
        "poke.meetings",
        "clock.set",
        "_INBOX_meetings.guess",
        "$JS.API.STREAM.DELETE.meetings",
        "$JS.API.STREAM.PURGE.meetings",
        "$JS.API.STREAM.UPDATE.meetings",
        "$JS.API.STREAM.CREATE.other",
        "$JS.API.STREAM.MSG.GET.meetings",
        "$JS.API.DIRECT.GET.meetings",
        "$JS.API.CONSUMER.CREATE.meetings",
        "$JS.API.CONSUMER.CREATE.meetings.notifications",
        "$JS.API.CONSUMER.CREATE.meetings.notifications.evt.meetings.>",
        "$JS.API.CONSUMER.DURABLE.CREATE.meetings.notifications",
        "$JS.API.CONSUMER.DELETE.meetings.notifications",
        "$JS.API.CONSUMER.MSG.NEXT.meetings.notifications",
        "$JS.ACK.meetings.notifications.1.1.1.1.1",
    ],
)
async def test_what_is_another_s_may_not_be_published(
    meetings: User, workplan: User, subject: str
) -> None:
    before = await messages(meetings)
    await workplan.client.publish(subject, b"{}")

    assert "permissions violation for publish" in await workplan.refusal()
    assert await messages(meetings) == before


@pytest.mark.parametrize(
    "subject", ["evt.meetings.>", "evt.>", "ask.meetings.>", "poke.meetings", "_INBOX_meetings.>"]
)
async def test_what_is_another_s_may_not_be_heard(workplan: User, subject: str) -> None:
    await workplan.client.subscribe(subject)

    assert "permissions violation for subscription" in await workplan.refusal()


async def test_a_consumer_of_another_name_is_not_made_by_a_crooked_request(
    meetings: User, workplan: User
) -> None:
    body = b'{"stream_name":"meetings","config":{"durable_name":"notifications","name":"x"}}'

    reply = await workplan.client.request(
        "$JS.API.CONSUMER.CREATE.meetings.workplan", body, timeout=SECONDS
    )

    assert b'"error"' in reply.data
    assert (await meetings.jetstream.stream_info("meetings")).state.consumer_count == 0


async def test_another_stream_is_not_read_without_a_name(workplan: User, meetings: User) -> None:
    with suppress(nats.errors.TimeoutError, nats.js.errors.APIError):
        await workplan.client.jetstream(timeout=SHORT).pull_subscribe(
            "evt.meetings.>", stream="meetings"
        )

    assert "permissions violation for publish" in await workplan.refusal()
    assert (await meetings.jetstream.stream_info("meetings")).state.consumer_count == 0


async def test_an_answer_is_given_once_and_only_where_it_was_asked_for(
    meetings: User, workplan: User
) -> None:
    async def answer_twice(msg: Msg) -> None:
        await msg.respond(b"answer")
        await msg.respond(b"another")

    await meetings.client.subscribe("ask.meetings.log", cb=answer_twice)
    await reached(meetings.client)

    await workplan.client.request("ask.meetings.log", b"?", timeout=SECONDS)

    assert "permissions violation for publish" in await meetings.refusal()
