"""Mail: what it says, when it goes out, and what becomes of it when it does not."""

import re
import socket
from collections.abc import AsyncGenerator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import asyncpg
import msgspec
import pytest
from aiosmtpd.controller import Controller

from infra.embedded import NatsServer, PostgresServer
from services.application import SERVICES
from shared.clock import SteppedClock
from shared.settings import Settings
from tests.services.meetings.drafts.room import LONGER, SHORT
from tests.services.notifications.world import World, until
from tests.system import System

GOLDEN = Path(__file__).with_name("golden")
ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")


def as_golden(mail: dict[str, Any]) -> str:
    """With its ids taken out."""
    return ID.sub("ID", f"Subject: {mail['subject']}\n\n{mail['content']}")


def same(name: str, text: str) -> None:
    """A golden file is written anew by deleting it."""
    file = GOLDEN / f"{name}.txt"
    if not file.exists():
        file.write_text(text, encoding="utf-8")
        pytest.fail(f"{file.name} was missing and is written now: read it")
    assert text == file.read_text(encoding="utf-8")


async def test_one_mail_for_one_move_says_everything(world: World) -> None:
    aiko = await world.joins("Aiko")
    session = await world.sits()
    await world.due(session)
    await world.meets(session)
    await world.quiet()

    await world.moves(session)
    await world.system.step()

    [mail] = await aiko.mails()
    [alert] = await aiko.inbox()
    same("move", as_golden(mail))
    assert mail["message_id"] == f"<{alert['id']}.{aiko.id}.{alert['number']}@penholder.test>"


async def test_a_reminder_by_mail(world: World) -> None:
    aiko = await world.joins("Aiko")
    session = await world.sits()
    await world.due(session)
    await world.quiet()

    await world.system.step(datetime(2019, 4, 23, 12, tzinfo=UTC))

    [mail] = await aiko.mails()
    same("reminder", as_golden(mail))


async def test_a_mail_about_a_revision_says_what_changed(world: World) -> None:
    aiko = await world.joins("Aiko")
    austria = await world.state("AUT", "Austria")
    session = await world.sits()
    asked = {"text": SHORT, "delegation": austria}
    draft = await world.made(f"/sessions/{session}/drafts", asked)
    await world.made(f"/drafts/{draft}/issue", {})
    await world.quiet()

    await world.made(f"/drafts/{draft}/revisions", {"text": LONGER})
    await world.made(f"/drafts/{draft}/revisions/1/issue", {})
    await world.system.step()

    [mail] = await aiko.mails()
    same("revision", as_golden(mail))


async def test_what_comes_after_a_mail_went_out_is_another_mail(world: World) -> None:
    aiko = await world.joins("Aiko")
    session = await world.sits()
    await world.system.step()
    first = await aiko.mails()

    await world.moves(session)
    await world.system.step()

    assert len(first) == 1
    latest, earlier = await aiko.mails()
    assert (earlier, "moved from" in latest["content"]) == (first[0], True)


class Letters:
    """A mail server: what it took, and with what it refuses."""

    def __init__(self) -> None:
        self.taken: list[EmailMessage] = []
        self.replies: list[str] = []

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        if self.replies:
            return self.replies.pop(0)
        self.taken.append(message_from_bytes(envelope.content, policy=default))
        return "250 OK"


@pytest.fixture
def letters() -> Iterator[tuple[Letters, str]]:
    taken = Letters()
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    server = Controller(taken, hostname="127.0.0.1", port=port)
    server.start()
    yield taken, f"smtp://127.0.0.1:{port}"
    server.stop()


class Posting(System):
    """The services with a mail server."""

    smtp = ""

    def settings(self) -> Settings:
        return msgspec.structs.replace(super().settings(), smtp=self.smtp)


@pytest.fixture
def posting(
    postgres: PostgresServer, database: str, nats_server: NatsServer, start: datetime
) -> Any:
    @asynccontextmanager
    async def world(smtp: str, admin: asyncpg.Connection) -> AsyncGenerator[World]:
        kind = type("PostingTo", (Posting,), {"smtp": smtp})
        system = kind(postgres, database, nats_server, SERVICES, SteppedClock(start))
        async with system.running():
            made = World(system, admin)
            async with made.stack:
                yield await made.open()

    return world


async def test_mail_goes_through_the_operators_server(
    posting: Any, letters: tuple[Letters, str], admin: asyncpg.Connection
) -> None:
    taken, smtp = letters
    async with posting(smtp, admin) as world:
        aiko = await world.joins("Aiko")
        await world.system.step()
        await world.sits()
        await world.system.step()
        kept = await aiko.mails()
        [alert] = await aiko.inbox()

    [letter] = taken.taken
    assert kept == []
    assert letter["To"] == "Aiko <aiko@example.org>"
    assert letter["From"] == "Penholder <penholder@penholder.test>"
    assert letter["Message-ID"] == f"<{alert['id']}.{aiko.id}.1@penholder.test>"
    assert letter["Auto-Submitted"] == "auto-generated"
    assert "Twenty-eighth session is scheduled: 20–24 May 2019." in letter.get_content()


async def test_a_busy_server_is_asked_again_with_the_same_message_id(
    posting: Any, letters: tuple[Letters, str], admin: asyncpg.Connection
) -> None:
    taken, smtp = letters
    taken.replies = ["451 try later"]
    async with posting(smtp, admin) as world:
        await world.joins("Aiko")
        await world.system.step()
        await world.sits()
        await world.system.step()

    sending = "SELECT state, attempts FROM notifications.delivery WHERE state <> 'dropped'"
    [row] = await admin.fetch(sending)
    assert (len(taken.taken), row["state"], row["attempts"]) == (1, "sent", 1)


async def test_a_refusal_for_good_is_told_without_the_address(
    posting: Any, letters: tuple[Letters, str], admin: asyncpg.Connection
) -> None:
    taken, smtp = letters
    taken.replies = ["550 no such user aiko@example.org"]
    async with posting(smtp, admin) as world:
        await world.joins("Aiko")
        await world.system.step()
        await world.sits()
        await world.system.step()

    failed = "SELECT body FROM notifications.event_log WHERE type LIKE '%delivery.failed%'"
    body = msgspec.json.decode(await admin.fetchval(failed))
    assert (taken.taken, body["channel"]) == ([], "mail")
    assert body["reason"] == "the mail server refused it with 550"


async def test_a_killed_senders_mail_goes_out_after_its_lease(
    world: World, admin: asyncpg.Connection
) -> None:
    aiko = await world.joins("Aiko")
    await world.system.step()
    await world.sits()
    await world.system.step()
    await admin.execute("DELETE FROM notifications.mailbox")
    await admin.execute("UPDATE notifications.delivery SET state = 'sending', due_at = $1",
                        datetime(2019, 1, 1, tzinfo=UTC))  # fmt: skip

    world.system.plugin("notifications").wake_timers()

    assert len(await until(aiko.mails)) == 1
