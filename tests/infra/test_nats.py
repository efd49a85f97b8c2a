import socket
import time

import nats
import nats.js.errors
import pytest
from nats.aio.client import Client

from infra.embedded import CannotStart, NatsServer
from tests.infra.conftest import left_behind
from tests.infra.services import SERVICES


async def connect(server: NatsServer) -> Client:
    return await nats.connect(server.url, **server.login("meetings").options())


async def publish(server: NatsServer) -> None:
    client = await connect(server)
    await client.jetstream().add_stream(name="meetings", subjects=["evt.meetings.>"])
    await client.jetstream().publish("evt.meetings.session.1.moved", b"1")
    await client.close()


async def kept(server: NatsServer) -> int:
    client = await connect(server)
    try:
        return (await client.jetstream().stream_info("meetings")).state.messages
    finally:
        await client.close()


async def test_what_was_acknowledged_survives_a_kill(nats_server: NatsServer) -> None:
    nats_server.start()
    port = nats_server.port
    await publish(nats_server)

    nats_server.kill()
    nats_server.start()

    assert nats_server.port == port
    assert await kept(nats_server) == 1


async def test_what_was_acknowledged_survives_a_restart(nats_server: NatsServer) -> None:
    nats_server.start()
    await publish(nats_server)
    nats_server.stop()

    again = NatsServer(nats_server.folder, SERVICES, fsync=True)
    again.start()

    assert again.port == nats_server.port
    assert await kept(again) == 1
    again.stop()


async def test_a_lost_store_comes_back_empty(nats_server: NatsServer) -> None:
    nats_server.start()
    await publish(nats_server)

    nats_server.lose_store()

    with pytest.raises(nats.js.errors.NotFoundError):
        await kept(nats_server)


async def test_a_server_that_was_left_behind_is_ended_first(nats_server: NatsServer) -> None:
    nats_server.start()
    await publish(nats_server)
    nats_server.stop()
    with left_behind(nats_server) as orphan:
        until = time.monotonic() + 5
        while not nats_server.ready():
            assert time.monotonic() < until

        nats_server.start()

        assert orphan.wait(1) is not None
        assert await kept(nats_server) == 1


def test_a_second_one_on_the_folder_is_refused(nats_server: NatsServer) -> None:
    nats_server.start()

    with pytest.raises(CannotStart, match="already runs on"):
        NatsServer(nats_server.folder, SERVICES).start()

    assert nats_server.running


def test_nobody_comes_in_without_a_password(nats_server: NatsServer) -> None:
    """By hand: the client leaves its connection open when it is refused."""
    nats_server.start()

    with (
        socket.create_connection(("127.0.0.1", nats_server.port)) as link,
        link.makefile("rb") as said,
    ):
        said.readline()
        link.sendall(b"CONNECT {}\r\nPING\r\n")

        assert said.readline() == b"-ERR 'Authorization Violation'\r\n"


def test_only_the_owner_reads_the_passwords(nats_server: NatsServer) -> None:
    nats_server.start()

    modes = {
        name: (nats_server.folder / name).stat().st_mode & 0o777
        for name in ("passwords.json", "nats.json")
    }

    assert modes == {"passwords.json": 0o600, "nats.json": 0o600}
